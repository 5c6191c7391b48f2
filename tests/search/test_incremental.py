"""What is changed in places is what would be made anew, and an article changes no more than is its
own.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from portal.output.searching import kept_state, search_again, searchable
from portal.pages.site import Site
from portal.search import gathering, pieces, renewal
from portal.search.encoding import shard_of
from portal.search.index import PieceKey, SearchIndex, cut
from portal.store import Kept, open_kept
from tests.search.asked import searched_site, write_index
from tests.site.factory import make_corpus

NEW = """---
title: Cuộc họp hoàn toàn mới
date: {date} 10:00
summary: Một cuộc làm việc mới.
kind: working-session
event: {{date: {date}, place: Hà Tĩnh}}
agencies: [so-ngoai-vu-ha-tinh]
---

Hai bên trao đổi về lớp học tiếng Lào. Ông Bùi Xoan Nhị chủ trì.
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search") / "content"
    make_corpus(folder, articles=60, agencies=5, partners=3)
    return folder


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return open_kept(tmp_path / "kept.sqlite", b"1")


def articles(content: Path) -> list[Path]:
    return sorted(path for path in content.glob("news/*/*.md") if path.name.count(".") == 1)


def put_new(content: Path, date: str, slug: str = "cuoc-hop-moi") -> None:
    path = content / "news" / date[:4] / f"{slug}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(NEW.format(date=date), "utf-8")


# --- ways to change a folder ---------------------------------------------------------------------


def _say(content: Path, draw: Random) -> None:
    path = draw.choice(articles(content))
    said = draw.choice(("Thêm một câu về Hà Tĩnh.", "Quy chế phối hợp.", "Xoài xanh."))
    path.write_text(f"{path.read_text('utf-8')}\n{said}\n", "utf-8")


def _hush(content: Path, draw: Random) -> None:
    path = draw.choice(articles(content))
    head, _, body = path.read_text("utf-8").rpartition("\n---\n")
    path.write_text(f"{head}\n---\n{body[: len(body) // 2].rpartition('.')[0]}.\n", "utf-8")


def _rename(content: Path, draw: Random) -> None:
    path = draw.choice(articles(content))
    lines = path.read_text("utf-8").split("\n")
    named = [
        f"title: Tên khác {draw.randint(0, 9)}" if x.startswith("title:") else x for x in lines
    ]
    path.write_text("\n".join(named), "utf-8")


def _remove(content: Path, draw: Random) -> None:
    """One that no text links to."""
    said = "".join(path.read_text("utf-8") for path in content.rglob("*.md"))
    path = draw.choice([path for path in articles(content) if f"/{path.stem}/" not in said])
    for each in path.parent.glob(f"{path.stem}.*"):
        each.unlink()


def _add(content: Path, draw: Random) -> None:
    day = f"{draw.choice((2015, 2016, 2026))}-{draw.randint(1, 9):02}-{draw.randint(1, 28):02}"
    put_new(content, day, f"tin-them-{draw.randint(100, 999)}")


CHANGES: tuple[Callable[[Path, Random], None], ...] = (_say, _hush, _rename, _remove, _add)


@pytest.fixture
def few_postings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are cut short, as those of many texts are."""
    for module in (gathering, pieces):
        monkeypatch.setattr(module, "MOST", 2)


@pytest.mark.usefixtures("few_postings")
@pytest.mark.parametrize("seed", range(3))
def test_changes_in_places_give_what_is_made_anew(
    corpus: Path, tmp_path: Path, kept: Kept, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = Random(seed)
    content = tmp_path / "content"
    shutil.copytree(corpus, content)
    before = searched_site(content, kept=kept)
    kept.save()
    made = 0
    gather = gathering.Gatherer.gather

    def counted(*given: object) -> object:
        nonlocal made
        made += 1
        return gather(*given)  # type: ignore[arg-type]  # passed on as they came

    for _ in range(3):
        for change in draw.choices(CHANGES, k=3):
            change(content, draw)
        after = searched_site(content)
        old, new = before.indexes.rows, after.indexes.rows
        # Of all that are there now, as if all had been saved: those that did not change stay.
        pairs = {slug: (old.get(slug), new.get(slug)) for slug in old.keys() | new.keys()}
        made = 0
        monkeypatch.setattr(gathering.Gatherer, "gather", counted)
        again = search_again(after, kept_state(kept), pairs, kept)
        whole = searchable(after, 1, kept)
        monkeypatch.setattr(gathering.Gatherer, "gather", gather)
        assert made == 0
        assert again.search.state == after.search.state
        assert whole.search.state == after.search.state
        kept.save(forget=False)
        assert texts(again.search) == texts(after.search)
        before = after


def texts(search: SearchIndex) -> dict[PieceKey, str]:
    return {each: search.texts[each].text for each in search.state.pieces}


@pytest.fixture(scope="module")
def sites(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site]:
    """Without and with a new article."""
    content = tmp_path_factory.mktemp("new") / "content"
    shutil.copytree(corpus, content)
    put_new(content, "2026-11-19")
    return searched_site(corpus), searched_site(content)


def test_a_sentence_changes_the_shards_of_its_keys_alone(corpus: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(corpus, content)
    path = articles(content)[7]
    path.write_text(f"{path.read_text('utf-8')}\nXoài xanh.\n", "utf-8")
    before, after = (texts(searched_site(each).search) for each in (corpus, content))
    changed = {each for each in after if after[each] != before.get(each)}
    shards = {f"0/{shard_of(key, 8)}" for key in ("xoài", "xanh", "xoài xanh")}
    assert 0 < len(shards) < 8
    assert changed == {("vi", name) for name in {*shards, "tu"}}


def test_an_article_changes_what_is_its_own(sites: tuple[Site, Site]) -> None:
    before, after = (texts(site.search) for site in sites)
    changed = {each for each in after if after[each] != before.get(each)}
    assert {lang for lang, _ in changed} == {"vi"}
    (volume,) = cut(sites[1].search.counts)["vi"]
    others = {name for _, name in changed if not name.removeprefix("0/").isdigit()}
    assert others == {f"0/tin-{len(volume.sheaves) - 1}", "0/loc", "tu"}


def test_files_that_hold_the_same_keep_their_names(
    sites: tuple[Site, Site], tmp_path: Path
) -> None:
    old, new = (set(write_index(site, tmp_path / str(number))) for number, site in enumerate(sites))
    gone, come = old - new, new - old
    assert len(gone) == len(come)
    assert {path.rpartition(".")[0].rpartition(".")[0] for path in gone} == {
        path.rpartition(".")[0].rpartition(".")[0] for path in come
    }
    for path in old & new:
        if not path.endswith("muc.json"):
            assert (tmp_path / "0" / path).read_bytes() == (tmp_path / "1" / path).read_bytes()


def test_what_is_lost_is_made_again(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    site = searched_site(corpus, kept=(kept := open_kept(path, b"1")))
    kept.save()
    whole = texts(site.search)
    kept.close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE kept SET value = x'00' WHERE kind = 'search' AND length(value) > 9000")
        assert file.execute("SELECT changes()").fetchone() != (0,)
    again = open_kept(path, b"1")
    assert searchable(site, 1, again).search.state == site.search.state
    again.save()
    assert texts(searchable(site, 1, again).search) == whole


def test_much_that_differs_is_made_anew(
    corpus: Path, kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    shutil.copytree(corpus, content)
    searched_site(content, kept=kept)
    kept.save()
    for path in articles(content):
        path.write_text(f"{path.read_text('utf-8')}\nMột câu.\n", "utf-8")
    after = searched_site(content)
    monkeypatch.setattr(renewal, "_MOST", 20)
    monkeypatch.setattr(pieces, "changed_shard", None)
    assert searchable(after, 1, kept).search.state == after.search.state
