"""docs/*.md and every link of every page lead to what is there."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

import portal
from portal.domain.dates import HANOI
from portal.output.assembly import assemble
from portal.pages.site import BuildOptions
from portal.reading.content import read_content
from tests.docs.examples import EXAMPLE, add_article, copy_of_content, example, with_keys
from tests.docs.pages import anchors, code_words, fences, links, pages, rows
from tests.needs import ROOT

THEME = ROOT / "theme"
NOW = datetime(2026, 11, 22, 12, tzinfo=HANOI)

PAGES = pages()
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
# What a page calls `pages/views/` or `agencies/` stands in one of these.
BASES = [ROOT / base for base in (".", "plugins/portal", "content", "content/registry")]
# Made by the commands, never committed; and the example of the READMEs.
MADE = (
    ".cache",
    ".output.trees",
    ".serve",
    "screenshots",
    "ledger/",
    "releases/",
    "incoming/",
    "hosting/",
    ".venv",
    "content/news/2025/gia-lai-ky-quy-che-",
)


def read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


# --- addresses -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The addresses of a complete build, without a language's prefix.

    What is built is the shipped content and a photograph and a paper, of which it has none yet.
    """
    content = copy_of_content(tmp_path_factory.mktemp("content"))
    guide = read("README.vi.md")
    piece = next(fence.body for fence in fences(guide) if fence.body.startswith("images:"))
    add_article(content, EXAMPLE, with_keys(example(guide), piece))
    assembly = assemble(
        read_content(content, now=NOW),
        now=NOW,
        options=BuildOptions("https://songoaivu.example"),
        theme=THEME,
        version=portal.__version__,
    )
    found = {f"/{output.path}".removesuffix("index.html") for output in assembly.outputs}
    return {re.sub(r"^/(en|lo)/", "/", address) for address in found}


def documented() -> list[str]:
    """The addresses in the first column of the table of docs/addresses.md."""
    return [
        address
        for row in rows(read("docs/addresses.md"), "address")
        for address in re.findall(r"`([^`]+)`", row[0])
    ]


def pattern(address: str) -> re.Pattern[str]:
    """A documented address as what it stands for: years, months, ids, whatever a … covers."""
    parts = {"<file>": ".+", "<slug>": "[a-z0-9-]+", "<id>": "[a-z0-9-]+", "<kind>": "[a-z-]+"}
    parts |= {"<year>": r"\d{4}", "<month>": r"\d{2}", "2020": r"\d{4}", "06": r"\d{2}", "…": ".*"}
    pieces = re.split("(" + "|".join(map(re.escape, parts)) + ")", address)
    return re.compile("".join(parts.get(piece, re.escape(piece)) for piece in pieces))


def test_every_fixed_address_is_built(planned: set[str]) -> None:
    fixed = {address for address in documented() if not re.search(r"[<…]|/\d", address)}
    assert len(fixed) > 20
    assert fixed - planned == set()


def test_every_documented_form_of_address_is_built(planned: set[str]) -> None:
    unbuilt = [
        address for address in documented() if not any(map(pattern(address).fullmatch, planned))
    ]
    assert unbuilt == []


def test_every_address_built_has_a_documented_form(planned: set[str]) -> None:
    forms = [pattern(address) for address in documented()]
    strange = [
        address for address in sorted(planned) if not any(form.fullmatch(address) for form in forms)
    ]
    assert strange == []


# --- architecture --------------------------------------------------------------------------------


def test_the_folders_of_the_portal_are_those_of_the_architecture() -> None:
    told = [row[0].strip("`/") for row in rows(read("docs/architecture.md"), "folder")]
    there = {path.parent.name for path in (ROOT / "plugins" / "portal").glob("*/__init__.py")}
    assert sorted(told) == sorted(there)
    assert re.findall(r"^``(\w+)``", portal.__doc__ or "", re.MULTILINE) == told


def test_the_diagram_of_the_readme_names_every_folder() -> None:
    told = [row[0].strip("`") for row in rows(read("docs/architecture.md"), "folder")]
    section = read("README.md").partition("## How the data flows")[2].partition("\n## ")[0]
    assert [folder for folder in told if folder not in section] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_place_named_is_there(page: Path) -> None:
    named = {word for word in code_words(page.read_text("utf-8")) if is_place(word)}
    missing = {word for word in named if not any((base / word).exists() for base in BASES)}
    assert missing == set()


def is_place(word: str) -> bool:
    """True for a file or folder of the project; what has a placeholder in it is none."""
    if re.search(r"[<>*…{} ]", word) or word.startswith(("/", *MADE)) or "://" in word:
        return False
    return word.endswith("/") or re.search(r"/.*\.(css|html|md|po|py|txt|yaml)$", word) is not None


def test_the_changelog_is_of_this_version() -> None:
    versions = re.findall(r"^## \[(\d[^\]]*)\]", read("CHANGELOG.md"), re.MULTILINE)
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert versions[0] == portal.__version__ == project["version"]


# --- links ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    dead = [link for link in links(text) if not leads_somewhere(link, page)]
    assert dead == []


def leads_somewhere(link: str, page: Path) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    path, _, anchor = unquote(link).partition("#")
    target = (page.parent / path) if path else page
    if not target.exists() or not target.resolve().is_relative_to(ROOT):
        return False
    return not anchor or anchor in anchors(target.read_text("utf-8"))
