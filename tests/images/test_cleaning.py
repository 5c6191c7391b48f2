"""The published original: the same pixels, nothing that a camera or a program wrote beside them."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageCms, PngImagePlugin

from portal.images.cleaning import cleaned
from portal.images.looking import look
from portal.images.records import Picture
from tests.images.made import bytes_of, chunk, opened, photograph, png

PHOTO = photograph(64, 48)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">Nguyen Van An</x:xmpmeta>'
SECRETS = (b"Nguyen Van An", b"Canon", b"GPS", b"ICC_PROFILE", b"Exif", b"xmpmeta", b"acsp")
FORMATS = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}


def notes(turn: int = 1) -> Image.Exif:
    """As a telephone writes them: maker, owner, place."""
    found = Image.Exif()
    found[0x010F], found[0x0112], found[0x013B] = "Canon", turn, "Nguyen Van An"
    found.get_ifd(0x8825).update({1: "N", 2: (18.0, 20.0, 33.0), 3: "E", 4: (105.0, 54.0, 1.0)})
    return found


def noted(suffix: str, image: Image.Image = PHOTO, turn: int = 1, profile: bytes = SRGB) -> bytes:
    settings: dict[str, object] = {"exif": notes(turn), "icc_profile": profile}
    if suffix == ".png":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "Nguyen Van An")
        settings["pnginfo"] = text
    else:
        settings["xmp"] = XMP
    if suffix == ".jpg":
        settings["comment"] = b"Nguyen Van An"
    return bytes_of(image, FORMATS[suffix], **settings)


def difference(one: Image.Image, other: Image.Image) -> int:
    """How far the most different value is."""
    extremes = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getextrema()
    return max(int(high) for _, high in extremes)  # type: ignore[misc]  # three channels


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_is_left_of_place_owner_and_maker(suffix: str) -> None:
    data = noted(suffix)
    assert any(secret in data for secret in SECRETS)
    clean = cleaned(data, suffix)
    assert [secret for secret in SECRETS if secret in clean] == []
    image = opened(clean)
    assert not image.getexif()
    assert {"exif", "xmp", "icc_profile", "comment", "Author"} & set(image.info) == set()
    assert look(clean, suffix) == Picture(64, 48)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_the_pixels_of_an_upright_picture_are_untouched(suffix: str) -> None:
    data = noted(suffix)
    assert opened(cleaned(data, suffix)).tobytes() == opened(data).tobytes()


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".avif"])
def test_a_picture_without_notes_stays_as_small_as_it_is(suffix: str) -> None:
    data = bytes_of(PHOTO, FORMATS[suffix])
    assert cleaned(data, suffix) == data
    assert cleaned(cleaned(noted(suffix), suffix), suffix) == cleaned(noted(suffix), suffix)


def test_a_progressive_photograph_keeps_all_its_scans() -> None:
    data = bytes_of(PHOTO, "JPEG", progressive=True, exif=notes())
    clean = cleaned(data, ".jpg")
    assert clean.count(b"\xff\xda") == data.count(b"\xff\xda") > 1
    assert opened(clean).tobytes() == opened(data).tobytes()


def test_a_film_behind_a_photograph_goes() -> None:
    data = bytes_of(PHOTO, "JPEG") + b"ftypmp42 Nguyen Van An"
    assert cleaned(data, ".jpg") == data[: -len(b"ftypmp42 Nguyen Van An")]


def test_what_stands_behind_the_end_of_a_png_goes() -> None:
    data = png(9, 9)
    more = data[:33] + chunk(b"prIv", b"Nguyen Van An") + data[33:] + b"Nguyen Van An"
    assert cleaned(more, ".png") == data


@pytest.mark.parametrize("turn", range(2, 9))
def test_a_turned_photograph_is_published_upright(turn: int) -> None:
    """The note that says how it was held goes, so the pixels are turned."""
    ways = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    scene = Image.new("RGB", (96, 64), "#102040")
    scene.paste("#e0d0c0", (0, 0, 32, 16))
    held = scene.transpose(ways[turn])
    clean = cleaned(noted(".jpg", held, turn), ".jpg")
    assert look(clean, ".jpg") == Picture(96, 64)
    assert difference(opened(clean), scene) < 80
    assert opened(clean).getpixel((8, 4)) != opened(clean).getpixel((88, 60))


def exchanged() -> bytes:
    """A profile of screens on which red and green are exchanged."""
    named = SRGB.replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be"))
    return named.replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")


@pytest.mark.parametrize("suffix", FORMATS)
def test_other_colours_than_srgb_are_converted(suffix: str) -> None:
    """Without its profile the picture would be shown in wrong colours."""
    red = Image.new("RGB", (32, 32), (200, 60, 40))
    clean = cleaned(noted(suffix, red, profile=exchanged()), suffix)
    assert difference(opened(clean), Image.new("RGB", (32, 32), (60, 200, 40))) < 12
    assert not opened(clean).info.get("icc_profile")


def test_transparency_outlives_a_conversion() -> None:
    glass = Image.new("RGBA", (8, 8), (200, 60, 40, 77))
    clean = opened(cleaned(noted(".png", glass, profile=exchanged()), ".png"))
    assert clean.getpixel((0, 0)) == (60, 200, 40, 77)


def test_a_profile_that_nobody_can_read_is_left_out() -> None:
    data = bytes_of(PHOTO, "PNG", icc_profile=b"no profile at all")
    assert opened(cleaned(data, ".png")).tobytes() == PHOTO.tobytes()


def test_a_photograph_for_printers_becomes_one_for_screens() -> None:
    data = bytes_of(PHOTO.convert("CMYK"), "JPEG", quality=95)
    image = opened(cleaned(data, ".jpg"))
    assert (image.mode, image.size) == ("RGB", (64, 48))


def test_a_gif_loses_its_comment_and_nothing_else() -> None:
    image = PHOTO.quantize(16)
    data = bytes_of(image, "GIF", comment=b"Nguyen Van An")
    clean = cleaned(data, ".gif")
    assert b"Nguyen Van An" not in clean
    assert difference(opened(clean), image) < 8
