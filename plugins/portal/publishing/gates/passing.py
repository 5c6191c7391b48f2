"""A release through all gates.

In: the site, the release, the settings.  Out: what each gate has checked.  Raises ContentError
with every problem of all gates at once, EnvironmentFault when one of them could not be run and all
must be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.domain.problems import Problem, Problems
from portal.output.errors import EnvironmentFault
from portal.pages.site import Site
from portal.publishing.gates.base import Shown, Tally
from portal.publishing.gates.browser import check_with_axe
from portal.publishing.gates.budgets import budgets_of, check_budgets
from portal.publishing.gates.exceptions import exceptions_of, without_exempt
from portal.publishing.gates.feeds import check_feeds
from portal.publishing.gates.outside import check_with_vnu
from portal.publishing.gates.pages import check_pages, gates_version
from portal.publishing.gates.sensitive import digits_of
from portal.publishing.gates.sources import phones_of, sources_of
from portal.publishing.gates.tools import Tools
from portal.publishing.release import Release
from portal.store import open_kept

__all__ = ["Passed", "pass_gates", "shown_of"]


@dataclass(frozen=True, slots=True)
class Passed:
    """What each gate has checked, and warnings."""

    tallies: tuple[Tally, ...]
    warnings: tuple[Problem, ...]


def shown_of(site: Site, release: Release, content: str) -> Shown:
    """The release as gates see it; ``content`` is what the content folder is called."""
    phones = frozenset(map(digits_of, phones_of(site)))
    options = site.options
    return Shown(release, options.origin, options.base_path, sources_of(site, content), phones)


def pass_gates(
    shown: Shown,
    settings: Mapping[str, Any],
    tools: Tools,
    *,
    kept: Path,
    jobs: int,
    require_all: bool,
) -> Passed:
    """Ask all of them.  ``kept`` is the file in which what pages were read to waits."""
    wrong = Problems()
    exempt = exceptions_of(settings, wrong)
    budgets = budgets_of(settings.get("PORTAL_BUDGETS", {}), wrong)
    wrong.raise_errors()
    found = Problems()
    memory = open_kept(kept, gates_version())
    try:
        tallies = list(check_pages(shown, memory, jobs, found))
        tallies.append(check_feeds(shown, found))
        tallies.append(check_budgets(shown, budgets, found))
        tallies.append(check_with_vnu(shown, tools, memory, found))
        tallies.append(check_with_axe(shown, tools, memory, found))
    finally:
        memory.close()
    left = without_exempt(found, exempt)
    left.raise_errors()
    idle = [tally for tally in tallies if not tally.ran]
    if idle and require_all:
        raise EnvironmentFault(
            "\n".join(tally.line_text("vi") for tally in idle),
            "\n".join(tally.line_text("en") for tally in idle),
        )
    return Passed(tuple(tallies), tuple(left.warnings))
