"""Whether anything at all has changed since the last build: asked before anything is loaded.

In: the folders that a build reads, what it is told, the moment.  Out: :class:`Standing`, what that
build reported, when the same build would do nothing now; or None.  Loads nothing but the standard
library and a few light modules, so the answer comes in the time that Python takes to start.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from portal.domain.problems import Problem, Severity
from portal.output.reports import Account
from portal.warm.conditions import digest_of
from portal.warm.signatures import Signature, look

__all__ = ["Standing", "read_standing", "signed", "stands", "write_standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the last build found and showed.

    ``conditions`` are a digest of all but content and time that it depended on, ``content`` one of
    the signatures of the content's files, ``manifest`` the seal of the tree that it showed.  Time
    alone changes nothing from ``since`` until just before ``until``.
    """

    conditions: str
    content: str
    manifest: str
    since: datetime
    until: datetime
    outputs: int
    account: Account
    warnings: tuple[Problem, ...]


def signed(signatures: Mapping[str, Signature | None] | None) -> str:
    """A digest of signatures; "" when one of them is not to be trusted."""
    if signatures is None or None in signatures.values():
        return ""
    return digest_of([repr(sorted(signatures.items()))])


def stands(
    standing: Standing, *, under: str, content: Path, now: datetime, manifest: bytes
) -> bool:
    """True when a build of ``content`` ``now`` would find all as it was.

    ``under`` are the conditions now, ``manifest`` is the seal of the tree that is shown.
    """
    return (
        standing.conditions == under
        and standing.since <= now < standing.until
        and standing.manifest == manifest.hex()
        and standing.content == signed(look(content))
    )


def read_standing(path: Path) -> Standing | None:
    """What was written last; None when that is torn, or of another form."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        text, _, digest = path.read_text("utf-8").rpartition("\n")
        if digest_of([text]) != digest:
            return None
        data = json.loads(text)
        data["since"] = datetime.fromisoformat(data["since"])
        data["until"] = datetime.fromisoformat(data["until"])
        data["account"] = Account(**data["account"])
        data["warnings"] = tuple(map(_problem, data["warnings"]))
        return Standing(**data)
    return None


def write_standing(path: Path, standing: Standing) -> None:
    """Leave it for the next build, or remove what was left when nothing can be told from it."""
    if not standing.content:
        path.unlink(missing_ok=True)
        return
    data = asdict(standing)
    data |= {"since": standing.since.isoformat(), "until": standing.until.isoformat()}
    text = json.dumps(data, ensure_ascii=False)
    temporary = path.with_suffix(".new")
    temporary.write_text(f"{text}\n{digest_of([text])}", "utf-8")
    temporary.replace(path)


def _problem(data: dict[str, Any]) -> Problem:
    values = tuple((name, value) for name, value in data.pop("values"))
    return Problem(**{**data, "values": values, "severity": Severity(data["severity"])})
