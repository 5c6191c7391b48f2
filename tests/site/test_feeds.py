"""Feeds are what their specifications ask for: RFC 4287, JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree as ET

from tests.needs import ROOT
from tests.site.building import SITE_URL
from tests.site.facts import Site, language_of

ATOM = "{http://www.w3.org/2005/Atom}"
MOST = 20


def atoms(site: Site) -> Iterator[tuple[str, ET.Element]]:
    for name in site.files:
        if name.endswith("atom.xml"):
            yield name, ET.fromstring(site.data(name))


def texts(element: ET.Element, name: str) -> list[str]:
    return [found.text or "" for found in element.findall(f"{ATOM}{name}")]


def links(element: ET.Element, rel: str) -> list[str]:
    found = element.findall(f"{ATOM}link")
    return [link.get("href", "") for link in found if link.get("rel", "alternate") == rel]


def expected_feeds() -> list[str]:
    """Home, each agency, partner province, kind and regulation."""
    registry = ROOT / "content/registry"

    def ids(folder: str) -> list[str]:
        return [path.stem for path in sorted((registry / folder).glob("*.yaml"))]

    partners = [
        id
        for id in ids("provinces")
        if "country: VN" not in (registry / f"provinces/{id}.yaml").read_text("utf-8")
    ]
    kinds = ["signing", "briefing", "interim-review", "final-review", "annual-review", "talks"]
    kinds += ["agreement", "working-session", "visit", "report", "notice"]
    places = [""]
    places += [f"co-quan/{id}/" for id in ids("agencies")]
    places += [f"tinh-ban/{id}/" for id in partners]
    places += [f"loai/{kind}/" for kind in kinds]
    places += [f"quy-che/{id}/" for id in ids("regulations")]
    return places


def test_every_index_has_its_feeds_in_each_language(built_site: Site) -> None:
    wanted = [
        f"{prefix}{place}{name}"
        for prefix in ("", "en/", "lo/")
        for place in expected_feeds()
        for name in ("atom.xml", "feed.json")
    ]
    assert len(wanted) > 400
    assert [name for name in wanted if name not in built_site.files] == []
    feeds = {name for name in built_site.files if name.endswith(("atom.xml", "feed.json"))}
    assert feeds - set(wanted) == set()


def test_a_feed_is_offered_by_its_page(built_site: Site) -> None:
    silent = []
    for place in expected_feeds():
        page = built_site.pages[f"/{place}"]
        kinds = {kind: url for _, kind, url in page.alternates if kind}
        if not kinds.get("application/atom+xml", "").endswith(f"/{place}atom.xml"):
            silent.append(f"/{place}")
    assert silent == []


def test_atom_feeds_have_what_rfc_4287_requires(built_site: Site) -> None:
    faults: list[str] = []
    for name, feed in atoms(built_site):
        assert feed.tag == f"{ATOM}feed"
        if [len(texts(feed, one)) for one in ("title", "id", "updated")] != [1, 1, 1]:
            faults.append(f"{name}: title, id or updated")
        if links(feed, "self") != [f"{SITE_URL}/{name}"]:
            faults.append(f"{name}: self link {links(feed, 'self')}")
        if len(links(feed, "alternate")) != 1 or feed.find(f"{ATOM}author/{ATOM}name") is None:
            faults.append(f"{name}: alternate or author")
        faults += [f"{name}: {fault}" for entry in entries(feed) for fault in entry_faults(entry)]
    assert faults == []


def entries(feed: ET.Element) -> list[ET.Element]:
    return feed.findall(f"{ATOM}entry")


def entry_faults(entry: ET.Element) -> list[str]:
    id = "".join(texts(entry, "id"))
    faults = [
        f"{id}: {one}"
        for one in ("title", "id", "updated", "published", "summary", "content")
        if len(texts(entry, one)) != 1 or not texts(entry, one)[0].strip()
    ]
    for one in ("updated", "published"):
        moment = datetime.fromisoformat(texts(entry, one)[0])
        if moment.utcoffset() is None:
            faults.append(f"{id}: {one} without a zone")
    if texts(entry, "updated") < texts(entry, "published"):
        faults.append(f"{id}: updated before it was published")
    if not id.startswith(SITE_URL) or links(entry, "alternate") != [id]:
        faults.append(f"{id}: link {links(entry, 'alternate')}")
    return faults


def test_no_feed_has_an_entry_twice_or_more_than_twenty(built_site: Site) -> None:
    total = 0
    for name, feed in atoms(built_site):
        ids = [texts(entry, "id")[0] for entry in entries(feed)]
        total += len(ids)
        assert len(ids) == len(set(ids)) <= MOST, name
    assert total > 200


def test_entries_are_newest_first_and_the_feed_is_as_new_as_the_newest(built_site: Site) -> None:
    for name, feed in atoms(built_site):
        published = [texts(entry, "published")[0] for entry in entries(feed)]
        assert published == sorted(published, reverse=True), name
        updated = [texts(entry, "updated")[0] for entry in entries(feed)]
        if updated:
            assert texts(feed, "updated") == [max(updated)], name


def test_home_feed_holds_the_latest_articles_with_their_whole_text(built_site: Site) -> None:
    feed = ET.fromstring(built_site.data("atom.xml"))
    assert len(entries(feed)) == MOST
    for entry in entries(feed):
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "html"
        assert len((content.text or "").split()) > 100


def test_json_feeds_say_the_same_as_their_atom_twins(built_site: Site) -> None:
    compared = 0
    for name, atom in atoms(built_site):
        feed = json.loads(built_site.text(name.replace("atom.xml", "feed.json")))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"] == texts(atom, "title")[0]
        assert [feed["home_page_url"]] == links(atom, "alternate")
        assert feed["feed_url"] == f"{SITE_URL}/{name.replace('atom.xml', 'feed.json')}"
        assert feed["language"] == language_of(f"/{name}")
        wanted = [
            (texts(e, "id")[0], texts(e, "title")[0], texts(e, "content")[0]) for e in entries(atom)
        ]
        found = [(item["id"], item["title"], item["content_html"]) for item in feed["items"]]
        assert found == wanted, name
        for item in feed["items"]:
            assert item["url"] == item["id"]
            assert datetime.fromisoformat(item["date_published"]).utcoffset() is not None
        compared += len(found)
    assert compared > 200
