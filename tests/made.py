"""Records made in code, with everything a test does not speak of filled in.

In: what the test is about.  Out: records, registers, sites without a file behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from portal.domain.dates import HANOI, Moment, PartialDate, parse_duration
from portal.domain.model import (
    Agency,
    AgencyType,
    Article,
    Country,
    Event,
    FormerName,
    Kind,
    Names,
    Party,
    Province,
    Regulation,
    RegulationEvent,
    RegulationMention,
    RegulationType,
    Relation,
    SiteIdentity,
    Stage,
    Status,
    Succession,
    Translation,
    Validity,
    Withdrawal,
)
from portal.domain.registry import Registry
from portal.i18n.language import Language
from portal.indexes.effective import effective_instant
from portal.indexes.outlines import make_outline
from portal.indexes.rows import Row, make_row
from portal.indexes.site import build_indexes
from portal.pages.composer import Composer
from portal.pages.site import BuildOptions, Site
from portal.reading.markdown import Rendered

__all__ = [
    "NOW",
    "agency",
    "article",
    "at",
    "composer",
    "former",
    "mention",
    "on",
    "province",
    "regulation",
    "row",
    "site",
    "succession",
    "translation",
    "valid",
]


def at(text: str) -> datetime:
    """``2020-06-11[ 17:30]`` in Viet Nam as an instant."""
    return Moment.parse(text).instant


def on(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


NOW = at("2026-11-20 09:00")


def valid(start: str | None = None, end: str | None = None) -> Validity:
    return Validity(on(start), on(end))


def succession(id: str, relation: str = "replaced", date: str | None = None) -> Succession:
    return Succession(id, Relation(relation), on(date))


def former(name: str, start: str | None = None, end: str | None = None) -> FormerName:
    return FormerName(name, on(start), on(end))


def agency(
    id: str,
    name: str | None = None,
    *,
    until: str | None = None,
    since: str | None = None,
    heirs: Sequence[tuple[str, str]] = (),
    english: str | None = None,
    **more: Any,
) -> Agency:
    """``heirs`` are pairs of id and relation."""
    return Agency(
        f"registry/agencies/{id}.yaml",
        id,
        Names(name or id, english),
        more.pop("type", AgencyType.DEPARTMENT),
        valid=valid(since, until),
        successors=tuple(succession(*heir) for heir in heirs),
        **more,
    )


def province(
    id: str,
    name: str | None = None,
    country: str = "VN",
    *,
    until: str | None = None,
    since: str | None = None,
    heirs: Sequence[tuple[str, str]] = (),
    english: str | None = None,
    **more: Any,
) -> Province:
    return Province(
        f"registry/provinces/{id}.yaml",
        id,
        Names(name or id, english),
        Country(country),
        valid=valid(since, until),
        successors=tuple(succession(*heir) for heir in heirs),
        **more,
    )


def regulation(
    id: str,
    parties: Sequence[str] = ("so",),
    *,
    signed: str | None = None,
    period: tuple[str | None, str | None] | None = None,
    review_every: Sequence[str] = (),
    events: Sequence[tuple[str, str]] = (),
    **more: Any,
) -> Regulation:
    """``events`` are pairs of date and stage."""
    return Regulation(
        f"registry/regulations/{id}.yaml",
        id,
        more.pop("title", Names(id)),
        RegulationType(more.pop("type", "regulation")),
        tuple(parties),
        signed=on(signed),
        period=valid(*period) if period else None,
        review_every=tuple(parse_duration(text) for text in review_every),
        events=tuple(RegulationEvent(PartialDate.parse(day), Stage(s)) for day, s in events),
        **more,
    )


def mention(id: str, stage: str | None = None) -> RegulationMention:
    return RegulationMention(id, Stage(stage) if stage else None)


def translation(lang: str, title: str, **more: Any) -> Translation:
    return Translation(f"news/x.{lang}.md", lang, title, f"{title}.", "", **more)


def article(
    slug: str,
    date: str = "2020-06-11",
    *,
    event: str | None = None,
    parties: Sequence[str] = ("so",),
    kind: str = "working-session",
    regulations: Sequence[tuple[str, str | None]] = (),
    expires: str | None = None,
    publish_at: str | None = None,
    status: str = "published",
    withdrawn: str | None = None,
    translations: Iterable[Translation] = (),
    **more: Any,
) -> Article:
    """``event`` is a date (by default none, so that the article goes by ``date``)."""
    moment = Moment.parse(date)
    gone = Withdrawal(PartialDate.parse(withdrawn), "Trùng tin.") if withdrawn else None
    return Article(
        path=f"news/{moment.date.year}/{slug}.md",
        slug=slug,
        title=more.pop("title", f"Tin {slug}"),
        date=moment,
        summary=more.pop("summary", f"Tóm tắt {slug}."),
        kind=Kind(kind),
        agencies=tuple(Party(id) for id in parties),
        event=Event(PartialDate.parse(event)) if event else more.pop("full_event", None),
        regulations=tuple(mention(*pair) for pair in regulations),
        expires=Moment.parse(expires) if expires else None,
        publish_at=Moment.parse(publish_at) if publish_at else None,
        status=Status.WITHDRAWN if gone else Status(status),
        withdrawn=gone,
        translations={one.lang: one for one in translations},
        **more,
    )


def row(slug: str, date: str = "2020-06-11", **more: Any) -> Row:
    """The row of such an article, in registers that know each party as an agency."""
    made = article(slug, date, **more)
    ids = [party.id for party in made.agencies]
    partners = [province(id, country="LA") for id in made.partner_provinces]
    return make_row(made, Registry([agency(id) for id in ids], partners), NOW)


IDENTITY = SiteIdentity(
    names=Names("Cổng tin", "News"),
    department=Names("Sở Ngoại vụ", "Department of Foreign Affairs"),
    address=Names("Số 1"),
    phones=("0239 0000 000",),
    email="lien-he@so.example",
    home_province="ha-tinh",
    languages=("vi", "en"),
    person_responsible=Names("Giám đốc"),
    licence=Names("Ghi rõ nguồn"),
)


def site(
    articles: Sequence[Article] = (),
    *,
    agencies: Sequence[Agency] = (),
    provinces: Sequence[Province] = (),
    regulations: Sequence[Regulation] = (),
    now: datetime = NOW,
    languages: Sequence[str] = ("vi", "en"),
    **more: Any,
) -> Site:
    """A site of these records as of ``now``; parties that no register names become agencies."""
    entities: list[Agency | Province] = [*agencies, *provinces]
    known = {entity.id for entity in entities}
    named = [party.id for one in articles for party in one.agencies]
    named += [id for one in regulations for id in one.parties]
    unknown = [agency(id) for id in dict.fromkeys(named) if id not in known]
    registry = Registry([*agencies, *unknown], provinces, regulations, more.pop("people", ()))
    withdrawn = frozenset(one.slug for one in articles if one.withdrawn)
    effective = effective_instant(articles, registry, now)
    rows = {one.slug: make_row(one, registry, now) for one in articles}
    indexes = build_indexes(
        [found for slug, found in rows.items() if slug not in withdrawn],
        registry,
        effective.astimezone(HANOI).date(),
        [rows[slug] for slug in withdrawn],
    )
    defaults: Mapping[str, Any] = {
        "identity": IDENTITY,
        "pages": {},
        "bodies": {
            (one.slug, lang): Rendered(f"<p>{one.slug} {lang}</p>")
            for one in articles
            for lang in ("vi", *one.translations)
        },
        "assets": {"css/site.css": "/theme/css/site.css"},
        "pictures": {},
        "options": BuildOptions("https://so.example"),
        "version": "1",
        "content_digest": "0",
    }
    return Site(
        registry=registry,
        indexes=indexes,
        articles={one.slug: one for one in articles},
        outlines={one.slug: make_outline(one) for one in articles},
        withdrawn=withdrawn,
        languages={code: Language(code) for code in languages},
        effective=effective,
        **{**defaults, **more},
    )


def composer(articles: Sequence[Article] = (), lang: str = "vi", **more: Any) -> Composer:
    return Composer(site(articles, **more), lang)
