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
from portal.output.errors import EnvironmentFault
from portal.publishing.hosts import HOSTS, PAGES, Host
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

S3_LOCK = "requirements-s3.txt"
_LIBRARIES = {"s3": ("boto3", S3_LOCK)}
"""Kind → a library that no other needs, and the list that it is installed by."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A target: ``keep`` is how many releases stay, ``ledger`` whether its addresses count.

    ``library`` is what must be installed besides ("": nothing), by the list of that name; ``host``
    what the release is fitted to (None: servers that are set up by what it brings).
    """

    name: str
    keep: int
    ledger: bool
    open: Callable[[], Target]
    library: tuple[str, str] = ("", "")
    host: Host | None = None


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
        library = _LIBRARIES.get(str(options["kind"]), ("", ""))
        host = _host(problems, place, options)
        open_it = partial(opened, options, root)
        found[name] = Declaration(name, keep, ledger, open_it, library, host)
    problems.raise_errors()
    return found


def _host(problems: Problems, place: str, options: Mapping[str, Any]) -> Host | None:
    """What the release is fitted to; notes an error for one that nobody knows."""
    if options["kind"] == "s3":
        return HOSTS["s3"]
    name = str(options.get("host"))
    if options["kind"] != "pages" or "host" not in options:
        return None
    if name not in PAGES:
        _wrong(problems, f"{place}['host']", f"{name!r}; {' | '.join(PAGES)}")
        return None
    return HOSTS[name]


def _directory(options: Mapping[str, Any], root: Path) -> Target:
    return DirectoryTarget(root / Path(str(options["path"])).expanduser())


def _ssh(options: Mapping[str, Any], root: Path) -> Target:
    config = options.get("config")
    file = root / Path(str(config)).expanduser() if config else None
    return SshTarget(Remote(str(options["host"]), str(options["path"]).rstrip("/"), file))


def _s3(options: Mapping[str, Any], root: Path) -> Target:
    try:
        # Only who publishes to a bucket needs boto3.
        from portal.publishing.targets import bucket, inplace, s3
    except ImportError:
        raise EnvironmentFault(
            f"Thiếu boto3; hãy cài những gì {S3_LOCK} liệt kê.",
            f"boto3 is missing; install what {S3_LOCK} lists.",
        ) from None
    prefix = str(options.get("prefix") or "").strip("/")
    opened = bucket.open_bucket(
        str(options["bucket"]),
        f"{prefix}/" if prefix else "",
        *(options.get(key) for key in ("endpoint", "region", "profile")),
    )
    return inplace.InPlaceTarget(opened) if options.get("in_place") else s3.S3Target(opened)


_KINDS: dict[str, tuple[set[str], set[str], Callable[[Mapping[str, Any], Path], Target]]] = {
    "directory": ({"path"}, set(), _directory),
    "ssh": ({"host", "path"}, {"config"}, _ssh),
    "pages": ({"host", "path"}, set(), _directory),
    "s3": ({"bucket"}, {"prefix", "endpoint", "region", "profile", "in_place"}, _s3),
}
"""Kind → the keys it needs, those it may have, and how it is opened."""


def signer_of(settings: Mapping[str, Any], environ: Mapping[str, str] = os.environ) -> Signer:
    """Whoever signs, by ``PORTAL_PUBLIC_KEY`` and the environment."""
    secret = environ.get(KEY_VARIABLE)
    return Signer(str(settings.get("PORTAL_PUBLIC_KEY") or ""), Path(secret) if secret else None)


def _wrong(problems: Problems, name: str, reason: str) -> None:
    problems.error(_FILE, 0, "", "setting-wrong", name=name, reason=reason)
