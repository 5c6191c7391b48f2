"""What comes first where shards tell of too little: titles decide, names are whole, a thin line has
room for the first result.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.needs import needs
from tests.search import node
from tests.search.asked import searched_site, write_index
from tests.site.factory import make_corpus

pytestmark = needs("node")

ARTICLE = """---
title: {title}
date: 2024-05-{day:02} 10:00
summary: Một cuộc làm việc.
kind: working-session
event: {{date: 2024-05-{day:02}, place: Hà Tĩnh}}
agencies: [so-ngoai-vu-ha-tinh]
---

{text}
"""
LONG = (
    "Hội nghị thăm và làm việc về công tác thương mại qua cửa khẩu quốc tế Cầu Treo giữa Sở Giáo "
    "dục và Đào tạo tỉnh Hà Tĩnh và {other} của tỉnh Bôlykhămxay"
)
TOLD = {
    "nguoi": ("Trao đổi chuyên môn", "Tại đây có đồng chí Lê Tấn Đạt."),
    "le-tan": (
        "Tập huấn lễ tân",
        "Nghi thức lễ tân. Lễ tân cần tấn đạt, tấn đạt mức.",
    ),
    "dai-a": (LONG.format(other="Ban Tổ chức"), "Hai bên làm việc."),
    "dai-b": (LONG.format(other="Ban Dân vận"), "Hai bên làm việc."),
    "dai-c": (LONG.format(other="Ban Kinh tế"), "Hai bên làm việc."),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("order")
    content = folder / "content"
    make_corpus(content, articles=300, agencies=5, partners=3)
    place = content / "news/2024"
    place.mkdir(exist_ok=True)
    for day, (slug, (title, text)) in enumerate(TOLD.items(), start=1):
        told = ARTICLE.format(title=title, day=day, text=text)
        (place / f"{slug}.md").write_text(told, "utf-8")
    write_index(searched_site(content), folder)
    return folder / "tim-kiem/chi-muc"


def ask(index: Path, query: str) -> dict[str, Any]:
    (answer,) = node.run("query.mjs", [query], str(index))
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize("query", ["lê tấn đạt", "le tan dat"])
def test_who_is_named_comes_before_who_has_the_words(index: Path, query: str) -> None:
    assert ask(index, query)["found"][:2] == ["2024/nguoi", "2024/le-tan"]


@pytest.mark.parametrize("slug", ["dai-a", "dai-b", "dai-c"])
def test_of_titles_that_begin_alike_the_one_that_was_asked_for_comes_first(
    index: Path, slug: str
) -> None:
    """They differ after the twenty-fourth word, which no shard is asked for."""
    title, _ = TOLD[slug]
    assert ask(index, title)["found"][0] == f"2024/{slug}"


def test_a_word_that_is_mended_leaves_the_others_as_they_were(index: Path) -> None:
    title, _ = TOLD["dai-a"]
    answer = ask(index, title.replace("thương", "thưpng"))
    assert answer["instead"].startswith("hội nghị thăm và làm việc về công tác thuong mại")
    assert answer["instead"].endswith("bôlykhămxay")
    assert answer["found"][0] == "2024/dai-a"


def test_nothing_is_asked_for_before_the_first_result_has_been_shown(index: Path) -> None:
    early = ask(index, TOLD["dai-a"][0])["early"]
    assert early["meanwhile"] == 0
    # Two scripts and the row of the first result are not counted here.
    assert 2 <= early["files"] <= 5
