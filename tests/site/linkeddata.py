"""The structured data of built pages, checked as a machine would that knows schema.org.

In: pages of a built site.  Out: what is wrong on them, in words.  Independent of the code that
makes it: it sees JSON in HTML and files in a folder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from tests.site.building import SITE_URL
from tests.site.facts import MADE_BY_PUBLISHING, Page, Site
from tests.site.vocabulary import ADDRESSES, CONTEXT, DATES, PROPERTIES, REQUIRED

__all__ = ["defined", "faults", "graph_of", "walk"]

_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# ISO 8601 at any precision that a source may give.
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d[+]07:00)?)?)?")

Node = dict[str, Any]


def graph_of(page: Page) -> list[Node]:
    """The things that a page tells of; empty when it has no script of them."""
    scripts = _SCRIPT.findall(page.html)
    assert len(scripts) <= 1, page.address
    if not scripts:
        return []
    data = json.loads(scripts[0])
    assert set(data) == {"@context", "@graph"}, page.address
    assert data["@context"] == CONTEXT, page.address
    assert data["@graph"], page.address
    return list(data["@graph"])


def walk(value: Any) -> Iterator[Node]:
    """Every thing within a value, itself first."""
    if isinstance(value, list):
        for one in value:
            yield from walk(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from walk(one)


def defined(site: Site) -> set[str]:
    """Every ``@id`` that some page of the site says more of than a name."""
    return {
        node["@id"]
        for page in site.pages.values()
        for node in walk(graph_of(page))
        if "@id" in node and set(node) - {"@id", "@type", "name"}
    }


def faults(site: Site, page: Page, known: set[str]) -> Iterator[str]:
    """What is wrong with the structured data of a page; ``known`` are the ids of the site."""
    graph = graph_of(page)
    for node in walk(graph):
        yield from _of_node(site, node, known)
    trails = [node for node in graph if node["@type"] == "BreadcrumbList"]
    if len(trails) != int('class="trail"' in page.html):
        yield "trail and BreadcrumbList differ"
    for trail in trails:
        steps = trail["itemListElement"]
        if [step["position"] for step in steps] != list(range(1, len(steps) + 1)):
            yield "positions of the trail"
        if steps[-1]["item"] != page.canonical:
            yield "the trail ends elsewhere"


def _of_node(site: Site, node: Node, known: set[str]) -> Iterator[str]:
    if "@type" not in node:
        if set(node) != {"@id"}:
            yield f"no type: {node}"
    elif node["@type"] not in PROPERTIES:
        yield f"unknown type: {node['@type']}"
    else:
        type_ = node["@type"]
        strange = {name for name in node if not name.startswith("@")} - PROPERTIES[type_]
        yield from (f"{type_}.{name} is unknown" for name in strange)
        # What is named elsewhere in full may be named by its id and name alone.
        if set(node) != {"@id", "@type", "name"}:
            missing = REQUIRED.get(type_, set()) - set(node)
            yield from (f"{type_}.{name} is missing" for name in missing)
    if "@id" in node and node["@id"] not in known:
        yield f"nothing is told of {node['@id']}"
    for name, value in node.items():
        if value in ("", None, [], {}):
            yield f"{name} is empty"
        values = value if isinstance(value, list) else [value]
        if name in DATES:
            yield from (f"{name}: {one}" for one in values if not _DATE.fullmatch(one))
        elif name in ADDRESSES:
            texts = [one for one in values if isinstance(one, str)]
            yield from (f"{name}: {one}" for one in texts if not _answers(site, one))


def _answers(site: Site, address: str) -> bool:
    """A whole address; one of this site leads to a file, or to one that publishing makes."""
    url = urlsplit(address)
    if url.scheme not in ("http", "https") or not url.netloc:
        return False
    if f"{url.scheme}://{url.netloc}" != SITE_URL:
        return True
    return site.answers(url.path) or MADE_BY_PUBLISHING.fullmatch(url.path) is not None
