"""The path alone tells what a file is; a text that nothing would read is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.problems import Problems
from portal.reading.places import FileRole, label_of, locate


def look(path: str) -> tuple[FileRole, str, int, str, str, list[str]]:
    problems = Problems()
    found = locate(path, "content", problems)
    assert (found.path, found.shown) == (path, f"content/{path}")
    codes = [problem.code for problem in problems]
    return found.role, found.slug, found.year, found.lang, found.register, codes


@pytest.mark.parametrize(
    ("path", "role", "slug", "year", "lang", "register"),
    [
        ("site.yaml", FileRole.SITE, "", 0, "vi", ""),
        ("news/2020/tin.md", FileRole.ARTICLE, "tin", 2020, "vi", ""),
        ("news/2020/tin.en.md", FileRole.TRANSLATION, "tin", 2020, "en", ""),
        ("pages/gioi-thieu.md", FileRole.PAGE, "gioi-thieu", 0, "vi", ""),
        ("pages/gioi-thieu.lo.md", FileRole.PAGE, "gioi-thieu", 0, "lo", ""),
        ("registry/people/a.yaml", FileRole.REGISTER, "a", 0, "vi", "people"),
        ("images/2020/a.jpg", FileRole.IMAGE, "", 0, "vi", ""),
        ("documents/a.pdf", FileRole.DOCUMENT, "", 0, "vi", ""),
        ("news/2020/anh.jpg", FileRole.OTHER, "", 0, "vi", ""),
        ("robots.txt", FileRole.OTHER, "", 0, "vi", ""),
        ("images", FileRole.OTHER, "", 0, "vi", ""),
        ("documents", FileRole.OTHER, "", 0, "vi", ""),
    ],
)
def test_a_file_in_its_place_has_its_role(
    path: str, role: FileRole, slug: str, year: int, lang: str, register: str
) -> None:
    assert look(path) == (role, slug, year, lang, register, [])


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("tin.md", "file-misplaced"),
        ("news/tin.md", "file-misplaced"),
        ("news/20/tin.md", "file-misplaced"),
        ("news/２０２０/tin.md", "file-misplaced"),
        ("news/2020/06/tin.md", "file-misplaced"),
        ("images.yaml", "file-misplaced"),
        ("data/x.yml", "file-misplaced"),
        ("news/2020/tin.markdown", "file-suffix"),
        ("pages/tin.txt", "file-suffix"),
        ("registry/agencies/x.yml", "file-suffix"),
        ("registry/x.yaml", "file-misplaced"),
        ("registry/other/x.yaml", "register-unknown"),
        ("news/2020/tin.v2.md", "slug-form"),
        ("news/2020/.md", "slug-form"),
        ("news/2020/-tin.md", "slug-form"),
        ("pages/Giới thiệu.md", "slug-form"),
        (f"news/2020/{'a' * 101}.md", "slug-too-long"),
    ],
)
def test_a_text_out_of_place_or_badly_named_is_an_error(path: str, code: str) -> None:
    assert look(path)[-1] == [code]


def test_a_folder_is_called_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tin").mkdir()
    monkeypatch.chdir(tmp_path / "tin")
    assert label_of(Path("content")) == "content"
    assert label_of(Path()) == "tin"
    assert label_of(Path("..")) == tmp_path.name
