"""The rules of what several kinds of files share: sources, papers, periods."""

from __future__ import annotations

from collections.abc import Sequence

from portal.domain.problems import Problems
from portal.schema.parts import DocumentEntry, PeriodEntry, SourceEntry
from portal.schema.place import Place, shown_field

__all__ = ["check_documents", "check_period", "check_source"]


def check_source(
    source: SourceEntry | None, loc: tuple[str | int, ...], place: Place, problems: Problems
) -> None:
    """A source without an address says why."""
    if source is not None and source.url is None and source.note is None:
        problems.error(
            place.path, place.line(*loc), shown_field(loc), "source-untraceable", name=source.name
        )


def check_documents(documents: Sequence[DocumentEntry], place: Place, problems: Problems) -> None:
    """No paper is listed twice under one number and title."""
    seen: dict[tuple[str, str], int] = {}
    for index, document in enumerate(documents):
        key = (document.number.casefold(), document.title.casefold())
        line = place.line("documents", index)
        if key in seen:
            problems.error(
                place.path,
                line,
                f"documents[{index + 1}]",
                "list-repeats",
                value=document.number,
                first=seen[key],
            )
        seen.setdefault(key, line)


def check_period(
    period: PeriodEntry | None, loc: tuple[str | int, ...], place: Place, problems: Problems
) -> None:
    """A period ends no earlier than it begins."""
    if period is None or period.start is None or period.end is None:
        return
    if period.end.last < period.start.first:
        problems.error(
            place.path,
            place.line(*loc, "to"),
            shown_field((*loc, "to")),
            "end-before-start",
            end=period.end,
            start=period.start,
        )
