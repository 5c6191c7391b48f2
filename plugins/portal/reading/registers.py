"""One register entry's or site.yaml's file → its record.  First stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from portal.domain.problems import Problems
from portal.reading.claims import entry_claims
from portal.reading.frontmatter import Tree, parse_yaml
from portal.reading.parsed import Parsed, Record
from portal.reading.places import Located
from portal.reading.textfile import decode
from portal.schema.base import FileModel
from portal.schema.check import check_tree
from portal.schema.entryrules import check_entry_rules
from portal.schema.records import (
    agency_record,
    official_record,
    province_record,
    regulation_record,
    site_record,
)
from portal.schema.registers import AgencyFile, PersonFile, ProvinceFile, RegulationFile
from portal.schema.site import SiteFile

__all__ = ["parse_entry", "parse_site"]

_ENTRIES: dict[str, tuple[type[FileModel], Callable[[Any, str, str], Record]]] = {
    "agencies": (AgencyFile, agency_record),
    "people": (PersonFile, official_record),
    "provinces": (ProvinceFile, province_record),
    "regulations": (RegulationFile, regulation_record),
}


def parse_entry(data: bytes, located: Located) -> Parsed:
    """An entry of a register; its record is None when the file has an error."""
    problems = Problems()
    tree = _read_tree(data, located, frozenset(), problems)
    if tree is None:
        return Parsed(located, None, tuple(problems))
    model, to_record = _ENTRIES[located.register]
    checked = check_tree(model, tree.data, tree.place, problems)
    check_entry_rules(checked, tree.place, problems)
    record = None
    if not problems.has_errors:
        record = to_record(checked.value, located.path, located.slug)
    return Parsed(
        located,
        record,
        tuple(problems),
        claims=tuple(entry_claims(tree.data, tree.place)),
        place=tree.place,
        spellings=() if record is not None else tuple(_spellings(tree.data)),
    )


def _spellings(data: dict[str, Any]) -> Iterator[str]:
    """The names of an entry as they are written, whatever is wrong with it."""
    name = data.get("name")
    for value in (name, *(name.values() if isinstance(name, dict) else ())):
        if isinstance(value, str):
            yield value
    aliases = data.get("aliases")
    if isinstance(aliases, list):
        yield from (alias for alias in aliases if isinstance(alias, str))


def parse_site(data: bytes, located: Located) -> Parsed:
    """content/site.yaml; ``measurement`` may stand there without a value."""
    problems = Problems()
    may_be_empty = frozenset({"measurement"})
    tree = _read_tree(data, located, may_be_empty, problems)
    if tree is None:
        return Parsed(located, None, tuple(problems))
    checked = check_tree(SiteFile, tree.data, tree.place, problems)
    check_entry_rules(checked, tree.place, problems)
    record = None if problems.has_errors else site_record(checked.value)
    return Parsed(located, record, tuple(problems), place=tree.place)


def _read_tree(
    data: bytes, located: Located, may_be_empty: frozenset[str], problems: Problems
) -> Tree | None:
    text = decode(data, located.shown, problems)
    if text is None:
        return None
    return parse_yaml(text, located.shown, problems, may_be_empty=may_be_empty)
