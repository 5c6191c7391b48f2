"""The rules between the fields of one register entry, or of site.yaml.

In: a checked file and its place.  Out: problems.  Rules between entries stand in
``reading/integrity.py``.
"""

from __future__ import annotations

from portal.domain.problems import Problems
from portal.schema.base import FileModel
from portal.schema.check import Checked
from portal.schema.partrules import check_documents, check_period, check_source
from portal.schema.place import Place
from portal.schema.registers import AgencyFile, ProvinceFile, RegulationFile
from portal.schema.site import SiteFile
from portal.schema.values import Language

__all__ = ["check_entry_rules"]


def check_entry_rules(checked: Checked[FileModel], place: Place, problems: Problems) -> None:
    """Every rule of the entry whose fields are sound."""
    file, bad = checked.value, checked.bad
    if isinstance(file, SiteFile):
        if "languages" not in bad and file.languages[0] is not Language.VI:
            problems.error(place.path, place.line("languages"), "languages", "languages-first")
        if "languages" not in bad:
            _no_repeats("languages", [str(lang) for lang in file.languages], place, problems)
        return
    if "source" not in bad:
        check_source(getattr(file, "source", None), ("source",), place, problems)
    if "valid" not in bad:
        check_period(getattr(file, "valid", None), ("valid",), place, problems)
    if isinstance(file, AgencyFile | ProvinceFile):
        _entity(file, bad, place, problems)
    if isinstance(file, RegulationFile):
        _regulation(file, bad, place, problems)


def _entity(
    file: AgencyFile | ProvinceFile, bad: frozenset[str], place: Place, problems: Problems
) -> None:
    if "names" not in bad:
        for index, former in enumerate(file.names):
            if former.start and former.end and former.end.last < former.start.first:
                problems.error(
                    place.path,
                    place.line("names", index, "to"),
                    f"names[{index + 1}].to",
                    "end-before-start",
                    end=former.end,
                    start=former.start,
                )
    if "aliases" not in bad:
        _no_repeats("aliases", list(file.aliases), place, problems)
    if isinstance(file, ProvinceFile):
        if not bad & {"iso", "country"} and file.iso and file.iso[:2] != file.country.value:
            problems.error(
                place.path,
                place.line("iso"),
                "iso",
                "iso-country",
                value=file.iso,
                country=file.country.value,
            )
        if "borders" not in bad:
            _no_repeats("borders", list(file.borders), place, problems)


def _regulation(
    file: RegulationFile, bad: frozenset[str], place: Place, problems: Problems
) -> None:
    if "period" not in bad:
        check_period(file.period, ("period",), place, problems)
    if "documents" not in bad:
        check_documents(file.documents, place, problems)
    if "events" not in bad:
        for index, event in enumerate(file.events):
            check_source(event.source, ("events", index, "source"), place, problems)
    for key in ("parties", "replaces"):
        if key not in bad:
            _no_repeats(key, list(getattr(file, key)), place, problems)


def _no_repeats(key: str, values: list[str], place: Place, problems: Problems) -> None:
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        line = place.line(key, index)
        if value in first:
            problems.error(
                place.path,
                line,
                f"{key}[{index + 1}]",
                "list-repeats",
                value=value,
                first=first[value],
            )
        first.setdefault(value, line)
