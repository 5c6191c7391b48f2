"""Photographs in a built site: pages name what is there, nothing is made twice, nothing leaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from portal.commands.build import BuildReport, build_site
from portal.domain.problems import ContentError
from portal.finishing.orders import Order
from portal.finishing.studio import Studio
from portal.images import develop
from portal.images.records import CopyKind
from tests.images.made import bytes_of, opened, photograph
from tests.output.making import files_of
from tests.site.factory import make_corpus

NOW = "2026-11-20 09:00"
TEXT = """---
title: {title}
date: 2026-01-0{day}
summary: Tóm tắt.
kind: report
agencies: [so-ngoai-vu-ha-tinh]
{more}---

Thân bài.

{body}
"""
SHOWN = "images:\n  - {file: hoi-nghi.jpg, alt: Hội nghị, caption: Toàn cảnh, credit: Báo A}\n"
PAGES = {"dan": "tin/2026/dan/index.html", "trong-bai": "tin/2026/trong-bai/index.html"}
_FILE = re.compile(r"/(hinh-anh/[^\s\"]+)")
_PICTURE = re.compile(r"<picture>.*?</picture>")


def telephone(width: int, height: int, seed: int = 1) -> bytes:
    """A photograph with its place and its maker in it."""
    notes = Image.Exif()
    notes[0x010F] = "Canon"
    notes.get_ifd(0x8825).update({1: "N", 2: (18.0, 20.0, 33.0)})
    return bytes_of(photograph(width, height, seed), "JPEG", quality=88, exif=notes)


class Site:
    """A content folder with photographs, built as often as wanted."""

    def __init__(self, root: Path) -> None:
        self.content, self.output, self.cache = root / "content", root / "output", root / "cache"
        make_corpus(self.content, articles=3, agencies=2, partners=1)
        images = self.content / "images"
        images.mkdir(exist_ok=True)
        (images / "hoi-nghi.jpg").write_bytes(telephone(800, 533))
        (images / "cua-khau.jpg").write_bytes(telephone(400, 600, 2))
        (images / "nho.jpg").write_bytes(telephone(200, 100, 3))
        self.write("dan", 1, more=f"lead: true\n{SHOWN}")
        self.write("trong-bai", 2, body="![Cửa khẩu](cua-khau.jpg)\n\n![Nhỏ](nho.jpg)")
        self.write("nhap", 3, more="status: draft\n", body="![Kín](kin.jpg)")
        (images / "kin.jpg").write_bytes(telephone(500, 500, 4))

    def write(self, slug: str, day: int, more: str = "", body: str = "") -> None:
        path = self.content / f"news/2026/{slug}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT.format(title=f"Tin {slug}", day=day, more=more, body=body), "utf-8")

    def build(self, *, finish: bool = True, fresh: bool = False, lean: bool = False) -> BuildReport:
        return build_site(
            content=self.content,
            output=self.output,
            cache=self.cache,
            now=NOW,
            jobs=1,
            finish=finish,
            fresh=fresh,
            lean=lean,
        )

    def shown(self) -> dict[str, bytes]:
        return files_of(self.output)


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What the encoders were asked for; drawings and compressed copies cost nothing here."""
    found: list[tuple[str, int]] = []
    encode = develop._encoded

    def noted(image: Image.Image, kind: CopyKind) -> bytes:
        found.append((kind.value, image.width))
        return encode(image, kind)

    def draw(_: Studio, order: Order) -> bytes:
        return f"drawn {order}".encode()

    monkeypatch.setattr(develop, "_encoded", noted)
    monkeypatch.setattr(Studio, "_draw", draw)
    monkeypatch.setattr("portal.finishing.studio.is_compressible", lambda *_: False)
    return found


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


# Of the two photographs that are large enough: those of 800 and of 400 pixels.
ALL = sorted(
    [(kind, width) for kind in ("avif", "webp") for width in (360, 720, 800, 360, 400)]
    + [("jpg", width) for width in (360, 720, 360)]
)


def pictures(shown: Mapping[str, bytes]) -> set[str]:
    return {path for path in shown if path.startswith("hinh-anh/")}


def test_pages_name_every_file_of_their_pictures_and_no_other(
    site: Site, encoded: list[tuple[str, int]]
) -> None:
    site.build()
    shown = site.shown()
    assert sorted(encoded) == ALL
    named = {
        file
        for path, data in shown.items()
        if path.endswith(".html")
        for file in _FILE.findall(data.decode())
    }
    assert named == pictures(shown)
    assert len(named) == len(ALL) + 3
    kinds = {".jpg": "JPEG", ".avif": "AVIF", ".webp": "WEBP"}
    for path in named:
        image = opened(shown[path])
        assert image.format == kinds[path[path.rindex(".") :]]
        width = re.search(r"\.(\d+)\.[0-9a-f]{12}\.", path)
        assert width is None or image.width == int(width[1])


def test_the_first_photograph_opens_its_article_and_leads_the_home_page(
    site: Site, encoded: list[tuple[str, int]]
) -> None:
    site.build()
    shown = site.shown()
    stamp = re.search(r"hoi-nghi\.360\.(\w{12})\.avif", " ".join(shown))
    assert stamp is not None
    base = "/hinh-anh/hoi-nghi"
    for page, sizes in (
        (PAGES["dan"], "(min-width: 80rem) 47rem, (min-width: 60rem) 60vw, 92vw"),
        ("index.html", "(min-width: 80rem) 38rem, (min-width: 60rem) 48vw, 92vw"),
    ):
        light = "".join(
            f'<source type="image/{kind}" srcset="{base}.360.{stamp[1]}.{kind} 360w, '
            f'{base}.720.{stamp[1]}.{kind} 720w, {base}.800.{stamp[1]}.{kind} 800w" '
            f'sizes="{sizes}">'
            for kind in ("avif", "webp")
        )
        (found,) = _PICTURE.findall(shown[page].decode())
        assert found == (
            f'<picture>{light}<img src="{base}.jpg" srcset="{base}.360.{stamp[1]}.jpg 360w, '
            f'{base}.720.{stamp[1]}.jpg 720w, {base}.jpg 800w" sizes="{sizes}" alt="Hội nghị" '
            'width="800" height="533" fetchpriority="high" decoding="async"></picture>'
        )
    assert encoded


def test_a_second_build_encodes_nothing_and_writes_nothing(
    site: Site, encoded: list[tuple[str, int]]
) -> None:
    assert site.build().outputs.written == len(site.shown())
    encoded.clear()
    assert (site.build().outputs.written, encoded) == (0, [])


def test_what_was_encoded_once_serves_another_output_and_a_fresh_one_is_the_same(
    site: Site, encoded: list[tuple[str, int]]
) -> None:
    site.build()
    first = site.shown()
    site.output = site.output.with_name("again")
    encoded.clear()
    site.build()
    assert encoded == []
    assert site.shown() == first
    site.build(fresh=True)
    assert sorted(encoded) == ALL
    assert site.shown() == first


def test_a_changed_picture_makes_its_own_files_and_the_pages_that_show_it(
    site: Site, encoded: list[tuple[str, int]]
) -> None:
    site.build()
    before = site.shown()
    encoded.clear()
    (site.content / "images/hoi-nghi.jpg").write_bytes(telephone(800, 533, 9))
    site.build()
    after = site.shown()
    assert sorted(encoded) == sorted(
        [(kind, width) for kind in ("avif", "webp") for width in (360, 720, 800)]
        + [("jpg", 360), ("jpg", 720)]
    )
    came, went = after.keys() - before.keys(), before.keys() - after.keys()
    assert len(came) == len(went) == 8
    assert all(path.startswith("hinh-anh/hoi-nghi.") for path in came | went)
    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    homes = {"index.html", "en/index.html", "lo/index.html"} & after.keys()
    assert changed == {PAGES["dan"], "hinh-anh/hoi-nghi.jpg", "version.json", *homes}
    site.output = site.output.with_name("fresh")
    site.build(fresh=True)
    assert site.shown() == after


def test_a_renamed_picture_is_not_encoded_again(site: Site, encoded: list[tuple[str, int]]) -> None:
    site.build()
    encoded.clear()
    (site.content / "images/hoi-nghi.jpg").rename(site.content / "images/hop.jpg")
    site.write("dan", 1, more=f"lead: true\n{SHOWN.replace('hoi-nghi', 'hop')}")
    site.build()
    assert encoded == []
    assert len([path for path in site.shown() if path.startswith("hinh-anh/hop.")]) == 9


def test_a_copy_that_the_cache_lost_is_made_alone_and_the_same(
    site: Site, encoded: list[tuple[str, int]]
) -> None:
    site.build()
    first = site.shown()
    (lost,) = (path for path in first if re.search(r"cua-khau\.400\..*\.webp", path))
    for entry in (site.cache / "finishing").rglob("*"):
        if entry.is_file() and entry.read_bytes().endswith(first[lost]):
            entry.unlink()
    encoded.clear()
    site.output = site.output.with_name("again")
    site.build()
    assert encoded == [("webp", 400)]
    assert site.shown() == first


def test_nothing_tells_where_a_photograph_was_taken(
    site: Site, encoded: list[tuple[str, int]]
) -> None:
    for finish in (True, False):
        site.build(finish=finish)
        shown = site.shown()
        assert len(pictures(shown)) > 2
        for path in pictures(shown):
            assert b"Canon" not in shown[path]
            assert not opened(shown[path]).getexif()
    assert encoded


def test_a_draft_s_picture_has_no_copies(site: Site, encoded: list[tuple[str, int]]) -> None:
    site.build()
    assert not {path for path in site.shown() if "/kin." in path}
    assert ("avif", 500) not in encoded


@pytest.mark.parametrize("lean", [False, True])
def test_a_plain_build_names_the_one_file_that_it_has(
    site: Site, encoded: list[tuple[str, int]], lean: bool
) -> None:
    site.build(finish=False, lean=lean)
    shown = site.shown()
    assert pictures(shown) == {f"hinh-anh/{name}.jpg" for name in ("hoi-nghi", "cua-khau", "nho")}
    page = shown[PAGES["dan"]].decode()
    assert '<img src="/hinh-anh/hoi-nghi.jpg" alt="Hội nghị" width="800" height="533"' in page
    assert "<picture>" not in page + shown[PAGES["trong-bai"]].decode()
    assert encoded == []


def test_a_broken_picture_stops_the_build_and_the_site_stays(
    site: Site, encoded: list[tuple[str, int]]
) -> None:
    site.build()
    before = site.shown()
    (site.content / "images/hoi-nghi.jpg").write_bytes(telephone(800, 533)[:9000])
    with pytest.raises(ContentError, match=r"^content/images/hoi-nghi\.jpg: ảnh bị hỏng"):
        site.build()
    assert site.shown() == before
    assert encoded
