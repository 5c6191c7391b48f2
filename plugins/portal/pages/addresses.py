"""The addresses of the site: the one place that knows how they are spelled.

In: ids, slugs, years.  Out: paths from the site's root, lower-case ASCII, ending in ``/`` (or a
file's name). A language other than Vietnamese carries the same paths under its prefix
(``Language.prefix``).
"""

from __future__ import annotations

from portal.domain.model import Agency, Kind
from portal.domain.registry import Entity
from portal.indexes.rows import Row, is_partner

__all__ = [
    "AGENCIES",
    "CALENDAR",
    "CORRECTIONS",
    "DATA",
    "DOCUMENTS",
    "EVENTS",
    "FAVICON",
    "FIGURES",
    "HOME",
    "ICON",
    "KINDS",
    "LIVING",
    "MANIFEST",
    "NEWS",
    "NOT_FOUND",
    "OFFLINE",
    "PARTNERS",
    "PROVINCES",
    "REGULATIONS",
    "SEARCH",
    "SEARCH_INDEX",
    "SITE_CARD",
    "SITE_MAP",
    "WORKER",
    "agency",
    "article",
    "calendar_of",
    "code",
    "entity",
    "entity_card",
    "event_calendar",
    "file_of",
    "icon",
    "image",
    "is_lean",
    "kind",
    "kind_card",
    "month",
    "of_row",
    "paper",
    "partner",
    "province",
    "regulation",
    "regulation_card",
    "standing",
    "year",
]

HOME = "/"
NEWS = "/tin/"
EVENTS = "/nam/"
AGENCIES = "/co-quan/"
PARTNERS = "/tinh-ban/"
PROVINCES = "/tinh/"
KINDS = "/loai/"
REGULATIONS = "/quy-che/"
DOCUMENTS = "/van-ban/"
FIGURES = "/so-lieu/"
CALENDAR = "/lich/"
CORRECTIONS = "/dinh-chinh/"
SEARCH = "/tim-kiem/"
SEARCH_INDEX = "/tim-kiem/chi-muc/"
DATA = "/du-lieu/"
SITE_MAP = "/so-do/"
LIVING = "/mau/"
NOT_FOUND = "/404.html"
MANIFEST = "/manifest.webmanifest"
ICON = "/bieu-tuong/icon.svg"
SITE_CARD = "/the/cong.png"
OFFLINE = "/ngoai-tuyen/"
WORKER = "/sw.js"
FAVICON = "/favicon.ico"


def article(year: int, slug: str) -> str:
    """``/tin/2020/<slug>/``; the year is that of publication."""
    return f"{NEWS}{year}/{slug}/"


def of_row(row: Row) -> str:
    """The address of an article's row."""
    return article(row.date.date.year, row.slug)


def year(root: str, number: int) -> str:
    """``<root>2020/`` under an index's root."""
    return f"{root}{number}/"


def month(root: str, number: int, of_year: int) -> str:
    """``<root>2020/06/`` under an index's root."""
    return f"{root}{number}/{of_year:02}/"


def agency(id: str) -> str:
    return f"{AGENCIES}{id}/"


def partner(id: str) -> str:
    return f"{PARTNERS}{id}/"


def province(id: str) -> str:
    return f"{PROVINCES}{id}/"


def entity(of: Entity) -> str:
    """Where a body or province has its page."""
    if isinstance(of, Agency):
        return agency(of.id)
    return partner(of.id) if is_partner(of) else province(of.id)


def kind(of: Kind) -> str:
    return f"{KINDS}{of}/"


def regulation(id: str) -> str:
    return f"{REGULATIONS}{id}/"


def standing(slug: str) -> str:
    """``/gioi-thieu/``: a standing page."""
    return f"/{slug}/"


def image(file: str) -> str:
    """Where a file of content/images/ is served."""
    return f"/hinh-anh/{file}"


def paper(file: str) -> str:
    """Where a file of content/documents/ is served."""
    return f"/tep/{file}"


# --- calendar files ----------------------------------------------------------------------------


def event_calendar(address: str) -> str:
    """``/tin/2020/<slug>/su-kien.ics``: the event that the article at ``address`` tells of."""
    return f"{address}su-kien.ics"


def calendar_of(address: str) -> str:
    """``/co-quan/<id>/lich.ics``: the calendar of what has its page at ``address``."""
    return f"{address}lich.ics"


# --- pictures that publishing makes --------------------------------------------------------------


def entity_card(of: Entity) -> str:
    """``/the/co-quan/<id>.png``: what is shown where a page is shared."""
    return f"/the{entity(of)[:-1]}.png"


def kind_card(of: Kind) -> str:
    return f"/the{kind(of)[:-1]}.png"


def regulation_card(id: str) -> str:
    return f"/the{regulation(id)[:-1]}.png"


def icon(size: int) -> str:
    """``/bieu-tuong/icon-192.png``"""
    return f"/bieu-tuong/icon-{size}.png"


def code(address: str) -> str:
    """``/tin/2020/<slug>/qr.svg``: the address of the page at ``address`` as a QR code."""
    return f"{address}qr.svg"


# --- files -------------------------------------------------------------------------------------


def file_of(address: str) -> str:
    """The file, relative to the output folder, that answers at ``address``."""
    return address[1:] + "index.html" if address.endswith("/") else address[1:]


_LEAN_ROOTS = (NEWS, EVENTS, AGENCIES, PARTNERS)


def is_lean(address: str) -> bool:
    """True for what ``--lean`` makes: home, articles, four indexes with years, their feeds."""
    if address.endswith("/atom.xml"):
        return address == "/atom.xml" or address.startswith((AGENCIES, PARTNERS))
    if not address.endswith("/"):
        return address == "/sitemap.xml"
    if address.startswith((NEWS, EVENTS)) and address.count("/") == 4:
        # Articles and months stand at the same depth; a month is two digits, a slug has a letter.
        return not address.split("/")[3].isdigit()
    return address == HOME or address.startswith(_LEAN_ROOTS)
