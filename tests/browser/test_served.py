"""``serve`` in front of an editor: what is saved is seen, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.commands.served import Served, serving
from tests.needs import axe_script, needs
from tests.site.factory import make_corpus

pytestmark = needs("chromium")

# Every text of the list, in both schemes: 7:1.
_CONTRAST = """
async () => {
  const said = await axe.run({fromShadowDom: ["#song-loi", ".box"]}, {
    runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "best-practice"]},
    rules: {"color-contrast-enhanced": {enabled: true}, region: {enabled: false}}});
  return {passes: said.passes.map(rule => rule.id), violations: said.violations.map(rule =>
    `${rule.id}: ${rule.nodes.map(node => node.failureSummary)}`)};
}
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    make_corpus(folder / "content", articles=3, translated=0, agencies=2, partners=1)
    with serving(folder) as served:
        yield served


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    context = browser.new_context(
        base_url=served.address,
        reduced_motion="reduce",
        service_workers="block",
        viewport={"width": 800, "height": 500},
    )
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture
def article(served: Served) -> Iterator[Path]:
    """An article to break; it is whole again afterwards."""
    path = sorted((served.content / "news").rglob("*.md"))[0]
    text = path.read_text("utf-8")
    yield path
    path.write_text(text, "utf-8")


def address(article: Path) -> str:
    return f"/tin/{article.parent.name}/{article.stem}/"


def test_a_save_is_seen_where_the_reader_was_and_other_pages_are_left_alone(
    page: Page, article: Path
) -> None:
    other = page.context.new_page()
    other.goto("/so-do/")
    stood = other.evaluate("performance.timeOrigin")
    page.goto(address(article))
    page.evaluate("scrollTo(0, 700)")
    page.wait_for_function("scrollY == 700")
    loaded = page.evaluate("performance.timeOrigin")
    text = article.read_text("utf-8")
    article.write_text(f"{text}\nMột câu vừa thêm.\n", "utf-8")
    expect(page.get_by_text("Một câu vừa thêm.")).to_be_attached(timeout=30_000)
    assert page.evaluate("performance.timeOrigin") != loaded
    page.wait_for_function("scrollY == 700")
    article.write_text(f"{text}\nCâu thứ hai.\n", "utf-8")
    expect(page.get_by_text("Câu thứ hai.")).to_be_attached(timeout=30_000)
    assert other.evaluate("performance.timeOrigin") == stood


def test_what_is_wrong_lies_over_the_page_until_it_is_mended(page: Page, article: Path) -> None:
    page.goto(address(article))
    title = page.locator("h1").inner_text()
    text = article.read_text("utf-8")
    line = text[: text.index("kind: ")].count("\n") + 1
    article.write_text(text.replace("kind: ", "kind: x", 1), "utf-8")
    box = page.get_by_role("dialog", name="Chưa hiện được bản vừa lưu")
    expect(box).to_be_visible(timeout=30_000)
    expect(box.get_by_role("alert")).to_contain_text(
        re.compile(rf"Lỗi\s+content/news/{article.parent.name}/{article.name}:{line}\s+kind")
    )
    assert page.locator("h1").inner_text() == title
    page.emulate_media(media="print")
    expect(box).to_be_hidden()
    page.emulate_media(media="screen")
    expect(box).to_be_visible()
    article.write_text(text, "utf-8")
    expect(box).to_have_count(0, timeout=30_000)


def test_it_is_closed_by_key_or_button_and_comes_back_with_the_next_trouble(
    page: Page, article: Path
) -> None:
    page.goto("/en/")
    text = article.read_text("utf-8")
    box = page.get_by_role("dialog", name="What was saved cannot be shown yet")
    article.write_text(text.replace("kind: ", "kind: x", 1), "utf-8")
    expect(box).to_be_visible(timeout=30_000)
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    article.write_text(text.replace("kind: ", "kind: y", 1), "utf-8")
    expect(box).to_be_visible(timeout=30_000)
    box.get_by_role("button", name="Close (Esc key)").focus()
    page.keyboard.press("Enter")
    expect(box).to_have_count(0)


@needs("axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_read_it(page: Page, article: Path, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto("/")
    text = article.read_text("utf-8")
    article.write_text(text.replace("kind: ", "kind: x", 1), "utf-8")
    expect(page.get_by_role("dialog")).to_be_visible(timeout=30_000)
    page.wait_for_load_state("networkidle")
    script = axe_script()
    assert script is not None
    page.add_script_tag(path=script)
    said = page.evaluate(_CONTRAST)
    assert said["violations"] == []
    assert "color-contrast-enhanced" in said["passes"]


def test_a_hostile_text_is_shown_and_not_run(page: Page, article: Path) -> None:
    page.goto("/")
    text = article.read_text("utf-8")
    hostile = "<img src=x onerror=document.title=1>"
    article.write_text(text.replace("kind: ", f"kind: '{hostile}' # ", 1), "utf-8")
    box = page.get_by_role("dialog")
    expect(box).to_contain_text(hostile, timeout=30_000)
    expect(box.locator("img")).to_have_count(0)


def test_without_a_good_state_the_list_is_the_page_and_the_site_follows_by_itself(
    browser: Browser, tmp_path: Path
) -> None:
    make_corpus(tmp_path / "content", articles=1, translated=0, agencies=2, partners=1)
    site = tmp_path / "content/site.yaml"
    text = site.read_text("utf-8")
    site.write_text(text.replace("names:", "namen:"), "utf-8")
    with serving(tmp_path) as served, browser.new_context(base_url=served.address) as context:
        page = context.new_page()
        page.goto("/tin/")
        expect(page.get_by_role("alert")).to_contain_text("content/site.yaml:1")
        assert page.title() == "What was saved cannot be shown yet"
        site.write_text(text, "utf-8")
        expect(page.locator("h1")).to_have_text("Tin mới", timeout=30_000)
