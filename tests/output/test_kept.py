"""A later build neither parses nor converts again what has not changed, and is not deceived."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal.commands import build
from portal.commands.build import BuildReport, build_site
from portal.domain.problems import ContentError
from portal.reading import parsing
from portal.reading.markdown import Converter
from portal.reading.parsed import Parsed
from portal.reading.places import Located
from tests.site.building import files_of
from tests.site.factory import make_corpus

NOW = "2026-11-22"


class Work:
    """What builds of one content did: files parsed and texts converted since last asked."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.content = folder / "content"
        self.output = folder / "output"
        self._parsed: list[str] = []
        self._converted: list[str] = []
        parse, convert = parsing.parse_file, Converter.convert

        def counted_parse(data: bytes, located: Located) -> Parsed:
            self._parsed.append(located.path)
            return parse(data, located)

        def counted_convert(converter: Converter, text: str, **given: object) -> object:
            self._converted.append(str(given["path"]).removeprefix("content/"))
            return convert(converter, text, **given)  # type: ignore[arg-type] # passed on as it came

        monkeypatch.setattr(parsing, "parse_file", counted_parse)
        monkeypatch.setattr(Converter, "convert", counted_convert)

    def build(self, **options: bool | str) -> BuildReport:
        return build_site(
            content=self.content,
            output=self.output,
            jobs=1,
            now=str(options.pop("now", NOW)),
            **options,  # type: ignore[arg-type] # flags of build_site
        )

    def done(self) -> tuple[list[str], list[str]]:
        found = (sorted(self._parsed), sorted(self._converted))
        self._parsed.clear()
        self._converted.clear()
        return found

    def article(self, place: int = 0) -> Path:
        originals = [p for p in self.content.glob("news/*/*.md") if p.stem.count(".") == 0]
        return sorted(originals)[place]

    def path(self, file: Path) -> str:
        return file.relative_to(self.content).as_posix()


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    make_corpus(tmp_path / "content", articles=12, translated=2, agencies=4, partners=2)
    work = Work(tmp_path, monkeypatch)
    work.build()
    parsed, converted = work.done()
    assert len(parsed) > len(converted) >= 14
    return work


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def test_an_unchanged_build_parses_and_converts_nothing(work: Work) -> None:
    assert work.build().outputs.written == 0
    assert work.done() == ([], [])


def test_one_edited_article_is_the_only_one_parsed_and_converted(work: Work) -> None:
    file = work.article()
    add(file, "\nMột câu mới.\n")
    work.build()
    assert work.done() == ([work.path(file)], [work.path(file)])


def test_a_new_title_alone_converts_no_text(work: Work) -> None:
    file = work.article()
    text = file.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    file.write_text(text.replace(title, "title: Một tên khác", 1), "utf-8")
    work.build()
    assert work.done() == ([work.path(file)], [])
    page = work.output / "tin" / file.parent.name / file.stem / "index.html"
    assert "Một tên khác" in page.read_text("utf-8")


def test_a_changed_template_converts_nothing(work: Work, tmp_path: Path) -> None:
    """Texts do not depend on the theme."""
    theme = tmp_path / "theme"
    shutil.copytree(Path(__file__).parents[2] / "theme", theme)
    template = theme / "templates" / "pages" / "article.html"
    template.write_text(
        template.read_text("utf-8").replace("{% block content %}", "{% block content %}<!-- -->"),
        "utf-8",
    )
    settings = tmp_path / "conf.py"
    settings.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
        "from pelicanconf import *\n"
        f"THEME = {str(theme)!r}\n",
        "utf-8",
    )
    report = build_site(
        content=work.content, output=work.output, jobs=1, now=NOW, settings_file=settings
    )
    assert report.outputs.written >= 12
    assert work.done() == ([], [])


def test_fresh_trusts_nothing(work: Work) -> None:
    work.build(fresh=True)
    parsed, converted = work.done()
    assert len(parsed) > len(converted) >= 14


def test_a_link_that_has_died_meanwhile_is_found_in_an_unchanged_text(work: Work) -> None:
    linking, linked = work.article(0), work.article(1)
    add(linking, f"\nXem [tin trước](/tin/{linked.parent.name}/{linked.stem}/).\n")
    work.build()
    for file in linked.parent.glob(f"{linked.stem}.*"):
        file.unlink()
    with pytest.raises(ContentError) as caught:
        work.build()
    assert [(problem.path, problem.code) for problem in caught.value.problems] == [
        (f"content/{work.path(linking)}", "link-dead")
    ]


def test_a_warning_of_a_text_is_said_by_every_build(work: Work) -> None:
    linking, linked = work.article(0), work.article(1)
    add(linking, f"\nXem [tin trước](/tin/{linked.parent.name}/{linked.stem}/).\n")
    text = linked.read_text("utf-8")
    linked.write_text(text.replace("---\n", "---\nstatus: draft\n", 1), "utf-8")
    first, second = work.build(), work.build()
    assert [warning.code for warning in first.warnings] == ["link-unpublished"]
    assert second.warnings == first.warnings


def test_what_was_kept_in_a_faulty_build_is_used(work: Work) -> None:
    good, bad = work.article(0), work.article(1)
    add(good, "\nMột câu mới.\n")
    whole = bad.read_text("utf-8")
    bad.write_text(whole.replace("title:", "titel:", 1), "utf-8")
    with pytest.raises(ContentError):
        work.build()
    work.done()
    bad.write_text(whole, "utf-8")
    work.build()
    assert work.done() == ([], [])


def test_the_same_bytes_after_many_edits_as_from_a_fresh_build(work: Work, tmp_path: Path) -> None:
    for place in range(4):
        add(work.article(place), "\nMột câu mới.\n")
        work.article(place + 5).touch()
        work.build()
    moved = work.article(6)
    text = moved.read_text("utf-8").replace("---\n", f"---\naliases: [/cu/{moved.stem}.html]\n", 1)
    moved.unlink()
    for other in moved.parent.glob(f"{moved.stem}.*"):
        other.unlink()
    moved.with_stem("ten-moi-cua-bai").write_text(text, "utf-8")
    work.build()
    aside = tmp_path / "aside" / "output"
    build_site(content=work.content, output=aside, jobs=1, now=NOW, fresh=True)
    assert files_of(work.output) == files_of(aside)


def test_a_build_whose_results_cannot_be_kept_says_so_and_is_whole(
    work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    file = work.output.parent / ".output.trees" / "kept.sqlite"
    file.unlink()
    file.mkdir()
    assert (
        build.run(
            content=work.content, output=work.output, site_url=None, fresh=False, lean=False,
            drafts=False, jobs=1, now=NOW, lang="en",
        )
        == 0
    )  # fmt: skip
    assert capsys.readouterr().err == (
        "What earlier builds worked out could not be used (Is a directory); "
        "the site is right, only slower.\n"
    )


def test_time_is_never_kept(work: Work) -> None:
    """An embargo ends although no file has changed."""
    file = work.article()
    moment = "2026-11-23 08:00"
    text = file.read_text("utf-8")
    date = next(line for line in text.splitlines() if line.startswith("date:"))
    file.write_text(text.replace(date, f"{date}\npublish_at: {moment}", 1), "utf-8")
    page = work.output / "tin" / file.parent.name / file.stem / "index.html"
    work.build()
    assert not page.exists()
    work.build(now="2026-11-23")
    assert not page.exists()
    work.done()
    work.build(now="2026-11-24")
    assert page.exists()
    assert work.done() == ([], [])
