"""One standing page's file → its record.  First stage: nothing here knows another file."""

from __future__ import annotations

from portal.domain.problems import Problems
from portal.reading.parsed import Parsed, Past
from portal.reading.places import Located
from portal.reading.texts import read_text
from portal.schema.check import check_tree
from portal.schema.records import page_record
from portal.schema.texts import PageFile

__all__ = ["parse_page"]


def parse_page(data: bytes, located: Located) -> Parsed:
    """A page in one language; its record is None when the file has an error."""
    problems = Problems()
    text = read_text(data, located.shown, problems)
    if text is None:
        return Parsed(located, None, tuple(problems))
    place = text.tree.place
    checked = check_tree(PageFile, text.tree.data, place, problems)
    file = checked.value
    record = None
    if not problems.has_errors:
        record = page_record(
            file, located.path, located.slug, located.lang, text.body, text.body_line
        )
    past: tuple[Past, ...] = ()
    if "modified" not in checked.bad and file.modified is not None:
        moment = file.modified
        line = place.line("modified")
        past = (Past("modified", line, "happened-future", str(moment), moment.instant),)
    return Parsed(located, record, tuple(problems), past=past)
