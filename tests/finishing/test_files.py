"""Icons, QR codes and compressed copies, read back by what will read them."""

from __future__ import annotations

import gzip
import io
import math
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import brotli
import pytest
from PIL import Image

from portal.finishing.compress import compressed, is_compressible
from portal.finishing.icons import favicon, square_icon
from portal.finishing.pixels import png
from portal.finishing.qr import qr_svg
from portal.output.errors import EnvironmentFault
from tests.finishing.drawings import THEME, opened, read_code

SIGN = (THEME / "static/img/icon.svg").read_text("utf-8")
SMALL = (THEME / "drawing/icon-small.svg").read_text("utf-8")
BLUE, PLUM = (23, 55, 94), (75, 29, 82)


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 3


# --- icons ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [180, 192, 512])
def test_an_icon_may_be_cut_to_a_circle(size: int) -> None:
    """The sign lies within the inner four fifths; beyond them there is ground, to the corners."""
    picture = opened(square_icon(SIGN, size, {}))
    assert (picture.format, picture.size) == ("PNG", (size, size))
    pixels = picture.convert("RGB")
    middle, outside = (size - 1) / 2, 0
    for x in range(0, size, 3):
        for y in range(0, size, 3):
            if math.hypot(x - middle, y - middle) > 0.4 * size:
                outside += 1
                found = pixels.getpixel((x, y))
                assert isinstance(found, tuple)
                assert near(found, BLUE), (x, y)
    assert outside > size * size / 9 * 0.4


def test_an_icon_wears_the_colour_of_the_department() -> None:
    picture = opened(square_icon(SIGN, 192, {"identity": "#4b1d52"})).convert("RGB")
    found = picture.getpixel((1, 1))
    assert isinstance(found, tuple)
    assert near(found, PLUM)


def test_the_favicon_holds_three_sizes_each_with_its_own_drawing() -> None:
    data = favicon(SIGN, SMALL, {"identity": "#4b1d52"})
    assert data == favicon(SIGN, SMALL, {"identity": "#4b1d52"})
    icon = Image.open(io.BytesIO(data))
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    for size in (16, 32, 48):
        found = one_of(data, size).convert("RGB").getpixel((size // 2, 0))
        assert isinstance(found, tuple)
        assert near(found, PLUM)
    found = one_of(data, 16).convert("RGB").getpixel((8, 8))
    expected = opened(png(SMALL.replace("var(--identity, #17375e)", "#4b1d52"), 16))
    other = expected.convert("RGB").getpixel((8, 8))
    assert isinstance(found, tuple)
    assert isinstance(other, tuple)
    assert near(found, other)


def one_of(icons: bytes, size: int) -> Image.Image:
    """The picture of one size."""
    picture: Any = Image.open(io.BytesIO(icons))
    picture.size = (size, size)  # how Pillow lets one of several be chosen
    picture.load()
    chosen: Image.Image = picture
    return chosen


def test_a_drawing_that_is_none_is_told() -> None:
    with pytest.raises(EnvironmentFault) as caught:
        square_icon("<svg", 180, {})
    assert caught.value.exitcode == 3
    assert caught.value.message("vi").startswith("Không vẽ được hình của giao diện: ")
    assert caught.value.message("en").startswith("A drawing of the theme could not be drawn: ")


# --- QR codes ------------------------------------------------------------------------------------

LONG = "https://doi-ngoai.songoaivu-hatinh.gov.vn/lo/tin/2020/" + "mot-hai-ba-" * 9 + "bon/"


@pytest.mark.parametrize("address", ["https://so.example/tin/2020/x/", LONG])
def test_a_code_is_read_as_the_address_at_the_size_it_has_on_paper(address: str) -> None:
    assert read_code(qr_svg(address)) == address
    assert qr_svg(address) == qr_svg(address)


def test_a_code_is_25_mm_wide_with_the_quiet_zone_that_scanners_need() -> None:
    root = ET.fromstring(qr_svg("https://so.example/tin/2020/x/"))
    assert (root.get("width"), root.get("height")) == ("25mm", "25mm")
    side = float((root.get("viewBox") or "").split()[2])
    dark = root[1].get("d") or ""
    lefts = [int(part.split()[0]) for part in dark.split("M")[1:]]
    tops = [int(part.split()[1].split("h")[0]) for part in dark.split("M")[1:]]
    assert (min(lefts), min(tops), max(tops)) == (4, 4, side - 5)
    assert not root.findall(".//{*}style")


# --- compressed copies ---------------------------------------------------------------------------

PAGE = Path(__file__).read_bytes()


def test_copies_hold_the_same_bytes_and_no_clock() -> None:
    br, gz = compressed(PAGE, ".br"), compressed(PAGE, ".gz")
    assert brotli.decompress(br) == PAGE
    assert gzip.decompress(gz) == PAGE
    assert gz[4:8] == b"\0\0\0\0"
    assert len(br) < len(gz) < len(PAGE)


@pytest.mark.parametrize(
    ("path", "size", "worth"),
    [
        ("index.html", 257, True),
        ("index.html", 256, False),
        ("theme/css/site.0123.css", 9000, True),
        ("tin/2020/x/qr.svg", 9000, True),
        ("du-lieu/tin.csv", 9000, True),
        ("manifest.webmanifest", 900, True),
        ("the/cong.png", 9000, False),
        ("theme/vendor/fonts/x.woff2", 9000, False),
        ("favicon.ico", 9000, False),
        ("tep/quy-che.pdf", 9000, False),
    ],
)
def test_texts_above_a_quarter_of_a_kilobyte_are_worth_it(
    path: str, size: int, worth: bool
) -> None:
    assert is_compressible(path, size) is worth
