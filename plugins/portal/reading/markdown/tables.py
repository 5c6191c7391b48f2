"""Tables of a text: no cell is lost, wide ones scroll, head cells say what they head.

In: table blocks while they are parsed, then the table elements of the tree.  Out: tables in a
region that scrolls and that a keyboard reaches, without inline styles (the site's policy
forbids them).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableExtension, TableProcessor

from portal.reading.markdown.labels import labels_for
from portal.reading.markdown.work import Bench, Work

__all__ = ["CheckedTables", "table_label", "wrap_tables"]

_NOT_BARS = re.compile(r"\\.|(`+)(?:(?!\1).)+\1", re.DOTALL)
_ALIGNMENT = re.compile(r"text-align: (left|center|right);")


class CheckedTables(TableExtension):
    """Tables of Python-Markdown, with a complaint where it would drop or invent cells."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        super().extendMarkdown(md)
        processor = _CheckedTable(md.parser, self.getConfigs(), self._bench)
        md.parser.blockprocessors.register(processor, "table", 75)


class _CheckedTable(TableProcessor):
    def __init__(self, parser: BlockParser, config: dict[str, Any], bench: Bench) -> None:
        super().__init__(parser, config)
        self._bench = bench

    def test(self, parent: Element, block: str) -> bool:
        return "|" in block and bool(super().test(parent, block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        rows = blocks[0].split("\n")
        columns = len(self.separator)
        for row in rows[2:]:
            cells = _count_cells(row)
            if cells != columns:
                self._complain(row, cells, columns)
        # A bar behind a backslash or within code parts no cells, and is hard to tell.
        if len(rows) < 3 or "\\" in blocks[0] or "`" in blocks[0]:
            super().run(parent, blocks)
            return
        del blocks[0]
        table = SubElement(parent, "table")
        styles = [_style(mark.strip(" ")) for mark in self.separator]
        self._add_row(SubElement(table, "thead"), "th", rows[0], styles)
        body = SubElement(table, "tbody")
        for row in rows[2:]:
            self._add_row(body, "td", row, styles)

    def _add_row(self, parent: Element, tag: str, row: str, styles: Sequence[str]) -> None:
        row = row.strip(" ")
        if self.border:
            row = row.removeprefix("|").removesuffix("|")
        cells = row.split("|")
        line = SubElement(parent, "tr")
        for place, style in enumerate(styles):
            cell = SubElement(line, tag, {"style": style} if style else {})
            cell.text = cells[place].strip(" ") if place < len(cells) else ""

    def _complain(self, row: str, cells: int, columns: int) -> None:
        work = self._bench.work
        code = "table-row-long" if cells > columns else "table-row-short"
        values = {"row": row, "cells": str(cells), "columns": str(columns)}
        (work.error if cells > columns else work.warn)(work.line_of(row.strip()), code, **values)


def _style(mark: str) -> str:
    """How Python-Markdown words the alignment of a column; nothing where the editor gave none."""
    left, right = mark.startswith(":"), mark.endswith(":")
    if not (left or right):
        return ""
    return f"text-align: {'center' if left and right else 'left' if left else 'right'};"


def _count_cells(row: str) -> int:
    inner = row.strip()
    if "\\" in inner or "`" in inner:
        inner = _NOT_BARS.sub("", inner).strip()
    return inner.removeprefix("|").removesuffix("|").count("|") + 1


def wrap_tables(
    work: Work,
    tables: Sequence[Element],
    titles: Sequence[str],
    parents: Mapping[Element, Element],
) -> None:
    """Put each table into its scrolling region; ``titles`` are the headings above them."""
    for number, (table, title) in enumerate(zip(tables, titles, strict=True), start=1):
        for cell in table.iter():
            if cell.tag in ("th", "td"):
                _dress(cell)
        region = Element("div", {"class": "table-scroll", "role": "region", "tabindex": "0"})
        label = table_label(work.context.lang, number if len(tables) > 1 else 0, title)
        region.set("aria-label", label)
        parent = parents[table]
        parent[list(parent).index(table)] = region
        region.tail, table.tail = table.tail, None
        region.append(table)


def table_label(lang: str, number: int, title: str) -> str:
    """ "Bảng 2: Kết quả" - numbered when the text has several, so that no two sound alike."""
    word = labels_for(lang).table
    numbered = f"{word} {number}" if number else word
    return f"{numbered}: {title}" if title else numbered


def _dress(cell: Element) -> None:
    alignment = _ALIGNMENT.fullmatch(cell.get("style", ""))
    cell.attrib.clear()
    if alignment:
        cell.set("class", f"align-{alignment[1]}")
    if cell.tag == "th":
        if len(cell) or (cell.text or "").strip():
            cell.set("scope", "col")
        else:
            # An empty corner heads nothing, and screen readers would announce it.
            cell.tag = "td"
