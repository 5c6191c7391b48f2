"""Models of files → records of the domain: the one place where the two meet.

In: a filled model and what only the file's place tells (path, slug, language, text).
Out: the frozen record.  References are still as the editor wrote them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.model import (
    Agency,
    Article,
    Attendee,
    Commendations,
    Contact,
    DatedNote,
    Document,
    Event,
    Figure,
    FormerName,
    Image,
    ImageText,
    Measurement,
    Names,
    Official,
    Page,
    Party,
    Province,
    Regulation,
    RegulationEvent,
    RegulationMention,
    SiteIdentity,
    Source,
    Succession,
    Translation,
    Validity,
    Withdrawal,
)
from portal.schema.article import ArticleFile
from portal.schema.articleparts import EventEntry
from portal.schema.parts import (
    ContactEntry,
    DatedNoteEntry,
    DocumentEntry,
    NamesEntry,
    PeriodEntry,
    SourceEntry,
)
from portal.schema.texts import PageFile, TranslationFile

if TYPE_CHECKING:
    from portal.schema.registers import (
        AgencyFile,
        FormerNameEntry,
        PersonFile,
        ProvinceFile,
        RegulationFile,
        SuccessorEntry,
    )
    from portal.schema.site import SiteFile

__all__ = [
    "agency_record",
    "article_record",
    "official_record",
    "page_record",
    "province_record",
    "regulation_record",
    "site_record",
    "translation_record",
]


def article_record(
    file: ArticleFile, path: str, slug: str, body: str, body_line: int, stamp: bytes
) -> Article:
    """An article without its translations, which are read from files of their own."""
    withdrawn, commendations = file.withdrawn, file.commendations
    return Article(
        path=path,
        slug=slug,
        title=file.title,
        date=file.date,
        summary=file.summary,
        kind=file.kind,
        agencies=tuple(Party(entry.id, entry.role) for entry in file.agencies),
        body=body,
        body_line=body_line,
        modified=file.modified,
        event=_event(file.event) if file.event else None,
        partner_provinces=file.partner_provinces,
        regulations=tuple(RegulationMention(entry.id, entry.stage) for entry in file.regulations),
        people=tuple(Attendee(entry.name, entry.office) for entry in file.people),
        figures=tuple(
            Figure(entry.label, entry.value, entry.unit, entry.period) for entry in file.figures
        ),
        commendations=Commendations(commendations.collectives, commendations.individuals)
        if commendations
        else None,
        documents=tuple(map(_document, file.documents)),
        images=tuple(
            Image(entry.file, entry.alt, entry.caption, entry.credit) for entry in file.images
        ),
        sources=tuple(map(_source, file.sources)),
        author=file.author,
        tags=file.tags,
        lead=file.lead,
        status=file.status,
        withdrawn=Withdrawal(withdrawn.date, withdrawn.reason, withdrawn.see)
        if withdrawn
        else None,
        publish_at=file.publish_at,
        expires=file.expires,
        corrections=_dated_notes(file.corrections),
        changes=_dated_notes(file.changes),
        aliases=file.aliases,
        note=file.note,
        stamp=stamp,
    )


def translation_record(
    file: TranslationFile, path: str, lang: str, body: str, body_line: int, stamp: bytes
) -> Translation:
    """The words of an article in another language."""
    return Translation(
        path=path,
        lang=lang,
        title=file.title,
        summary=file.summary,
        body=body,
        body_line=body_line,
        modified=file.modified,
        author=file.author,
        note=file.note,
        images=tuple(ImageText(entry.alt, entry.caption) for entry in file.images),
        changes=_dated_notes(file.changes),
        corrections=_dated_notes(file.corrections),
        stamp=stamp,
    )


def page_record(file: PageFile, path: str, slug: str, lang: str, body: str, body_line: int) -> Page:
    """A standing page in one language."""
    return Page(path, slug, lang, file.title, file.summary, body, body_line, file.modified)


def agency_record(file: AgencyFile, path: str, id: str) -> Agency:
    """A body of state."""
    return Agency(
        path=path,
        id=id,
        name=_names(file.name),
        type=file.type,
        names=_former_names(file.names),
        aliases=file.aliases,
        valid=_validity(file.valid),
        successors=_successions(file.successors),
        province=file.province,
        parent=file.parent,
        website=file.website,
        contact=_contact(file.contact),
        source=_source(file.source) if file.source else None,
    )


def province_record(file: ProvinceFile, path: str, id: str) -> Province:
    """A provincial unit."""
    return Province(
        path=path,
        id=id,
        name=_names(file.name),
        country=file.country,
        names=_former_names(file.names),
        aliases=file.aliases,
        valid=_validity(file.valid),
        successors=_successions(file.successors),
        iso=file.iso,
        borders=file.borders,
        source=_source(file.source) if file.source else None,
    )


def regulation_record(file: RegulationFile, path: str, id: str) -> Regulation:
    """A coordination regulation, an agreement or a recurring meeting."""
    return Regulation(
        path=path,
        id=id,
        title=_names(file.title),
        type=file.type,
        parties=file.parties,
        number=file.number,
        signed=file.signed,
        period=_validity(file.period) if file.period else None,
        review_every=file.review_every,
        replaces=file.replaces,
        documents=tuple(map(_document, file.documents)),
        contact=_contact(file.contact),
        events=tuple(
            RegulationEvent(
                entry.date,
                entry.stage,
                _source(entry.source) if entry.source else None,
                entry.note,
            )
            for entry in file.events
        ),
        source=_source(file.source) if file.source else None,
    )


def official_record(file: PersonFile, path: str, id: str) -> Official:
    """An official who answers to the public."""
    return Official(
        path=path,
        id=id,
        name=file.name,
        office=_names(file.office),
        agency=file.agency,
        phone=file.phone,
        email=file.email,
        valid=_validity(file.valid),
        source=_source(file.source) if file.source else None,
    )


def site_record(file: SiteFile) -> SiteIdentity:
    """Whose portal this is."""
    portal, measurement = file.parent_portal, file.measurement
    return SiteIdentity(
        names=_names(file.names),
        department=_names(file.department),
        address=_names(file.address),
        phones=file.phones,
        email=file.email,
        home_province=file.home_province,
        languages=tuple(str(language) for language in file.languages),
        person_responsible=_names(file.person_responsible),
        licence=_names(file.licence),
        fax=file.fax,
        parent_portal_name=_names(portal.name) if portal else None,
        parent_portal_url=portal.url if portal else None,
        colours={name: value for name, value in file.colours or () if value},
        short_names=_names(file.short_names) if file.short_names else None,
        measurement=Measurement(measurement.src, measurement.integrity) if measurement else None,
        demonstration=_names(file.demonstration) if file.demonstration else None,
        offline=file.offline,
    )


# --- parts ---------------------------------------------------------------------------------------


def _event(entry: EventEntry) -> Event:
    session = entry.session.value if entry.session else None
    return Event(entry.date, entry.end_date, session, entry.place)


def _names(entry: NamesEntry) -> Names:
    return Names(entry.vi, entry.en, entry.lo)


def _source(entry: SourceEntry) -> Source:
    return Source(entry.name, entry.url, entry.lang, entry.note, entry.accessed)


def _document(entry: DocumentEntry) -> Document:
    return Document(entry.number, entry.title, entry.date, entry.authority, entry.file, entry.url)


def _contact(entry: ContactEntry | None) -> Contact | None:
    return Contact(entry.address, entry.phone, entry.email) if entry else None


def _validity(entry: PeriodEntry | None) -> Validity:
    return Validity(entry.start, entry.end) if entry else Validity()


def _dated_notes(entries: tuple[DatedNoteEntry, ...]) -> tuple[DatedNote, ...]:
    return tuple(DatedNote(entry.date, entry.note) for entry in entries)


def _former_names(entries: tuple[FormerNameEntry, ...]) -> tuple[FormerName, ...]:
    return tuple(FormerName(entry.name, entry.start, entry.end) for entry in entries)


def _successions(entries: tuple[SuccessorEntry, ...]) -> tuple[Succession, ...]:
    return tuple(Succession(entry.id, entry.relation, entry.date) for entry in entries)
