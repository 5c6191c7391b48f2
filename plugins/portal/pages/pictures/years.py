"""Stories by year of the event, stacked by family of kinds.

In: a composer.  Out: YearsView; None before the first story.  Eleven kinds cannot be told apart
in a column; four families can, by pattern as well as by shade.  The kinds stand in the table.
"""

from __future__ import annotations

from collections.abc import Sequence

from portal.domain.model import Kind
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.drawing.columns import columns
from portal.pages.drawing.words import Mark
from portal.pages.views.parts import Link
from portal.pages.views.pictures import YearRow, YearsView

__all__ = ["FAMILIES", "years_picture"]

FAMILIES: Sequence[tuple[Kind, ...]] = (
    (Kind.SIGNING, Kind.AGREEMENT),
    (Kind.BRIEFING, Kind.INTERIM_REVIEW, Kind.FINAL_REVIEW, Kind.ANNUAL_REVIEW),
    (Kind.TALKS, Kind.WORKING_SESSION, Kind.VISIT),
    (Kind.REPORT, Kind.NOTICE),
)
"""Each kind in one: what was signed, what was reviewed, who met, what was told."""


def years_picture(compose: Composer) -> YearsView | None:
    """Every year from the first to the last, those without a story too: time does not skip."""
    indexes = compose.site.indexes
    if not indexes.events.years:
        return None
    labels = (
        compose("Ký kết, thỏa thuận"),
        compose("Giao ban, sơ kết, tổng kết"),
        compose("Hội đàm, làm việc, thăm"),
        compose("Báo cáo, thông báo"),
    )
    rows = [
        _row(compose, year)
        for year in range(indexes.events.years[-1].year, indexes.events.years[0].year + 1)
    ]
    return YearsView(
        columns([(_mark(compose, row, labels), row.cells) for row in rows]),
        tuple(
            Link(label, "", None, sum(row.cells[place] for row in rows))
            for place, label in enumerate(labels)
        ),
        tuple(row for row in rows if row.total),
    )


def _row(compose: Composer, year: int) -> YearRow:
    kinds = compose.site.indexes.kinds
    cells = tuple(
        sum(slice_.count for kind in family if (slice_ := kinds[kind].by_year.get(year)))
        for family in FAMILIES
    )
    url = compose.url(addresses.year(addresses.EVENTS, year)) if sum(cells) else ""
    return YearRow(Link(str(year), url), cells, sum(cells))


def _mark(compose: Composer, row: YearRow, labels: Sequence[str]) -> Mark:
    told = compose.language.plural("%(num)s tin", "%(num)s tin", row.total)
    if not row.total:
        return Mark((row.year.text,), f"{row.year.text}: {told}", "")
    parts = "; ".join(
        f"{label} {count}" for label, count in zip(labels, row.cells, strict=True) if count
    )
    return Mark((row.year.text,), f"{row.year.text}: {told} ({parts})", row.year.url)
