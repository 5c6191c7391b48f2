"""The two short ways of a build: nothing has changed, or nothing but articles.

In: the output's trees, settings that were read without Pelican.  Out: :class:`BuildReport`, where
one of them leads to the site.  What each needs is loaded only when it is taken.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.domain import clock
from portal.domain.dates import InvalidDate
from portal.output.aside import Aside
from portal.output.heap import uncollected
from portal.output.inspection import Inspection, seals
from portal.output.reports import Account, OutputReport
from portal.output.trees import TreePair
from portal.warm.conditions import Conditions
from portal.warm.standing import read_standing, stands

if TYPE_CHECKING:
    from portal.domain.problems import Problem

__all__ = ["BuildReport", "shortest_way"]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: outputs made and written, every file accounted for, warnings.

    ``converted`` counts the texts that were turned into HTML, ``drawn`` the pictures that no cache
    held; ``kept_fault`` is "" or why nothing of earlier builds could be used.
    """

    outputs: OutputReport
    account: Account
    warnings: tuple[Problem, ...]
    converted: int = 0
    drawn: int = 0
    kept_fault: str = ""


def shortest_way(
    pair: TreePair,
    settings: Mapping[str, Any],
    conditions: Conditions,
    inspection: Aside[Inspection | None],
) -> BuildReport | None:
    """The report of a build that had little to do; None where all is to be read."""
    try:
        now = clock.now(settings["PORTAL_NOW"], os.environ)
    except InvalidDate:
        return None  # told by who reads all options
    content = Path(settings["PATH"])
    report = _standing(pair, inspection, conditions, content, now)
    if report is not None:
        return report
    with uncollected():
        from portal.pelican.options import read_options
        from portal.warm.short import ShortWay

        options = read_options(settings)
        short = ShortWay(
            content=content,
            pair=pair,
            theme=options.theme,
            options=options.build,
            jinja=options.jinja,
            jobs=options.jobs,
            now=now,
            conditions=conditions,
            inspected=inspection.result,
        ).build()
    if short is None:
        return None
    return BuildReport(
        short.report, short.account, short.warnings, short.converted, 0, short.kept_fault
    )


def _standing(
    pair: TreePair,
    inspection: Aside[Inspection | None],
    conditions: Conditions,
    content: Path,
    now: datetime,
) -> BuildReport | None:
    """The report of a build that would change nothing; None where one might."""
    standing = read_standing(pair.home / "standing.json")
    if standing is None:
        return None
    manifest, _ = seals(pair)
    if not stands(standing, under=conditions.digest, content=content, now=now, manifest=manifest):
        return None
    found = inspection.result()
    if found is None or found.damaged or found.live != manifest:
        return None
    outputs = OutputReport(standing.outputs, 0, 0, 0, 0, shown=False)
    return BuildReport(outputs, standing.account, standing.warnings)
