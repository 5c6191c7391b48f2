"""Overviews: all agencies, partner provinces, Vietnamese provinces, kinds, and the site map.

In: a composer.  Out: DirectoryPage, SiteMapPage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portal.domain.model import AgencyType, Country, Kind
from portal.domain.registry import Entity
from portal.i18n.formats import date_text
from portal.i18n.labels import AGENCY_TYPES, COUNTRIES, KINDS
from portal.indexes.index import Index
from portal.indexes.rows import is_partner
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.pictures.border import border_picture
from portal.pages.pictures.laos import lao_tiles
from portal.pages.structured.graph import Node
from portal.pages.structured.site import listing
from portal.pages.views.lists import (
    DirectoryGroup,
    DirectoryLine,
    DirectoryPage,
    SiteMapPage,
)
from portal.pages.views.parts import EntityName

__all__ = [
    "agency_directory",
    "kind_directory",
    "partner_directory",
    "province_directory",
    "site_map",
]


def agency_directory(compose: Composer) -> DirectoryPage:
    """``/co-quan/``"""
    heading = compose("Cơ quan")
    intro = compose("Các cơ quan có mặt trong tin, theo ngành; cơ quan cũ vẫn giữ trang riêng.")
    groups = _agency_groups(compose, compose.site.indexes.agencies)
    page = _listing(compose, addresses.AGENCIES, heading, groups)
    return DirectoryPage(
        head=compose.head(addresses.AGENCIES, heading, intro, twin=True, nodes=(page,)),
        heading=heading,
        intro=intro,
        groups=groups,
        section="agencies",
    )


def partner_directory(compose: Composer) -> DirectoryPage:
    """``/tinh-ban/``: Lao provinces first, as the department's work has it."""
    heading = compose("Tỉnh bạn")
    intro = compose("Các tỉnh của nước láng giềng có quan hệ phối hợp.")
    groups = _partner_groups(compose, compose.site.indexes.partners)
    page = _listing(compose, addresses.PARTNERS, heading, groups)
    return DirectoryPage(
        head=compose.head(addresses.PARTNERS, heading, intro, twin=True, nodes=(page,)),
        heading=heading,
        intro=intro,
        groups=groups,
        section="partners",
        tiles=lao_tiles(compose),
        border=border_picture(compose),
    )


def province_directory(compose: Composer) -> DirectoryPage:
    """``/tinh/``: today's provinces, then those of before."""
    heading = compose("Tỉnh, thành phố")
    intro = compose("Các tỉnh, thành phố của Việt Nam, hiện nay và trước ngày sắp xếp.")
    groups = _province_groups(compose, compose.site.indexes.provinces)
    page = _listing(compose, addresses.PROVINCES, heading, groups)
    return DirectoryPage(
        head=compose.head(addresses.PROVINCES, heading, intro, twin=True, nodes=(page,)),
        heading=heading,
        intro=intro,
        groups=groups,
        section="provinces",
    )


def kind_directory(compose: Composer) -> DirectoryPage:
    """``/loai/``"""
    heading = compose("Loại tin")
    intro = compose("Các loại tin của cổng và số tin mỗi loại.")
    groups = (_kind_group(compose),)
    page = _listing(compose, addresses.KINDS, heading, groups)
    return DirectoryPage(
        head=compose.head(addresses.KINDS, heading, intro, nodes=(page,)),
        heading=heading,
        intro=intro,
        groups=groups,
        section="kinds",
    )


def site_map(compose: Composer) -> SiteMapPage:
    """``/so-do/``: every section with its entries.

    It belongs to no year, so it counts nothing and names no year: a new article leaves it as it is.
    """
    title = compose("Sơ đồ trang")
    pages = [
        (page.title, addresses.standing(page.slug))
        for page in sorted(compose.site.pages.values(), key=lambda page: page.slug)
        if page.lang == compose.lang
    ]
    sections = [
        (compose("Tin mới"), addresses.NEWS),
        (compose("Theo năm"), addresses.EVENTS),
        (compose("Cơ quan"), addresses.AGENCIES),
        (compose("Tỉnh bạn"), addresses.PARTNERS),
        (compose("Tỉnh, thành phố"), addresses.PROVINCES),
        (compose("Loại tin"), addresses.KINDS),
        (compose("Quy chế"), addresses.REGULATIONS),
        (compose("Văn bản"), addresses.DOCUMENTS),
        (compose("Số liệu"), addresses.FIGURES),
        (compose("Lịch"), addresses.CALENDAR),
        (compose("Đính chính"), addresses.CORRECTIONS),
        (compose("Tìm kiếm"), addresses.SEARCH),
        (compose("Dữ liệu mở"), addresses.DATA),
    ]
    kinds = [(compose(label), addresses.kind(kind)) for kind, label in KINDS.items()]
    return SiteMapPage(
        head=compose.head(addresses.SITE_MAP, title, compose("Toàn bộ các mục và trang của cổng.")),
        groups=(
            _link_group(compose, "muc", compose("Các mục"), sections),
            _link_group(compose, "trang", compose("Trang giới thiệu, quy định"), pages),
            _link_group(compose, "loai-tin", compose("Loại tin"), kinds),
            *_partner_groups(compose, None),
            *_agency_groups(compose, None),
            *_province_groups(compose, None),
        ),
    )


def _listing(compose: Composer, address: str, name: str, groups: Iterable[DirectoryGroup]) -> Node:
    urls = [line.entity.url for group in groups for line in group.lines]
    return listing(compose, address, name, urls, len(urls))


_Indexes = Mapping[str, Index] | None
"""Whose rows are counted; None where nothing is."""


def _agency_groups(compose: Composer, indexes: _Indexes) -> tuple[DirectoryGroup, ...]:
    agencies = compose.site.registry.agencies.values()
    groups = (
        _group(
            compose,
            f"nganh-{type_}",
            compose(AGENCY_TYPES[type_]),
            [agency for agency in agencies if agency.type is type_],
            indexes,
        )
        for type_ in AgencyType
    )
    return tuple(group for group in groups if group.lines)


def _partner_groups(compose: Composer, indexes: _Indexes) -> tuple[DirectoryGroup, ...]:
    provinces = compose.site.registry.provinces.values()
    groups = (
        _group(
            compose,
            f"nuoc-{country.lower()}",
            compose(label),
            [province for province in provinces if province.country is country],
            indexes,
        )
        for country, label in COUNTRIES.items()
        if country is not Country.VN
    )
    return tuple(group for group in groups if group.lines)


def _province_groups(compose: Composer, indexes: _Indexes) -> tuple[DirectoryGroup, ...]:
    today = compose.site.today
    own = [p for p in compose.site.registry.provinces.values() if not is_partner(p)]
    present = [p for p in own if p.valid.last >= today]
    former = [p for p in own if p.valid.last < today]
    groups = (
        _group(compose, "tinh-hien-nay", compose("Tỉnh, thành phố hiện nay"), present, indexes),
        _group(compose, "tinh-truoc-day", compose("Tỉnh, thành phố trước đây"), former, indexes),
    )
    return tuple(group for group in groups if group.lines)


def _kind_group(compose: Composer) -> DirectoryGroup:
    lines = []
    for kind in Kind:
        label = compose(KINDS[kind])
        index = compose.site.indexes.kinds[kind]
        name = EntityName(kind, label, compose.url(addresses.kind(kind)))
        lines.append(DirectoryLine(name, index.count, years=_span(index)))
    return DirectoryGroup("loai-tin", compose("Loại tin"), tuple(lines))


def _group(
    compose: Composer,
    id: str,
    label: str,
    entities: Iterable[Entity],
    indexes: _Indexes,
) -> DirectoryGroup:
    """Those that exist first, then by how much is told of them, then by id."""
    lines = []
    for entity in entities:
        index = indexes.get(entity.id, Index()) if indexes is not None else Index()
        day = min(compose.site.today, entity.valid.last)
        ended = entity.valid.end if entity.valid.last < compose.site.today else None
        lines.append(
            DirectoryLine(
                entity=compose.entity(entity.id, day),
                count=index.count if indexes is not None else None,
                years=_span(index),
                ended=date_text(ended, compose.lang) if ended else "",
            )
        )
    lines.sort(key=lambda line: (bool(line.ended), -(line.count or 0), line.entity.id))
    return DirectoryGroup(id, label, tuple(lines))


def _link_group(
    compose: Composer, id: str, label: str, links: Iterable[tuple[str, str]]
) -> DirectoryGroup:
    return DirectoryGroup(
        id,
        label,
        tuple(
            DirectoryLine(EntityName(address, text, compose.url(address)), None)
            for text, address in links
        ),
    )


def _span(index: Index) -> str:
    """The years an index reaches over: ``2016–2023``."""
    if not index.years:
        return ""
    first, last = index.years[-1].year, index.years[0].year
    return str(last) if first == last else f"{first}–{last}"
