"""What stands around every page, composed once for each language.

In: a composer.  Out: :class:`~portal.pages.views.chrome.Chrome`.
"""

from __future__ import annotations

from portal.domain.palette import palette
from portal.domain.registry import name_in
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.standing import phone_url
from portal.pages.views.chrome import Chrome
from portal.pages.views.parts import Link

__all__ = ["make_chrome"]


def make_chrome(compose: Composer) -> Chrome:
    """The header's and footer's data; what a lean build does not make is left out."""
    site, identity, lang = compose.site, compose.site.identity, compose.lang
    complete = not site.options.lean
    sections = [
        Link(compose("Tin mới"), compose.url(addresses.NEWS)),
        Link(compose("Theo năm"), compose.url(addresses.EVENTS)),
        Link(compose("Cơ quan"), compose.url(addresses.AGENCIES)),
        Link(compose("Tỉnh bạn"), compose.url(addresses.PARTNERS)),
        Link(compose("Quy chế"), compose.url(addresses.REGULATIONS)),
        Link(compose("Văn bản"), compose.url(addresses.DOCUMENTS)),
        Link(compose("Lịch"), compose.url(addresses.CALENDAR)),
    ]
    standing = [
        Link(page.title, compose.url(addresses.standing(slug)), compose.foreign(page.lang))
        for slug in _STANDING
        if (page := site.pages.get((slug, lang)) or site.pages.get((slug, "vi"))) is not None
    ]
    extra = [
        Link(compose("Số liệu"), compose.url(addresses.FIGURES)),
        Link(compose("Loại tin"), compose.url(addresses.KINDS)),
        Link(compose("Tỉnh, thành phố"), compose.url(addresses.PROVINCES)),
        Link(compose("Đính chính"), compose.url(addresses.CORRECTIONS)),
        Link(compose("Dữ liệu mở"), compose.url(addresses.DATA)),
        Link(compose("Sơ đồ trang"), compose.url(addresses.SITE_MAP)),
    ]
    feeds = [
        Link(compose("Tin qua Atom"), compose.url("/atom.xml")),
        Link(compose("Tin qua JSON Feed"), compose.url("/feed.json")),
    ]
    portal = identity.parent_portal_name
    return Chrome(
        lang=lang,
        name=name_in(identity.names, lang)[0],
        department=name_in(identity.department, lang)[0],
        home_url=compose.url(addresses.HOME),
        search_url=compose.url(addresses.SEARCH),
        sections=tuple(link for link in sections if link.url),
        help=tuple(link for link in (*standing, *extra) if link.url),
        feeds=tuple(link for link in feeds if link.url),
        address=name_in(identity.address, lang)[0],
        phones=tuple(Link(phone, phone_url(phone)) for phone in identity.phones),
        fax=identity.fax or "",
        email=Link(identity.email, f"mailto:{identity.email}"),
        parent_portal=Link(name_in(portal, lang)[0], identity.parent_portal_url)
        if portal and identity.parent_portal_url
        else None,
        responsible=name_in(identity.person_responsible, lang)[0],
        licence=name_in(identity.licence, lang)[0],
        demonstration=name_in(identity.demonstration, lang)[0] if identity.demonstration else "",
        colours=palette(identity.colours),
        assets=site.assets,
        complete=complete,
        opensearch_url=compose.url("/opensearch.xml"),
        manifest_url=compose.url(addresses.MANIFEST),
        touch_icon_url=site.url(addresses.icon(180)) if complete else "",
        measurement_src=identity.measurement.src if identity.measurement else "",
        measurement_integrity=identity.measurement.integrity if identity.measurement else "",
        worker_url=site.options.base_path + addresses.WORKER
        if complete and identity.offline
        else "",
        offline_url=compose.url(addresses.OFFLINE),
        root=f"{site.options.base_path}/",
    )


_STANDING = ("gioi-thieu", "lien-he", "tro-nang", "rieng-tu", "ban-quyen")
