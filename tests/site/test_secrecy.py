"""What may not be seen yet, or any more, occurs nowhere in the site: not a byte of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.images.made import png
from tests.site.building import build, files_of
from tests.site.factory import make_corpus

HEAD = """---
title: {mark} hội đàm
date: {date}
summary: {mark} tóm tắt.
kind: visit
event: {{date: 2026-01-04, place: {mark} hội trường}}
agencies: [so-ngoai-vu-ha-tinh]
partner_provinces: [khammouane]
tags: [{mark}]
sources:
  - {{name: Báo, url: "https://bao.example/{mark}"}}
{more}
---

Thân bài {mark}. ![ảnh]({mark}.png)
"""

# name → its date and what its front matter adds; each carries its name as a marker.
TEXTS = {
    "banthao": ("2026-01-05", "status: draft"),
    "camcong": ("2026-12-24 08:00", "publish_at: 2026-12-24 08:00"),
    "hethan": ("2026-01-06", "expires: 2026-10-01"),
    "darut": (
        "2026-01-07",
        "status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: Trùng nội dung.}",
    ),
    "congkhai": ("2026-01-08", ""),
}
PNG = png(1, 1)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus with one text in each state."""
    root = tmp_path_factory.mktemp("states") / "content"
    make_corpus(root, articles=6, agencies=5, partners=2)
    for mark, (date, more) in TEXTS.items():
        text = HEAD.format(mark=mark, date=date, more=more).replace("\n\n---", "\n---")
        (root / "news/2026").mkdir(exist_ok=True)
        (root / f"news/2026/{mark}.md").write_text(text, "utf-8")
        (root / "images").mkdir(exist_ok=True)
        (root / f"images/{mark}.png").write_bytes(PNG)
    return root


def holding(output: Path, mark: str) -> set[str]:
    """Files whose name or bytes hold the marker."""
    return {
        name for name, data in files_of(output).items() if mark in name or mark.encode() in data
    }


@pytest.fixture(scope="module")
def output(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("out") / "output"
    done = build(content, output)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def test_the_markers_are_found_where_they_may_be(output: Path) -> None:
    found = holding(output, "congkhai")
    assert {"tin/2026/congkhai/index.html", "atom.xml", "sitemap-2026.xml"} <= found
    assert "hinh-anh/congkhai.png" in found
    assert {
        "tin/2026/congkhai/su-kien.ics",
        "co-quan/so-ngoai-vu-ha-tinh/lich.ics",
        "tinh-ban/khammouane/lich.ics",
    } <= found


@pytest.mark.parametrize("mark", ["banthao", "camcong"])
def test_a_draft_or_embargoed_text_occurs_nowhere(output: Path, mark: str) -> None:
    assert holding(output, mark) == set()


@pytest.mark.parametrize("mark", ["banthao", "camcong"])
def test_a_lean_site_keeps_the_secret_too(content: Path, tmp_path: Path, mark: str) -> None:
    assert build(content, tmp_path / "output", "--lean").returncode == 0
    assert holding(tmp_path / "output", mark) == set()


def test_an_embargo_ends_at_its_minute(content: Path, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    build(content, before, "--now", "2026-12-24 07:59")
    build(content, after, "--now", "2026-12-24 08:00")
    assert holding(before, "camcong") == set()
    assert "tin/2026/camcong/index.html" in holding(after, "camcong")
    assert "atom.xml" in holding(after, "camcong")


def test_drafts_are_shown_when_asked_for_and_kept_from_search_engines(
    content: Path, tmp_path: Path
) -> None:
    assert build(content, tmp_path / "output", "--drafts").returncode == 0
    found = holding(tmp_path / "output", "banthao")
    assert "tin/2026/banthao/index.html" in found
    assert {name for name in found if "sitemap" in name or "atom" in name} == set()
    page = (tmp_path / "output/tin/2026/banthao/index.html").read_text("utf-8")
    assert "noindex" in page


def test_an_expired_text_keeps_its_page_and_leaves_home_and_feeds(output: Path) -> None:
    found = holding(output, "hethan")
    assert {"tin/2026/hethan/index.html", "tin/2026/index.html"} <= found
    assert {"index.html"} & found == set()
    assert {name for name in found if name.endswith(("atom.xml", "feed.json"))} == set()
    calendars = {name for name in found if name.endswith(".ics")}
    assert calendars == {"tin/2026/hethan/su-kien.ics"}


def test_a_withdrawn_text_leaves_only_its_reason(output: Path) -> None:
    found = holding(output, "darut")
    assert "tin/2026/darut/index.html" in found
    page = (output / "tin/2026/darut/index.html").read_text("utf-8")
    assert "Trùng nội dung." in page
    assert "Thân bài darut" not in page
    assert "noindex" in page
    others = {name for name in found if not name.endswith("tin/2026/darut/index.html")}
    assert {name for name in others if "sitemap" in name} == set()
    # Who has the event in a calendar is told that it was called off, and nothing else.
    assert {name for name in others if name.endswith(".ics")} == {"tin/2026/darut/su-kien.ics"}
    cancelled = (output / "tin/2026/darut/su-kien.ics").read_text("utf-8")
    assert "STATUS:CANCELLED" in cancelled
    assert "darut hội đàm" not in cancelled
    assert "hội trường" not in cancelled
    assert "20260104" not in cancelled
    assert {name for name in others if name.endswith(("atom.xml", "feed.json"))} == set()
    assert {name for name in others if "Thân bài darut".encode() in files_of(output)[name]} == set()


def test_every_file_is_accounted_for(content: Path, output: Path) -> None:
    done = build(content, output)
    files = [path for path in content.rglob("*") if path.is_file()]
    line = done.stdout.splitlines()[0]
    assert f"Content: {len(files)} files = " in line
    # Each of the three texts has a picture of its own, which shares its lot.
    assert " 2 draft + 2 embargoed + 2 withdrawn + " in line
