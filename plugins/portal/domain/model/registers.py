"""The entries of the registers: bodies, provinces, regulations, officials."""

from __future__ import annotations

from dataclasses import dataclass

from portal.domain.dates import Duration, PartialDate
from portal.domain.model.parts import ALWAYS, Contact, Document, Names, Source, Validity
from portal.domain.model.terms import AgencyType, Country, RegulationType, Relation, Stage

__all__ = [
    "Agency",
    "FormerName",
    "Official",
    "Province",
    "Regulation",
    "RegulationEvent",
    "Succession",
]


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name an entity bore for a time (pure renaming, same entity)."""

    name: str
    start: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """Who follows an entity, how, and from when."""

    id: str
    relation: Relation
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """A body of state; a new body is a new id, even under an old name."""

    path: str
    id: str
    name: Names
    type: AgencyType
    names: tuple[FormerName, ...] = ()
    aliases: tuple[str, ...] = ()
    valid: Validity = ALWAYS
    successors: tuple[Succession, ...] = ()
    province: str | None = None
    parent: str | None = None
    website: str | None = None
    contact: Contact | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Province:
    """A provincial unit of Viet Nam or a neighbour; a new territory is a new id."""

    path: str
    id: str
    name: Names
    country: Country
    names: tuple[FormerName, ...] = ()
    aliases: tuple[str, ...] = ()
    valid: Validity = ALWAYS
    successors: tuple[Succession, ...] = ()
    iso: str | None = None
    borders: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class RegulationEvent:
    """An event in a regulation's life that no article reports."""

    date: PartialDate
    stage: Stage
    source: Source | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Regulation:
    """A coordination regulation, an agreement, or a recurring mechanism."""

    path: str
    id: str
    title: Names
    type: RegulationType
    parties: tuple[str, ...]
    number: str | None = None
    signed: PartialDate | None = None
    period: Validity | None = None
    review_every: tuple[Duration, ...] = ()
    replaces: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    contact: Contact | None = None
    events: tuple[RegulationEvent, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Official:
    """An official who answers to the public, for the page on structure."""

    path: str
    id: str
    name: str
    office: Names
    agency: str
    phone: str | None = None
    email: str | None = None
    valid: Validity = ALWAYS
    source: Source | None = None
