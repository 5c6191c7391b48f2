"""The register of regulations: one page each, and all of them by status.

In: a composer and an id.  Out: RegulationPage, RegulationDirectoryPage.
"""

from __future__ import annotations

from dataclasses import replace

from portal.domain.dates import PartialDate
from portal.domain.lifecycle import LifeEvent, RegulationStatus, Standing
from portal.domain.model import Regulation, Stage, Validity
from portal.domain.registry import name_in
from portal.i18n.formats import date_text
from portal.i18n.labels import (
    REGULATION_TYPES,
    STAGES,
    STATUS_EXPLANATIONS,
    STATUSES,
)
from portal.i18n.language import SOURCE_LANGUAGE
from portal.pages import addresses
from portal.pages.articles import document_fact
from portal.pages.composer import Composer
from portal.pages.drawing.axis import Axis
from portal.pages.mail import mail_url
from portal.pages.pictures.terms import DatedStep, line_bar, register_axis, regulation_timeline
from portal.pages.structured.dublin import regulation_core
from portal.pages.structured.registers import regulation_node
from portal.pages.structured.site import listing
from portal.pages.views.parts import EntityName, Link, TermDescription
from portal.pages.views.texts import (
    LifeStep,
    RegulationDirectoryPage,
    RegulationGroup,
    RegulationLine,
    RegulationPage,
)

__all__ = ["period_text", "regulation_directory", "regulation_page"]


def regulation_page(compose: Composer, id: str) -> RegulationPage:
    """``/quy-che/<id>/``"""
    site = compose.site
    regulation = site.registry.regulations[id]
    life = site.indexes.regulations[id]
    title, lang = name_in(regulation.title, compose.lang)
    status = compose(STATUSES[life.standing.status])
    parties = _parties(compose, regulation)
    steps = _steps(compose, regulation, life.events)
    return RegulationPage(
        head=compose.head(
            addresses.regulation(id),
            title,
            f"{title}: {status}.",
            trail=(Link(compose("Quy chế"), compose.url(addresses.REGULATIONS)),),
            feeds=True,
            twin=True,
            nodes=(regulation_node(compose, id, parties),),
            dublin_core=regulation_core(compose, regulation, parties),
            calendar=addresses.calendar_of(addresses.regulation(id)),
            image=compose.card(addresses.regulation_card(id), title),
        ),
        title=title,
        lang=compose.foreign(lang),
        kicker=compose(REGULATION_TYPES[regulation.type]),
        number=regulation.number or "",
        status=status,
        status_id=life.standing.status,
        status_text=_status_text(compose, regulation, life.standing),
        parties=parties,
        facts=tuple(_facts(compose, regulation, life.standing)),
        replaces=tuple(compose.regulation_link(other) for other in regulation.replaces),
        replaced_by=tuple(
            compose.regulation_link(other) for other in site.registry.superseded_by(id)
        ),
        steps=tuple(step for _, step in steps),
        documents=tuple(document_fact(compose, paper) for paper in regulation.documents),
        sources=(compose.source(regulation.source),) if regulation.source else (),
        timeline=regulation_timeline(compose, regulation, steps),
        citation=_citation(compose, title, regulation),
        mail_url=mail_url(title, site.absolute(addresses.regulation(id), compose.lang)),
    )


def _citation(compose: Composer, title: str, regulation: Regulation) -> str:
    """How a writer names the page; no day stands in it, since the page follows the regulation."""
    site = compose.site
    name = name_in(site.identity.names, compose.lang)[0]
    address = site.absolute(addresses.regulation(regulation.id), compose.lang)
    return ", ".join(filter(None, (name, f"“{title}”", regulation.number, address)))


def regulation_directory(compose: Composer) -> RegulationDirectoryPage:
    """``/quy-che/``: those in force first, the past last."""
    site = compose.site
    groups = []
    scale = register_axis(compose)
    for status in STATUSES:
        lines = [
            _line(compose, regulation, scale)
            for regulation in site.registry.regulations.values()
            if site.indexes.regulations[regulation.id].standing.status is status
        ]
        if lines:
            groups.append(
                RegulationGroup(
                    status,
                    compose(STATUSES[status]),
                    compose(STATUS_EXPLANATIONS[status]),
                    tuple(lines),
                )
            )
    heading = compose("Quy chế")
    urls = (line.regulation.url for group in groups for line in group.lines)
    count = len(site.registry.regulations)
    page = listing(compose, addresses.REGULATIONS, heading, urls, count)
    intro = compose("Sổ theo dõi quy chế phối hợp, thỏa thuận và cơ chế họp, theo tình trạng.")
    return RegulationDirectoryPage(
        head=compose.head(addresses.REGULATIONS, heading, intro, twin=True, nodes=(page,)),
        intro=intro,
        groups=tuple(groups),
        axis=scale,
    )


def period_text(compose: Composer, period: Validity | None) -> str:
    """The term as written: ``2016–2023``, ``từ 25/10/2023``; "" when it has none."""
    if period is None:
        return ""
    start = date_text(period.start, compose.lang) if period.start else ""
    end = date_text(period.end, compose.lang) if period.end else ""
    if period.start and period.end:
        if period.start.month is None and period.end.month is None:
            years = (str(period.start.year), str(period.end.year))
            return years[0] if years[0] == years[1] else "–".join(years)
        return f"{start} – {end}"
    if start:
        return compose("từ %(date)s") % {"date": start}
    return compose("đến %(date)s") % {"date": end}


def _line(compose: Composer, regulation: Regulation, scale: Axis | None) -> RegulationLine:
    standing = compose.site.indexes.regulations[regulation.id].standing
    return RegulationLine(
        regulation=compose.regulation_link(regulation.id),
        parties=_parties(compose, regulation),
        type=compose(REGULATION_TYPES[regulation.type]),
        number=regulation.number or "",
        signed=compose.date(regulation.signed) if regulation.signed else None,
        period=period_text(compose, regulation.period),
        note=_status_text(compose, regulation, standing),
        bar=line_bar(compose, regulation, scale) if scale else None,
    )


def _parties(compose: Composer, regulation: Regulation) -> tuple[EntityName, ...]:
    """The parties by their names on the day of signing, as far as it is known."""
    names = []
    for id in regulation.parties:
        valid = compose.site.registry.entities[id].valid
        day = regulation.signed.first if regulation.signed else min(valid.last, compose.site.today)
        names.append(compose.entity(id, max(valid.first, min(day, valid.last))))
    return tuple(names)


def _facts(compose: Composer, regulation: Regulation, standing: Standing) -> list[TermDescription]:
    facts = []
    if regulation.number:
        facts.append(TermDescription(compose("Số, ký hiệu"), regulation.number))
    if regulation.signed is not None:
        facts.append(TermDescription(compose("Ngày ký"), date=compose.date(regulation.signed)))
    if regulation.period is not None:
        facts.append(TermDescription(compose("Thời hạn"), period_text(compose, regulation.period)))
    if regulation.review_every:
        spans = ", ".join(_span(compose, every.months) for every in regulation.review_every)
        facts.append(TermDescription(compose("Sơ kết, giao ban"), spans))
    if standing.review_due is not None:
        facts.append(
            TermDescription(compose("Hạn rà soát tới"), date=compose.day(standing.review_due))
        )
    if regulation.contact is not None:
        contact = regulation.contact
        text = ", ".join(filter(None, (contact.address, contact.phone, contact.email)))
        facts.append(TermDescription(compose("Đầu mối liên hệ"), text))
    elif contacts := _contacts(compose, regulation):
        facts.append(TermDescription(compose("Đầu mối liên hệ"), links=contacts))
    return facts


def _contacts(compose: Composer, regulation: Regulation) -> tuple[Link, ...]:
    """The officials of its parties who answer to the public today, else the department."""
    today = compose.site.today
    officials = [
        person
        for person in compose.site.registry.people.values()
        if person.agency in regulation.parties and person.valid.touches(today, today)
    ]
    about, contact = (
        compose.url(addresses.standing(slug))
        if (slug, SOURCE_LANGUAGE) in compose.site.pages
        else ""
        for slug in ("gioi-thieu", "lien-he")
    )
    if not officials:
        return (Link(compose("Liên hệ"), contact),) if contact else ()
    return tuple(
        Link(
            f"{person.name}, {name_in(person.office, compose.lang)[0]}",
            f"{about}#can-bo" if about else "",
        )
        for person in officials
    )


def _span(compose: Composer, months: int) -> str:
    years, rest = divmod(months, 12)
    plural = compose.language.plural
    if years and not rest:
        return plural("mỗi %(num)s năm", "mỗi %(num)s năm", years)
    return plural("mỗi %(num)s tháng", "mỗi %(num)s tháng", months)


def _status_text(compose: Composer, regulation: Regulation, standing: Standing) -> str:
    """Why the status is what it is, in a sentence."""
    status = standing.status
    if status is RegulationStatus.SIGNATORY_DISSOLVED:
        names = [compose.site.registry.entities[id] for id in standing.dissolved]
        return "; ".join(
            compose("%(name)s không còn từ sau %(date)s")
            % {
                "name": name_in(entity.name, compose.lang)[0],
                "date": date_text(entity.valid.end, compose.lang) if entity.valid.end else "",
            }
            for entity in names
        )
    if status is RegulationStatus.DUE_FOR_REVIEW and standing.review_due is not None:
        return compose("Đến hạn từ %(date)s") % {"date": compose.day(standing.review_due).text}
    if status is RegulationStatus.EXPIRED and regulation.period and regulation.period.end:
        return compose("Hết hạn sau %(date)s") % {
            "date": date_text(regulation.period.end, compose.lang)
        }
    return compose(STATUS_EXPLANATIONS[status])


def _steps(
    compose: Composer, regulation: Regulation, events: tuple[LifeEvent, ...]
) -> tuple[DatedStep, ...]:
    """The events in order with their days; signing and end of term where no event tells them."""
    today = compose.site.today
    steps = [(event.date.first, _step(compose, event)) for event in events]
    signed = regulation.signed
    if signed is not None and not any(_is_signing(event, signed) for event in events):
        steps.insert(
            0, (signed.first, LifeStep(compose.date(signed), compose("Ký kết"), Stage.SIGNED))
        )
    end = regulation.period.end if regulation.period else None
    if end is not None:
        step = LifeStep(compose.date(end), compose("Hết thời hạn"), "end", future=end.last >= today)
        steps.append((end.last, step))
    steps.sort(key=lambda item: item[0])
    return tuple(
        (day, replace(step, anchor=f"buoc-{number}")) for number, (day, step) in enumerate(steps, 1)
    )


def _is_signing(event: LifeEvent, signed: PartialDate) -> bool:
    return event.stage in (Stage.SIGNED, Stage.RE_SIGNED) and event.date.overlaps(signed)


def _step(compose: Composer, event: LifeEvent) -> LifeStep:
    rows = compose.site.indexes.rows
    return LifeStep(
        date=compose.date(event.date),
        stage=compose(STAGES[event.stage]),
        stage_id=event.stage,
        story=compose.story_link(rows[event.slug]) if event.slug else None,
        note=event.note or "",
        source=compose.source(event.source) if event.source else None,
        future=event.date.first > compose.site.today,
    )
