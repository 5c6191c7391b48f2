"""The same articles, three generators, the same addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.commands.bench.measure import Failed
from portal.commands.bench.peers import Peer, find_peers
from portal.commands.bench.sites import LEAN, Site
from portal.commands.bench.trees import addresses, agree
from portal.commands.speech import CommandFault, Exit
from tests.bench.corpus import Item, Party, read_item, read_items, read_names
from tests.needs import ROOT, needs
from tests.site.factory import make_corpus


def peer(name: str) -> Peer:
    (found,) = (each for each in find_peers() if each.name == name)
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(ROOT, tmp_path_factory.mktemp("peers"), 30)
    site.make()
    site.portal(LEAN).cold()
    return site


@pytest.mark.parametrize("name", [pytest.param("hugo", marks=needs("hugo")), "pelican"])
def test_a_peer_makes_the_addresses_of_a_lean_build(site: Site, name: str) -> None:
    site.make([peer(name)])
    builder = site.peer(peer(name))
    builder.cold()
    ours = addresses(site.portal(LEAN).output)
    found = agree({LEAN: ours, name: addresses(builder.output)})
    assert found.differences == ()
    assert (found.pages, found.feeds) == (190, 33)


@pytest.mark.parametrize("name", [pytest.param("hugo", marks=needs("hugo")), "pelican"])
def test_a_peer_gets_an_edit_and_shows_it(site: Site, name: str) -> None:
    site.make([peer(name)])
    article = min((site.content / "news").glob("*/*.md"))
    text = article.read_text("utf-8")
    article.write_text(f"{text}\nMột câu thêm vào.\n", "utf-8")
    site.bring(peer(name), article)
    builder = site.keeping_peer(peer(name))
    builder.build()
    page = builder.output / "tin" / article.parent.name / article.stem / "index.html"
    article.write_text(text, "utf-8")
    assert "Một câu thêm vào." in page.read_text("utf-8")


def test_a_peer_that_fails_is_named(site: Site) -> None:
    site.make([peer("pelican")])
    broken = Peer("pelican", "4", ("false",), "output", "")
    with pytest.raises(CommandFault) as caught:
        site.peer(broken).build()
    assert caught.value.exitcode == Exit.CONTENT
    assert caught.value.text.en == "The build of 30 articles by pelican failed (exit 1): ?"
    assert isinstance(caught.value.__cause__, Failed)


ARTICLE = """\
---
title: "Hà Tĩnh: họp (1)"
date: 2020-01-05 08:30
summary: Tóm tắt.
kind: talks
event: {date: 2020-01-04, place: Cầu Treo}
agencies:
  - {id: cong-an-ha-tinh, role: host}
  - bo-cong-an
partner_provinces: [khammouane]
regulations:
  - {id: qcph-01, stage: held}
figures:
  - {label: Lượt, value: 0021, unit: lượt}
sources:
  - {name: Báo, url: "https://bao.example/a", lang: vi}
tags: [biên giới]
---

Một.

---

Hai.
"""


def test_an_article_is_read_as_the_factory_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "tin-1.md"
    path.write_text(ARTICLE, "utf-8")
    assert read_item(path) == Item(
        slug="tin-1",
        title="Hà Tĩnh: họp (1)",
        published="2020-01-05 08:30",
        summary="Tóm tắt.",
        kind="Hội đàm",
        day="2020-01-04",
        place="Cầu Treo",
        parties=(Party("cong-an-ha-tinh", "Chủ trì"), Party("bo-cong-an", "Tham gia")),
        partners=("khammouane",),
        regulations=("qcph-01",),
        figures=(("Lượt", "0021", "lượt"),),
        sources=(("Báo", "https://bao.example/a"),),
        topics=("biên giới",),
        body="Một.\n\n---\n\nHai.\n",
    )


def test_translations_are_left_out_and_names_come_from_the_registers(tmp_path: Path) -> None:
    make_corpus(tmp_path, articles=3, translated=1)
    assert len(list((tmp_path / "news").glob("*/*.en.md"))) == 3
    assert len(list(read_items(tmp_path))) == 3
    names = read_names(tmp_path)
    assert (names["bo-cong-an"], names["khammouane"]) == ("Bộ Công an", "Khăm Muộn")
    assert names["qcph-01"] == "Quy chế phối hợp số 01"
