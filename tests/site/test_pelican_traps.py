"""Builds that look green and are not: what stock Pelican 4.12 does, and what the portal does.

One test a trap.  Each first shows stock Pelican's behaviour on a tiny project, so that the day it
changes is noticed, and then that the portal refuses or does right.
"""

from __future__ import annotations

import gc
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pelican.settings import read_settings

from tests.needs import ROOT
from tests.site.building import NOW, build, environ, files_of, words_of
from tests.site.factory import make_corpus
from tests.site.stock import Stock

ARTICLE = """---
title: Hai bên làm việc về cửa khẩu
date: 2021-03-17
summary: Hai tỉnh bàn việc mở lại cửa khẩu.
kind: report
agencies: [so-ngoai-vu-ha-tinh]
---

Thân bài.
"""


@pytest.fixture
def stock(tmp_path: Path) -> Stock:
    return Stock(tmp_path)


class Portal:
    """A small valid content folder, to be spoilt, and what the portal says of it."""

    def __init__(self, root: Path) -> None:
        self.content = root / "portal/content"
        self.output = root / "portal/output"
        make_corpus(self.content, articles=3, translated=0, agencies=5, partners=2)

    def put(self, name: str, data: str | bytes) -> Path:
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def refused(self) -> list[str]:
        """Lines of a build that ends with 1 and leaves no output behind."""
        done = build(self.content, self.output)
        assert done.returncode == 1, done.stdout + done.stderr
        assert not self.output.exists()
        assert "Traceback" not in done.stderr
        return done.stdout.splitlines()

    def built(self) -> dict[str, bytes]:
        done = build(self.content, self.output)
        assert done.returncode == 0, done.stdout + done.stderr
        return dict(files_of(self.output))

    def pelican(self, settings: str) -> subprocess.CompletedProcess[str]:
        """``pelican`` with the portal's settings file and ``settings`` behind it."""
        conf = self.content.parent / "conf.py"
        conf.write_text(
            f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
            f"from pelicanconf import *\nPORTAL_NOW = {NOW!r}\n{settings}\n",
            "utf-8",
        )
        words = ["-m", "pelican", str(self.content), "-s", str(conf), "-o", str(self.output)]
        return subprocess.run(
            [sys.executable, *words],
            cwd=self.content.parent,
            env=environ(),
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return Portal(tmp_path)


def test_a_mistyped_plugin_fails(stock: Stock, portal: Portal) -> None:
    stock.settings += "PLUGINS = ['no_such_plugin']\n"
    done = stock.build()
    assert done.returncode == 0
    assert "Cannot load plugin `no_such_plugin`" in done.stderr + done.stdout
    assert stock.has("good.html")

    done = portal.pelican("PLUGINS = ['portal', 'no_such_plugin']")
    assert done.returncode == 1
    assert "no_such_plugin" in done.stderr + done.stdout
    assert not portal.output.exists()


def test_a_plugin_that_cannot_register_fails(stock: Stock, portal: Portal) -> None:
    broken = "def register():\n    raise ValueError('broken register')\n"
    stock.plugin("broken", broken)
    done = stock.build()
    assert done.returncode == 0
    assert "broken register" in done.stderr + done.stdout

    folder = portal.content.parent / "plugins"
    folder.mkdir()
    (folder / "broken.py").write_text(broken, "utf-8")
    done = portal.pelican(f"PLUGIN_PATHS.append({str(folder)!r})\nPLUGINS = ['portal', 'broken']")
    assert done.returncode == 1
    assert not portal.output.exists()


def test_an_article_without_title_fails(stock: Stock, portal: Portal) -> None:
    stock.article("bad", "Date: 2020-01-02\n\nNo title.\n")
    assert stock.build().returncode == 0
    assert stock.has("good.html")
    assert list(stock.output.glob("*bad*")) == []

    portal.put("news/2021/bad.md", ARTICLE.replace("title: Hai bên làm việc về cửa khẩu\n", ""))
    assert any(
        re.match(r"content/news/2021/bad\.md:\d+: title: ", line) for line in portal.refused()
    )


def test_an_article_without_date_fails(stock: Stock, portal: Portal) -> None:
    stock.article("bad", "Title: No date\n\nText.\n")
    assert stock.build().returncode == 0
    assert list(stock.output.glob("*no-date*")) == []

    portal.put("news/2021/bad.md", ARTICLE.replace("date: 2021-03-17\n", ""))
    assert any(
        re.match(r"content/news/2021/bad\.md:\d+: date: ", line) for line in portal.refused()
    )


def test_an_article_that_is_not_utf8_fails(stock: Stock, portal: Portal) -> None:
    stock.article("bad", b"Title: Bad\nDate: 2020-01-02\n\nH\xe0 N\xf4i\n")
    assert stock.build().returncode == 0
    assert list(stock.output.glob("bad*")) == []

    portal.put("news/2021/bad.md", ARTICLE.replace("Thân", "Th\udcffn").encode(errors="replace"))
    portal.put("news/2021/bad.md", ARTICLE.encode().replace(b"Th\xc3\xa2n", b"Th\xe2n"))
    assert any(line.startswith("content/news/2021/bad.md:9: ") for line in portal.refused())


def test_a_fault_found_while_reading_names_its_file(stock: Stock, portal: Portal) -> None:
    """Pelican's signal carries no path, and its handler's error costs the article."""
    stock.plugin(
        "checker",
        "from pelican import signals\n"
        "def check(generator, metadata):\n"
        "    if 'kind' in metadata:\n        raise ValueError('kind is wrong')\n"
        "def register():\n    signals.article_generator_context.connect(check)\n",
    )
    stock.article("bad", "Title: Bad\nDate: 2020-01-02\nKind: vist\n\nText.\n")
    done = stock.build()
    assert done.returncode == 0
    assert not stock.has("bad.html")
    assert "kind is wrong" not in done.stderr + done.stdout

    portal.put("news/2021/bad.md", ARTICLE.replace("kind: report", "kind: vist"))
    (line, *_) = portal.refused()
    assert line.startswith("content/news/2021/bad.md:5: kind: ")
    assert "visit" in line


def test_an_address_outside_the_output_fails(stock: Stock, portal: Portal) -> None:
    stock.article("bad", "Title: Bad\nDate: 2020-01-02\nsave_as: ../../evil.html\n\nText.\n")
    assert stock.build().returncode == 0
    assert list(stock.root.parent.rglob("evil*")) == []

    portal.put("news/2021/bad.md", ARTICLE.replace("kind:", "save_as: ../../evil.html\nkind:"))
    (line, *_) = portal.refused()
    assert line.startswith("content/news/2021/bad.md:5: save_as: ")


def test_the_exit_code_does_not_hang_on_a_language_that_docutils_lacks(
    stock: Stock, portal: Portal
) -> None:
    stock.settings += "DEFAULT_LANG = 'vi'\n"
    assert stock.build("--fatal", "warnings").returncode == 1

    assert "index.html" in portal.built()


def test_a_linked_folder_is_not_published(stock: Stock, portal: Portal, tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir()
    (private / "secret.txt").write_text("secret", "utf-8")
    (stock.root / "content/images").mkdir()
    (stock.root / "content/images/etc").symlink_to(private)
    assert stock.build().returncode == 0
    assert stock.read("images/etc/secret.txt") == "secret"

    (portal.content / "images").mkdir()
    (portal.content / "images/etc").symlink_to(private)
    assert any(line.startswith("content/images/etc: ") for line in portal.refused())


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", '<img src="x" onerror="alert(1)">', "[x](javascript:alert(1))"],
)
def test_active_content_in_markdown_is_refused(text: str, stock: Stock, portal: Portal) -> None:
    stock.article("bad", f"Title: Bad\nDate: 2020-01-02\n\n{text}\n")
    assert stock.build().returncode == 0
    assert "alert(1)" in stock.read("bad.html")

    portal.put("news/2021/bad.md", ARTICLE.replace("Thân bài.", text))
    assert any(line.startswith("content/news/2021/bad.md:9: ") for line in portal.refused())


def test_a_text_of_the_future_is_not_published_at_once(stock: Stock, portal: Portal) -> None:
    stock.article("later", "Title: Later\nDate: 2099-01-02\n\nText.\n")
    assert stock.build().returncode == 0
    assert stock.has("later.html")

    late = ARTICLE.replace("2021-03-17", "2099-03-17")
    path = portal.put("news/2099/later.md", late)
    assert any(
        re.match(r"content/news/2099/later\.md:3: date: ", line) for line in portal.refused()
    )
    path.write_text(late.replace("kind:", "publish_at: 2099-03-17\nkind:"), "utf-8")
    built = portal.built()
    assert [name for name, data in built.items() if "later" in name or b"/later/" in data] == []


KILLER = """
import os, signal
from pelican import signals
written = []
def kill(path, context):
    written.append(path)
    if len(written) == 8:
        os.kill(os.getpid(), signal.SIGKILL)
def register():
    signals.content_written.connect(kill)
"""


def test_a_killed_build_leaves_the_old_site(stock: Stock, portal: Portal) -> None:
    for number in range(30):
        stock.article(f"a{number}", f"Title: A{number}\nDate: 2020-01-02\n\nText.\n")
    assert stock.build().returncode == 0
    before = set(files_of(stock.output))
    stock.settings += "DELETE_OUTPUT_DIRECTORY = True\n"
    stock.plugin("killer", KILLER)
    assert stock.build().returncode == -9
    assert len(files_of(stock.output)) < len(before) / 2

    before_build = portal.built()
    portal.put("news/2021/new.md", ARTICLE)
    # The portal writes through no signal of Pelican's: it is killed by its own first replacement.
    killer = (
        "import os, signal, sys\n"
        "from portal.output import placing\n"
        "original, written = placing.write_file, []\n"
        "def write_file(*args):\n"
        "    written.append(args)\n"
        "    if len(written) == 8:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return original(*args)\n"
        "placing.write_file = write_file\n"
        "from portal.commands.cli import run\n"
        "sys.exit(run(sys.argv[1:], 'en'))\n"
    )
    words = ["build", "--content", str(portal.content), "--output", str(portal.output)]
    killed = subprocess.run(
        [sys.executable, "-c", killer, *words, "--now", NOW, "--jobs", "1"],
        env=environ(),
        capture_output=True,
        check=False,
    )
    assert killed.returncode == -9
    assert files_of(portal.output) == before_build


def test_a_full_disk_leaves_the_old_site(stock: Stock, portal: Portal) -> None:
    """A file that cannot be written whole stands for the disk that fills up."""
    stock.settings += "DELETE_OUTPUT_DIRECTORY = True\n"
    for number in range(10):
        stock.article(f"a{number}", f"Title: A{number}\nDate: 2020-01-02\n\nText.\n")
    stock.article("long", "Title: Long\nDate: 2020-01-02\n\n" + "A long text. " * 9000)
    assert stock.build().returncode == 0
    whole = files_of(stock.output)
    stock.build(limit=51200)
    assert sum(whole[name] == data for name, data in files_of(stock.output).items()) > 0
    assert any(files_of(stock.output).get(name) != data for name, data in whole.items())

    before = portal.built()
    portal.put("news/2021/long.md", ARTICLE + "\nMột câu dài.\n" * 9000)
    limited = ["sh", "-c", 'ulimit -f 100; exec "$@"', "sh"]
    done = subprocess.run(
        [*limited, *words_of(portal.content, portal.output)],
        env=environ(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stdout + done.stderr
    assert "The former site is still whole" in done.stderr
    assert files_of(portal.output) == before


@pytest.mark.parametrize("names", [("Bai", "bai"), ("con", "good")])
def test_names_that_other_systems_cannot_hold_are_refused(
    names: tuple[str, str], stock: Stock, portal: Portal
) -> None:
    for name in names:
        stock.article(name, f"Title: {name} x\nSlug: {name}\nDate: 2020-01-02\n\nText.\n")
    assert stock.build().returncode == 0
    assert all(stock.has(f"{name}.html") for name in names)

    for name in names:
        portal.put(f"news/2021/{name}.md", ARTICLE)
    refused = portal.refused()
    assert any(line.startswith(f"content/news/2021/{names[0]}.md: ") for line in refused)


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{this}: &{this} [{', '.join([f'*{last}'] * 9)}]\n"
    for last, this in zip("abcdefg", "bcdefgh", strict=True)
)


def test_yaml_anchors_are_refused_before_they_unfold(portal: Portal) -> None:
    """What any plugin that reads YAML front matter with PyYAML does: load it without a word."""

    def leaves(node: object, seen: dict[int, int]) -> int:
        if not isinstance(node, list):
            return 1
        if id(node) not in seen:
            seen[id(node)] = sum(leaves(each, seen) for each in node)
        return seen[id(node)]

    assert leaves(yaml.safe_load(LAUGHS)["h"], {}) == 9**8

    portal.put("news/2021/laughs.md", ARTICLE.replace("kind:", f"{LAUGHS}kind:"))
    assert any(line.startswith("content/news/2021/laughs.md:5: ") for line in portal.refused())


def test_a_title_is_text_and_never_markup(stock: Stock, portal: Portal) -> None:
    stock.article("bad", "Title: A & <i>b</i> <u>\nSlug: bad\nDate: 2020-01-02\n\nText.\n")
    (stock.root / "theme/templates").mkdir(parents=True)
    template = "<h1>{{ article.title }}</h1>"
    (stock.root / "theme/templates/article.html").write_text(template, "utf-8")
    stock.settings += "THEME = 'theme'\nDIRECT_TEMPLATES = []\n"
    assert stock.build().returncode == 0
    assert "<i>b</i>" in stock.read("bad.html")

    title = "A & B <i>nghiêng</i> 'C' \"D\""
    quoted = "title: '" + title.replace("'", "''") + "'"
    portal.put(
        "news/2021/markup.md", ARTICLE.replace("title: Hai bên làm việc về cửa khẩu", quoted)
    )
    done = build(portal.content, portal.output)
    if done.returncode == 1:
        assert any(
            line.startswith("content/news/2021/markup.md:2: title: ")
            for line in done.stdout.splitlines()
        )
        return
    page = (portal.output / "tin/2021/markup/index.html").read_text("utf-8")
    assert "&lt;i&gt;nghiêng&lt;/i&gt;" in page
    assert "<i>nghiêng" not in page


def test_an_undefined_name_in_a_template_fails(stock: Stock, portal: Portal) -> None:
    (stock.root / "theme/templates").mkdir(parents=True)
    template = "<h1>{{ article.titel }}</h1>"
    (stock.root / "theme/templates/article.html").write_text(template, "utf-8")
    stock.settings += "THEME = 'theme'\nDIRECT_TEMPLATES = []\n"
    assert stock.build().returncode == 0
    assert stock.read("good.html") == "<h1></h1>"

    theme = spoil_theme(portal, "<h1", "{{ no_such_name }}<h1")
    done = portal.pelican(f"THEME = {str(theme)!r}")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "no_such_name" in done.stdout + done.stderr
    assert not portal.output.exists()


def spoil_theme(portal: Portal, old: str, new: str) -> Path:
    """A copy of the theme with ``old`` replaced wherever a page template has it."""
    theme = portal.content.parent / "theme"
    shutil.copytree(ROOT / "theme", theme)
    spoilt = 0
    for path in sorted((theme / "templates").rglob("*.html")):
        text = path.read_text("utf-8")
        if old in text:
            path.write_text(text.replace(old, new), "utf-8")
            spoilt += 1
    assert spoilt
    return theme


def test_a_missing_template_fails(stock: Stock, portal: Portal) -> None:
    (stock.root / "theme/templates").mkdir(parents=True)
    stock.settings += "THEME = 'theme'\n"
    assert stock.build().returncode == 0
    assert "A good text." in stock.read("good.html")

    theme = portal.content.parent / "theme"
    shutil.copytree(ROOT / "theme", theme)
    templates = sorted((theme / "templates/pages").glob("*.html"))
    assert templates
    for template in templates:
        template.unlink()
        break
    done = portal.pelican(f"THEME = {str(theme)!r}")
    assert done.returncode == 1, done.stdout + done.stderr
    assert template.name in done.stdout + done.stderr
    assert not portal.output.exists()


def test_one_value_and_several_have_the_same_type(stock: Stock, portal: Portal) -> None:
    stock.article("one", "Title: One\nDate: 2020-01-02\nPlace: A\n\nText.\n")
    stock.article("two", "Title: Two\nDate: 2020-01-02\nPlace: A\n    B\n\nText.\n")
    stock.plugin(
        "show_types",
        "from pelican import signals\n"
        "def show(generator, metadata):\n"
        "    if 'place' in metadata:\n        print(type(metadata['place']).__name__)\n"
        "def register():\n    signals.article_generator_context.connect(show)\n",
    )
    done = stock.build()
    assert {"str", "list"} <= set(done.stdout.split())

    from portal.domain import clock
    from portal.reading.content import read_content

    two = ARTICLE.replace("[so-ngoai-vu-ha-tinh]", "[so-ngoai-vu-ha-tinh, ubnd-ha-tinh]")
    portal.put("news/2021/one.md", ARTICLE)
    portal.put("news/2021/two.md", two)
    content = read_content(portal.content, now=clock.now(NOW, {}))
    counts = {
        article.slug: len(article.agencies)
        for article in content.articles
        if isinstance(article.agencies, tuple)
    }
    assert (counts["one"], counts["two"]) == (1, 2)


def test_the_output_does_not_depend_on_the_working_folder(
    stock: Stock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stock.settings = stock.settings.replace('OUTPUT_PATH = "output"\n', "")
    stock.build()
    assert stock.has("good.html")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    subprocess.run(
        [*(sys.executable, "-m", "pelican"), "-s", str(stock.root / "conf.py")],
        cwd=elsewhere,
        env=environ(),
        capture_output=True,
        check=True,
    )
    assert (elsewhere / "output/good.html").exists()

    monkeypatch.chdir(elsewhere)
    assert read_settings(str(ROOT / "pelicanconf.py"))["OUTPUT_PATH"] == str(ROOT / "output")


def test_handlers_of_signals_do_fire(stock: Stock) -> None:
    stock.plugin(
        "lambdas",
        "from pelican import signals\n"
        "class Local:\n    def handle(self, sender):\n        print('bound method fired')\n"
        "def module_level(sender):\n    print('function fired')\n"
        "def register():\n"
        "    signals.initialized.connect(lambda sender: print('lambda fired'))\n"
        "    signals.initialized.connect(Local().handle)\n"
        "    signals.initialized.connect(module_level)\n",
    )
    done = stock.build()
    assert "function fired" in done.stdout
    assert "lambda fired" not in done.stdout
    assert "bound method fired" not in done.stdout

    from pelican import signals

    from portal.pelican.signals import connect, get_generators

    connect()
    gc.collect()
    assert get_generators in list(signals.get_generators.receivers_for(None))
