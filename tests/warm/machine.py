"""Everything that may happen to a site between two builds, as the rules of a state machine.

In: a folder with content and theme.  Out: after each rule a warm build, which must fail as a fresh
one fails, or show what a fresh one shows, to the byte (:mod:`tests.warm.place`).
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.images.made import png
from tests.output.making import PNG
from tests.warm import designs
from tests.warm.place import Place, stamped
from tests.warm.rich import rich_content
from tests.warm.texts import Text, articles_in, opened, set_key, translations_of
from tests.warm.values import (
    ARTICLE,
    BODIES,
    PAGE,
    REGISTERS,
    SITE,
    TIMES,
    TRANSLATION,
    keyed,
)

__all__ = ["Editing"]

WHICH = st.integers(0, 30)
SLUGS = st.sampled_from(["tin-moi", "cuoc-hop-thu-hai", "tuan-tra-chung"])
YEARS = st.sampled_from(["2019", "2020", "2026", "2008"])
PAGES = st.sampled_from(
    ["gioi-thieu", "gioi-thieu.en", "lien-he", "lien-he.en", "lien-he.lo", "ban-quyen"]
)
WIDE = png(3, 1)
"""The same picture, three pixels wide."""


def one_of(files: Sequence[Path], which: int) -> Path:
    return files[which % len(files)]


class Editing(RuleBasedStateMachine):
    """A site of the plain theme that is edited, built, edited again."""

    make_theme: Callable[[Path], None] = staticmethod(designs.plain_theme)
    done: ClassVar[Counter[str]] = Counter()
    """How many sequences were begun, and how often a warm site was held against a fresh one."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="portal-warm-"))
        self.place = Place(self.home)
        self.held = True
        self.done["sequences"] += 1
        self.past: list[dict[str, bytes]] = []

    @initialize()
    def begin(self) -> None:
        rich_content(self.place.content)
        self.make_theme(self.place.theme)
        self.place.begin()
        self.place.build()
        self.past = [self.place.good]
        self.held = True

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    @invariant()
    def warm_is_fresh(self) -> None:
        if self.held:
            self.held = False
            return
        self.done["comparisons"] += 1
        if self.place.settle() and self.place.good != self.past[-1]:
            self.past.append(self.place.good)

    @rule()
    def more_is_saved_before_the_next_build(self) -> None:
        self.held = True

    # --- articles ---------------------------------------------------------------------------

    @property
    def articles(self) -> list[Path]:
        return articles_in(self.place.content)

    def set(self, path: Path, key: str, value: Any) -> None:
        if isinstance(value, str):
            value = value.replace("{year}", path.parent.name)
        set_key(path, key, deepcopy(value))

    @rule(which=WHICH, change=keyed(ARTICLE))
    def edit_an_article(self, which: int, change: tuple[str, Any]) -> None:
        self.set(one_of(self.articles, which), *change)

    @rule(which=WHICH, date=st.sampled_from(["2026-11-19", "2021-02"]))
    def withdraw_an_article(self, which: int, date: str) -> None:
        path = one_of(self.articles, which)
        self.set(path, "status", "withdrawn")
        self.set(path, "withdrawn", {"date": date, "reason": "Trùng."})

    @rule(which=WHICH, body=st.sampled_from(BODIES), whole=st.booleans())
    def edit_a_text(self, which: int, body: str, whole: bool) -> None:
        text = opened(one_of(sorted(self.place.content.rglob("*.md")), which))
        text.body = f"\n{body}" if whole else f"{text.body}\n{body}"
        text.save()

    @rule(which=WHICH, slug=SLUGS, year=YEARS, changes=st.lists(keyed(ARTICLE), max_size=3))
    def add_an_article(
        self, which: int, slug: str, year: str, changes: list[tuple[str, Any]]
    ) -> None:
        like = opened(one_of(self.articles, which))
        head: dict[str, Any] = {
            key: like.head[key] for key in ("kind", "agencies", "event") if key in like.head
        }
        head |= {"title": f"Tin {slug}", "summary": "Tin mới.", "date": f"{year}-03-17"}
        path = self.place.content / "news" / year / f"{slug}.md"
        Text(path, head, "\nTin mới.\n").save()
        for change in changes:
            self.set(path, *change)

    @precondition(lambda self: len(self.articles) > 4)
    @rule(which=WHICH)
    def delete_an_article(self, which: int) -> None:
        path = one_of(self.articles, which)
        for each in (path, *translations_of(path)):
            each.unlink()

    @rule(which=WHICH, slug=SLUGS, year=st.one_of(st.none(), YEARS))
    def rename_an_article(self, which: int, slug: str, year: str | None) -> None:
        path = one_of(self.articles, which)
        text = opened(path)
        folder = path.parent.with_name(year) if year else path.parent
        if year:
            text.head["date"] = f"{year}-07-01"
        text.head["aliases"] = [f"/tin/{path.parent.name}/{path.stem}/"]
        for each in translations_of(path):
            other = opened(each)
            each.unlink()
            other.path = folder / each.name.replace(path.stem, slug, 1)
            other.save()
        path.unlink()
        text.path = folder / f"{slug}.md"
        text.save()

    # --- translations, pages ----------------------------------------------------------------

    @rule(which=WHICH, lang=st.sampled_from(["en", "lo"]), change=keyed(TRANSLATION))
    def translate(self, which: int, lang: str, change: tuple[str, Any]) -> None:
        path = one_of(self.articles, which).with_suffix(f".{lang}.md")
        if not path.exists():
            Text(path, {"title": "A text", "summary": "Of one text."}, "\nA text.\n").save()
        self.set(path, *change)

    @rule(which=WHICH)
    def remove_a_translation(self, which: int) -> None:
        found = sorted(self.place.content.rglob("*.??.md"))
        if found:
            one_of(found, which).unlink()

    @rule(slug=PAGES, change=keyed(PAGE))
    def write_a_page(self, slug: str, change: tuple[str, Any]) -> None:
        path = self.place.content / "pages" / f"{slug}.md"
        if not path.exists():
            Text(path, {"title": "Trang", "summary": "Một trang."}, "\nMột trang.\n").save()
        self.set(path, *change)

    @rule(slug=st.sampled_from(["gioi-thieu.en", "lien-he", "ban-quyen"]))
    def delete_a_page(self, slug: str) -> None:
        (self.place.content / "pages" / f"{slug}.md").unlink(missing_ok=True)

    # --- registers, identity, files ---------------------------------------------------------

    def entries(self, register: str) -> list[Path]:
        return sorted((self.place.content / "registry" / register).glob("*.yaml"))

    @rule(which=WHICH, data=st.data(), register=st.sampled_from(sorted(REGISTERS)))
    def edit_a_register(self, which: int, data: st.DataObject, register: str) -> None:
        self.set(one_of(self.entries(register), which), *data.draw(keyed(REGISTERS[register])))

    @rule(which=WHICH, register=st.sampled_from(["agencies", "provinces", "regulations", "people"]))
    def add_an_entry(self, which: int, register: str) -> None:
        entry = opened(one_of(self.entries(register), which))
        entry.path = entry.path.with_name(f"them-{register}-{which % 3}.yaml")
        for key in ("aliases", "replaces", "iso", "successors"):
            entry.head.pop(key, None)
        if register in ("agencies", "provinces"):
            entry.head["name"] = {"vi": f"Đơn vị mới {which % 3}"}
        entry.save()

    @rule(which=WHICH, register=st.sampled_from(sorted(REGISTERS)))
    def delete_an_entry(self, which: int, register: str) -> None:
        if len(self.entries(register)) > 1:
            one_of(self.entries(register), which).unlink()

    @rule(change=keyed(SITE))
    def edit_the_identity(self, change: tuple[str, Any]) -> None:
        self.set(self.place.content / "site.yaml", *change)

    @rule(name=st.sampled_from(["images/tuan-tra.png", "images/hoi-nghi.png", "images/them.png",
                                "documents/bao-cao-so-ket.pdf", "documents/them.pdf"]),
          data=st.sampled_from([PNG, WIDE, b"%PDF-1.4 khac", None]))  # fmt: skip
    def change_a_file(self, name: str, data: bytes | None) -> None:
        path = self.place.content / name
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(data)

    # --- theme, options, time ---------------------------------------------------------------

    @rule(which=WHICH, change=st.sampled_from(designs.CHANGES))
    def edit_the_theme(self, which: int, change: designs.Change) -> None:
        change(self.place.theme, which)

    @rule(lean=st.booleans(), drafts=st.booleans(), jobs=st.sampled_from([1, 1, 2]))
    def choose_other_options(self, lean: bool, drafts: bool, jobs: int) -> None:
        self.place.lean, self.place.drafts, self.place.jobs = lean, drafts, jobs

    @rule(
        url=st.sampled_from(["https://so.example", "https://so.example/cong", "http://moi.example"])
    )
    def move_the_site(self, url: str) -> None:
        self.place.site_url = url

    @rule(now=st.sampled_from(TIMES))
    def time_passes(self, now: str) -> None:
        self.place.now = now

    # --- how files are saved ----------------------------------------------------------------

    @rule(which=WHICH)
    def save_without_a_change(self, which: int) -> None:
        os.utime(one_of(sorted(self.place.content.rglob("*.*")), which))

    @rule(which=WHICH, whole=st.booleans())
    def save_as_many_bytes_at_the_same_time(self, which: int, whole: bool) -> None:
        """An edit that neither size nor time of change tells of."""
        path = one_of(sorted(self.place.content.rglob("*.md")), which)
        data = path.read_bytes()
        swapped = data.replace(b"nh", b"hn") if whole else data[::-1].replace(b"n", b"h", 1)[::-1]
        stamped(path, swapped)

    @rule(which=WHICH, body=st.sampled_from(BODIES))
    def save_by_a_new_file(self, which: int, body: str) -> None:
        path = one_of(self.articles, which)
        status = path.stat()
        text = opened(path)
        text.body = f"\n{body}"
        new = path.with_name("tam~")
        new.write_bytes(text.data)
        os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))
        new.replace(path)

    @precondition(lambda self: len(self.past) > 1)
    @rule(which=WHICH)
    def take_it_all_back(self, which: int) -> None:
        self.place.restore(self.past[which % len(self.past)])

    # --- what builds have left --------------------------------------------------------------

    @rule(which=st.integers(0, 10_000), harm=st.sampled_from(["delete", "edit", "folder"]),
          shown=st.booleans())  # fmt: skip
    def harm_an_output(self, which: int, harm: str, shown: bool) -> None:
        live = self.place.output.resolve()
        trees = [self.place.trees / name for name in "ab"]
        tree = live if shown else next(each for each in trees if each != live)
        files = sorted(path for path in tree.rglob("*") if path.is_file())
        if not files:
            return
        path = one_of(files, which)
        if harm == "edit":
            path.write_bytes(path.read_bytes()[:-1] + b"?")
        else:
            path.unlink()
        if harm == "folder":
            path.mkdir()

    @rule(name=st.sampled_from(["ledger", "kept.sqlite", "a.manifest.json", "b.manifest.json"]),
          part=st.sampled_from([0, 10, 2000]))  # fmt: skip
    def tear_the_memory(self, name: str, part: int) -> None:
        path = self.place.trees / name
        if path.exists():
            path.write_bytes(path.read_bytes()[:part])

    @rule()
    def build_trusting_nothing(self) -> None:
        """Into the same output; the next build may use what this one leaves."""
        self.held = not self.place.told(self.place.output, fresh=True).problems
