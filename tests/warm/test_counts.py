"""How much a warm build makes and writes: counts, which a busy machine does not change."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from portal.indexes.site import SiteIndexes
from portal.pelican import running
from portal.pelican.generator import PortalGenerator
from portal.reading.markdown import Converter
from portal.warm import planning
from tests.output.making import files_of
from tests.site.factory import make_corpus
from tests.warm import designs
from tests.warm.place import Place, differing
from tests.warm.texts import Text, articles_in, opened, set_key

NEW = {
    "title": "Tin mới nhất",
    "date": "2026-11-19 10:00",
    "summary": "Một cuộc làm việc mới.",
    "kind": "working-session",
    "event": {"date": "2026-11-19", "place": "Hà Tĩnh"},
    "agencies": ["so-ngoai-vu-ha-tinh", "cong-an-ha-tinh"],
    "partner_provinces": ["khammouane"],
}


def _site(folder: Path, articles: int) -> Place:
    place = Place(folder)
    make_corpus(place.content, articles=articles, agencies=5, partners=3)
    designs.plain_theme(place.theme)
    place.begin()
    place.build()
    return place


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return _site(tmp_path_factory.mktemp("counts"), 30)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return _site(tmp_path_factory.mktemp("large"), 300)


def _nothing(_: Place) -> None:
    pass


def _touch(place: Place) -> None:
    for path in place.content.rglob("*.*"):
        path.touch()


def _body(place: Place) -> None:
    text = opened(articles_in(place.content)[10])
    text.body = f"{text.body}\nMột câu.\n"
    text.save()


def _title(place: Place) -> None:
    path = articles_in(place.content)[10]
    text = path.read_text("utf-8")
    path.write_text(re.sub("^title: .*$", "title: Tên khác", text, count=1, flags=re.M), "utf-8")


def _newest(place: Place, body: str = "\nTin.\n") -> None:
    Text(place.content / "news/2026/tin-moi-nhat.md", dict(NEW), body).save()


def _name(place: Place) -> None:
    path = place.content / "registry/agencies/bo-chi-huy-bien-phong-ha-tinh.yaml"
    set_key(path, "name", {"vi": "Biên phòng Hà Tĩnh", "en": "Border guard"})


def _vietnamese_name(place: Place) -> None:
    path = place.content / "registry/agencies/bo-chi-huy-bien-phong-ha-tinh.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        re.sub(r"vi: [^,}\n]+", "vi: Bộ đội Biên phòng Hà Tĩnh", text, count=1), "utf-8"
    )


def _template(place: Place) -> None:
    path = place.theme / "templates/pages/year.html"
    path.write_text(path.read_text("utf-8") + "<!-- -->", "utf-8")


def _macro(place: Place) -> None:
    designs.edit_part(place.theme, 0)


def _style(place: Place) -> None:
    designs.edit_style(place.theme, 7)


def _words(place: Place) -> None:
    designs.edit_words(place.theme, 0)


# What is done: how many texts are converted for it, how many of some 1,000 outputs are made.
WORK: dict[Callable[[Place], None], tuple[int, int]] = {
    _nothing: (0, 0),
    _touch: (0, 0),
    _body: (1, 20),
    _title: (0, 123),
    _newest: (1, 114),
    _name: (0, 229),
    _vietnamese_name: (0, 130),
    _template: (0, 406),
    _macro: (0, 558),
    _style: (0, 560),
    _words: (0, 350),
}


SHORT = (_nothing, _touch, _body, _title, _newest)
"""Edits after which Pelican, which reads the whole, is not asked."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The settings files that Pelican was run with since."""
    found: list[Path] = []
    run = running.run_pelican

    def counted(settings_file: Path, override: Mapping[str, Any]) -> PortalGenerator:
        found.append(settings_file)
        return run(settings_file, override)

    monkeypatch.setattr(running, "run_pelican", counted)
    return found


@pytest.mark.parametrize("edit", WORK)
def test_an_edit_writes_what_it_changes_and_makes_little_more(
    place: Place, edit: Callable[[Place], None], converted: list[str], asked: list[Path]
) -> None:
    before = files_of(place.output)
    edit(place)
    report = place.build().outputs
    assert bool(asked) == (edit not in SHORT)
    after = files_of(place.output)
    place.restore(place.good)
    place.build()
    texts, outputs = WORK[edit]
    # A text that is taken back was converted before.
    assert len(converted) == texts
    assert report.written == len([name for name in differing(before, after) if name in after])
    assert report.made <= outputs


def test_the_text_of_an_old_article_asks_for_no_index_and_no_plan(
    large: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("looked at all rows")

    # One without figures, which have a file of their own for each year.
    articles = sorted(articles_in(large.content))
    text = opened(next(one for one in articles if "figures:" not in one.read_text("utf-8")))
    text.body = f"{text.body}\nMột câu khác.\n"
    text.save()
    monkeypatch.setattr(SiteIndexes, "_ordered", property(refuse))
    monkeypatch.setattr(planning, "make_plan", refuse)
    report = large.build().outputs
    monkeypatch.undo()
    assert report.written > 0
    large.restore(large.good)
    large.build()


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the texts that were converted since."""
    found: list[str] = []
    convert = Converter.convert

    def counted(converter: Converter, text: str, **given: object) -> object:
        found.append(str(given["path"]))
        return convert(converter, text, **given)  # type: ignore[arg-type] # passed on as it came

    monkeypatch.setattr(Converter, "convert", counted)
    return found


def new_article(place: Place) -> tuple[int, int, int]:
    """Outputs made and files written but for the search's index, whose files are counted third."""
    before = files_of(place.output)
    # Other words than in the other test: those may have been converted already.
    _newest(place, "\nTin khác.\n")
    report = place.build().outputs
    after = files_of(place.output)
    index = [name for name in differing(before, after) if name in after and "chi-muc/" in name]
    return report.made - len(index), report.written - len(index), len(index)


def test_a_new_article_makes_and_writes_as_much_among_300_as_among_30(
    place: Place, large: Place
) -> None:
    few, many = (new_article(one) for one in (place, large))
    assert few[:2] == many[:2]
    # More shards are cut where there is more to find, and an article is in those of its own words.
    assert few[2] < many[2] <= 300
    for one in (place, large):
        one.restore(one.good)
        one.build()
