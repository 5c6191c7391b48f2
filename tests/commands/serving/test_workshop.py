"""What a save costs, in files parsed and texts converted; and what time alone changes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from portal.domain.problems import ContentError
from portal.output.environment import PageEnvironment
from portal.reading import parsing
from portal.reading.markdown import Converter
from tests.commands.serving.running import Running, running
from tests.needs import ROOT
from tests.site.factory import make_corpus


@dataclass(slots=True)
class Work:
    """What was done: paths of files parsed, of texts converted, names of templates compiled."""

    parsed: list[str] = field(default_factory=list)
    converted: list[str] = field(default_factory=list)
    compiled: list[str] = field(default_factory=list)

    def taken(self) -> tuple[list[str], list[str], list[str]]:
        """All of it since the last time."""
        done = (sorted(self.parsed), sorted(self.converted), sorted(self.compiled))
        self.parsed, self.converted, self.compiled = [], [], []
        return done


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    work = Work()
    parse, convert = parsing.parse_file, Converter.convert
    compile_it = PageEnvironment.compile

    def parse_file(data: bytes, located: Any) -> Any:
        work.parsed.append(located.path)
        return parse(data, located)

    def converted(self: Converter, text: str, **given: Any) -> Any:
        work.converted.append(given["path"])
        return convert(self, text, **given)

    def compiled(self: PageEnvironment, source: Any, name: Any = None, *rest: Any) -> Any:
        work.compiled.append(name)
        return compile_it(self, source, name, *rest)

    monkeypatch.setattr(parsing, "parse_file", parse_file)
    monkeypatch.setattr(Converter, "convert", converted)
    monkeypatch.setattr(PageEnvironment, "compile", compiled)
    return work


@pytest.fixture
def site(work: Work, tmp_path: Path) -> Iterator[Running]:
    make_corpus(tmp_path / "content", articles=6, translated=0, agencies=2, partners=1)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    with running(tmp_path, tmp_path / "theme") as site:
        site.read()
        assert len([path for path in work.taken()[0] if path.startswith("news/")]) == 6
        yield site


def test_of_a_saved_article_that_file_alone_is_parsed_and_converted(
    site: Running, work: Work
) -> None:
    one, two = site.articles[:2]
    for path in ("/", site.address(one), site.address(two)):
        assert site.get(path)[0] == 200
    work.taken()
    site.save(one, one.read_text("utf-8") + "\nMột câu vừa thêm.\n")
    name = one.relative_to(site.content).as_posix()
    assert "Một câu vừa thêm." in site.get(site.address(one))[1].decode()
    assert site.get("/")[0] == 200
    assert work.taken() == ([name], [f"content/{name}"], [])


def test_a_save_that_changes_nothing_costs_nothing(site: Running, work: Work) -> None:
    site.follow(site.articles[0])
    assert work.taken() == ([], [], [])


def test_of_a_saved_template_that_file_alone_is_compiled(site: Running, work: Work) -> None:
    shown = site.board.view.shown
    assert shown is not None
    shown.try_out((), one_of_each=True)
    english = "/en" + site.address(site.articles[0])
    assert site.get(english)[0] == 200
    work.taken()
    template = site.theme / "templates/pages/article.html"
    site.save(template, template.read_text("utf-8") + "<!-- vừa thêm -->\n")
    assert site.get(english)[0] == 200
    assert work.taken() == ([], [], ["pages/article.html"] * len(("vi", "en")))


def test_after_a_change_of_words_no_page_speaks_the_old_ones(site: Running, work: Work) -> None:
    assert "Skip to content" in site.get("/en/")[1].decode()
    catalogue = site.theme / "locale/en.po"
    text = catalogue.read_text("utf-8")
    assert '"Skip to content"' in text
    site.save(catalogue, text.replace('"Skip to content"', '"Jump to the words"'))
    assert "Jump to the words" in site.get("/en/")[1].decode()
    assert work.taken()[:2] == ([], [])


def test_a_changed_style_gets_another_address_at_once(site: Running) -> None:
    before = site.get("/")[1]
    style = site.theme / "static/css/base.css"
    site.save(style, style.read_text("utf-8") + "\n.vua-them { color: red }\n")
    after = site.get("/")[1]
    assert before != after
    address = after.partition(b'href="/theme/css/site.')[2].partition(b'"')[0].decode()
    assert b".vua-them" in site.get(f"/theme/css/site.{address}")[1]


def test_what_has_an_error_is_not_shown_and_mending_it_converts_nothing(
    site: Running, work: Work
) -> None:
    one = site.articles[0]
    text = one.read_text("utf-8")
    shown = site.board.view.shown
    with pytest.raises(ContentError):
        site.save(one, text.replace("kind: ", "kind: x", 1))
    assert site.board.view.shown is shown
    work.taken()
    site.save(one, text)
    assert work.taken() == ([], [], [])


def test_articles_come_and_go(site: Running) -> None:
    one = site.articles[0]
    path, text = site.address(one), one.read_text("utf-8")
    one.unlink()
    site.follow(one)
    assert site.get(path)[0] == 404
    site.save(one, text)
    assert site.get(path)[0] == 200


def test_an_embargo_ends_while_the_site_is_served(site: Running) -> None:
    one = site.articles[0]
    site.now = "2026-11-20 09:00"
    text = one.read_text("utf-8")
    site.save(one, text.replace("kind: ", "publish_at: 2026-11-20 09:30\nkind: ", 1))
    assert site.get(site.address(one))[0] == 404
    assert not site.workshop.is_due()
    site.now = "2026-11-20 09:29"
    assert not site.workshop.is_due()
    site.now = "2026-11-20 09:30"
    assert site.workshop.is_due()
    site.follow()
    assert site.get(site.address(one))[0] == 200
    assert not site.workshop.is_due()


def test_the_year_changes_while_the_site_is_served(site: Running) -> None:
    site.now = "2026-12-31 23:59"
    assert not site.workshop.is_due()
    site.now = "2027-01-01 00:00"
    assert site.workshop.is_due()


def test_the_next_start_finds_what_this_one_worked_out(
    site: Running, work: Work, tmp_path: Path
) -> None:
    work.taken()
    with running(tmp_path, tmp_path / "theme") as again:
        again.read()
    # Texts hold the address of the server, which is another one.
    assert work.taken()[0] == []
