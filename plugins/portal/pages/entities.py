"""A body or province: who it is, who came before and after, what it did, with whom.

In: a composer and an id.  Out: EntityPage; YearPage for one of its years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from portal.domain.dates import PartialDate
from portal.domain.model import Agency, Province
from portal.domain.registry import Entity
from portal.i18n.formats import date_text
from portal.i18n.labels import AGENCY_TYPES, COUNTRIES, RELATIONS
from portal.indexes.index import Index
from portal.indexes.rows import Row, is_partner
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.lists import year_page
from portal.pages.pictures.laos import lao_locator
from portal.pages.rails import index_years
from portal.pages.structured import references
from portal.pages.structured.graph import Node
from portal.pages.structured.registers import entity_node
from portal.pages.structured.site import listing
from portal.pages.views.lists import EntityPage, PredecessorBlock, YearPage
from portal.pages.views.parts import EntityName, Link, StoryRow, TermDescription

__all__ = ["distinct_name", "entity_index", "entity_kicker", "entity_page", "entity_year"]

_COMPANIONS = 8
_PREDECESSOR_ROWS = 5


@dataclass(frozen=True, slots=True)
class _Family:
    """Agencies, partner provinces and provinces of Viet Nam differ in these."""

    root: str
    section: str
    label: str
    indexes: Mapping[str, Index]


def _family(compose: Composer, entity: Entity) -> _Family:
    indexes = compose.site.indexes
    if isinstance(entity, Agency):
        return _Family(addresses.AGENCIES, "agencies", compose("Cơ quan"), indexes.agencies)
    if is_partner(entity):
        return _Family(addresses.PARTNERS, "partners", compose("Tỉnh bạn"), indexes.partners)
    return _Family(addresses.PROVINCES, "provinces", compose("Tỉnh, thành phố"), indexes.provinces)


def entity_index(compose: Composer, id: str) -> Index:
    """The entity's own rows; empty when nothing was reported of it."""
    return _family(compose, compose.site.registry.entities[id]).indexes.get(id, Index())


def entity_page(compose: Composer, id: str) -> EntityPage:
    """``/co-quan/<id>/``, ``/tinh-ban/<id>/`` or ``/tinh/<id>/``."""
    registry = compose.site.registry
    entity = registry.entities[id]
    family = _family(compose, entity)
    index = entity_index(compose, id)
    address = compose.entity_address(id)
    name = compose.current_link(id)
    heading = name.text[:1].upper() + name.text[1:]
    ended = entity.valid.last < compose.site.today
    count = compose.language.plural("%(num)s tin", "%(num)s tin", index.count)
    title = distinct_name(compose, entity)
    has_feeds = not isinstance(entity, Province) or is_partner(entity)
    latest = compose.stories(index.latest)
    return EntityPage(
        head=compose.head(
            address,
            title,
            f"{title}: {count}.",
            trail=(Link(family.label, compose.url(family.root)),),
            feeds=has_feeds,
            twin=True,
            nodes=_nodes(compose, entity, title, latest, index.count),
            calendar=addresses.calendar_of(address) if has_feeds else "",
            image=compose.card(addresses.entity_card(entity), title),
        ),
        heading=heading,
        heading_lang=name.lang,
        kicker=entity_kicker(compose, entity),
        ended=ended,
        facts=tuple(_facts(compose, entity)),
        succession=tuple(_succession(compose, entity)),
        count=index.count,
        latest=latest,
        years=index_years(compose, index, address),
        companions=_companions(compose, id, index),
        regulations=tuple(
            compose.regulation_link(regulation.id)
            for regulation in registry.regulations.values()
            if id in regulation.parties
        ),
        predecessors=tuple(_predecessors(compose, id)),
        section=family.section,
        locator=lao_locator(compose, entity),
    )


def entity_year(compose: Composer, id: str, year: int) -> YearPage:
    """One year of the event of one entity."""
    family = _family(compose, compose.site.registry.entities[id])
    address = compose.entity_address(id)
    name = compose.current_link(id)
    root = Link(family.label, compose.url(family.root))
    up = Link(name.text, compose.url(address), name.lang)
    heading = f"{distinct_name(compose, compose.site.registry.entities[id])}, {year}"
    return year_page(
        compose,
        family.indexes[id].by_year[year],
        address,
        heading,
        compose("Các sự kiện năm %(year)s có %(name)s.") % {"year": year, "name": name.text},
        (root, up),
        family.section,
        compose.card(addresses.entity_card(compose.site.registry.entities[id]), name.text),
    )


def _nodes(
    compose: Composer, entity: Entity, title: str, latest: Sequence[StoryRow], count: int
) -> tuple[Node, Node]:
    """The page, which lists stories and names who came before and after, and the entity itself."""
    node = entity_node(compose, entity)
    urls = (row.url for row in latest)
    page = listing(compose, addresses.entity(entity), title, urls, count)
    page["about"] = {"@id": node["@id"]}
    kin = [*compose.site.registry.predecessors(entity.id), *(s.id for s in entity.successors)]
    if kin:
        page["mentions"] = [references.entity(compose, _as_it_was(compose, id)) for id in kin]
    return page, node


def _as_it_was(compose: Composer, id: str) -> EntityName:
    """By the name it bears today, or bore last."""
    valid = compose.site.registry.entities[id].valid
    return compose.entity(id, min(valid.last, compose.site.today))


def distinct_name(compose: Composer, entity: Entity) -> str:
    """Its name, with its period where another body or province bore the same one."""
    registry = compose.site.registry
    text = compose.current_link(entity.id).text
    text = text[:1].upper() + text[1:]
    if len(registry.spelled(entity.name.vi)) < 2:
        return text
    if entity.valid.end is not None:
        period = compose("đến hết %(date)s") % {"date": date_text(entity.valid.end, compose.lang)}
    elif entity.valid.start is not None:
        period = compose("từ %(date)s") % {"date": date_text(entity.valid.start, compose.lang)}
    else:
        return text
    return f"{text} ({period})"


def entity_kicker(compose: Composer, entity: Entity) -> str:
    """What stands over its name: the kind of body, or of territory."""
    if isinstance(entity, Agency):
        return compose(AGENCY_TYPES[entity.type])
    if is_partner(entity):
        return f"{compose('Tỉnh bạn')} · {compose(COUNTRIES[entity.country])}"
    return compose("Tỉnh, thành phố của Việt Nam")


def _facts(compose: Composer, entity: Entity) -> list[TermDescription]:
    facts = []
    other = tuple(
        Link(text, "", lang) for lang, text in entity.name.known().items() if lang != compose.lang
    )
    if other:
        facts.append(TermDescription(compose("Tên trong ngôn ngữ khác"), links=other))
    facts += [
        TermDescription(
            compose("Tên trước đây"),
            compose("%(name)s, đến %(date)s")
            % {"name": former.name, "date": date_text(former.end, compose.lang)},
        )
        for former in entity.names
        if former.end is not None
    ]
    if isinstance(entity, Agency):
        if entity.province is not None:
            link = compose.current_link(entity.province)
            facts.append(TermDescription(compose("Địa phương"), links=(link,)))
        if entity.parent is not None:
            link = compose.current_link(entity.parent)
            facts.append(TermDescription(compose("Cơ quan cấp trên"), links=(link,)))
        if entity.website is not None:
            link = Link(entity.website.partition("://")[2].rstrip("/"), entity.website)
            facts.append(TermDescription(compose("Trang thông tin"), links=(link,)))
    else:
        if entity.iso is not None:
            facts.append(TermDescription(compose("Mã ISO 3166-2"), entity.iso))
        borders = [
            compose.current_link(id)
            for id in entity.borders
            if compose.site.registry.entities[id].valid.touches(
                entity.valid.first, min(entity.valid.last, compose.site.today)
            )
        ]
        if borders:
            facts.append(TermDescription(compose("Giáp với"), links=tuple(borders)))
    if entity.valid.start is not None:
        facts.append(TermDescription(compose("Có từ"), date=compose.date(entity.valid.start)))
    if entity.valid.end is not None:
        facts.append(TermDescription(compose("Đến hết"), date=compose.date(entity.valid.end)))
    return facts


def _succession(compose: Composer, entity: Entity) -> list[TermDescription]:
    lines = [
        TermDescription(compose("Tiếp nối"), links=(compose.current_link(before),))
        for before in compose.site.registry.predecessors(entity.id)
    ]
    for after in entity.successors:
        when = after.date
        if when is None and entity.valid.end is not None:
            when = PartialDate.of(entity.valid.last + timedelta(days=1))
        relation = compose(RELATIONS[after.relation])
        lines.append(
            TermDescription(
                relation[:1].upper() + relation[1:],
                links=(compose.current_link(after.id),),
                date=compose.date(when) if when else None,
            )
        )
    return lines


def _companions(compose: Composer, id: str, index: Index) -> tuple[Link, ...]:
    """Bodies and provinces that stand in the same stories, the most frequent first."""
    together: Counter[str] = Counter()
    for row in index.rows:
        together.update(_named(row) - {id})
    ranked = sorted(together.items(), key=lambda item: (-item[1], item[0]))
    return tuple(compose.current_link(other, count) for other, count in ranked[:_COMPANIONS])


def _named(row: Row) -> set[str]:
    return {*(party.id for party in row.parties), *row.partner_provinces}


def _predecessors(compose: Composer, id: str) -> list[PredecessorBlock]:
    registry = compose.site.registry
    blocks = []
    for before in registry.lineage(id):
        entity = registry.entities[before]
        index = entity_index(compose, before)
        relation = next(
            (compose(RELATIONS[s.relation]) for s in entity.successors if s.id == id), ""
        )
        blocks.append(
            PredecessorBlock(
                entity=_as_it_was(compose, before),
                ended=date_text(entity.valid.end, compose.lang) if entity.valid.end else "",
                relation=relation,
                count=index.count,
                latest=compose.stories(index.rows[:_PREDECESSOR_ROWS]),
            )
        )
    return blocks
