"""Nothing on the site leads to a place that is not there."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

from tests.site.building import SITE_URL
from tests.site.facts import MADE_BY_PUBLISHING, Page, Site

_ATOM = "{http://www.w3.org/2005/Atom}"


def dead_links(site: Site, page: Page) -> list[str]:
    """Local links of a page that no file, or no id on its page, answers."""
    dead = []
    for tag, _, target in page.links:
        found = site.local(page.address, target)
        if found is None:
            continue
        path, fragment = found
        if not site.answers(path) and not MADE_BY_PUBLISHING.fullmatch(path):
            dead.append(f"<{tag}> {target}")
        elif fragment:
            other = site.pages.get(path)
            if other is None or fragment not in other.ids:
                dead.append(f"<{tag}> {target} (#)")
    return dead


def test_no_link_and_no_anchor_of_any_page_is_dead(
    built_site: Site, record_property: Callable[[str, object], None]
) -> None:
    links = sum(len(page.links) for page in built_site.pages.values())
    record_property("pages", len(built_site.pages))
    record_property("links", links)
    assert len(built_site.pages) > 500
    assert links > 10 * len(built_site.pages)
    dead = {
        page.address: found
        for page in built_site.pages.values()
        if (found := dead_links(built_site, page))
    }
    assert dead == {}


def test_the_checker_sees_a_dead_link_and_a_dead_anchor(built_site: Site) -> None:
    page = Page("/tin/", "", links=[
        ("a", "href", "khong-co/"), ("a", "href", "/#khong-co"), ("a", "href", "/en/tin/"),
        ("a", "href", "https://elsewhere.example/"), ("a", "href", f"{SITE_URL}/khong-co/"),
    ])  # fmt: skip
    assert dead_links(built_site, page) == [
        "<a> khong-co/",
        "<a> /#khong-co (#)",
        f"<a> {SITE_URL}/khong-co/",
    ]


def test_every_page_can_be_reached_from_home_by_links(built_site: Site) -> None:
    reached: set[str] = set()
    queue = ["/", "/404.html", "/en/404.html"]
    while queue:
        address = queue.pop()
        if address in reached:
            continue
        reached.add(address)
        page = built_site.pages[address]
        for tag, _, target in page.links:
            found = built_site.local(address, target)
            if tag == "a" and found and found[0] in built_site.pages:
                queue.append(found[0])
    assert sorted(set(built_site.pages) - reached) == []


def test_canonical_addresses_are_the_pages_own(built_site: Site) -> None:
    wrong = {
        page.address: page.canonical
        for page in built_site.pages.values()
        if page.canonical
        and page.canonical != SITE_URL + page.address
        and "noindex" not in page.robots
    }
    assert wrong == {}
    assert sum(bool(page.canonical) for page in built_site.pages.values()) > 500


def test_no_address_in_a_feed_is_dead(built_site: Site) -> None:
    feeds = [name for name in built_site.files if name.endswith("atom.xml")]
    assert len(feeds) > 100
    checked = 0
    dead = []
    for name in feeds:
        feed = ET.fromstring(built_site.data(name))
        urls = [link.get("href", "") for link in feed.iter(f"{_ATOM}link")]
        for content in feed.iter(f"{_ATOM}content"):
            urls += re.findall(r'(?:href|src)="([^"]*)"', content.text or "")
        for url in urls:
            found = built_site.local("/feeds-have-no-place/", url)
            if found is None:
                continue
            checked += 1
            if not built_site.answers(found[0]):
                dead.append(f"{name}: {url}")
    assert checked > 500
    assert dead == []


def test_links_within_a_feeds_texts_are_whole_addresses(built_site: Site) -> None:
    relative = []
    for name in built_site.files:
        if name.endswith("atom.xml"):
            for content in ET.fromstring(built_site.data(name)).iter(f"{_ATOM}content"):
                urls = re.findall(r'(?:href|src)="([^"]*)"', content.text or "")
                relative += [f"{name}: {url}" for url in urls if not re.match(r"\w+:|#", url)]
    assert relative == []
