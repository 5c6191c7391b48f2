"""Lighthouse over every page type, by hand: ``python -m tests.quality``.

Each page type is measured in the site's first language, those that readers open most in every
language: what else differs between languages is text.

A page that misses is measured again, and its best median stands: whatever else the machine
does in that minute counts against the page.

In: ``--runs N`` (5: the median counts), ``--only NAME,NAME`` of page types, ``--site OUTPUT`` of a
site built already.  Out: the scores on the terminal and, for a run over everything, the table in
docs/quality.md.  Exit 1 when a median misses 100 (SEO is asked only of pages that search engines
may list), 3 when a tool is missing.  No part of ``test``: scores are this machine's, and it takes
long.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.browser.pagetypes import LANGUAGES, SAMPLES, Sample
from tests.browser.serving import Wire, serving
from tests.browser.shots import build_site
from tests.needs import ROOT, TOOLS, chromium, missing
from tests.quality.report import Scored, write_report

_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_IN_EVERY_LANGUAGE = ("home", "article", "regulation")
_TOOLS = ("chromium", "lighthouse", "node")


def main(words: Sequence[str]) -> int:
    """Measure and report."""
    given = _parse(words)
    lacking = missing(_TOOLS)
    for name in lacking:
        print(f"{name}: {TOOLS[name].install}", file=sys.stderr)
    if lacking:
        return 3
    names = given.only.split(",") if given.only else [sample.name for sample in SAMPLES]
    samples = [
        sample
        for sample in SAMPLES
        if sample.name in names
        if sample.lang == LANGUAGES[0] or sample.name in _IN_EVERY_LANGUAGE
    ]
    with tempfile.TemporaryDirectory(prefix="portal-quality-") as folder:
        root = Path(given.site) if given.site else build_site(Path(folder))
        with serving(root) as server:
            scored = list(_measure(server, samples, given.runs))
            missed = [each.sample for each in scored if each.misses]
            again = {each.sample: each for each in _measure(server, missed, given.runs)}
    scored = [each.better(again.get(each.sample, each)) for each in scored]
    if not given.only:
        write_report(scored, given.runs)
    return 1 if any(each.misses for each in scored) else 0


def _parse(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.quality")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--site", default="")
    return parser.parse_args(words)


def _measure(server: Wire, samples: Sequence[Sample], runs: int) -> Iterator[Scored]:
    """One process of Node and one Chromium for all pages, one after the other."""
    if not samples:
        return
    command = ["node", str(ROOT / "tests/quality/lighthouse.mjs")]
    environ = {**os.environ, "CHROMIUM": chromium() or ""}
    with subprocess.Popen(
        command, cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as node:
        assert node.stdin is not None
        assert node.stdout is not None
        for sample in samples:
            listed = "noindex" not in server.page(sample.address)
            asked = _CATEGORIES if listed else _CATEGORIES[:-1]
            order = {"address": server.address + sample.address, "runs": runs}
            node.stdin.write(json.dumps({**order, "categories": asked}) + "\n")
            node.stdin.flush()
            said = node.stdout.readline()
            if not said:
                sys.exit(3)
            scored = Scored.of(sample, json.loads(said))
            print(scored.line, flush=True)
            yield scored
        node.stdin.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
