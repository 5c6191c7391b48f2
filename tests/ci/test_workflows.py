"""The workflows of all forges: valid by their schemas, pinned, and handing over the same."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.needs import ROOT

GITHUB = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORGEJO = sorted((ROOT / ".forgejo/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
STEPWISE = [*GITHUB, *FORGEJO]
ALL = [*STEPWISE, GITLAB]
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def schema_of(path: Path) -> str:
    return "vendor.gitlab-ci" if path.name.startswith(".gitlab-ci") else "vendor.github-workflows"


def valid(path: Path, schema: str) -> str:
    """What the schema says against it; "" for nothing."""
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def jobs_of(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Jobs with steps, or of GitLab those with a script."""
    told = yaml.safe_load(path.read_text("utf-8"))
    if path == GITLAB:
        yield from ((name, job) for name, job in told.items() if "script" in job)
    else:
        yield from told["jobs"].items()


def scripts_of(path: Path) -> Iterator[str]:
    """Every line of shell."""
    for _, job in jobs_of(path):
        yield from (step["run"] for step in job.get("steps", ()) if "run" in step)
        yield from (*job.get("before_script", ()), *job.get("script", ()))


def test_there_is_one_for_each_forge() -> None:
    assert [path.name for path in GITHUB] == ["ci.yml", "publish.yml", "quality.yml"]
    assert [path.name for path in FORGEJO] == ["publish.yml"]
    assert GITLAB.is_file()


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_is_valid_by_the_forges_schema(path: Path) -> None:
    assert valid(path, schema_of(path)) == ""


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [(GITHUB[1], "runs-on:", "run-on:"), (GITLAB, "before_script:", "before_scripts: 3\n  when:")],
    ids=["github", "gitlab"],
)
def test_the_schema_sees_a_fault(path: Path, right: str, wrong: str, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    assert right in text
    broken = tmp_path / path.name
    broken.write_text(text.replace(right, wrong), "utf-8")
    assert valid(broken, schema_of(path)) != ""


@pytest.mark.parametrize("path", STEPWISE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_action_is_pinned_by_its_commit_and_nothing_has_more_rights_than_it_needs(
    path: Path,
) -> None:
    text = path.read_text("utf-8")
    told = yaml.safe_load(text)
    assert text.count("uses:") == len(PINNED.findall(text)) > 0
    assert told["permissions"] == {"contents": "read"}
    writes = [name for name, job in jobs_of(path) if "write" in str(job.get("permissions"))]
    assert writes == (["publish"] if path.name == "publish.yml" else [])
    # YAML 1.1 reads the key "on" as true.
    assert "pull_request_target" not in told[True]
    assert all("timeout-minutes" in job for _, job in jobs_of(path))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_script_is_shell_and_holds_no_text_of_others(path: Path) -> None:
    """What a branch or a message is called must never become part of a command."""
    scripts = list(scripts_of(path))
    assert scripts
    for script in scripts:
        assert "${{" not in script
        parsed = subprocess.run(["bash", "-n", "-c", script], capture_output=True, check=False)
        assert (parsed.returncode, parsed.stderr) == (0, b"")
        for name in re.findall(r"\.ci/\w+", script):
            assert (ROOT / name).stat().st_mode & 0o100


def test_all_forges_publish_alike() -> None:
    """Each hands all that .ci/publish reads over, keeps what a build keeps, and begins hourly."""
    asked = set(re.findall(r"^#   (PORTAL_\w+)", (ROOT / ".ci/publish").read_text("utf-8"), re.M))
    assert asked >= {"PORTAL_BRANCH", "PORTAL_TARGET", "PORTAL_PREVIEW", "PORTAL_SSH_KEY"}
    for path in (ROOT / ".github/workflows/publish.yml", *FORGEJO):
        text = path.read_text("utf-8")
        steps = dict(jobs_of(path))["publish"]["steps"]
        given = next(step["env"] for step in steps if step.get("run") == ".ci/publish")
        assert asked - {*given} == {"PORTAL_MAIN", "PORTAL_PUSH_URL"}
        kept = next(step["with"]["path"] for step in steps if "cache@" in step.get("uses", ""))
        assert kept.split() == [".cache", ".publish"]
        assert 'cron: "17 * * * *"' in text
    gitlab = GITLAB.read_text("utf-8")
    assert all(name in gitlab for name in asked)
    assert dict(jobs_of(GITLAB))["publish"]["cache"]["paths"] == [".cache/", ".publish/"]
