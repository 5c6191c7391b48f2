"""The table of Lighthouse's scores in docs/quality.md.

In: what was measured.  Out: the part of the page between its two marks, written anew: one line a
page type with the lowest median over the languages, and below it whatever missed.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Any

from tests.browser.pagetypes import Sample
from tests.needs import ROOT

__all__ = ["Scored", "table", "write_report"]

_PAGE = ROOT / "docs/quality.md"
_BEGIN, _END = "<!-- lighthouse -->\n", "<!-- /lighthouse -->\n"
_TITLES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}


@dataclass(frozen=True, slots=True)
class Scored:
    """One page: the median of each category, what missed in any run, and with which versions."""

    sample: Sample
    medians: Mapping[str, int]
    missed: Mapping[str, str]
    versions: Mapping[str, str]

    @classmethod
    def of(cls, sample: Sample, said: Mapping[str, Any]) -> Scored:
        """From a line of lighthouse.mjs."""
        medians = {name: median_low(runs) for name, runs in said["scores"].items()}
        return cls(sample, medians, said["missed"], said["versions"])

    @property
    def misses(self) -> bool:
        return any(score < 100 for score in self.medians.values())

    def better(self, other: Scored) -> Scored:
        """Of two measurements of a page the one with the higher scores."""
        return max(self, other, key=lambda each: sum(each.medians.values()))

    @property
    def line(self) -> str:
        scores = " ".join(f"{name} {score}" for name, score in self.medians.items())
        why = "; ".join(f"{name}: {score}" for name, score in self.missed.items())
        return f"{self.sample.address}: {scores}" + (f" [{why}]" if self.misses else "")


def table(scored: Sequence[Scored], runs: int, machine: str) -> str:
    """The part of docs/quality.md."""
    pages: dict[str, list[Scored]] = {}
    for each in scored:
        pages.setdefault(each.sample.name, []).append(each)
    versions = scored[0].versions
    browser = re.search(r"Chrome/[\d.]+", versions["browser"])
    shown = browser[0] if browser else "Chromium"
    lines = [
        f"Lighthouse {versions['lighthouse']}, {shown}, on {machine}.",
        f"Performance is the median of {runs} runs, of a page that missed the best of several;",
        "the other categories do not vary.",
        "",
        f"| page type | {' | '.join(_TITLES.values())} |",
        f"| --- |{' ---: |' * len(_TITLES)}",
    ]
    for name, group in pages.items():
        cells = []
        for category in _TITLES:
            found = [each.medians[category] for each in group if category in each.medians]
            cells.append(str(min(found)) if found else "–")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    misses = [f"- `{each.line}`" for each in scored if each.misses]
    return "\n".join([*lines, "", *(["Below 100:", "", *misses] if misses else []), ""])


def write_report(scored: Sequence[Scored], runs: int) -> None:
    """Put the table into docs/quality.md."""
    machine = f"{os.cpu_count()} cores ({platform.machine()})"
    before, _, rest = _PAGE.read_text("utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    text = f"{before}{_BEGIN}{table(scored, runs, machine).rstrip()}\n{_END}{after}"
    _PAGE.write_text(text, "utf-8")
