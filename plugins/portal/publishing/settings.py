"""The targets that publishconf.py declares.

In: Pelican's settings, the project's folder.  Out: :class:`Declaration` of each target, and the
target itself.  A setting that is wrong is told before anything is built.

    PORTAL_TARGETS = {
        "directory": {"kind": "directory", "path": "published", "keep": 5},
        "preview": {"kind": "directory", "path": "preview", "ledger": False},
    }
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from portal.domain.problems import Problems
from portal.publishing.operations import LEAST_KEPT
from portal.publishing.signing import KEY_VARIABLE, Signer
from portal.publishing.targets.base import Target
from portal.publishing.targets.directory import DirectoryTarget
from portal.publishing.targets.remote import Remote
from portal.publishing.targets.ssh import SshTarget

__all__ = ["Declaration", "declarations", "signer_of"]

_FILE = "publishconf.py"
_KEEP = 5
_COMMON = {"kind", "keep", "ledger"}


@dataclass(frozen=True, slots=True)
class Declaration:
    """A target: ``keep`` is how many releases stay, ``ledger`` whether its addresses count."""

    name: str
    keep: int
    ledger: bool
    open: Callable[[], Target]


def declarations(settings: Mapping[str, Any], root: Path) -> dict[str, Declaration]:
    """By name; raises ContentError naming each setting that is wrong."""
    problems = Problems()
    found: dict[str, Declaration] = {}
    targets = settings.get("PORTAL_TARGETS")
    if not isinstance(targets, dict) or not targets:
        _wrong(problems, "PORTAL_TARGETS", '{"directory": {"kind": "directory", …}}')
        targets = {}
    for name, options in targets.items():
        place = f"PORTAL_TARGETS[{name!r}]"
        if not isinstance(options, dict):
            _wrong(problems, place, repr(options))
            continue
        kind = _KINDS.get(str(options.get("kind")))
        if kind is None:
            _wrong(problems, f"{place}['kind']", f"{options.get('kind')!r}; {' | '.join(_KINDS)}")
            continue
        keys, more, opened = kind
        for key in sorted({*options} - keys - more - _COMMON):
            _wrong(problems, f"{place}[{key!r}]", " | ".join(sorted(keys | more | _COMMON)))
        for key in sorted(keys - {*options}):
            _wrong(problems, f"{place}[{key!r}]", "?")
        keep, ledger = options.get("keep", _KEEP), options.get("ledger", True)
        if not isinstance(keep, int) or keep < LEAST_KEPT:
            _wrong(problems, f"{place}['keep']", f"{keep!r}; ≥ {LEAST_KEPT}")
        if not isinstance(ledger, bool):
            _wrong(problems, f"{place}['ledger']", f"{ledger!r}; True | False")
        found[name] = Declaration(name, keep, ledger, partial(opened, options, root))
    problems.raise_errors()
    return found


def _directory(options: Mapping[str, Any], root: Path) -> Target:
    return DirectoryTarget(root / Path(str(options["path"])).expanduser())


def _ssh(options: Mapping[str, Any], root: Path) -> Target:
    config = options.get("config")
    file = root / Path(str(config)).expanduser() if config else None
    return SshTarget(Remote(str(options["host"]), str(options["path"]).rstrip("/"), file))


_KINDS: dict[str, tuple[set[str], set[str], Callable[[Mapping[str, Any], Path], Target]]] = {
    "directory": ({"path"}, set(), _directory),
    "ssh": ({"host", "path"}, {"config"}, _ssh),
}
"""Kind → the keys it needs, those it may have, and how it is opened."""


def signer_of(settings: Mapping[str, Any], environ: Mapping[str, str] = os.environ) -> Signer:
    """Whoever signs, by ``PORTAL_PUBLIC_KEY`` and the environment."""
    secret = environ.get(KEY_VARIABLE)
    return Signer(str(settings.get("PORTAL_PUBLIC_KEY") or ""), Path(secret) if secret else None)


def _wrong(problems: Problems, name: str, reason: str) -> None:
    problems.error(_FILE, 0, "", "setting-wrong", name=name, reason=reason)
