"""What records of several kinds share: names, sources, papers, notes, contacts, periods."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

from portal.domain.dates import PartialDate
from portal.domain.packing import packed

__all__ = ["ALWAYS", "Contact", "DatedNote", "Document", "Names", "Source", "Validity"]


@dataclass(frozen=True, slots=True)
class Names:
    """A name in the languages of the site; Vietnamese is never missing."""

    vi: str
    en: str | None = None
    lo: str | None = None

    def get(self, lang: str) -> str | None:
        """The name in ``lang``, or None."""
        value = getattr(self, lang, None)
        return value if isinstance(value, str) else None

    def known(self) -> dict[str, str]:
        """Language → name, of those that are given, Vietnamese first."""
        named = ((field.name, self.get(field.name)) for field in fields(self))
        return {lang: name for lang, name in named if name}


@packed
@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from; without ``url`` a ``note`` says why."""

    name: str
    url: str | None = None
    lang: str | None = None
    note: str | None = None
    accessed: PartialDate | None = None


@packed
@dataclass(frozen=True, slots=True)
class Document:
    """An official paper (NĐ 42/2022, Đ.4: number, authority, date, abstract, file)."""

    number: str
    title: str
    date: PartialDate | None = None
    authority: str | None = None
    file: str | None = None
    url: str | None = None


@packed
@dataclass(frozen=True, slots=True)
class DatedNote:
    """A correction or a change: what was done, and when."""

    date: PartialDate
    note: str


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a body or an official."""

    address: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Validity:
    """``from`` means its first day, ``to`` its last; None is open."""

    start: PartialDate | None = None
    end: PartialDate | None = None

    @property
    def first(self) -> dt.date:
        return self.start.first if self.start else dt.date.min

    @property
    def last(self) -> dt.date:
        return self.end.last if self.end else dt.date.max

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """True when some day from ``first`` to ``last`` lies within."""
        return self.first <= last and first <= self.last


ALWAYS = Validity()
