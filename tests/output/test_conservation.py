"""Nothing vanishes: every file of content/ has its part, and what is published is really there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portal.domain.problems import Problems
from portal.output.assembly import Assembly
from portal.output.conservation import account_for
from portal.output.reports import Account
from tests.made import at
from tests.output.making import PNG, assembled, write

TEXT = """---
title: Tin mới
date: {date}
summary: Tóm tắt.
kind: report
agencies: [so-ngoai-vu-ha-tinh]
{more}
---

Nội dung. {body}
"""


def add(content: Path, slug: str, date: str = "2026-01-05", more: str = "", body: str = "") -> None:
    text = TEXT.format(date=date, more=more, body=body).replace("\n\n---", "\n---")
    write(content / f"news/{date[:4]}/{slug}.md", text)


def account(
    assembly: Assembly, without: Callable[[str], bool] = lambda _: False
) -> tuple[Account, list[str]]:
    """The account when the tree lacks some of the outputs, and the problems that it notes."""
    made = {output.path for output in assembly.outputs if not without(output.path)}
    problems = Problems()
    found = account_for(
        assembly.content, assembly.site, assembly.states, assembly.fates, made, problems
    )
    return found, [problem.line_text("en") for problem in problems]


def total(found: Account) -> int:
    return (
        found.published
        + found.draft
        + found.embargoed
        + found.withdrawn
        + found.data
        + found.unused
    )


def test_the_parts_add_up_to_the_files(small: Path, theme: Path) -> None:
    found, problems = account(assembled(small, theme))
    # Published: three articles, a translation, two pages, a picture, two papers.
    assert found == Account(
        files=30, published=9, draft=1, embargoed=1, withdrawn=1, data=18, unused=0
    )
    assert (total(found), problems) == (30, [])


def test_an_embargo_moves_its_text_between_the_parts(small: Path, theme: Path) -> None:
    after, _ = account(assembled(small, theme, now=at("2026-12-01 08:00")))
    assert (after.published, after.embargoed) == (10, 0)


@pytest.mark.parametrize("options", [{"lean": True}, {"drafts": True}])
def test_every_way_of_building_accounts_for_all(
    small: Path, theme: Path, options: dict[str, Any]
) -> None:
    found, problems = account(assembled(small, theme, **options))
    assert (total(found), problems) == (found.files, [])


def test_what_nothing_uses_is_named(content: Path, theme: Path) -> None:
    (content / "images/thua.png").write_bytes(PNG)
    (content / "documents/thua.pdf").write_bytes(b"%PDF-")
    write(content / "ghi-chu.txt", "x")
    found, problems = account(assembled(content, theme))
    assert (found.unused, total(found)) == (3, found.files)
    unused = "warning: no page uses this file, so it is not published; use it or delete it"
    stray = (
        "warning: nothing is published from this place; photographs go to images/, papers to "
        "documents/, anything else should be deleted"
    )
    assert problems == [
        f"content/documents/thua.pdf: {unused}",
        f"content/ghi-chu.txt: {stray}",
        f"content/images/thua.png: {unused}",
    ]


VANISHED = (
    "this file should be on the site but is not; the build was stopped, please report this bug"
)


@pytest.mark.parametrize(
    ("lost", "source"),
    [
        ("tin/2016/ky-quy-che-phoi-hop/index.html", "news/2016/ky-quy-che-phoi-hop.md"),
        # A fact card is the article's page in the other language.
        ("en/tin/2016/ky-quy-che-phoi-hop/index.html", "news/2016/ky-quy-che-phoi-hop.md"),
        ("tin/2021/tin-da-go/index.html", "news/2021/tin-da-go.md"),
        ("en/gioi-thieu/index.html", "pages/gioi-thieu.en.md"),
        ("hinh-anh/hoi-nghi.png", "images/hoi-nghi.png"),
        ("tep/quy-che-2024.pdf", "documents/quy-che-2024.pdf"),
    ],
)
def test_what_is_published_but_not_in_the_tree_is_an_error(
    small: Path, theme: Path, lost: str, source: str
) -> None:
    found, problems = account(assembled(small, theme), lambda path: path == lost)
    assert problems == [f"content/{source}: {VANISHED}"]
    assert total(found) == found.files - 1


def test_both_files_of_a_lost_translated_page_are_named(small: Path, theme: Path) -> None:
    lost = "en/tin/2020/so-ket-bon-nam-quy-che/index.html"
    _, problems = account(assembled(small, theme), lambda path: path == lost)
    assert problems == [
        f"content/news/2020/so-ket-bon-nam-quy-che{suffix}.md: {VANISHED}" for suffix in (".en", "")
    ]


def test_a_text_that_no_record_was_made_of_is_an_error(small: Path, theme: Path) -> None:
    assembly = assembled(small, theme)
    fewer = replace(assembly.content, articles=assembly.content.articles[1:])
    _, problems = account(replace(assembly, content=fewer))
    assert problems == [f"content/news/2016/ky-quy-che-phoi-hop.md: {VANISHED}"]


# --- pictures and papers follow their texts ------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "more"),
    [
        ("draft", "status: draft"),
        ("embargoed", "publish_at: 2027-01-01 08:00"),
        ("withdrawn", "status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: Trùng.}"),
    ],
)
@pytest.mark.parametrize("way", ["front matter", "text"])
def test_a_file_that_only_a_hidden_text_uses_is_hidden_with_it(
    content: Path, theme: Path, state: str, more: str, way: str
) -> None:
    (content / "images/kin.png").write_bytes(PNG)
    (content / "documents/kin.pdf").write_bytes(b"%PDF-")
    date = "2027-01-01 08:00" if state == "embargoed" else "2026-01-05"
    body = "![Ảnh kín](kin.png) [văn bản](/tep/kin.pdf)"
    if way == "front matter":
        more += "\nimages: [{file: kin.png, alt: Ảnh kín}]"
        more += "\ndocuments: [{number: 1, title: Văn bản, file: kin.pdf}]"
        body = ""
    add(content, "kin", date, more, body)
    before, _ = account(assembled(content, theme))
    assembly = assembled(content, theme)
    assert not {"hinh-anh/kin.png", "tep/kin.pdf"} & {each.path for each in assembly.outputs}
    assert getattr(before, state) == 4
    assert before.unused == 0


def test_a_file_is_served_when_any_text_that_is_shown_uses_it(content: Path, theme: Path) -> None:
    (content / "images/chung.png").write_bytes(PNG)
    add(content, "nhap", more="status: draft\nimages: [{file: chung.png, alt: Ảnh chung}]")
    add(content, "dang", body="![Ảnh chung](chung.png)")
    assembly = assembled(content, theme)
    assert "hinh-anh/chung.png" in {each.path for each in assembly.outputs}
    assert assembly.fates["images/chung.png"].part == "published"


def test_drafts_show_their_files_where_drafts_are_shown(content: Path, theme: Path) -> None:
    (content / "images/kin.png").write_bytes(PNG)
    add(content, "kin", more="status: draft", body="![Ảnh kín](kin.png)")
    paths = {each.path for each in assembled(content, theme, drafts=True).outputs}
    assert {"hinh-anh/kin.png", "tin/2026/kin/index.html"} <= paths


def test_a_lean_build_serves_only_what_its_articles_use(small: Path, theme: Path) -> None:
    paths = {each.path for each in assembled(small, theme, lean=True).outputs}
    served = {path for path in paths if path.startswith(("hinh-anh/", "tep/"))}
    assert served == {"hinh-anh/hoi-nghi.png", "tep/bao-cao-so-ket.pdf"}
