"""The plan of a site in which a few articles have changed, made only as far as it is asked for.

In: the amended site, the changed slugs, whether anything else can be planned otherwise than by the
last build.  Out: :class:`Planning`.  To plan the whole of a large site takes longer than to make
the page of one article.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from portal.output.plan import Plan, make_plan, plan_articles
from portal.output.planned import Output
from portal.pages.site import Site

__all__ = ["Planning"]


class Planning:
    """``stands``: but for what belongs to the changed articles, the plan is the last build's."""

    def __init__(self, site: Site, slugs: Collection[str], *, stands: bool) -> None:
        self._site = site
        self._slugs = slugs
        self.stands = stands

    @cached_property
    def whole(self) -> Plan:
        """All outputs, of those of single articles only those of the changed ones."""
        return make_plan(self._site, self._slugs)

    def with_articles(self, slugs: Collection[str]) -> Sequence[Output]:
        """All outputs, of those of single articles at least those of these slugs."""
        known = self.whole.outputs
        rest = set(slugs).difference(output.of for output in known)
        further = [output for output in plan_articles(self._site, rest) if output.of]
        return (*known, *further)

    def articles(self, slugs: Collection[str]) -> Sequence[Output]:
        """What belongs to the articles of these slugs, and what tells of each change."""
        return plan_articles(self._site, slugs)
