"""How much a warm build makes and writes: counts, which a busy machine does not change."""

from __future__ import annotations

import pytest

from tests.site.factory import make_corpus
from tests.warm import designs
from tests.warm.place import Place
from tests.warm.texts import Text, articles_in, opened, set_key

SIZES = (30, 300)
NEW = {
    "title": "Tin mới nhất",
    "date": "2026-11-19 10:00",
    "summary": "Một cuộc làm việc mới.",
    "kind": "working-session",
    "event": {"date": "2026-11-19", "place": "Hà Tĩnh"},
    "agencies": ["so-ngoai-vu-ha-tinh", "cong-an-ha-tinh"],
    "partner_provinces": ["khammouane"],
}


@pytest.fixture(scope="module", params=SIZES)
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(tmp_path_factory.mktemp("counts"))
    make_corpus(place.content, articles=request.param, agencies=5, partners=3)
    designs.plain_theme(place.theme)
    place.begin()
    place.build()
    return place


def counts(place: Place) -> tuple[int, int, int]:
    """Made, written, removed by the next build."""
    report = place.build().outputs
    return report.made, report.written, report.removed


def test_x(place: Place) -> None:
    print()
    print("nothing", counts(place))
    a = articles_in(place.content)[-1]
    t = opened(a)
    t.body += "\nMột câu.\n"
    t.save()
    print("body", counts(place))
    set_key(a, "title", "Tên khác")
    print("title", counts(place))
    Text(place.content / "news/2026/tin-moi-nhat.md", dict(NEW), "\nTin.\n").save()
    print("new", counts(place))
    set_key(
        place.content / "registry/agencies/cong-an-ha-tinh.yaml",
        "name",
        {"vi": "Công an mới", "en": "Police"},
    )
    print("register", counts(place))
    designs.edit_template(place.theme, 0)
    print("template", counts(place))
    designs.edit_part(place.theme, 0)
    print("macro", counts(place))
    designs.edit_style(place.theme, 0)
    print("style", counts(place))
    designs.edit_words(place.theme, 0)
    print("words", counts(place))
    print("all", place.build().outputs)
