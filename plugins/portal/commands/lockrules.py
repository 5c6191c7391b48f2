"""What must hold of the locks without a network: whole, hashed, in step, without addresses.

In: pyproject.toml, the requirement lists and package-lock.json.  Out: faults as (place,
sentence).  Part of ``lint``.  Whether newer versions exist is not asked here; ``.ci/lock``
resolves anew.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from portal.commands.speech import Text

__all__ = ["declared", "faults", "locked"]

_RUN, _DEV, _BENCH = "requirements.txt", "requirements-dev.txt", "requirements-bench.txt"
_S3 = "requirements-s3.txt"
_NPM = "package-lock.json"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)

_ADDRESS = Text(
    "tệp khóa không được chứa địa chỉ máy chủ gói hay đường dẫn: “{found}”. Hãy chạy .ci/lock.",
    "a lock must hold no address of a package server and no path: “{found}”. Run .ci/lock.",
)
_MISSING = Text(
    "thiếu {name}, có trong pyproject.toml. Hãy chạy .ci/lock.",
    "{name} of pyproject.toml is missing. Run .ci/lock.",
)
_OUTSIDE = Text(
    "{name} {version} không hợp với “{wanted}” trong pyproject.toml. Hãy chạy .ci/lock.",
    "{name} {version} does not satisfy “{wanted}” of pyproject.toml. Run .ci/lock.",
)
_NO_HASH = Text("{name} không có mã băm.", "{name} has no hash.")
_APART = Text(
    "{name} {version} khác với {other} trong {lock}. Hãy chạy .ci/lock.",
    "{name} {version} differs from {other} in {lock}. Run .ci/lock.",
)


def declared(root: Path) -> tuple[list[Requirement], ...]:
    """What pyproject.toml asks for: at run time, for development besides, benchmark, buckets."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    run = project["project"]["dependencies"]
    groups = project["dependency-groups"]
    asked = (run, groups["dev"], groups["bench"], groups["s3"])
    return tuple([Requirement(each) for each in group] for group in asked)


def locked(text: str) -> dict[str, tuple[Version, bool]]:
    """Each pinned package with its version, and whether hashes stand behind it."""
    pins: dict[str, tuple[Version, bool]] = {}
    for block in re.split(r"\n(?=[A-Za-z0-9])", text):
        for name, version in _PIN.findall(block):
            pins[canonicalize_name(name)] = (Version(version), "--hash=sha256:" in block)
    return pins


def faults(root: Path) -> list[tuple[str, Text]]:
    """All faults of all locks."""
    texts = {name: (root / name).read_text("utf-8") for name in (_RUN, _DEV, _BENCH, _S3, _NPM)}
    # Where a package's author takes donations: npm fetches nothing from there.
    texts[_NPM] = re.sub(r'"funding": (?:\{[^{}]*\}|\[[^\[\]]*\])', "", texts[_NPM])
    found = [
        (name, _ADDRESS.filled(found=match[0]))
        for name, text in texts.items()
        if (match := re.search(r"\S*://\S*|--(?:extra-)?index\S*|--find-links\S*", text))
    ]
    run, dev, bench, s3 = declared(root)
    locks = {name: locked(texts[name]) for name in (_RUN, _DEV, _BENCH, _S3)}
    for lock, wanted in ((_RUN, run), (_DEV, [*run, *dev]), (_BENCH, bench), (_S3, s3)):
        found += [(lock, text) for text in _unmet(wanted, locks[lock])]
        found += [
            (lock, _NO_HASH.filled(name=name))
            for name, (_, hashed) in locks[lock].items()
            if not hashed
        ]
    for name, (version, _) in locks[_RUN].items():
        other = locks[_DEV].get(name)
        if other is None or other[0] != version:
            shown = other[0] if other else "—"
            text = _APART.filled(name=name, version=version, other=shown, lock=_DEV)
            found.append((_RUN, text))
    for name, (version, _) in locks[_S3].items():
        # Both are installed into one environment.
        other = locks[_DEV].get(name)
        if other and other[0] != version:
            text = _APART.filled(name=name, version=version, other=other[0], lock=_DEV)
            found.append((_S3, text))
    return found


def _unmet(wanted: list[Requirement], pins: dict[str, tuple[Version, bool]]) -> list[Text]:
    found: list[Text] = []
    for requirement in wanted:
        pin = pins.get(canonicalize_name(requirement.name))
        if pin is None:
            found.append(_MISSING.filled(name=requirement.name))
        elif pin[0] not in requirement.specifier:
            found.append(_OUTSIDE.filled(name=requirement.name, version=pin[0], wanted=requirement))
    return found
