"""What is declared, what is documented, what is imported and what is installed agree."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import re
import sys
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from portal.commands.lockrules import declared
from tests.needs import ROOT

RUN, DEV, BENCH, S3 = (
    {canonicalize_name(each.name) for each in requirements} for requirements in declared(ROOT)
)
# Never imported: plugins of other tools, tools that are run, types.
# Flask makes moto a server.
TOOLS = {
    "check-jsonschema",
    "djlint",
    "flask",
    "flask-cors",
    "mypy",
    "pytest-cov",
    "pytest-randomly",
    "pytest-xdist",
    "ruff",
    "uv",
}
# Read by Python itself.
DATA = {"tzdata"}
TYPES = {"types-markdown", "types-pyyaml"}
# Imported by another name; and parts of others: what these raise has no other address.
PART_OF = {
    "botocore": "boto3",
    "cyclonedx": "cyclonedx-python-lib",
    "pydantic-core": "pydantic",
}


def documented() -> dict[str, dict[str, list[str]]]:
    """The tables of docs/dependencies.md: section → package → cells."""
    sections: dict[str, dict[str, list[str]]] = {}
    for section in (ROOT / "docs/dependencies.md").read_text("utf-8").split("\n## ")[1:]:
        rows = re.findall(r"^\| ([a-z][\w-]*) \| (.+) \|$", section, re.MULTILINE)
        title = section.splitlines()[0]
        sections[title] = {name: cells.split(" | ") for name, cells in rows if name != "package"}
    return sections


def imported(*folders: str) -> set[str]:
    """Distributions that the Python files below ``folders`` import."""
    owners = importlib.metadata.packages_distributions()
    names: set[str] = set()
    files = [path for folder in folders for path in Path(ROOT, folder).rglob("*.py")]
    for path in [*files, *ROOT.glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.add(node.module.partition(".")[0])
    outside = names - sys.stdlib_module_names - {"portal", "tests", "pelicanconf"}
    found = {canonicalize_name(owner) for name in outside for owner in owners.get(name, [name])}
    return {PART_OF.get(name, name) for name in found}


def test_every_declared_package_is_documented_and_no_other() -> None:
    sections = documented()
    assert set(sections["Run time"]) == RUN
    assert set(sections["Development and tests"]) == DEV
    assert set(sections["For the benchmark (optional)"]) == BENCH
    assert set(sections["For buckets (optional)"]) == S3
    npm = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert set(sections["From npm (tests only)"]) == set(npm["devDependencies"])
    assert "dependencies" not in npm


def _brings_mit(name: str) -> bool:
    """Whether a package that states no licence comes with the text of the MIT licence."""
    files = [path for path in importlib.metadata.files(name) or [] if path.name == "LICENSE"]
    return any("Permission is hereby granted, free of charge" in path.read_text() for path in files)


@pytest.mark.parametrize("name", sorted(RUN | DEV))
def test_the_licence_documented_is_the_one_the_package_states(name: str) -> None:
    sections = documented()
    row = {**sections["Run time"], **sections["Development and tests"]}[name]
    metadata = importlib.metadata.metadata(name)
    stated = [*(metadata.get_all("License-Expression") or []), *(metadata.get_all("License") or [])]
    classifiers = metadata.get_all("Classifier") or []
    stated += [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::")]
    # Before License-Expression (PEP 639) packages wrote licences in words of their own.
    loosely = {
        "Apache License 2.0": "Apache-2.0",
        "MIT License": "MIT",
        "BSD License": "BSD-3-Clause",
        "AGPLv3": "AGPL-3.0-or-later",
    }
    if not stated and _brings_mit(name):  # resvg-py
        stated = ["MIT"]
    assert row[2] in {loosely.get(each, each) for each in stated}


def test_the_portal_imports_what_it_declares_and_nothing_else() -> None:
    # The rules of `lint` run with the development lock.
    assert imported("plugins") - {"packaging"} == RUN - DATA | S3


def test_the_tests_use_what_is_declared_for_them() -> None:
    used = imported("plugins", "tests") - RUN
    assert used == DEV - TOOLS - TYPES
