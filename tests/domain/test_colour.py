"""Colours: known values of the specifications, and there and back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.colour import contrast, from_oklch, to_oklch


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.478), ("#17375e", "#17375e", 1)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


def test_three_digits_mean_six() -> None:
    assert contrast("#fff", "#000") == contrast("#ffffff", "#000000")


@pytest.mark.parametrize(
    ("colour", "lightness", "chroma", "degrees"),
    # From the examples of CSS Color 4.
    [("#ff0000", 0.628, 0.258, 29.2), ("#00ff00", 0.866, 0.295, 142.5), ("#ffffff", 1, 0, None)],
)
def test_oklch_is_that_of_css(
    colour: str, lightness: float, chroma: float, degrees: float | None
) -> None:
    found = to_oklch(colour)
    assert found[0] == pytest.approx(lightness, abs=0.001)
    assert found[1] == pytest.approx(chroma, abs=0.001)
    if degrees is not None:
        assert math.degrees(found[2]) == pytest.approx(degrees, abs=0.1)


@given(st.integers(min_value=0, max_value=0xFFFFFF))
def test_a_colour_survives_the_way_there_and_back(number: int) -> None:
    colour = f"#{number:06x}"
    assert from_oklch(*to_oklch(colour)) == colour


def test_what_a_screen_cannot_show_is_cut_off() -> None:
    assert from_oklch(0.7, 0.4, math.radians(142)) == "#00cf00"
