"""What is saved while a build is under way is in the next one, whatever that one had read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress

import pytest

from portal.domain.problems import ContentError
from portal.output.errors import EnvironmentFault
from tests.output.making import files_of
from tests.warm import designs
from tests.warm.place import Place, differing
from tests.warm.rich import rich_content
from tests.warm.steps import BUILDS, at_step, steps_taken
from tests.warm.texts import set_key

Edit = Callable[[Place], None]


def _template(place: Place) -> None:
    path = place.theme / "templates/pages/article.html"
    path.write_text(path.read_text("utf-8") + "<!-- -->", "utf-8")


def _macro(place: Place) -> None:
    designs.edit_part(place.theme, 0)


def _words(place: Place) -> None:
    designs.edit_words(place.theme, 0)


def _style(place: Place) -> None:
    designs.edit_style(place.theme, 7)


def _text(place: Place) -> None:
    path = place.content / "news/2019/cho-bien-gioi.md"
    path.write_text(path.read_text("utf-8") + "\nMột câu.\n", "utf-8")


def _name(place: Place) -> None:
    set_key(place.content / "registry/agencies/bo-cong-an.yaml", "name", {"vi": "Bộ Công an mới"})


def _paper(place: Place) -> None:
    (place.content / "documents/bao-cao-so-ket.pdf").write_bytes(b"%PDF-1.4 khac")


EDITS = {
    "template": _template, "macro": _macro, "words": _words, "style": _style, "text": _text,
    "name": _name, "paper": _paper,
}  # fmt: skip


BRIEF = [name for name in EDITS if name != "paper"]
"""A paper is read twice: told by one reading, copied by the other."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(tmp_path_factory.mktemp("meanwhile"))
    rich_content(place.content)
    designs.plain_theme(place.theme)
    place.begin()
    return place


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_during_a_first_build_is_in_the_second(place: Place, edit: str) -> None:
    before = begun(place, edit)
    steps = first_build(place)
    EDITS[edit](place)
    after = place.fresh_files()
    assert before != after
    for step in moments(steps):
        place.restore(place.good)
        forget(place)
        interrupted_by(place, EDITS[edit], step)
        place.build()
        assert differing(files_of(place.output), after) == [], step
    # And what is taken back is gone.
    place.restore(place.good)
    place.build()
    assert differing(files_of(place.output), before) == []


@pytest.mark.parametrize("edit", BRIEF)
def test_an_edit_that_lasts_no_longer_than_a_build_leaves_nothing_behind(
    place: Place, edit: str
) -> None:
    before = begun(place, edit)
    steps = first_build(place)
    for step in moments(steps):
        forget(place)
        interrupted_by(place, EDITS[edit], step)
        place.restore(place.good)
        place.build()
        assert differing(files_of(place.output), before) == [], step


def begun(place: Place, edit: str) -> dict[str, bytes]:
    """The site before the edit; no larger than the edit needs to be seen."""
    place.restore(place.good)
    place.lean = edit != "words"
    return place.fresh_files()


def forget(place: Place) -> None:
    """As if nothing had been built."""
    shutil.rmtree(place.output.parent)
    place.output.parent.mkdir()


def first_build(place: Place) -> int:
    """How many steps it takes."""
    forget(place)
    return steps_taken(place)


def moments(steps: int) -> tuple[int, ...]:
    """Before anything is read, after it is read, while pages are written, when all are."""
    return (1, 9, 17, 40, steps // 2, steps - 12)


def interrupted_by(place: Place, edit: Edit, step: int) -> None:
    """A build during which the edit is saved; it may fail, for it sees some of both."""

    def build() -> None:
        at_step(step, lambda: edit(place))
        with suppress(ContentError, EnvironmentFault):
            place.build()

    process = BUILDS.Process(target=build)
    process.start()
    process.join()
    assert process.exitcode == 0
