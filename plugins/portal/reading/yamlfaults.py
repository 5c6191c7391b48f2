"""YAML syntax errors, in an editor's words.

In: the parser's error and the text.  Out: one problem at the line to mend, naming the usual
cause.  libyaml and PyYAML's own parser word their errors differently, so the cause is looked for
in the text around the mark rather than in their sentences.
"""

from __future__ import annotations

import re

import yaml

from portal.domain.problems import Problem, Problems

__all__ = ["explain"]

# Code, index of the line to mend, values of the sentence.
_Fault = tuple[str, int, dict[str, str]]

_PLAIN = re.compile(r"^\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*)\s*:\s+(?P<value>\S.*)$")
_ITEM = re.compile(r"^\s*-\s+(?P<value>\S.*)$")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_INNER_COLON = re.compile(r"(?P<key>[a-z_]+): (?P<value>[^,\[\]{}:]*:(?: [^,\[\]{}]*|(?=[,}\]])))")
_MARKER = re.compile(r"(?:---|\.\.\.|%[A-Z])")
_NO_COLON = re.compile(r"(?!\s*- )[^:#]*$")
_NO_SPACE = re.compile(r"^\s*(?:- +)?(?P<key>[a-z_]+):(?P<value>[^\s/].*)$")


def explain(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Problem:
    """The problem that ``error`` stands for."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    number = min(mark.line, len(lines) - 1) if mark is not None else 0
    start = error.context_mark.line if error.context_mark is not None else number
    found = Problems()
    code, index, values = _cause(lines, number, min(start, len(lines) - 1))
    found.error(path, first_line + index, "", code, **values)
    return next(iter(found))


def _cause(lines: list[str], number: int, start: int) -> _Fault:
    """The first explanation that fits."""
    # The parser often notices one line late: the culprit is the line marked or one before it.
    candidates = [number, *range(number - 1, max(start, number - 3) - 1, -1), start, number - 1]
    for index in dict.fromkeys(max(candidate, 0) for candidate in candidates):
        found = _fault_of_line(lines[index])
        if found is not None:
            return found[0], index, found[1]
    for index, line in enumerate(lines[: number + 1]):
        if _MARKER.match(line):
            return "yaml-several-documents", index, {}
    for index in (start, number):
        if lines[index].strip() and _NO_COLON.match(lines[index]):
            # An empty line before it: so a text begins, not a field.
            is_text = index > 0 and not lines[index - 1].strip()
            code = "front-matter-text" if is_text else "yaml-no-colon"
            return code, index, {"text": _clip(lines[index].strip())}
    for index in (number, number - 1):
        if 0 <= index < len(lines) and lines[index][:1] == " ":
            return "yaml-indent", index, {"text": _clip(lines[index].strip())}
    return "yaml-syntax", number, {"text": _clip(lines[number].strip())}


def _fault_of_line(line: str) -> tuple[str, dict[str, str]] | None:
    match = _PLAIN.match(line) or _ITEM.match(line)
    if match is None:
        squeezed = _NO_SPACE.match(line)
        if squeezed is not None:
            values = {"key": squeezed["key"], "value": _clip(squeezed["value"])}
            return "yaml-no-space", values
        return None
    key = match.groupdict().get("key")
    value = match["value"]
    opener = f"{key}:" if key else "-"
    if value[0] in "\"'":
        return _quote_fault(opener, value)
    if value[0] in "[{":
        return _flow_fault(value)
    if value[0] in "@`%&*!":
        return "yaml-start", {"character": value[0], "fixed": f"{opener} {_quoted(value)}"}
    if ": " in value or value.endswith(":"):
        return "yaml-colon", {"fixed": f"{opener} {_quoted(value)}"}
    return None


def _flow_fault(value: str) -> tuple[str, dict[str, str]] | None:
    """What is wrong between brackets: a quotation mark, a bracket, a colon in a value."""
    if value.count('"') % 2:
        return "yaml-quote-open", {"text": _clip(value)}
    bare = _QUOTED.sub("", value)
    if bare.count("[") != bare.count("]") or bare.count("{") != bare.count("}"):
        return "yaml-bracket", {"text": _clip(value)}
    colon = _INNER_COLON.search(bare)
    if colon is not None:
        fixed = f"{colon['key']}: {_quoted(colon['value'].strip())}"
        return "yaml-colon", {"fixed": fixed}
    return None


def _quote_fault(opener: str, value: str) -> tuple[str, dict[str, str]] | None:
    mark = value[0]
    body = value[1:].replace('\\"', "") if mark == '"' else value[1:].replace("''", "")
    if mark not in body:
        return "yaml-quote-open", {"text": _clip(value)}
    after = body[body.index(mark) + 1 :].strip()
    if after and not after.startswith("#"):
        return "yaml-quote-inside", {"fixed": f"{opener} {_quoted(value)}"}
    if mark == '"' and "\\" in value:
        return "yaml-backslash", {"fixed": f"{opener} {_quoted(value.strip(mark))}"}
    return None


def _quoted(value: str) -> str:
    """The value in single quotes: nothing inside them is special but themselves."""
    return "'" + _clip(value).replace("'", "''") + "'"


def _clip(text: str, length: int = 80) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
