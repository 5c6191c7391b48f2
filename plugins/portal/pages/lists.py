"""Roots of indexes, their years and months: what ``index.html`` and ``year.html`` print.

In: a composer and which index.  Out: IndexPage, YearPage.  News goes by day of publication;
everything else by day of the event.
"""

from __future__ import annotations

from portal.domain.model import Kind
from portal.i18n.labels import KINDS
from portal.indexes.index import Index, MonthSlice, YearSlice
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.rails import (
    index_years,
    month_anchor,
    month_groups,
    month_label,
    months_rail,
)
from portal.pages.structured.site import listing
from portal.pages.views.lists import IndexPage, YearPage
from portal.pages.views.parts import Link, MonthGroup, SocialImage

__all__ = [
    "event_month",
    "event_year",
    "events_root",
    "kind_links",
    "kind_root",
    "kind_year",
    "news_month",
    "news_root",
    "news_year",
    "year_page",
]


def news_root(compose: Composer) -> IndexPage:
    """``/tin/``"""
    return _root(
        compose,
        compose.site.indexes.news,
        addresses.NEWS,
        "news",
        compose("Tin mới"),
        compose("Tin về hội nghị và quy chế phối hợp, xếp theo ngày đăng."),
        kinds=kind_links(compose),
    )


def kind_links(compose: Composer) -> tuple[Link, ...]:
    """The pages of all kinds of news; none in a lean build, which has none of them."""
    links = (
        Link(compose(label), compose.url(addresses.kind(kind))) for kind, label in KINDS.items()
    )
    return tuple(link for link in links if link.url)


def events_root(compose: Composer) -> IndexPage:
    """``/nam/``"""
    return _root(
        compose,
        compose.site.indexes.events,
        addresses.EVENTS,
        "years",
        compose("Theo năm"),
        compose("Các sự kiện xếp theo ngày diễn ra."),
    )


def kind_root(compose: Composer, kind: Kind) -> IndexPage:
    """``/loai/<kind>/``"""
    label = compose(KINDS[kind])
    return _root(
        compose,
        compose.site.indexes.kinds[kind],
        addresses.kind(kind),
        "kinds",
        label,
        compose("Các tin loại “%(kind)s”, xếp theo ngày diễn ra.") % {"kind": label},
        trail=(_kinds_link(compose),),
        image=compose.card(addresses.kind_card(kind), label),
    )


def _root(
    compose: Composer,
    index: Index,
    root: str,
    section: str,
    heading: str,
    intro: str,
    trail: tuple[Link, ...] = (),
    image: SocialImage | None = None,
    kinds: tuple[Link, ...] = (),
) -> IndexPage:
    has_feed = section == "kinds"
    latest = compose.stories(index.latest)
    page = listing(compose, root, heading, (row.url for row in latest), index.count)
    return IndexPage(
        head=compose.head(
            root,
            heading,
            intro,
            trail=trail,
            feeds=has_feed,
            twin=True,
            nodes=(page,),
            image=image,
        ),
        heading=heading,
        intro=intro,
        count=index.count,
        latest=latest,
        years=index_years(compose, index, root),
        section=section,
        kinds=kinds,
    )


def news_year(compose: Composer, year: int) -> YearPage:
    """``/tin/2020/``"""
    up = Link(compose("Tin mới"), compose.url(addresses.NEWS))
    return year_page(
        compose,
        compose.site.indexes.news.by_year[year],
        addresses.NEWS,
        compose("Tin đăng năm %(year)s") % {"year": year},
        compose("Các tin đăng trong năm %(year)s, theo tháng.") % {"year": year},
        (up,),
        "news",
    )


def event_year(compose: Composer, year: int) -> YearPage:
    """``/nam/2020/``"""
    up = Link(compose("Theo năm"), compose.url(addresses.EVENTS))
    return year_page(
        compose,
        compose.site.indexes.events.by_year[year],
        addresses.EVENTS,
        compose("Sự kiện năm %(year)s") % {"year": year},
        compose("Các sự kiện diễn ra trong năm %(year)s, theo tháng.") % {"year": year},
        (up,),
        "years",
    )


def kind_year(compose: Composer, kind: Kind, year: int) -> YearPage:
    """``/loai/<kind>/2020/``"""
    label = compose(KINDS[kind])
    return year_page(
        compose,
        compose.site.indexes.kinds[kind].by_year[year],
        addresses.kind(kind),
        f"{label}, {year}",
        compose("Các tin loại “%(kind)s” năm %(year)s.") % {"kind": label, "year": year},
        (_kinds_link(compose), Link(label, compose.url(addresses.kind(kind)))),
        "kinds",
        compose.card(addresses.kind_card(kind), label),
    )


def year_page(
    compose: Composer,
    year: YearSlice,
    root: str,
    heading: str,
    intro: str,
    trail: tuple[Link, ...],
    section: str,
    image: SocialImage | None = None,
) -> YearPage:
    """One year of an index; ``trail`` ends with the index's root."""
    address = addresses.year(root, year.year)
    groups = month_groups(compose, year, root)
    urls = (row.url for group in groups for row in group.rows)
    page = listing(compose, address, heading, urls, year.count)
    return YearPage(
        head=compose.head(
            address, heading, intro, trail=trail, twin=True, nodes=(page,), image=image
        ),
        heading=heading,
        intro=intro,
        count=year.count,
        months=months_rail(compose, year, root),
        groups=groups,
        brief=year.is_long,
        section=section,
    )


def news_month(compose: Composer, year: int, month: int) -> YearPage:
    """``/tin/2020/06/``"""
    up = Link(
        compose("Tin đăng năm %(year)s") % {"year": year},
        compose.url(addresses.year(addresses.NEWS, year)),
    )
    root = Link(compose("Tin mới"), compose.url(addresses.NEWS))
    index = compose.site.indexes.news
    return _month(compose, index, addresses.NEWS, year, month, (root, up), "news")


def event_month(compose: Composer, year: int, month: int) -> YearPage:
    """``/nam/2020/06/``"""
    up = Link(
        compose("Sự kiện năm %(year)s") % {"year": year},
        compose.url(addresses.year(addresses.EVENTS, year)),
    )
    root = Link(compose("Theo năm"), compose.url(addresses.EVENTS))
    index = compose.site.indexes.events
    return _month(compose, index, addresses.EVENTS, year, month, (root, up), "years")


def _month(
    compose: Composer,
    index: Index,
    root: str,
    year: int,
    month: int,
    trail: tuple[Link, ...],
    section: str,
) -> YearPage:
    of_month = _slice(index, year, month)
    label = month_label(compose, of_month)
    count = len(of_month.rows)
    if section == "news":
        heading = compose("Tin đăng %(month)s") % {"month": _inside(compose, label)}
    else:
        heading = compose("Sự kiện %(month)s") % {"month": _inside(compose, label)}
    address = addresses.month(root, year, month)
    group = MonthGroup(label, count, month_anchor(of_month), "", compose.stories(of_month.rows))
    page = listing(compose, address, heading, (row.url for row in group.rows), count)
    return YearPage(
        head=compose.head(address, heading, heading, trail=trail, nodes=(page,)),
        heading=heading,
        intro="",
        count=count,
        months=(),
        groups=(group,),
        brief=False,
        section=section,
    )


def _inside(compose: Composer, label: str) -> str:
    """A month's label within a sentence: lower case in Vietnamese only."""
    return label[:1].lower() + label[1:] if compose.lang == "vi" else label


def _slice(index: Index, year: int, month: int) -> MonthSlice:
    of_year = index.by_year[year]
    return next(found for found in (*of_year.months, *of_year.emptied) if found.month == month)


def _kinds_link(compose: Composer) -> Link:
    return Link(compose("Loại tin"), compose.url(addresses.KINDS))
