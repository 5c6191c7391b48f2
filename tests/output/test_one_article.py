"""What a new article changes, and what it leaves as it is, to the byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.output.making import files_of, make, write

NEW = """---
title: Công an hai bên giao ban
date: 2020-10-05 08:00
summary: Hai bên giao ban.
kind: briefing
event: {date: 2020-09-30, place: Hà Tĩnh}
agencies: [cong-an-ha-tinh]
partner_provinces: [khammouane]
regulations:
  - {id: qcph-ha-tinh-cong-an-2016, stage: briefing}
---

Nội dung.
"""

# Addresses of pages; each stands for itself in all three languages.
NEW_PAGES = {
    "/tin/2020/moi/", "/tin/2020/10/", "/nam/2020/09/",
    "/loai/briefing/2020/",
}  # fmt: skip
CHANGED_PAGES = {
    # of its own year
    "/tin/2020/", "/nam/2020/", "/co-quan/cong-an-ha-tinh/2020/", "/tinh-ban/khammouane/2020/",
    "/tinh/ha-tinh/2020/",
    # the roots
    "/", "/tin/", "/nam/", "/co-quan/", "/co-quan/cong-an-ha-tinh/", "/tinh-ban/",
    "/tinh-ban/khammouane/", "/tinh/", "/tinh/ha-tinh/", "/loai/", "/loai/briefing/",
    "/so-lieu/", "/du-lieu/",
    # its regulation
    "/quy-che/qcph-ha-tinh-cong-an-2016/",
}  # fmt: skip
NEW_FILES = {"loai/briefing/2020/index.json", "tin/2020/moi/su-kien.ics"}
CHANGED_FILES = {
    "atom.xml", "feed.json", "version.json", "sitemap.xml", "sitemap-2020.xml",
    "sitemap-chung.xml",
    "co-quan/cong-an-ha-tinh/atom.xml", "co-quan/cong-an-ha-tinh/feed.json",
    "tinh-ban/khammouane/atom.xml", "tinh-ban/khammouane/feed.json",
    "loai/briefing/atom.xml", "loai/briefing/feed.json",
    "quy-che/qcph-ha-tinh-cong-an-2016/atom.xml", "quy-che/qcph-ha-tinh-cong-an-2016/feed.json",
    "co-quan/cong-an-ha-tinh/lich.ics", "tinh-ban/khammouane/lich.ics",
    "quy-che/qcph-ha-tinh-cong-an-2016/lich.ics",
    "tin/index.json", "tin/2020/index.json", "nam/index.json", "nam/2020/index.json",
    "co-quan/index.json", "co-quan/cong-an-ha-tinh/index.json",
    "co-quan/cong-an-ha-tinh/2020/index.json", "tinh-ban/index.json",
    "tinh-ban/khammouane/index.json", "tinh-ban/khammouane/2020/index.json", "tinh/index.json",
    "tinh/ha-tinh/index.json", "tinh/ha-tinh/2020/index.json", "loai/briefing/index.json",
    "quy-che/index.json", "quy-che/qcph-ha-tinh-cong-an-2016/index.json",
    "du-lieu/tin-2020.csv", "du-lieu/tin-2020.json", "du-lieu/quy-che.json",
    "du-lieu/su-kien-theo-co-quan.csv", "du-lieu/su-kien-theo-loai.csv",
    "du-lieu/su-kien-theo-tinh-ban.csv",
}  # fmt: skip


def in_all_languages(pages: Iterable[str]) -> set[str]:
    return {f"{lang}{page}index.html"[1:] for page in pages for lang in ("", "/en", "/lo")}


def without_index(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Without the files of the search: what changes of them is told in tests/search."""
    return {name: data for name, data in files.items() if "tim-kiem/chi-muc/" not in name}


@pytest.fixture
def before(content: Path, theme: Path, tmp_path: Path) -> dict[str, bytes]:
    make(content, theme, tmp_path / "output")
    return without_index(files_of(tmp_path / "output"))


def test_a_new_article_rewrites_its_years_pages_the_roots_and_its_regulation(
    content: Path, theme: Path, tmp_path: Path, before: dict[str, bytes]
) -> None:
    write(content / "news/2020/moi.md", NEW)
    make(content, theme, tmp_path / "output")
    after = without_index(files_of(tmp_path / "output"))
    assert before.keys() - after.keys() == set()
    assert after.keys() - before.keys() == in_all_languages(NEW_PAGES) | NEW_FILES
    changed = {name for name in before if before[name] != after[name]}
    assert changed == in_all_languages(CHANGED_PAGES) | CHANGED_FILES


def test_a_story_retold_much_later_leaves_every_old_article_as_it_was(
    content: Path, theme: Path, tmp_path: Path, before: dict[str, bytes]
) -> None:
    """Told in 2026 of an event of 2017, of the same bodies and the same regulation."""
    retold = NEW.replace("2020-10-05", "2026-10-05").replace("2020-09-30", "2017-01-30")
    write(content / "news/2026/moi.md", retold)
    make(content, theme, tmp_path / "output")
    after = without_index(files_of(tmp_path / "output"))
    changed = {name for name in before if before[name] != after[name]}
    assert not {name for name in changed if "/20" in name or "so-do" in name}


def test_an_edit_of_the_text_alone_rewrites_its_page_and_its_feeds(
    content: Path, theme: Path, tmp_path: Path, before: dict[str, bytes]
) -> None:
    article = content / "news/2016/ky-quy-che-phoi-hop.md"
    article.write_text(article.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")
    make(content, theme, tmp_path / "output")
    after = without_index(files_of(tmp_path / "output"))
    feeds = [
        f"{root}{name}"
        for root in (
            "", "co-quan/cong-an-ha-tinh/", "co-quan/so-ngoai-vu-ha-tinh/", "loai/signing/",
            "quy-che/qcph-ha-tinh-cong-an-2016/",
        )
        for name in ("atom.xml", "feed.json")
    ]  # fmt: skip
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"tin/2016/ky-quy-che-phoi-hop/index.html", "version.json", *feeds}


@pytest.mark.parametrize("jobs", [1, 2])
def test_warm_and_fresh_one_job_or_two_give_the_same_bytes(
    content: Path, theme: Path, tmp_path: Path, before: dict[str, bytes], jobs: int
) -> None:
    write(content / "news/2020/moi.md", NEW)
    make(content, theme, tmp_path / "output", jobs=jobs)
    make(content, theme, tmp_path / "fresh", fresh=True)
    assert files_of(tmp_path / "output") == files_of(tmp_path / "fresh")


def test_a_lean_build_shows_nothing_of_a_complete_one_that_stood_before(
    content: Path, theme: Path, tmp_path: Path, before: dict[str, bytes]
) -> None:
    make(content, theme, tmp_path / "output", lean=True)
    make(content, theme, tmp_path / "lean", lean=True)
    lean = files_of(tmp_path / "lean")
    assert files_of(tmp_path / "output") == lean
    assert not [name for name in lean if name.startswith(("en/", "lo/", "quy-che/", "du-lieu/"))]
