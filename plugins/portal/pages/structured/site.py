"""The website and its pages: home, lists, standing pages, the open data.

In: a composer, the page's address and name, what it lists.  Out: nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portal.domain.registry import name_in
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.structured import references
from portal.pages.structured.graph import Node, item_list
from portal.pages.views.lists import DataSet

__all__ = ["catalogue_page", "home_nodes", "listing", "web_page"]

_MEDIA_TYPES = {"CSV": "text/csv", "JSON": "application/json"}


def home_nodes(compose: Composer) -> tuple[Node, ...]:
    """Who publishes the site, and the site with its search."""
    site, lang = compose.site, compose.lang
    identity = site.identity
    home = site.registry.provinces.get(identity.home_province)
    department: Node = references.department(compose) | {
        "address": name_in(identity.address, lang)[0],
        "telephone": list(identity.phones),
        "email": identity.email,
    }
    if identity.fax:
        department["faxNumber"] = identity.fax
    if home is not None:
        name = compose.entity(home.id, min(home.valid.last, site.today))
        department["areaServed"] = references.province(compose, name)
    website: Node = {
        "@type": "WebSite",
        "@id": references.website_id(compose),
        "url": site.absolute(addresses.HOME, lang),
        "name": name_in(identity.names, lang)[0],
        "inLanguage": lang,
        "publisher": {"@id": department["@id"]},
    }
    if compose.url(addresses.SEARCH):
        template = site.absolute(addresses.SEARCH, lang) + "?q={search_term_string}"
        website["potentialAction"] = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": template},
            "query-input": "required name=search_term_string",
        }
    return department, website


def web_page(compose: Composer, type_: str, address: str, name: str, lang: str = "") -> Node:
    """A page as such: ``type_`` is WebPage or one of its kinds; ``lang`` that of its words."""
    url = compose.site.absolute(address, compose.lang)
    return {
        "@type": type_,
        "@id": url,
        "url": url,
        "name": name,
        "inLanguage": lang or compose.lang,
        "isPartOf": {"@id": references.website_id(compose)},
    }


def listing(compose: Composer, address: str, name: str, urls: Iterable[str], count: int) -> Node:
    """A page that lists others; ``count`` tells of those too that it does not show."""
    items = item_list(urls, compose.site.options.origin, count)
    return web_page(compose, "CollectionPage", address, name) | {"mainEntity": items}


def catalogue_page(compose: Composer, name: str, about: str, datasets: Sequence[DataSet]) -> Node:
    """The open data: one data set, as its Data Package has it, in files of its own."""
    site = compose.site
    url = site.absolute(addresses.DATA, compose.lang)
    years = site.indexes.events.years
    data: Node = {
        "@type": "Dataset",
        "@id": site.absolute(addresses.DATA) + "#bo-du-lieu",
        "name": f"{name} – {name_in(site.identity.names, compose.lang)[0]}",
        "description": about,
        "url": url,
        "inLanguage": compose.lang,
        "license": {
            "@type": "CreativeWork",
            "name": name_in(site.identity.licence, compose.lang)[0],
        },
        "creator": references.department(compose),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": dataset.description,
                "contentUrl": site.options.origin + file.url,
                "encodingFormat": _MEDIA_TYPES[file.format],
            }
            for dataset in datasets
            for file in dataset.files
        ],
    }
    if years:
        data["temporalCoverage"] = f"{years[-1].year}/{years[0].year}"
    return {
        **web_page(compose, "CollectionPage", addresses.DATA, name),
        "mainEntity": {"@type": "DataCatalog", "name": name, "url": url, "dataset": data},
    }
