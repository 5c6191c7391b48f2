"""``new`` makes an article that is valid at once and asks nothing that it can know."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from portal.commands import check, new
from portal.commands.speech import CommandFault
from portal.domain.dates import HANOI
from portal.domain.model import Kind, Status
from portal.reading.content import read_content
from portal.schema.article import ArticleFile
from portal.schema.shapes import keys_of
from tests.bad_inputs import SMALL

NOW = datetime(2026, 3, 1, 9, 5, 30, tzinfo=HANOI)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


def fault(kind: str, title: str, tree: Path) -> CommandFault:
    before = sorted(tree.rglob("*"))
    with pytest.raises(CommandFault) as caught:
        new.run(kind, title, tree, "vi", NOW)
    assert sorted(tree.rglob("*")) == before
    return caught.value


def test_the_file_is_there_under_its_title_and_its_path_is_said(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new.run("talks", "Hà Tĩnh – Khăm Muộn: hội đàm", tree, "vi", NOW) == 0
    assert capsys.readouterr().out.splitlines() == [
        "content/news/2026/ha-tinh-kham-muon-hoi-dam.md",
        "Bài nháp đã sẵn sàng: mở tệp, điền nội dung, rồi xóa dòng “status: draft” để đăng.",
    ]
    text = (tree / "news/2026/ha-tinh-kham-muon-hoi-dam.md").read_text(encoding="utf-8")
    assert text.startswith(
        "---\n"
        "title: 'Hà Tĩnh – Khăm Muộn: hội đàm'\n"
        "date: 2026-03-01 09:05\n"
        "summary: '[ĐIỀN VÀO ĐÂY] Một hai câu tóm tắt, tối đa 300 ký tự.'\n"
        "kind: talks\n"
        "event:\n"
        "  date: 2026-03-01\n"
        "agencies:\n"
        "  - {id: so-ngoai-vu-ha-tinh, role: host}\n"
        "status: draft\n"
        "# Các trường dưới đây là tùy chọn: xóa dấu # ở đầu dòng để dùng.\n"
        "# modified: "
    )


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_what_is_made_passes_check_at_once(
    kind: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new.run(kind, "Một tin mới", tree, "en", NOW)
    capsys.readouterr()
    assert check.run([], tree, "text", "en", NOW) == 0
    assert capsys.readouterr().out == "Read 31 files, no errors.\n"
    article = next(a for a in read_content(tree, now=NOW).articles if a.slug == "mot-tin-moi")
    assert (article.status, article.kind) == (Status.DRAFT, Kind(kind))


def test_it_cannot_be_published_with_its_blanks(tree: Path) -> None:
    new.run("visit", "Một tin mới", tree, "en", NOW)
    path = tree / "news/2026/mot-tin-moi.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: draft\n", ""), encoding="utf-8")
    problems = read_content(tree, now=NOW).problems
    assert {(p.field, p.code) for p in problems} == {
        ("summary", "placeholder-left"),
        ("", "placeholder-left"),
    }


@pytest.mark.parametrize(
    "title",
    [
        "2026",
        "“Đối ngoại” #1 & Đoàn kết",
        "- gạch đầu dòng",
        "[ngoặc] {nhọn}",
        "kết thúc bằng hai chấm:",
        "dấu 'nháy' và \"nháy kép\"",
        "null",
        "*sao* & ~",
        "100% @ ` ! | >",
        "ສະຫວັນນະເຂດ",
        "  nhiều \t dấu\n cách  ",
        "x" * 200,
        "rất dài " * 24,
    ],
)
def test_any_title_becomes_a_sound_file_with_that_title(title: str, tree: Path) -> None:
    new.run("report", title, tree, "vi", NOW)
    content = read_content(tree, now=NOW)
    assert [problem.line_text("en") for problem in content.problems] == []
    (article,) = (
        a for a in content.articles if a.path.startswith("news/2026/") and a.status is Status.DRAFT
    )
    assert article.title == " ".join(title.split())
    assert len(article.slug) <= 100


def test_a_slug_is_cut_at_a_word_and_is_new_in_all_years(tree: Path) -> None:
    for _ in range(11):
        new.run("report", "Ký quy chế phối hợp", tree, "vi", NOW)
        new.run("report", "rất dài " * 24, tree, "vi", NOW)
    made = sorted(path.stem for path in (tree / "news/2026").iterdir())
    assert "ky-quy-che-phoi-hop" not in made  # an article of 2016 has it
    assert "ky-quy-che-phoi-hop-2" in made
    assert "ky-quy-che-phoi-hop-12" in made
    long = [slug for slug in made if slug.startswith("rat-dai")]
    assert len(long) == 11
    assert all(
        len(slug) <= 100 and slug.strip("-0123456789").endswith(("rat", "dai")) for slug in long
    )


def test_every_optional_key_is_explained_in_a_comment(tree: Path) -> None:
    new.run("visit", "Một tin mới", tree, "vi", NOW)
    lines = (tree / "news/2026/mot-tin-moi.md").read_text(encoding="utf-8").split("\n")
    for key in keys_of(ArticleFile):
        assert any(line.startswith((f"{key}:", f"# {key}: ")) for line in lines)


@pytest.mark.parametrize(
    ("kind", "near"), [("sơ kết", "interim-review"), ("signin", "signing"), ("Talks", "talks")]
)
def test_a_wrong_kind_offers_the_nearest(kind: str, near: str, tree: Path) -> None:
    caught = fault(kind, "Một tin", tree)
    assert caught.exitcode == 2
    assert caught.text.vi == (
        f"Không có loại tin “{kind}”; chọn một trong: signing, briefing, interim-review, "
        "final-review, annual-review, talks, agreement, working-session, visit, report, notice. "
        f"Có phải ý bạn là “{near}”?"
    )


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("  ", "The title is empty."),
        (
            "x" * 201,
            "This title cannot be used: this has 201 characters, the limit is 200; shorten it.",
        ),
        (
            "<b>đậm</b>",
            (
                "This title cannot be used: “<b>” is HTML and would be shown as it stands; "
                "this field takes plain text."
            ),
        ),
    ],
)
def test_a_title_that_check_would_refuse_is_refused_now(
    title: str, sentence: str, tree: Path
) -> None:
    caught = fault("visit", title, tree)
    assert (caught.exitcode, caught.text.en) == (2, sentence)


def test_a_content_folder_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    assert fault("visit", "Một tin", tmp_path / "content").exitcode == 2


def test_without_a_body_at_home_it_says_where_to_look(tree: Path) -> None:
    site = tree / "site.yaml"
    text = site.read_text(encoding="utf-8")
    site.write_text(text.replace("home_province: ha-tinh", "home_province: quang-tri-2025"))
    caught = fault("visit", "Một tin", tree)
    assert (caught.exitcode, caught.text.en) == (
        1,
        "The registers hold no body of the home province; check home_province in site.yaml.",
    )


def test_a_folder_that_cannot_be_written_is_the_environments_fault(tree: Path) -> None:
    (tree / "news/2026").rename(tree / "news/cu")
    (tree / "news/2026").write_text("một tệp chiếm chỗ", encoding="utf-8")
    caught = fault("visit", "Một tin", tree)
    assert caught.exitcode == 3
    assert caught.text.en == f"Cannot write {tree / 'news/2026/mot-tin.md'}: File exists."
