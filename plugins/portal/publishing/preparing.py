"""From a built site to a release: the ledger kept, every old address settled, all of it sealed.

In: the site, its tree, the ledger of the project and of the target.  Out: :class:`Prepared`.
Raises ContentError naming each address that would be dead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.domain.problems import Problems
from portal.i18n.language import SOURCE_LANGUAGE
from portal.pages.site import Site
from portal.publishing.answers import Answers, answers_of
from portal.publishing.declared import declared_by
from portal.publishing.hosting import hosting_texts
from portal.publishing.ledger import FOLDER, added, merged, read_ledger
from portal.publishing.release import LEDGER, SITE, Release, make_release
from portal.publishing.served import address_of, is_lasting
from portal.publishing.standing import Standing
from portal.publishing.targets.base import Target

__all__ = ["Prepared", "kept_ledger", "prepare", "without_ledger", "write_ledger"]

_DECLARED = "declared.txt"


@dataclass(frozen=True, slots=True)
class Prepared:
    """``ledger`` are the files of the project's ``ledger/`` as they are once this is shown."""

    release: Release
    answers: Answers
    ledger: Mapping[str, bytes]


def prepare(
    site: Site,
    tree: Path,
    *,
    root: Path,
    content: str,
    home: str,
    theirs: Mapping[str, bytes],
    today: date,
) -> Prepared:
    """Settle the addresses and seal.

    In: ``theirs`` is the ledger that the target has, ``home`` where ``current`` lies on the server.
    """
    problems = Problems()
    folder = root / FOLDER
    ours = {path.name: path.read_bytes() for path in sorted(folder.glob("[0-9]*.txt"))}
    file = folder / _DECLARED
    text = file.read_text("utf-8") if file.is_file() else ""
    texts = merged(ours, theirs)
    entries = read_ledger(texts, problems)
    declared = declared_by(site, content, text, problems)
    problems.raise_errors()
    bare = make_release(tree, {})
    live = {
        address_of(file.path.removeprefix(SITE))
        for file in bare.manifest.files
        if is_lasting(file.path.removeprefix(SITE))
    }
    prefixes = [lang.prefix for code, lang in site.languages.items() if code != SOURCE_LANGUAGE]
    answers = answers_of(live - declared.pages, entries, declared, prefixes, problems)
    problems.raise_errors()
    ledger = added(texts, entries, answers, today)
    beside = {f"{LEDGER}{name}": data for name, data in ledger.items()}
    beside |= hosting_texts(site, answers, home)
    return Prepared(bare.with_texts(beside), answers, ledger)


def without_ledger(site: Site, tree: Path, home: str) -> Prepared:
    """For a preview: no address of it is promised to anybody."""
    answers = Answers(frozenset(), {}, {})
    return Prepared(make_release(tree, hosting_texts(site, answers, home)), answers, {})


def kept_ledger(target: Target, standing: Standing, root: Path) -> dict[str, bytes]:
    """The ledger of the release that is shown and of the newest one, where it is not ours."""
    found: dict[str, bytes] = {}
    for kept in {kept.id: kept for kept in (standing.shown, *standing.kept[-1:]) if kept}.values():
        theirs: dict[str, bytes] = {}
        for file in kept.manifest.files:
            name = file.path.removeprefix(LEDGER)
            if file.path.startswith(LEDGER) and _digest(root / FOLDER / name) != file.sha256:
                theirs[name] = target.fetch(kept.id, file.path)
        found = merged(found, theirs)
    return found


def write_ledger(root: Path, ledger: Mapping[str, bytes]) -> list[str]:
    """Bring the project's files up to date, for CI to commit; the names of those written."""
    written = []
    for name, data in ledger.items():
        path = root / FOLDER / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(exist_ok=True)
            temporary = path.with_suffix(".new")
            temporary.write_bytes(data)
            temporary.replace(path)
            written.append(f"{FOLDER}/{name}")
    return written


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
