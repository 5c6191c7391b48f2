"""docs/sbom.cdx.json and docs/licences.md: all that the portal is made of, made from the locks.

In: the locks, the packages' own account of their licence.  Out: a list of components as CycloneDX
1.6 has them, and the same as a table for people.  ``python -m portal.commands.components`` writes
both, ``.ci/lock`` runs it, a test holds the committed files against the locks.  The licence of a
package that is not installed here (one for Windows, say) is what the former list says.
"""

from __future__ import annotations

import base64
import json
import os
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from portal.commands.speech import Exit, Text, choose_language

__all__ = ["LIST", "TABLE", "Component", "bill", "components", "former_licences", "main", "table"]

LIST, TABLE = "docs/sbom.cdx.json", "docs/licences.md"
_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)(.*)$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_FONT = re.compile(r"^\| (\S+\.woff2) \| (@[\w/-]+) \| ([\d.]+) \|$", re.MULTILINE)
_SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*|\(.+\).*")
_FORMER: Mapping[str, str] = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD-2-Clause License": "BSD-2-Clause",
    "GNU Affero General Public License v3": "AGPL-3.0-or-later",
    "GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
}
"""Names from before SPDX → SPDX."""

_UNSAID: Mapping[str, str] = {
    "colorama": "BSD-3-Clause",
    "parse-cache-control": "BSD-3-Clause",
    "resvg-py": "MIT",
}
"""Packages for Windows alone, or whose licence stands in a file only."""

_COVERED = Text(
    "{list}, {table}: {count} thành phần, {run} trong đó để dựng trang.",
    "{list}, {table}: {count} components, {run} of them to build the site.",
)
_NONE = Text("Không có thành phần nào trong các tệp khóa.", "The locks hold no component.")
_NO_LICENCE = Text("Không rõ giấy phép của {name}.", "The licence of {name} is not known.")


@dataclass(frozen=True, slots=True, order=True)
class Component:
    """One package; ``scope`` is required (builds the site) or excluded (tests and tools)."""

    scope: str
    name: str
    version: str
    purl: str
    hashes: tuple[tuple[str, str], ...]
    licence: str


def components(root: Path, licences: Mapping[str, str]) -> list[Component]:
    """All of the locks and of theme/static/vendor/, in order.

    ``licences`` (purl → licence) is what is said of packages that are not installed here.
    """
    run = list(_python(root / "requirements.txt"))
    names = {name for name, _, _ in run}
    dev = [each for each in _python(root / "requirements-dev.txt") if each[0] not in names]
    found = [
        _component(scope, f"pkg:pypi/{name}@{version}", name, version, hashes, licences)
        for scope, group in (("required", run), ("excluded", dev))
        for name, version, hashes in group
    ]
    fonts = (root / "theme/static/vendor/fonts/README.md").read_text("utf-8")
    for _, name, version in _FONT.findall(fonts):
        found.append(Component("required", name, version, _npm(name, version), (), "OFL-1.1"))
    lock = json.loads((root / "package-lock.json").read_text("utf-8"))
    for path, package in lock["packages"].items():
        if path:
            name = path.rpartition("node_modules/")[2]
            version = package["version"]
            hashes = tuple(map(_integrity, package["integrity"].split()))
            purl = _npm(name, version)
            licence = package.get("license") or licences.get(purl) or _UNSAID.get(name, "")
            found.append(Component("excluded", name, version, purl, hashes, licence))
    # A package may stand in several places of npm's tree.
    single = {each.purl: each for each in found}.values()
    return sorted(single, key=lambda each: (each.scope != "required", each))


def _component(
    scope: str,
    purl: str,
    name: str,
    version: str,
    hashes: tuple[tuple[str, str], ...],
    licences: Mapping[str, str],
) -> Component:
    licence = _licence(name) or licences.get(purl) or _UNSAID.get(name, "")
    return Component(scope, name, version, purl, hashes, licence)


def _python(lock: Path) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Name, version and hashes of each pin."""
    for block in re.split(r"\n(?=[a-z0-9])", lock.read_text("utf-8")):
        pin = _PIN.match(block.partition("\n")[0])
        if pin:
            yield pin[1], pin[2], tuple(("SHA-256", each) for each in _HASH.findall(block))


def _npm(name: str, version: str) -> str:
    return f"pkg:npm/{quote(name)}@{version}"


def _integrity(text: str) -> tuple[str, str]:
    """``sha512-…`` in base64 → the name of the algorithm and hexadecimal digits."""
    kind, _, digest = text.partition("-")
    return f"SHA-{kind.removeprefix('sha')}", base64.b64decode(digest).hex()


def _licence(name: str) -> str:
    """What the installed package says of itself, as SPDX where it can be told; "" for nothing."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return ""
    for expression in about.get_all("License-Expression") or []:
        return str(expression)
    old = [
        each.rpartition(" :: ")[2]
        for each in about.get_all("Classifier") or []
        if each.startswith("License :: ") and not each.endswith("OSI Approved")
    ]
    said = "\n".join(about.get_all("License") or []).strip()
    if len(old) > 1:
        return said.partition("\n")[0] or ", ".join(old)
    for text in (*old, said):
        known = _FORMER.get(text, text)
        if "\n" not in known and _SPDX.fullmatch(known):
            return str(known)
    return str(old[0]) if old else said.partition("\n")[0]


def bill(root: Path, parts: Iterable[Component]) -> dict[str, Any]:
    """The list as CycloneDX; the same parts give the same text, so no clock is in it."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    listed = [
        {
            "type": "library",
            "bom-ref": part.purl,
            "name": part.name,
            "version": part.version,
            "scope": part.scope,
            "hashes": [{"alg": kind, "content": digest} for kind, digest in part.hashes],
            "licenses": [_said(part.licence)],
            "purl": part.purl,
        }
        for part in parts
    ]
    name = project["name"]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(listed))
    whole = {"type": "application", "bom-ref": name, "name": name, "version": project["version"]}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": {**whole, "licenses": [_said(project["license"])]}},
        "components": listed,
        "dependencies": [{"ref": name, "dependsOn": [each["bom-ref"] for each in listed]}],
    }


def _said(licence: str) -> dict[str, Any]:
    if _SPDX.fullmatch(licence):
        return {"expression": licence}
    return {"license": {"name": licence}}


def table(parts: Iterable[Component]) -> str:
    """The page for people."""
    lines = [
        "# Licences",
        "",
        "Every package of the locks, written by `.ci/lock`; [sbom.cdx.json](sbom.cdx.json) has",
        "the same with hashes, as CycloneDX. *Site* builds what is published; *tools* test it, and",
        "are no part of it. [dependencies.md](dependencies.md) says why each was chosen.",
        "",
        "| package | version | licence | part of |",
        "| --- | --- | --- | --- |",
    ]
    words = {"required": "site", "excluded": "tools"}
    for part in parts:
        kind = part.purl.partition("/")[0].removeprefix("pkg:")
        licence = part.licence.replace("|", "/")
        lines.append(f"| {part.name} ({kind}) | {part.version} | {licence} | {words[part.scope]} |")
    return "\n".join(lines) + "\n"


def former_licences(root: Path) -> dict[str, str]:
    """What the committed list says; nothing where there is none."""
    file = root / LIST
    if not file.is_file():
        return {}
    listed = json.loads(file.read_text("utf-8"))["components"]
    return {
        each["purl"]: said.get("expression") or said["license"]["name"]
        for each in listed
        for said in each["licenses"]
    }


def main(root: Path, lang: str) -> int:
    """Write both files and say how many parts they cover; 1 for none, or one without a licence."""
    parts = components(root, former_licences(root))
    if not parts:
        print(_NONE.in_(lang), file=sys.stderr)
        return Exit.CONTENT
    unknown = [part.name for part in parts if not part.licence]
    for name in unknown:
        print(_NO_LICENCE.filled(name=name).in_(lang), file=sys.stderr)
    if unknown:
        return Exit.CONTENT
    text = json.dumps(bill(root, parts), ensure_ascii=False, indent=1) + "\n"
    (root / LIST).write_text(text, "utf-8")
    (root / TABLE).write_text(table(parts), "utf-8")
    run = sum(part.scope == "required" for part in parts)
    covered = _COVERED.filled(list=LIST, table=TABLE, count=len(parts), run=run)
    print(covered.in_(lang))
    return Exit.DONE


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parents[3], choose_language([], os.environ)[0]))
