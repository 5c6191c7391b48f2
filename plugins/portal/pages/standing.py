"""Standing pages: home, about, contact, search, open data, not found.

In: a composer.  Out: HomePage, StandingPage, ContactPage, SearchPage, NotFoundPage,
OfflinePage.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from portal.domain.model import Official, Page
from portal.domain.registry import name_in
from portal.i18n.labels import KINDS
from portal.indexes.index import Index
from portal.indexes.rows import Row
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.lists import kind_links
from portal.pages.photographs import lead_photograph
from portal.pages.pictures.border import border_picture
from portal.pages.rails import index_years
from portal.pages.reference import calendar_page
from portal.pages.site import page_key
from portal.pages.structured.dublin import page_core
from portal.pages.structured.graph import Node
from portal.pages.structured.references import department
from portal.pages.structured.site import home_nodes, web_page
from portal.pages.views.lists import HomePage, SearchPage
from portal.pages.views.parts import Link, StoryRow, TermDescription
from portal.pages.views.texts import (
    ContactPage,
    EntryHeading,
    NotFoundPage,
    OfficialLine,
    OfflinePage,
    StandingPage,
)

__all__ = [
    "home_page",
    "not_found_page",
    "offline_page",
    "phone_url",
    "search_page",
    "standing_page",
]

_HOME_ROWS = 8
_HOME_LINKS = 10
_ABOUT = "gioi-thieu"
_CONTACT = "lien-he"


def home_page(compose: Composer) -> HomePage:
    """``/``: the lead (the newest that asks for it, else the newest), the latest, what is due."""
    site = compose.site
    current = [row for row in site.indexes.news.rows if not row.expired]
    lead = next((row for row in current if row.lead), current[0] if current else None)
    latest = [row for row in current[: _HOME_ROWS + 1] if row is not lead][:_HOME_ROWS]
    calendar = None if site.options.lean else calendar_page(compose)
    name = name_in(site.identity.names, compose.lang)[0]
    description = compose("Tin phối hợp đối ngoại của %(department)s.") % {
        "department": name_in(site.identity.department, compose.lang)[0]
    }
    return HomePage(
        head=compose.head(
            addresses.HOME,
            name,
            description,
            feeds=True,
            nodes=home_nodes(compose),
        ),
        lead=_lead(compose, lead) if lead else None,
        lead_photograph=lead_photograph(compose, site.articles[lead.slug]) if lead else None,
        latest=compose.stories(latest),
        reviews=calendar.overdue if calendar else (),
        notices=tuple(n for n in calendar.notices if not n.expired) if calendar else (),
        border=border_picture(compose),
        agencies=_most(compose, {**site.indexes.agencies}),
        partners=_most(compose, {**site.indexes.partners}),
        kinds=tuple(
            Link(compose(KINDS[kind]), compose.url(addresses.kind(kind)), None, index.count)
            for kind, index in site.indexes.kinds.items()
            if index.count and not site.options.lean
        ),
        years=index_years(compose, site.indexes.events, addresses.EVENTS),
    )


def _lead(compose: Composer, row: Row) -> StoryRow:
    """The row of the lead, with the whole of its summary."""
    return replace(compose.story(row), summary=row.words_in(compose.lang)[0].summary)


def _most(compose: Composer, indexes: dict[str, Index]) -> tuple[Link, ...]:
    ranked = sorted(indexes.items(), key=lambda item: (-item[1].count, item[0]))
    return tuple(
        compose.current_link(id, index.count) for id, index in ranked[:_HOME_LINKS] if index.count
    )


def standing_page(compose: Composer, slug: str) -> StandingPage | ContactPage:
    """About, contact, accessibility, privacy, reuse; Vietnamese where there is no translation."""
    page = _page_in(compose, slug)
    body = compose.site.bodies[page_key(slug, page.lang)]
    written = [lang for lang in compose.site.languages if (slug, lang) in compose.site.pages]
    head = compose.head(
        addresses.standing(slug),
        page.title,
        page.summary,
        languages=written,
        robots="" if page.lang == compose.lang else "noindex",
        nodes=(_node(compose, page),),
        dublin_core=page_core(compose, page),
    )
    html = Markup(body.html)  # noqa: S704 - cleaned by reading.markdown
    lang = compose.foreign(page.lang)
    if slug == _CONTACT:
        return ContactPage(
            head, page.title, page.summary, lang, html, tuple(_contact_lines(compose))
        )
    return StandingPage(
        head=head,
        title=page.title,
        summary=page.summary,
        lang=lang,
        body=html,
        headings=tuple(EntryHeading(h.id, h.text, h.level) for h in body.headings),
        modified=compose.moment(page.modified) if page.modified else None,
        officials=tuple(_officials(compose)) if slug == _ABOUT else (),
    )


def _node(compose: Composer, page: Page) -> Node:
    """The page as such: about whom, how to reach them, or anything else."""
    type_ = {_ABOUT: "AboutPage", _CONTACT: "ContactPage"}.get(page.slug, "WebPage")
    node = web_page(compose, type_, addresses.standing(page.slug), page.title, page.lang)
    if page.modified:
        node["dateModified"] = compose.moment(page.modified).iso
    if type_ != "WebPage":
        node["mainEntity"] = department(compose)
    return node


def _page_in(compose: Composer, slug: str) -> Page:
    pages = compose.site.pages
    return pages.get((slug, compose.lang)) or pages[slug, "vi"]


def _contact_lines(compose: Composer) -> list[TermDescription]:
    identity = compose.site.identity
    lines = [
        TermDescription(compose("Cơ quan"), name_in(identity.department, compose.lang)[0]),
        TermDescription(compose("Địa chỉ"), name_in(identity.address, compose.lang)[0]),
        TermDescription(
            compose("Điện thoại"),
            links=tuple(Link(phone, phone_url(phone)) for phone in identity.phones),
        ),
    ]
    if identity.fax:
        lines.append(TermDescription(compose("Fax"), identity.fax))
    lines.append(
        TermDescription(
            compose("Thư điện tử"), links=(Link(identity.email, f"mailto:{identity.email}"),)
        )
    )
    lines.append(
        TermDescription(
            compose("Chịu trách nhiệm nội dung"),
            name_in(identity.person_responsible, compose.lang)[0],
        )
    )
    return lines


def phone_url(phone: str) -> str:
    """``tel:`` with digits only, as RFC 3966 wants them."""
    return "tel:" + "".join(sign for sign in phone if sign.isdigit() or sign == "+")


def _officials(compose: Composer) -> list[OfficialLine]:
    today = compose.site.today
    serving = [p for p in compose.site.registry.people.values() if p.valid.touches(today, today)]
    return [_official(compose, person) for person in serving]


def _official(compose: Composer, person: Official) -> OfficialLine:
    return OfficialLine(
        name=person.name,
        office=name_in(person.office, compose.lang)[0],
        agency=compose.current_link(person.agency),
        phone=Link(person.phone, phone_url(person.phone)) if person.phone else None,
        email=Link(person.email, f"mailto:{person.email}") if person.email else None,
    )


def ways_in(compose: Composer) -> tuple[Link, ...]:
    """The indexes, for whoever has no script or lost the way."""
    return (
        Link(compose("Tin mới"), compose.url(addresses.NEWS)),
        Link(compose("Theo năm"), compose.url(addresses.EVENTS)),
        Link(compose("Theo cơ quan"), compose.url(addresses.AGENCIES)),
        Link(compose("Theo tỉnh bạn"), compose.url(addresses.PARTNERS)),
        Link(compose("Theo loại tin"), compose.url(addresses.KINDS)),
        Link(compose("Sổ quy chế"), compose.url(addresses.REGULATIONS)),
        Link(compose("Văn bản"), compose.url(addresses.DOCUMENTS)),
        Link(compose("Sơ đồ trang"), compose.url(addresses.SITE_MAP)),
    )


def search_page(compose: Composer) -> SearchPage:
    """``/tim-kiem/``"""
    title = compose("Tìm kiếm")
    return SearchPage(
        head=compose.head(
            addresses.SEARCH,
            title,
            compose("Các lối tìm tin trên cổng."),
            nodes=(web_page(compose, "SearchResultsPage", addresses.SEARCH, title),),
        ),
        kinds=kind_links(compose),
        ways=ways_in(compose),
    )


def not_found_page(compose: Composer) -> NotFoundPage:
    """``/404.html``"""
    title = compose("Không tìm thấy trang")
    return NotFoundPage(
        head=compose.head(
            addresses.NOT_FOUND, title, compose("Địa chỉ này không có trang nào."), robots="noindex"
        ),
        ways=ways_in(compose),
    )


def offline_page(compose: Composer) -> OfflinePage:
    """``/ngoai-tuyen/``"""
    return OfflinePage(
        head=compose.head(
            addresses.OFFLINE,
            compose("Đọc khi không có mạng"),
            compose("Các trang đã xem và được giữ lại trong trình duyệt này."),
            robots="noindex",
        ),
        kept=compose.site.identity.offline,
    )
