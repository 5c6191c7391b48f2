"""One kind of message for everything that can be wrong.

A problem names a place (path, line, field), a rule (its code) and the values that the
rule's sentence needs.  The sentences stand in :mod:`portal.domain.messages`, one for each
language; a problem never carries ready text, so the same problem reads well in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from portal.domain.messages import sentence
from portal.domain.printable import printable

__all__ = ["ContentError", "Problem", "Problems", "Severity"]


_LONGEST = 400


class Severity(StrEnum):
    """``error`` stops the build (exit 1); ``warning`` is listed last (exit 0)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, where, and what to do.

    ``path`` is relative to the repository's or content's parent folder, in POSIX form;
    ``line`` counts from 1 (0: the whole file); ``field`` is a front-matter path such as
    ``agencies[2].role`` ("" when no field is concerned); ``values`` fill the sentence.
    """

    path: str
    line: int
    field: str
    code: str
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR

    def message(self, lang: str = "vi") -> str:
        """The sentence of the rule, filled, in ``vi`` or ``en``."""
        return sentence(self.code, dict(self.values), lang)

    def line_text(self, lang: str = "vi") -> str:
        """``path:line: field: sentence``, the form every command prints; a warning says so."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        field = f"{self.field}: " if self.field else ""
        word = ""
        if self.severity is Severity.WARNING:
            word = "warning: " if lang == "en" else "cảnh báo: "
        return f"{place}: {field}{word}{self.message(lang)}"

    def as_json(self) -> dict[str, object]:
        """The same for ``check --format json``: both languages, so that a tool may choose."""
        return {
            "path": self.path,
            "line": self.line,
            "field": self.field,
            "code": self.code,
            "severity": str(self.severity),
            "message": {"vi": self.message("vi"), "en": self.message("en")},
        }


class Problems:
    """A list of problems that is added to by every step and read once at the end."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._problems: list[Problem] = list(problems)

    def error(self, path: str, line: int, field: str, code: str, /, **values: object) -> None:
        """Note an error; ``values`` become text here."""
        self._add(path, line, field, code, values, Severity.ERROR)

    def warn(self, path: str, line: int, field: str, code: str, /, **values: object) -> None:
        """Note a warning."""
        self._add(path, line, field, code, values, Severity.WARNING)

    def _add(
        self,
        path: str,
        line: int,
        field: str,
        code: str,
        values: dict[str, object],
        severity: Severity,
    ) -> None:
        pairs = tuple(sorted((key, _shown(key, str(value))) for key, value in values.items()))
        self._problems.append(Problem(path, line, _on_one_line(field), code, pairs, severity))

    def extend(self, problems: Iterable[Problem]) -> None:
        self._problems.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        """Errors first, then warnings, each by path and line; the same one only once."""
        return iter(sorted(set(self._problems), key=lambda p: (p.severity != "error", p)))

    def __len__(self) -> int:
        return len(set(self._problems))

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self if problem.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self if problem.severity is Severity.WARNING]

    @property
    def has_errors(self) -> bool:
        """True as soon as one error was noted."""
        return any(problem.severity is Severity.ERROR for problem in self._problems)

    def raise_errors(self) -> None:
        """Raise ContentError when there is an error."""
        if self.has_errors:
            raise ContentError(self)


def _shown(key: str, value: str) -> str:
    """A value as its sentence shows it; ``nearest`` holds several, one a line."""
    if key == "nearest":
        return "\n".join(printable(offer) for offer in value.split("\n"))
    return _on_one_line(value)


def _on_one_line(text: str) -> str:
    """A value as a message can show it: what editors wrote may be long or hold line breaks."""
    text = printable(text.replace("\n", "⏎"))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


class ContentError(Exception):
    """The content or the site is at fault; carries every problem found."""

    exitcode = 1

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        super().__init__("\n".join(problem.line_text() for problem in problems.errors))

    def __reduce__(self) -> tuple[type[ContentError], tuple[Problems]]:
        """Workers hand errors to their parent process: carry the problems, not the text."""
        return ContentError, (self.problems,)
