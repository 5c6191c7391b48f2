"""One article's or translation's file → its record, with its references still unresolved.

In: bytes and what the path says.  Out: :class:`~portal.reading.parsed.Parsed`.
First stage: nothing here knows another file or the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.domain.dates import Moment, PartialDate
from portal.domain.model import Status
from portal.domain.problems import Problems
from portal.reading.claims import article_claims
from portal.reading.parsed import Parsed, Past
from portal.reading.places import Located
from portal.reading.texts import Text, read_text
from portal.schema.article import ArticleFile
from portal.schema.check import Checked, check_tree
from portal.schema.place import Place, shown_field
from portal.schema.records import article_record, translation_record
from portal.schema.rules import check_article_rules, check_translation_rules
from portal.schema.texts import TranslationFile
from portal.schema.values import PLACEHOLDER

__all__ = ["parse_article", "parse_translation"]


def parse_article(data: bytes, located: Located) -> Parsed:
    """An article; its record is None when the file has an error."""
    problems = Problems()
    text = read_text(data, located.shown, problems)
    if text is None:
        return Parsed(located, None, tuple(problems))
    place = text.tree.place
    checked = check_tree(ArticleFile, text.tree.data, place, problems)
    check_article_rules(checked, place, problems)
    file = checked.value
    if "date" not in checked.bad and file.date.date.year != located.year:
        problems.error(
            located.shown,
            place.line("date"),
            "date",
            "year-folder",
            date=file.date,
            folder=located.year,
            year=file.date.date.year,
        )
    _check_body(text, checked, problems)
    record = None
    if not problems.has_errors:
        record = article_record(
            file, located.path, located.slug, text.body, text.body_line, text.stamp
        )
    return Parsed(
        located,
        record,
        tuple(problems),
        claims=tuple(article_claims(text.tree.data, place)),
        past=tuple(_past(checked, place)),
        event_days=_event_days(checked),
    )


def parse_translation(data: bytes, located: Located) -> Parsed:
    """A translation; its record is None when the file has an error."""
    problems = Problems()
    text = read_text(data, located.shown, problems)
    if text is None:
        return Parsed(located, None, tuple(problems))
    place = text.tree.place
    checked = check_tree(TranslationFile, text.tree.data, place, problems)
    check_translation_rules(checked, place, problems)
    record = None
    if not problems.has_errors:
        record = translation_record(
            checked.value, located.path, located.lang, text.body, text.body_line, text.stamp
        )
    return Parsed(
        located, record, tuple(problems), past=tuple(_past_of_text(checked, place)), place=place
    )


def _check_body(text: Text, checked: Checked[ArticleFile], problems: Problems) -> None:
    """Only a draft may still hold what `new` puts where an editor has to write."""
    left = text.body.find(PLACEHOLDER)
    if left >= 0 and "status" not in checked.bad and checked.value.status is not Status.DRAFT:
        line = text.body_line + text.body.count("\n", 0, left)
        problems.error(text.tree.place.path, line, "", "placeholder-left", text=PLACEHOLDER)


def _past(checked: Checked[ArticleFile], place: Place) -> Iterator[Past]:
    file, bad = checked.value, checked.bad
    # A draft may wait for its day; an embargo says when it comes.
    waits = {"date", "status", "publish_at"} & bad or (
        file.status is Status.DRAFT or file.publish_at is not None
    )
    if not waits:
        yield Past("date", place.line("date"), "date-future", str(file.date), file.date.instant)
    yield from _past_of_text(checked, place)
    if "withdrawn" not in bad and file.withdrawn is not None:
        day = file.withdrawn.date
        yield _past_day("withdrawn.date", place.line("withdrawn", "date"), day)


def _past_of_text(
    checked: Checked[ArticleFile] | Checked[TranslationFile], place: Place
) -> Iterator[Past]:
    file, bad = checked.value, checked.bad
    if "modified" not in bad and file.modified is not None:
        moment = file.modified
        line = place.line("modified")
        yield Past("modified", line, "happened-future", str(moment), moment.instant)
    for key in ("corrections", "changes"):
        if key in bad:
            continue
        for index, entry in enumerate(getattr(file, key)):
            loc = (key, index, "date")
            yield _past_day(shown_field(loc), place.line(*loc), entry.date)


def _past_day(field: str, line: int, day: PartialDate) -> Past:
    return Past(field, line, "happened-future", str(day), Moment(day).instant)


def _event_days(checked: Checked[ArticleFile]) -> tuple[date, date] | None:
    file, bad = checked.value, checked.bad
    if "event" in bad:
        return None
    if file.event is not None:
        return file.event.date.first, (file.event.end_date or file.event.date).last
    if "date" in bad:
        return None
    return file.date.date.first, file.date.date.last
