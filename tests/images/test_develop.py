"""Smaller copies: which there are, what they look like, that they are always the same."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageStat

from portal.images.develop import copies, stamp_of
from portal.images.looking import look
from portal.images.records import WIDTHS, Copy, CopyKind, Picture, copies_of
from tests.images.made import bytes_of, opened, photograph

STAMP = "0123456789ab"
NAMES = {CopyKind.AVIF: "AVIF", CopyKind.WEBP: "WEBP", CopyKind.JPEG: "JPEG"}


def widths(picture: Picture) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for copy in copies_of("a/hoi-nghi.jpg", picture):
        found.setdefault(copy.kind.value, []).append(copy.width)
    return found


def made(data: bytes, suffix: str) -> dict[Copy, bytes]:
    picture = look(data, suffix)
    wanted = copies_of(
        f"a{suffix}", Picture(picture.width, picture.height, picture.opaque, stamp="x")
    )
    return dict(copies(data, suffix, wanted))


def far(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures' values."""
    return float(sum(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other)).mean) / 3)


# --- which ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "light", "plain"),
    [
        (4000, [360, 720, 1080, 1600], [360, 720, 1080, 1600]),
        (1601, [360, 720, 1080, 1600], [360, 720, 1080, 1600]),
        (1600, [360, 720, 1080, 1600], [360, 720, 1080]),
        (800, [360, 720, 800], [360, 720]),
        (361, [360, 361], [360]),
    ],
)
def test_no_copy_is_larger_than_its_picture(width: int, light: list[int], plain: list[int]) -> None:
    assert widths(Picture(width, 500, stamp=STAMP)) == {"avif": light, "webp": light, "jpg": plain}


@pytest.mark.parametrize(
    "picture",
    [
        Picture(4000, 3000),
        Picture(360, 9000, stamp=STAMP),
        Picture(4000, 3000, opaque=False, drawn=True, stamp=STAMP),
    ],
    ids=["a build that makes none", "small", "drawing"],
)
def test_some_pictures_have_no_copies(picture: Picture) -> None:
    assert widths(picture) == {}


def test_what_is_transparent_has_no_copy_that_cannot_be() -> None:
    assert set(widths(Picture(800, 500, opaque=False, stamp=STAMP))) == {"avif", "webp"}


def test_a_copy_is_called_after_its_picture_its_width_and_what_it_was_made_of() -> None:
    first = next(copies_of("2026/hoi-nghi.jpeg", Picture(1000, 667, stamp=STAMP)))
    assert first == Copy(f"2026/hoi-nghi.360.{STAMP}.avif", CopyKind.AVIF, 360, 240)
    assert next(copies_of("a.png", Picture(16000, 1, stamp=STAMP))).height == 1


def test_the_stamp_is_of_the_pictures_bytes() -> None:
    assert re.fullmatch("[0-9a-f]{12}", stamp_of(b"one"))
    assert stamp_of(b"one") == stamp_of(b"one") != stamp_of(b"other")


# --- what they are -------------------------------------------------------------------------------

PHOTO = bytes_of(photograph(1200, 800), "JPEG", quality=92)


def test_every_copy_is_the_picture_in_its_size_and_format() -> None:
    whole = opened(PHOTO)
    for copy, data in made(PHOTO, ".jpg").items():
        image = opened(data)
        assert (image.format, image.size) == (NAMES[copy.kind], (copy.width, copy.height))
        assert far(image, whole.resize(image.size, Image.Resampling.LANCZOS)) < 6
        assert len(data) < len(PHOTO)


def test_copies_of_the_same_bytes_are_the_same_bytes() -> None:
    assert made(PHOTO, ".jpg") == made(PHOTO, ".jpg")


def test_one_copy_alone_is_as_among_all() -> None:
    """So a copy that was lost from the cache comes back as it was."""
    for copy, data in made(PHOTO, ".jpg").items():
        assert list(copies(PHOTO, ".jpg", [copy])) == [(copy, data)]


def test_copies_are_upright_and_without_notes() -> None:
    scene = Image.new("RGB", (400, 800), "#102040")
    scene.paste("#e0d0c0", (0, 0, 200, 400))
    notes = Image.Exif()
    notes[0x0112], notes[0x010F] = 6, "Canon"
    held = scene.transpose(Image.Transpose.ROTATE_90)
    for copy, data in made(bytes_of(held, "JPEG", exif=notes), ".jpg").items():
        image = opened(data)
        assert image.size == (copy.width, copy.width * 2)
        assert b"Canon" not in data
        assert not image.getexif()
        assert far(image, scene.resize(image.size)) < 4


@pytest.mark.parametrize("kind", [CopyKind.AVIF, CopyKind.WEBP])
def test_what_shines_through_still_does(kind: CopyKind) -> None:
    glass = Image.new("RGBA", (500, 400), (200, 10, 10, 0))
    glass.paste((10, 200, 10, 255), (0, 0, 250, 400))
    found = {c: data for c, data in made(bytes_of(glass, "PNG"), ".png").items() if c.kind is kind}
    assert [copy.width for copy in found] == [360, 500]
    for copy, data in found.items():
        image = Image.open(io.BytesIO(data))
        assert image.mode == "RGBA"
        alpha = image.getchannel("A")
        assert (alpha.getpixel((9, 9)), alpha.getpixel((copy.width - 9, 9))) == (255, 0)


GREY = photograph(500, 300).convert("L")
KINDS = {mode: GREY.convert(mode) for mode in ("L", "P", "1", "LA", "CMYK")} | {
    "I;16": GREY.point(lambda value: value * 256, "I").convert("I;16")
}


@pytest.mark.parametrize("mode", KINDS)
def test_a_picture_of_any_kind_can_be_made_smaller(mode: str) -> None:
    suffix, name = (".jpg", "JPEG") if mode == "CMYK" else (".png", "PNG")
    found = made(bytes_of(KINDS[mode], name), suffix)
    assert {copy.width for copy in found} == {360, 500}
    like = (KINDS["1"] if mode == "1" else GREY).convert("RGB")
    for data in found.values():
        small = opened(data)
        assert far(small, like.resize(small.size, Image.Resampling.LANCZOS)) < 16


def test_widths_grow_by_half_or_more() -> None:
    """Closer ones would cost storage and save nobody much."""
    steps = [larger / smaller for smaller, larger in pairwise(WIDTHS)]
    assert all(1.4 < step <= 2 for step in steps)
