"""How much a warm build makes and writes: counts, which a busy machine does not change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.commands.build import BuildReport
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
    set_key(articles_in(place.content)[10], "title", "Tên khác")


def _newest(place: Place) -> None:
    Text(place.content / "news/2026/tin-moi-nhat.md", dict(NEW), "\nTin.\n").save()


def _name(place: Place) -> None:
    path = place.content / "registry/agencies/bo-chi-huy-bien-phong-ha-tinh.yaml"
    set_key(path, "name", {"vi": "Biên phòng Hà Tĩnh", "en": "Border guard"})


def _template(place: Place) -> None:
    path = place.theme / "templates/pages/year.html"
    path.write_text(path.read_text("utf-8") + "<!-- -->", "utf-8")


def _macro(place: Place) -> None:
    designs.edit_part(place.theme, 0)


def _style(place: Place) -> None:
    designs.edit_style(place.theme, 7)


def _words(place: Place) -> None:
    designs.edit_words(place.theme, 0)


# What is done, texts converted for it, and the most that may be made of the 980 outputs.
WORK: dict[Callable[[Place], None], tuple[int, int]] = {
    _nothing: (0, 0),
    _touch: (0, 0),
    _body: (1, 0),
    _title: (0, 0),
    _newest: (1, 0),
    _name: (0, 0),
    _template: (0, 0),
    _macro: (0, 0),
    _style: (0, 0),
    _words: (0, 0),
}


@pytest.mark.parametrize("edit", WORK)
def test_an_edit_makes_little_more_than_what_it_changes(
    place: Place, edit: Callable[[Place], None]
) -> None:
    before = files_of(place.output)
    edit(place)
    report = place.build()
    after = files_of(place.output)
    print(edit.__name__, report.outputs, getattr(report, "converted", None), len(differing(before, after)))
    place.restore(place.good)
    place.build()


def new_article(place: Place) -> BuildReport:
    _newest(place)
    return place.build()


def test_a_new_article_makes_and_writes_as_much_among_300_as_among_30(
    place: Place, tmp_path: Path
) -> None:
    few = new_article(place).outputs
    many = new_article(_site(tmp_path, 300)).outputs
    assert (few.made, few.written) == (many.made, many.written)
    place.restore(place.good)
    place.build()
