"""The list of all that the portal is made of, against the locks and CycloneDX's own schema."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from portal.commands.components import (
    LIST,
    TABLE,
    bill,
    components,
    former_licences,
    main,
    table,
)
from tests.needs import ROOT

PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)


def test_the_committed_list_is_that_of_the_locks(
    record_property: Callable[[str, object], None],
) -> None:
    # A licence is what the package says that is installed, which may be another version here.
    said = former_licences(ROOT)
    listed = json.loads((ROOT / LIST).read_text("utf-8"))
    parts = components(ROOT, said)
    record_property("components", len(parts))
    assert len(parts) > 200
    assert [(each["purl"], each["scope"]) for each in listed["components"]] == [
        (part.purl, part.scope) for part in parts
    ]
    assert [each["hashes"] for each in listed["components"]] == [
        [{"alg": kind, "content": digest} for kind, digest in part.hashes] for part in parts
    ]
    assert "" not in said.values()
    rows = (ROOT / TABLE).read_text("utf-8").splitlines()
    assert len([row for row in rows if row.startswith("| ")]) == len(parts) + 2


def test_every_pin_is_in_it_and_every_part_but_fonts_has_a_hash() -> None:
    parts = components(ROOT, former_licences(ROOT))
    names = {(part.name, part.version) for part in parts}
    for lock in ("requirements.txt", "requirements-dev.txt"):
        pins = set(PIN.findall((ROOT / lock).read_text("utf-8")))
        assert len(pins) > 20
        assert pins <= names
    bare = {part.name for part in parts if not part.hashes}
    assert bare == {
        "@fontsource/be-vietnam-pro",
        "@fontsource-variable/noto-sans-lao",
        "@fontsource-variable/source-serif-4",
    }


def test_it_is_valid_and_names_nothing_that_changes_by_itself() -> None:
    text = (ROOT / LIST).read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert "timestamp" not in text
    assert "index" not in json.loads(text)["metadata"]


def test_the_validator_sees_a_fault() -> None:
    wrong = json.loads((ROOT / LIST).read_text("utf-8"))
    wrong["components"][0]["hashes"] = [{"alg": "SHA-256", "content": "x"}]
    found = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(wrong))
    assert found is not None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The locks of this project, in a folder that may be altered."""
    for name in ("requirements.txt", "requirements-dev.txt", "package-lock.json", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    fonts = "theme/static/vendor/fonts"
    (tmp_path / fonts).mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / fonts / "README.md", tmp_path / fonts / "README.md")
    shutil.copy(ROOT / LIST, tmp_path / LIST)
    return tmp_path


def test_it_says_how_many_components_it_covered(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(project, "en") == 0
    parts = components(project, former_licences(ROOT))
    run = sum(part.scope == "required" for part in parts)
    told = f"{LIST}, {TABLE}: {len(parts)} components, {run} of them to build the site.\n"
    assert capsys.readouterr().out == told
    assert (project / TABLE).read_text("utf-8") == table(parts)
    assert json.loads((project / LIST).read_text("utf-8")) == bill(project, parts)


def test_no_component_at_all_is_a_fault(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        (project / name).write_text("", "utf-8")
    (project / "package-lock.json").write_text('{"packages": {}}', "utf-8")
    (project / "theme/static/vendor/fonts/README.md").write_text("", "utf-8")
    assert main(project, "en") == 1
    assert capsys.readouterr().err == "The locks hold no component.\n"


def test_a_package_without_a_licence_is_a_fault(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (project / "requirements.txt").open("a", encoding="utf-8") as lock:
        lock.write("khong-co-goi-nay==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n")
    assert main(project, "en") == 1
    assert capsys.readouterr().err == "The licence of khong-co-goi-nay is not known.\n"
