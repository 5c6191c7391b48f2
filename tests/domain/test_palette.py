"""What follows from a department's colours."""

from __future__ import annotations

import math

import pytest

from portal.domain.colour import to_oklch
from portal.domain.palette import DEFAULTS, palette


def test_the_colours_themselves_are_not_touched() -> None:
    own = {"identity": "#1d4d2b", "mark": "#6b1414", "ornament": "#8a6a2a"}
    assert {name: palette(own)[name] for name in own} == own


def test_a_colour_that_is_not_given_is_the_default() -> None:
    assert palette({"identity": "#1d4d2b"})["mark"] == DEFAULTS["mark"]
    assert palette({}) == palette(DEFAULTS)


@pytest.mark.parametrize("token", ["identity-on-dark", "banner-on-dark", "bar-on-light"])
def test_what_is_derived_keeps_the_hue(token: str) -> None:
    own = "#1d4d2b"
    found = to_oklch(palette({"identity": own})[token])
    assert math.degrees(found[2]) == pytest.approx(math.degrees(to_oklch(own)[2]), abs=2)


def test_grey_stays_grey() -> None:
    made = palette({"identity": "#000000"})
    for token in ("identity-on-dark", "tint-2-on-light", "bar-on-dark"):
        assert len({made[token][place : place + 2] for place in (1, 3, 5)}) == 1
