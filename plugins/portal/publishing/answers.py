"""What every address that was ever live answers from this release on.

In: the addresses of the new release, what the ledger remembers, what editors declared.  Out:
:class:`Answers`: itself, one redirect in one hop, or gone with a reason; a problem for each address
that would be dead.

A declaration for a page holds for what lies below it and for its other languages: whoever renames
an article writes its old address once, and calendar file and translations follow.  Three things
need no declaration: the list of a month or year that has no item any more leads to the list above
it, its table of open data to the page of all tables, and the calendar file of an event that has no
day any more to the page of the event.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from portal.domain.problems import Problems
from portal.publishing.declared import DECLARED, Declared

if TYPE_CHECKING:
    from portal.publishing.ledger import Entry

__all__ = ["Answers", "answers_of"]

_PERIOD = re.compile(r"(?P<above>/.+/)(?:\d{4}|\d{2})/(?P<file>index\.json)?")
_TABLE = re.compile(r"(?P<page>(?:/[a-z]{2})?/du-lieu/)[a-z-]+-\d{4}\.(?:csv|json)")
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """``live`` answer themselves, ``moved`` lead to one of them, ``gone`` say why they are gone."""

    live: frozenset[str]
    moved: Mapping[str, str]
    gone: Mapping[str, str]


def answers_of(
    live: Collection[str],
    entries: Mapping[str, Entry],
    declared: Declared,
    prefixes: Sequence[str],
    problems: Problems,
) -> Answers:
    """Settle all addresses.

    In: ``prefixes`` are those of the other languages (``/en``).  Notes an error for an address
    that would be dead, and for a declaration that is wrong.
    """
    ways = _Ways(frozenset(live), entries, declared, tuple(prefixes))
    moved: dict[str, str] = {}
    gone: dict[str, str] = {}
    dead: set[str] = set()
    for address in sorted({*entries, *declared.moved, *declared.gone} - ways.live):
        target = ways.target(address)
        reason = "" if target else ways.reason(address)
        target = target or ("" if reason else ways.above(address))
        if target:
            moved[address] = target
        elif reason:
            gone[address] = reason
        elif address in declared.moved:
            to, place = declared.moved[address]
            problems.error(*place, address, "address-leads-nowhere", target=to)
        else:
            dead.add(address)
    for address, (_, place) in (*declared.moved.items(), *declared.gone.items()):
        if address in ways.live:
            problems.error(*place, address, "address-answers")
    # What lies below, other languages and what led there are mended with the page itself.
    owners = {address for address in dead if not any(map(dead.__contains__, ways.owners(address)))}
    for address in sorted(owners or dead):
        entry = entries[address]
        near = "\n".join(_nearest(address, ways.live))
        values = {"since": entry.since, "declared": DECLARED}
        values |= {"nearest": near} if near else {}
        problems.error(entry.path, entry.line, address, "address-dead", **values)
    return Answers(ways.live, moved, gone)


@dataclass(frozen=True)
class _Ways:
    """Where addresses lead, by all that was said of them; what is declared now counts first."""

    live: frozenset[str]
    entries: Mapping[str, Entry]
    declared: Declared
    prefixes: tuple[str, ...]

    @cached_property
    def _moved(self) -> Mapping[str, str]:
        known = {a: e.moved for a, e in self.entries.items() if e.moved}
        known = {a: to for a, to in known.items() if a not in self.declared.gone}
        return known | {address: to for address, (to, _) in self.declared.moved.items()}

    @cached_property
    def _gone(self) -> Mapping[str, str]:
        known = {a: e.gone for a, e in self.entries.items() if e.gone}
        known = {a: why for a, why in known.items() if a not in self.declared.moved}
        return known | {address: why for address, (why, _) in self.declared.gone.items()}

    def target(self, address: str) -> str:
        """What answers in its place; "" for nothing."""
        if address in self._gone and address not in self._moved:
            return ""
        return next((found for found in self._led(address, set()) if found in self.live), "")

    def _led(self, address: str, met: set[str]) -> Iterator[str]:
        """Everywhere that declarations lead, the best first, each followed to its end.

        ``met`` are the places that were followed already: ways that part and meet again, or run in
        a circle, are gone once.
        """
        met.add(address)
        for prefix, base, rest in self._readings(address):
            to = self._moved.get(base)
            if to is None:
                continue
            for option in dict.fromkeys((prefix + to + rest, to + rest, prefix + to, to)):
                yield option
                if option not in self.live and option not in met:
                    yield from self._led(option, met)

    def reason(self, address: str) -> str:
        """Why it, or what it was moved to, is gone; "" when nobody said so."""
        places = (address, *self._led(address, set()))
        bases = (base for place in places for _, base, _ in self._readings(place))
        return next((self._gone[base] for base in bases if base in self._gone), "")

    def above(self, address: str) -> str:
        """The nearest list above that of a period, the page of a calendar file; "" for neither."""
        table = _TABLE.fullmatch(address)
        if table or address.endswith(".ics"):
            page = table["page"] if table else address[: address.rindex("/") + 1]
            return page if page in self.live else ""
        period = _PERIOD.fullmatch(address)
        while period:
            shorter = period["above"] + (period["file"] or "")
            if shorter in self.live:
                return shorter
            period = _PERIOD.fullmatch(shorter)
        return ""

    def owners(self, address: str) -> Iterator[str]:
        """The addresses whose declaration would hold for this one too."""
        yield from (base for _, base, _ in self._readings(address) if base != address)
        yield from self._led(address, set())

    def _readings(self, address: str) -> Iterator[tuple[str, str, str]]:
        """Language prefix, page, rest: the address itself first, then what it lies below."""
        for prefix in ("", *self.prefixes):
            if not address.startswith(f"{prefix}/"):
                continue
            bare = address[len(prefix) :]
            yield prefix, bare, ""
            end = bare.rstrip("/").rfind("/") + 1
            while end > 1:
                yield prefix, bare[:end], bare[end:]
                end = bare[: end - 1].rfind("/") + 1


def _nearest(address: str, live: Collection[str]) -> list[str]:
    """Addresses that end alike: the same article in another year, the same paper elsewhere."""
    name = address.rstrip("/").rpartition("/")[2]
    depth = address.count("/")
    alike = [a for a in live if a.rstrip("/").rpartition("/")[2] == name and a.count("/") == depth]
    return sorted(alike, key=lambda other: (other[:4] != address[:4], other))[:_NEAREST]
