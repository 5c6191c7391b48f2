"""The sample parts of the living page, made as bare or as hostile as a template may meet them.

In: a state and a language.  Out: links, rows, heads, the chrome.  ``TYPICAL`` is a day's page;
``BARE`` holds nothing that may be absent, and links without an address, as in a lean build;
``LONG`` is too much of everything, in words that would be markup if they were not escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from markupsafe import Markup

from portal.domain.palette import palette
from portal.pages.samples import parts as samples
from portal.pages.samples.parts import State
from portal.pages.views import parts
from portal.pages.views.chrome import Chrome

__all__ = ["MARKUP", "STATES", "TITLE", "Parts", "State", "chrome"]

MARKUP = '<b onclick="x">Sở & "Bộ"</b>'
"""Words that must come out as they are, in text and in attributes."""

STATES = (State.TYPICAL, State.BARE, State.LONG)
TITLE = "Hà Tĩnh đánh giá bốn năm thực hiện quy chế phối hợp trong hoạt động đối ngoại"
_JSON = Markup('{"@context":"https://schema.org"}')


class Parts(samples.Parts):
    """More of everything, and hostile words in ``LONG``."""

    numbers: Mapping[State, int] = MappingProxyType({**samples.Parts.numbers, State.LONG: 40})

    def text(self, words: str) -> str:
        return f"{words} {MARKUP} {'rất dài ' * 20}" if self.state is State.LONG else words

    def head(self, title: str) -> parts.Head:
        made = super().head(title)
        return made if self.bare else replace(made, json_ld=_JSON)


def chrome(state: State, lang: str, assets: Mapping[str, str]) -> Chrome:
    """What stands around the pages of one language."""
    made = Parts(state, lang)
    bare = state is State.BARE
    return Chrome(
        lang=lang,
        name=made.text("Cổng tin phối hợp đối ngoại"),
        department=made.text("Sở Ngoại vụ tỉnh Hà Tĩnh"),
        home_url="/",
        search_url="" if bare else "/tim-kiem/",
        sections=tuple(parts.Link(made.text(f"Mục {n}"), f"/muc-{n}/") for n in range(1, 8)),
        help=() if bare else made.links(6),
        feeds=() if bare else made.links(2),
        address=made.text("01 đường Trần Phú"),
        phones=() if bare else made.links(2),
        fax="" if bare else "0239 000 000",
        email=None if bare else parts.Link("thu@so.example", "mailto:thu@so.example"),
        parent_portal=None if bare else made.link("Cổng thông tin điện tử tỉnh"),
        responsible=made.text("Giám đốc Sở"),
        licence=made.text("Ghi rõ nguồn"),
        demonstration="" if bare else made.text("Đây là trang trình diễn."),
        colours=palette({}),
        assets=assets,
        complete=not bare,
        opensearch_url="" if bare else "/opensearch.xml",
        manifest_url="" if bare else "/manifest.webmanifest",
        touch_icon_url="" if bare else "/bieu-tuong/icon-180.png",
        measurement_src="https://do.example/a.js" if state is State.LONG else "",
        measurement_integrity="sha384-abc" if state is State.LONG else "",
        worker_url="" if bare else "/sw.js",
        offline_url="" if bare else "/ngoai-tuyen/",
    )
