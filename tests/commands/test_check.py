"""``check`` says everything that is wrong, of all files or of those named, and writes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from portal.commands import check
from portal.commands.speech import CommandFault
from tests.bad_inputs import NOW, SMALL

BAD_KIND = "content/news/2016/ky-quy-che-phoi-hop.md:5: kind: "


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small tree with an error, a warning and an unused file, seen from beside it."""
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    article = content / "news/2016/ky-quy-che-phoi-hop.md"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("kind: signing", "kind: signin"), encoding="utf-8")
    (content / "images/thua.png").write_bytes((content / "images/hoi-nghi.png").read_bytes())
    (content / "news/2016/ghi-chu.docx").write_bytes(b"PK")
    monkeypatch.chdir(tmp_path)
    return content


def files_in(tree: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in tree.rglob("*") if path.is_file()}


def test_errors_come_first_then_warnings_then_the_counts(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_in(tree)
    assert check.run([], tree, "text", "en", NOW) == 1
    assert capsys.readouterr().out.splitlines() == [
        (
            BAD_KIND + "“signin” cannot be used; choose one of: signing, briefing, interim-review, "
            "final-review, annual-review, talks, agreement, working-session, visit, report, "
            "notice. Did you mean “signing”?"
        ),
        (
            "content/images/thua.png: warning: no page uses this file, so it is not published; "
            "use it or delete it"
        ),
        (
            "content/news/2016/ghi-chu.docx: warning: nothing is published from this place; "
            "photographs go to images/, papers to documents/, anything else should be deleted"
        ),
        "Read 32 files: 1 error, 2 warnings.",
    ]
    assert files_in(tree) == before


def test_vietnamese_is_the_first_language(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run([], tree, "text", "vi", NOW) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(BAD_KIND + "“signin” không dùng được; chọn một trong: ")
    assert lines[1].startswith("content/images/thua.png: cảnh báo: ")
    assert lines[-1] == "Đã đọc 32 tệp: 1 lỗi, 2 cảnh báo."


@pytest.mark.parametrize(
    ("files", "code", "last"),
    [
        (["content/news/2016/ky-quy-che-phoi-hop.md"], 1, "Read 1 file: 1 error, 0 warnings."),
        (["content/news/2020"], 0, "Read 2 files, no errors."),
        (["content/images"], 0, "Read 2 files, no errors, 1 warning."),
        (["content"], 1, "Read 32 files: 1 error, 2 warnings."),
        (
            ["content/site.yaml", "./content/news/../images/thua.png"],
            0,
            "Read 2 files, no errors, 1 warning.",
        ),
    ],
)
def test_only_what_was_asked_for_is_told(
    files: list[str], code: int, last: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.run(files, tree, "text", "en", NOW) == code
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == last
    assert len(lines) == sum(int(word) for word in last.split()[3::2] if word.isdigit()) + 1 or (
        "no errors" in last
    )


def test_a_named_file_is_judged_with_all_the_others_in_mind(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alias = tree / "news/2021/tin-da-go.md"
    text = alias.read_text(encoding="utf-8")
    alias.write_text(
        text.replace("---\n\nNội", "aliases: [/cu/tin-123.html]\n---\n\nNội"), encoding="utf-8"
    )
    assert check.run(["content/news/2021/tin-da-go.md"], tree, "text", "en", NOW) == 1
    assert "is claimed by content/news/2020/so-ket-bon-nam-quy-che.md" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (["content/khong-co.md"], "There is no file “content/khong-co.md”; check its name."),
        (
            ["content/site.yaml", "ngoai.md"],
            (
                "“ngoai.md” lies outside the content folder “{content}”; "
                "check reads only what is in it."
            ),
        ),
        (
            ["content/../content2/x.md"],
            (
                "“content/../content2/x.md” lies outside the content folder “{content}”; "
                "check reads only what is in it."
            ),
        ),
    ],
)
def test_a_file_that_is_not_there_or_not_content_is_a_wrong_call(
    files: list[str], sentence: str, tree: Path
) -> None:
    (tree.parent / "ngoai.md").write_text("x", encoding="utf-8")
    (tree.parent / "content2").mkdir()
    (tree.parent / "content2/x.md").write_text("x", encoding="utf-8")
    with pytest.raises(CommandFault) as caught:
        check.run(files, tree, "text", "en", NOW)
    assert caught.value.exitcode == 2
    assert caught.value.text.en == sentence.format(content=tree)


def test_a_content_folder_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(CommandFault) as caught:
        check.run([], tmp_path / "content", "text", "vi", NOW)
    assert caught.value.exitcode == 2
    assert caught.value.text.vi == (
        f"Không có thư mục nội dung “{tmp_path / 'content'}”; "
        "hãy kiểm tra đường dẫn ghi sau --content."
    )


def test_the_content_folder_may_be_where_one_stands(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tree)
    assert check.run(["news"], Path(), "text", "en", NOW) == 1
    assert capsys.readouterr().out.startswith(BAD_KIND)


def test_a_tool_gets_json(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run(["content/images"], tree, "json", "vi", NOW) == 0
    assert json.loads(capsys.readouterr().out) == {
        "files": 2,
        "errors": 0,
        "warnings": 1,
        "problems": [
            {
                "path": "content/images/thua.png",
                "line": 0,
                "field": "",
                "code": "file-unused",
                "severity": "warning",
                "message": {
                    "vi": (
                        "tệp này chưa được trang nào dùng nên không lên cổng; "
                        "hãy dùng đến hoặc xóa đi"
                    ),
                    "en": "no page uses this file, so it is not published; use it or delete it",
                },
            }
        ],
    }


def test_colour_is_for_terminals_that_want_it(
    tree: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    check.run(["content/images"], tree, "text", "en", NOW)
    assert capsys.readouterr().out.startswith("\033[33mcontent/images/thua.png\033[0m: warning: ")
    monkeypatch.setenv("NO_COLOR", "1")
    check.run(["content/images"], tree, "text", "en", NOW)
    assert capsys.readouterr().out.startswith("content/images/thua.png: warning: ")


def test_the_projects_own_content_has_no_error() -> None:
    root = Path(__file__).parents[2]
    findings = check.examine([], root / "content", NOW)
    assert [problem.line_text("en") for problem in findings.problems] == []
