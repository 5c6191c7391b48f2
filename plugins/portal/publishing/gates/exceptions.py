"""What somebody has looked at and let pass: ``PORTAL_EXCEPTIONS`` of publishconf.py.

In: Pelican's settings, the problems that the gates found.  Out: those that are left.  An exception
names the gate, what was found, why it may stay, and if need be where:

    PORTAL_EXCEPTIONS = [
        {"gate": "personal", "found": "0239 3855 000", "reason": "Số tổng đài của tỉnh."},
        {"gate": "budgets", "at": "/so-do/", "reason": "Danh mục đầy đủ."},
    ]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.domain.problems import Problem, Problems
from portal.publishing.release import SITE
from portal.publishing.served import address_of

__all__ = ["GATES", "Exempt", "exceptions_of", "without_exempt"]

GATES = ("markup", "links", "feeds", "secrets", "personal", "budgets", "accessibility", "checker")
_FILE, _NAME = "publishconf.py", "PORTAL_EXCEPTIONS"
_KEYS = {"gate", "found", "at", "reason"}


@dataclass(frozen=True, slots=True)
class Exempt:
    """``found`` and ``at`` ("" for either: whatever it is) say which findings are let pass."""

    gate: str
    found: str
    at: str
    reason: str

    def holds(self, problem: Problem) -> bool:
        """Whether this is one of the findings that are meant."""
        found = dict(problem.values).get("found", "")
        address = address_of(problem.path.removeprefix(SITE))
        return (
            problem.field == self.gate
            and self.found in ("", found)
            and (
                self.at in ("", address)
                or (self.at[-1] == "*" and address.startswith(self.at[:-1]))
            )
        )


def exceptions_of(settings: Mapping[str, Any], problems: Problems) -> tuple[Exempt, ...]:
    """The exceptions declared; notes an error for each that says too little, or what is unknown."""
    given = settings.get(_NAME, [])
    found = []
    for number, each in enumerate(given if isinstance(given, list) else [given]):
        texts = isinstance(each, dict) and all(isinstance(value, str) for value in each.values())
        if (
            not texts
            or {*each} - _KEYS
            or each.get("gate") not in GATES
            or not (each.get("found") or each.get("at"))
            or not each.get("reason", "").strip()
        ):
            form = '{"gate": …, "found": … / "at": …, "reason": …}'
            reason = f"{each!r}; {form}; gate: {' | '.join(GATES)}"
            problems.error(_FILE, 0, "", "setting-wrong", name=f"{_NAME}[{number}]", reason=reason)
            continue
        found.append(
            Exempt(each["gate"], each.get("found", ""), each.get("at", ""), each["reason"])
        )
    return tuple(found)


def without_exempt(problems: Iterable[Problem], exempt: Iterable[Exempt]) -> Problems:
    """What is left; an exception that holds for nothing any more is a warning."""
    declared = tuple(exempt)
    used = set()
    left = Problems()
    for problem in problems:
        holding = [each for each in declared if each.holds(problem)]
        used.update(holding)
        if not holding:
            left.extend([problem])
    for each in declared:
        if each not in used:
            left.warn(_FILE, 0, each.gate, "gate-exception-unused", found=each.found or each.at)
    return left
