"""The rules between the fields of one text: what each value alone cannot tell.

In: a checked article or translation and its place.  Out: problems.  Each rule names the fields it
is about and is passed over when one of them is itself at fault.  Nothing here looks at another
file or at the clock (``reading/timing.py`` and ``reading/crosscheck.py`` do).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from portal.domain.dates import Moment
from portal.domain.model import Kind, Status
from portal.domain.problems import Problems
from portal.schema.article import ArticleFile
from portal.schema.check import Checked
from portal.schema.partrules import check_documents, check_source
from portal.schema.parts import DatedNoteEntry
from portal.schema.place import Place
from portal.schema.texts import TranslationFile
from portal.schema.values import PLACEHOLDER

__all__ = ["check_article_rules", "check_translation_rules"]

Rule = Callable[[ArticleFile, Place, Problems], None]


def check_article_rules(checked: Checked[ArticleFile], place: Place, problems: Problems) -> None:
    """Every rule of an article whose fields are sound."""
    for fields, rule in _RULES:
        if checked.bad.isdisjoint(fields):
            rule(checked.value, place, problems)


def check_translation_rules(
    checked: Checked[TranslationFile], place: Place, problems: Problems
) -> None:
    """A translation's own rule: what was modified says so."""
    if checked.bad.isdisjoint({"modified", "changes"}):
        _modified_says_what(checked.value.modified, checked.value.changes, place, problems)


# --- event and dates -------------------------------------------------------------------------


def _event_given(file: ArticleFile, place: Place, problems: Problems) -> None:
    if file.kind.needs_event and file.event is None:
        problems.error(
            place.path, place.line("kind"), "event", "event-missing", kind=file.kind.value
        )


def _event_in_order(file: ArticleFile, place: Place, problems: Problems) -> None:
    event = file.event
    if event is not None and event.end_date is not None and event.end_date.last < event.date.first:
        problems.error(
            place.path,
            place.line("event", "end_date"),
            "event.end_date",
            "end-before-start",
            end=event.end_date,
            start=event.date,
        )


def _event_before_publication(file: ArticleFile, place: Place, problems: Problems) -> None:
    event = file.event
    if event is None or file.kind is Kind.NOTICE:
        return
    if event.date.first > file.date.date.last:
        problems.error(
            place.path,
            place.line("event", "date"),
            "event.date",
            "event-after-date",
            event=event.date,
            date=file.date,
        )


def _modified_after_publication(file: ArticleFile, place: Place, problems: Problems) -> None:
    if file.modified is not None and _before(file.modified, file.date):
        problems.error(
            place.path,
            place.line("modified"),
            "modified",
            "modified-before-date",
            modified=file.modified,
            date=file.date,
        )


def _modified_with_changes(file: ArticleFile, place: Place, problems: Problems) -> None:
    _modified_says_what(file.modified, file.changes, place, problems)


def _modified_says_what(
    modified: Moment | None,
    changes: Sequence[DatedNoteEntry],
    place: Place,
    problems: Problems,
) -> None:
    if modified is None:
        return
    where = place.path, place.line("modified"), "modified"
    if not changes:
        problems.error(*where, "modified-unexplained", modified=modified, day=modified.date)
    elif not any(change.date.overlaps(modified.date) for change in changes):
        newest = max(change.date for change in changes)
        problems.warn(*where, "modified-other-day", modified=modified, newest=newest)


def _notes_after_publication(name: str) -> Rule:
    def rule(file: ArticleFile, place: Place, problems: Problems) -> None:
        for index, entry in enumerate(getattr(file, name)):
            if entry.date.last < file.date.date.first:
                problems.error(
                    place.path,
                    place.line(name, index, "date"),
                    f"{name}[{index + 1}].date",
                    "note-before-date",
                    day=entry.date,
                    date=file.date,
                )

    return rule


# --- state -------------------------------------------------------------------------------------


def _withdrawn_both_ways(file: ArticleFile, place: Place, problems: Problems) -> None:
    if file.status is Status.WITHDRAWN and file.withdrawn is None:
        problems.error(place.path, place.line("status"), "withdrawn", "withdrawn-unexplained")
    if file.withdrawn is not None and file.status is not Status.WITHDRAWN:
        problems.error(
            place.path,
            place.line("withdrawn"),
            "status",
            "withdrawn-status",
            status=file.status.value,
        )


def _withdrawn_after_publication(file: ArticleFile, place: Place, problems: Problems) -> None:
    if file.withdrawn is not None and file.withdrawn.date.last < file.date.date.first:
        problems.error(
            place.path,
            place.line("withdrawn", "date"),
            "withdrawn.date",
            "note-before-date",
            day=file.withdrawn.date,
            date=file.date,
        )


def _expiry_in_order(file: ArticleFile, place: Place, problems: Problems) -> None:
    if file.expires is None:
        return
    where = place.path, place.line("expires"), "expires"
    if file.publish_at is not None and file.expires <= file.publish_at:
        problems.error(
            *where, "expires-before-embargo", expires=file.expires, publish_at=file.publish_at
        )
    elif _before(file.expires, file.date):
        problems.error(*where, "expires-before-date", expires=file.expires, date=file.date)


def _embargo_and_date(file: ArticleFile, place: Place, problems: Problems) -> None:
    if file.publish_at is not None and _before(file.publish_at, file.date):
        problems.warn(
            place.path,
            place.line("publish_at"),
            "publish_at",
            "embargo-before-date",
            publish_at=file.publish_at,
            date=file.date,
        )


def _before(moment: Moment, other: Moment) -> bool:
    """True when ``moment`` is over before ``other`` begins, at the precision both are known."""
    if moment.time is not None and other.time is not None:
        return moment.instant < other.instant
    return moment.date.last < other.date.first


def _nothing_left_to_fill(file: ArticleFile, place: Place, problems: Problems) -> None:
    if PLACEHOLDER in file.summary and file.status is not Status.DRAFT:
        problems.error(
            place.path, place.line("summary"), "summary", "placeholder-left", text=PLACEHOLDER
        )


# --- lists ---------------------------------------------------------------------------------------


def _unique(name: str, code: str) -> Rule:
    """No entry of a list twice; entries are compared by id, file or the text itself."""

    def rule(file: ArticleFile, place: Place, problems: Problems) -> None:
        first_lines: dict[str, int] = {}
        for index, entry in enumerate(getattr(file, name)):
            text = entry if isinstance(entry, str) else getattr(entry, "id", None) or entry.file
            line = place.line(name, index)
            key = text.casefold()
            if key in first_lines:
                field = f"{name}[{index + 1}]"
                problems.error(place.path, line, field, code, value=text, first=first_lines[key])
            else:
                first_lines[key] = line

    return rule


def _commendations_given(file: ArticleFile, place: Place, problems: Problems) -> None:
    given = file.commendations
    if given is not None and given.collectives is None and given.individuals is None:
        line = place.line("commendations")
        problems.error(place.path, line, "commendations", "commendations-empty")


def _sources_traceable(file: ArticleFile, place: Place, problems: Problems) -> None:
    for index, source in enumerate(file.sources):
        check_source(source, ("sources", index), place, problems)


def _documents_findable(file: ArticleFile, place: Place, problems: Problems) -> None:
    check_documents(file.documents, place, problems)


_RULES: tuple[tuple[frozenset[str], Rule], ...] = tuple(
    (frozenset(fields.split()), rule)
    for fields, rule in (
        ("kind event", _event_given),
        ("event", _event_in_order),
        ("date kind event", _event_before_publication),
        ("date modified", _modified_after_publication),
        ("modified changes", _modified_with_changes),
        ("date corrections", _notes_after_publication("corrections")),
        ("date changes", _notes_after_publication("changes")),
        ("status withdrawn", _withdrawn_both_ways),
        ("date withdrawn", _withdrawn_after_publication),
        ("summary status", _nothing_left_to_fill),
        ("date publish_at expires", _expiry_in_order),
        ("date publish_at", _embargo_and_date),
        ("agencies", _unique("agencies", "list-repeats")),
        ("partner_provinces", _unique("partner_provinces", "list-repeats")),
        ("regulations", _unique("regulations", "regulation-repeats")),
        ("images", _unique("images", "list-repeats")),
        ("tags", _unique("tags", "list-repeats")),
        ("commendations", _commendations_given),
        ("sources", _sources_traceable),
        ("documents", _documents_findable),
    )
)
