"""A site that was built before, and three states of its sources to go to and from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from tests.output.making import PNG, files_of
from tests.warm.designs import CHANGES, plain_theme
from tests.warm.place import Place
from tests.warm.rich import rich_content
from tests.warm.texts import Text, set_key


@dataclass(frozen=True)
class State:
    """Sources, and what a build that trusts nothing makes of them."""

    sources: Mapping[str, bytes]
    shown: Mapping[str, bytes]


@dataclass
class Turning:
    """A place that goes from state to state; a tree that is brought up to one held the last but
    one, so that each turn has files to write, to keep and to remove."""

    place: Place
    states: tuple[State, ...]
    at: int = 0

    @property
    def shown(self) -> Mapping[str, bytes]:
        return files_of(self.place.output)

    def turn(self) -> tuple[State, State]:
        """The sources become the next state's; what was, and what is to be."""
        former = self.states[self.at]
        self.at = (self.at + 1) % len(self.states)
        self.place.restore(self.states[self.at].sources)
        return former, self.states[self.at]


@pytest.fixture(scope="module")
def turning(tmp_path_factory: pytest.TempPathFactory) -> Turning:
    place = Place(tmp_path_factory.mktemp("turning"))
    rich_content(place.content)
    plain_theme(place.theme)
    place.begin()
    states = []
    for change in (lambda _: None, _news, _design):
        change(place)
        states.append(State(place.sources(), place.fresh_files()))
    turning = Turning(place, tuple(states), len(states) - 1)
    for _ in range(4):
        turning.turn()
        place.build()
    assert turning.shown == turning.states[turning.at].shown
    return turning


def _news(place: Place) -> None:
    """A new text, a new name of a body, a text that goes, another title, a picture more."""
    content = place.content
    head = {
        "title": "Tin mới",
        "date": "2026-11-19",
        "summary": "Tin mới.",
        "kind": "report",
        "agencies": ["cong-an-ha-tinh"],
        "images": [{"file": "moi.png", "alt": "Ảnh"}],
    }
    Text(content / "news/2026/tin-moi.md", head, "\nTin mới.\n").save()
    (content / "images/moi.png").write_bytes(PNG)
    set_key(content / "registry/agencies/cong-an-ha-tinh.yaml", "name", {"vi": "Công an mới"})
    set_key(content / "news/2019/cho-bien-gioi.md", "title", "Tên khác")
    (content / "news/2026/hoi-dam-sap-toi.md").unlink()


def _design(place: Place) -> None:
    """Every page changes, and an address that all of them name."""
    for change in CHANGES[2:6]:
        change(place.theme, 1)
