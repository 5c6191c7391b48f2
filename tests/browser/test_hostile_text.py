"""Hostile texts in every text field of every kind of file, shown in a real browser: none runs.

The portal refuses most of them in its fields, since they look like HTML.  That rule is switched off
here, so that what is shown does not hang on it: every text that has no other fault reaches the
pages.  The server sends no Content-Security-Policy either, which would hide a fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

from portal.commands.build import build_site
from portal.publishing.gates.chromium import answering
from tests.browser.hostile import strings
from tests.browser.hostilesite import Hostile, make_hostile
from tests.needs import needs

pytestmark = needs("chromium")

Note = Callable[[str, object], None]

# What a page of the portal never has, whatever stands in its texts.
_LOOK = """
() => {
  const found = [];
  const right = /^(https?:|mailto:|tel:|[/#?]|[\\w.-]+$|$)/;
  const urls = ["href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcdoc"];
  for (const each of document.querySelectorAll("*")) {
    for (const {name, value} of each.attributes) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc")
        found.push(`${each.localName} ${name}`);
      if (urls.includes(name) && !right.test(value)) found.push(`${each.localName} ${value}`);
    }
    if (/^(iframe|object|embed|base|style|frame|applet)$/.test(each.localName))
      found.push(each.localName);
    if (each.localName === "script" && each.type !== "application/ld+json"
        && !each.getAttribute("src")?.startsWith("/theme/")) found.push("script");
  }
  return found;
}
"""


@dataclass
class Wire:
    """A server of one folder, and the addresses that only a text that ran asks for."""

    root: Path
    address: str = ""
    asked: list[str] = field(default_factory=list)


@dataclass
class Visits:
    """What happened on which page."""

    pages: int = 0
    ran: list[str] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hostile, Path]:
    """The content and the site that is built of it."""
    folder = tmp_path_factory.mktemp("hostile")
    never = re.compile(r"(?!)")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.schema.values.text._TAG", never)
        patch.setattr("portal.schema.values.text._ENTITY", never)
        made = make_hostile(folder / "content")
        output = folder / "output"
        cache = folder / "cache"
        build_site(content=made.content, output=output, now="2026-11-20 09:00", cache=cache, jobs=2)
    return made, output.resolve()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, wire: Wire) -> None:
        self.wire = wire
        super().__init__(*args, directory=str(wire.root))  # type: ignore[arg-type] # as it is called

    def do_GET(self) -> None:
        if self.path.startswith("/ran/"):
            self.wire.asked.append(self.path)
        super().do_GET()

    def end_headers(self) -> None:
        """Styles, scripts and fonts are fetched once."""
        if self.path.startswith("/theme/"):
            self.send_header("Cache-Control", "max-age=3600, immutable")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Addresses that are not there are told by the tests of links."""


def served(root: Path) -> Iterator[Wire]:
    """The folder on 127.0.0.1, without any policy."""
    wire = Wire(root)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, wire=wire))
    with answering(server) as wire.address:
        yield wire


def visit(browser: Browser, wire: Wire) -> Visits:
    """Every page of the folder, one after the other, in one window."""
    visits = Visits()
    context = browser.new_context(base_url=wire.address, service_workers="block")
    context.add_init_script("window.ran = n => { console.error(`ran ${n}`); }")
    page: Page = context.new_page()

    def asked(dialog: Dialog) -> None:
        visits.ran.append(dialog.message)
        dialog.dismiss()

    def said(message: ConsoleMessage) -> None:
        visits.ran += [message.text] if message.text.startswith("ran ") else []

    page.on("dialog", asked)
    page.on("console", said)
    for path in sorted(wire.root.rglob("*.html")):
        address = "/" + path.relative_to(wire.root).as_posix().removesuffix("index.html")
        page.goto(address, wait_until="load")
        visits.pages += 1
        visits.looked += [f"{address}: {found}" for found in page.evaluate(_LOOK)]
    # What a page has begun last may still be on its way.
    page.goto("about:blank")
    context.close()
    visits.ran += wire.asked
    return visits


def test_there_are_500_texts_of_all_families() -> None:
    all_ = strings()
    assert len(all_) == len(set(all_)) >= 500


def test_every_field_took_hostile_texts(
    hostile: tuple[Hostile, Path], record_property: Note
) -> None:
    """Fields that take only a form of their own (addresses, numbers) refuse them all."""
    made, _ = hostile
    record_property("taken", sum(made.taken.values()))
    record_property("refused", sum(made.refused.values()))
    closed = {place for place in made.refused if not made.taken[place]}
    assert closed == {
        "agency: contact.email",
        "agency: contact.phone",
        "agency: website",
        "article: sources[].url",
        "person: email",
        "person: phone",
        "regulation: contact.email",
        "regulation: contact.phone",
    }
    assert made.taken["article: title"] > 400
    assert made.taken["article: text"] > 400
    assert len(made.taken) > 45


def test_none_of_them_runs(
    hostile: tuple[Hostile, Path], browser: Browser, record_property: Note
) -> None:
    _, output = hostile
    for wire in served(output):
        visits = visit(browser, wire)
    record_property("pages", visits.pages)
    assert visits.pages > 1500
    assert visits.ran == []
    assert visits.looked == []


def test_no_template_took_them_for_its_own(hostile: tuple[Hostile, Path]) -> None:
    _, output = hostile
    product = str(77777 * 11113)
    texts = [path.read_text("utf-8") for path in output.rglob("*.html")]
    assert sum("77777*11113" in text for text in texts) > 2
    assert not any(product in text for text in texts)


def test_the_canary_is_seen_where_a_page_takes_texts_for_markup(
    tmp_path: Path, browser: Browser
) -> None:
    """The same texts on pages that are written as carelessly as can be."""
    for number, text in enumerate(strings()):
        page = f'<!doctype html><title>x</title><p title="{text}">{text}</p>'
        (tmp_path / f"{number}.html").write_text(page, "utf-8")
    for wire in served(tmp_path):
        visits = visit(browser, wire)
    seen = {int(found) for each in visits.ran for found in re.findall(r"\d+", each)[:1]}
    assert visits.pages == len(strings())
    assert len(seen) > 200
    assert any(each.startswith("/ran/") for each in visits.ran)
    assert len(visits.looked) > 200
