"""What a picture is found to be, and the reasons for which one is refused."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PIL import Image

from portal.images.looking import look
from portal.images.records import LONGEST_SIDE, MOST_PIXELS, Picture, Refusal
from tests.images.made import bytes_of, photograph, png, svg
from tests.needs import ROOT

PHOTO = photograph(60, 40)
GLASS = Image.new("RGBA", (60, 40), (200, 10, 10, 120))
FULL = Image.new("RGBA", (60, 40), (200, 10, 10, 255))
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}


def turned(how: int, name: str = "JPEG") -> bytes:
    notes = Image.Exif()
    notes[0x0112] = how
    return bytes_of(PHOTO, name, exif=notes)


def refused(data: bytes, suffix: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refusal) as caught:
        look(data, suffix)
    return caught.value.code, dict(caught.value.values)


# --- what it is ----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [*FORMATS, ".gif"])
def test_every_format_has_its_size(suffix: str) -> None:
    data = bytes_of(PHOTO, FORMATS.get(suffix, "GIF"))
    assert look(data, suffix) == Picture(60, 40)


@pytest.mark.parametrize(
    ("how", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))]
)
@pytest.mark.parametrize("suffix", [".jpg", ".webp", ".png"])
def test_the_size_is_that_of_the_picture_as_it_was_taken(
    suffix: str, how: int, size: tuple[int, int]
) -> None:
    assert look(turned(how, FORMATS[suffix]), suffix) == Picture(*size)


@pytest.mark.parametrize("suffix", [".png", ".webp", ".avif"])
def test_a_picture_is_transparent_only_where_something_shines_through(suffix: str) -> None:
    assert look(bytes_of(GLASS, FORMATS[suffix]), suffix).opaque is False
    assert look(bytes_of(FULL, FORMATS[suffix]), suffix).opaque is True


def test_a_photograph_with_a_second_one_behind_it_is_the_first() -> None:
    """So telephones keep depth, or a film; browsers show the first."""
    data = bytes_of(PHOTO, "MPO", save_all=True, append_images=[photograph(30, 20)])
    assert look(data, ".jpg") == Picture(60, 40)


# --- what is refused -----------------------------------------------------------------------------


def test_four_hundred_megapixels_in_48_kilobytes_are_refused_unseen() -> None:
    """In a process of its own with little memory: nothing of it is unpacked."""
    bomb = png(20_000, 20_000)
    assert len(bomb) < 50_000
    program = (
        "import resource, sys\n"
        "from portal.images.looking import look\n"
        "from portal.images.records import Refusal\n"
        "import PIL.Image, imagesize\n"
        "data = sys.stdin.buffer.read()\n"
        "used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n    look(data, '.png')\n"
        "except Refusal as refusal:\n    print(refusal.code, refusal.values['width'])\n"
        "more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - used\n"
        "print(more < 30_000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        input=bomb,
        capture_output=True,
        cwd=ROOT / "plugins",
        check=True,
    )
    assert done.stdout.decode().split() == ["image-too-large", "20000", "True"]


@pytest.mark.parametrize(
    ("width", "height", "fits"),
    [
        (LONGEST_SIDE, 1, True),
        (LONGEST_SIDE + 1, 1, False),
        (8125, 8000, True),
        (8126, 8000, False),
    ],
)
def test_the_limits_are_what_they_are_said_to_be(width: int, height: int, fits: bool) -> None:
    assert MOST_PIXELS == 8125 * 8000
    data = png(width, height)
    if fits:
        assert look(data, ".png") == Picture(width, height)
    else:
        told = {"width": str(width), "height": str(height), "millions": 65, "side": LONGEST_SIDE}
        assert refused(data, ".png") == ("image-too-large", told)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".avif", ".gif"])
def test_a_file_that_lost_its_end_is_refused(suffix: str) -> None:
    data = bytes_of(photograph(300, 200), FORMATS.get(suffix, "GIF"))
    assert refused(data[: len(data) * 2 // 3], suffix)[0] == "image-broken"


@pytest.mark.parametrize(
    ("name", "suffix", "said"),
    [
        ("PNG", ".jpg", "JPEG"),
        ("JPEG", ".png", "PNG"),
        ("WEBP", ".jpeg", "JPEG"),
        ("TIFF", ".jpg", "JPEG"),
    ],
)
def test_another_format_than_the_name_says_is_named(name: str, suffix: str, said: str) -> None:
    told = {"named": said, "found": name}
    assert refused(bytes_of(PHOTO, name), suffix) == ("image-foreign", told)


@pytest.mark.parametrize("suffix", [".gif", ".png", ".webp", ".avif"])
def test_a_moving_picture_is_refused(suffix: str) -> None:
    name = FORMATS.get(suffix, "GIF")
    data = bytes_of(PHOTO, name, save_all=True, append_images=[photograph(60, 40, 2)])
    assert refused(data, suffix) == ("image-moving", {})


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<html>", b"\x89PNG\r\n\x1a\n", svg()])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert refused(data, ".png")[0] in ("image-unreadable", "image-broken", "image-foreign")
