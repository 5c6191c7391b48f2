"""A language is a catalogue and a line in site.yaml; Lao shows that it is enough."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.needs import ROOT
from tests.site.building import build
from tests.site.facts import LANGUAGES, Site, language_of, read_site

# An article that nobody has translated into Lao, and one of the bodies in it.
ARTICLE = "/tin/2017/thanh-hoa-hua-phan-ho-tro-2017/"
LAO_FONT = "noto-sans-lao"
LANGUAGES_LINE = "languages: [vi, en]"


def test_no_code_asks_whether_a_language_is_lao() -> None:
    """The schema names the languages that there may be; others hold words, and do without them."""
    package = ROOT / "plugins/portal"
    naming = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value == "lo"
    }
    assert naming == {
        "i18n/names.py",
        "i18n/scripts.py",
        "pages/samples/parts.py",
        "pages/samples/pictures.py",
        "reading/markdown/labels.py",
        "schema/values/choices.py",
    }


def test_a_line_in_site_yaml_adds_a_language(corpus: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(corpus, content)
    before = built(content, tmp_path / "before")
    file = content / "site.yaml"
    text = file.read_text("utf-8")
    assert LANGUAGES_LINE in text
    file.write_text(text.replace(LANGUAGES_LINE, "languages: [vi, en, lo]"), "utf-8")
    after = built(content, tmp_path / "after")
    english = {address for address in before.pages if address.startswith("/en/")}
    added = set(after.pages) - set(before.pages)
    assert len(added) > 100
    assert added == {f"/lo{address.removeprefix('/en')}" for address in english}
    assert {after.pages[address].lang for address in added} == {"lo"}
    alternates = [code for code, _, _ in after.pages["/"].alternates if code]
    assert alternates == ["vi", "en", "lo", "x-default"]


def built(content: Path, output: Path) -> Site:
    done = build(content, output)
    assert done.returncode == 0, done.stdout + done.stderr
    return read_site(output)


def test_every_page_is_there_in_every_language(built_site: Site) -> None:
    paths: dict[str, set[str]] = {lang: set() for lang in LANGUAGES}
    for address in built_site.pages:
        lang = language_of(address)
        paths[lang].add(address if lang == "vi" else address.removeprefix(f"/{lang}"))
    assert len(paths["lo"]) > 500
    assert paths["lo"] == paths["en"] <= paths["vi"]


def test_an_article_without_lao_text_is_a_card_with_a_lao_heading(built_site: Site) -> None:
    page = built_site.pages[f"/lo{ARTICLE}"]
    assert page.robots == "noindex"
    assert page.alternates == []
    assert page.h1 == ["ຂໍ້ຕົກລົງ: ແຂວງແທງຮວາ, ແຂວງຫົວພັນ (2017)"]
    main = BeautifulSoup(page.html, "html.parser").main
    assert isinstance(main, Tag)
    original = main.find("a", href=ARTICLE)
    assert isinstance(original, Tag)
    assert original.get("lang") == "vi"


def test_only_pages_in_lao_ask_for_its_font(built_site: Site) -> None:
    asking = {
        page.lang for page in built_site.pages.values() if any(LAO_FONT in u for u in page.fetched)
    }
    assert asking == {"lo"}
    silent = [
        page.address
        for page in built_site.pages.values()
        if page.lang == "lo" and not any(LAO_FONT in url for url in page.fetched)
    ]
    assert silent == []


def test_the_sitemap_lists_lao_pages_that_have_words_of_their_own(built_site: Site) -> None:
    listed = "".join(
        built_site.text(name) for name in built_site.files if name.startswith("sitemap-")
    )
    assert "/lo/quy-che/</loc>" in listed
    assert "/lo/lien-he/</loc>" in listed
    assert f"/lo{ARTICLE}" not in listed
