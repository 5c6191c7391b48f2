"""The help of ``tasks.py``, written from the table of words.

In: a word, or none for all of them.  Out: the text of its usage or of its whole help, in
both languages.
"""

from __future__ import annotations

from collections.abc import Iterable

from portal.commands.speech import Text
from portal.commands.words import WORDS, Option, Word

__all__ = ["help_text", "usage"]

_PROGRAM = "python3 tasks.py"
_USAGE = Text("Cách dùng: ", "Usage: ")
_COMMANDS = Text("Các lệnh:", "Commands:")
_OPTIONS = Text("Tùy chọn:", "Options:")
_DEFAULT = Text(" (mặc định: {value})", " (default: {value})")
_COMMON = (
    Option(
        "--lang", Text("ngôn ngữ của thông báo: vi hoặc en", "language: vi or en"), "LANG", "vi"
    ),
    Option("--help", Text("in phần trợ giúp này", "print this help")),
)


def usage(word: Word | None) -> Text:
    """One line that shows how to write the word."""
    if word is None:
        line = f"{_PROGRAM} [--lang vi|en] {'|'.join(WORDS)} …"
    else:
        options = [f"[{_spelled(option)}]" for option in word.options]
        line = " ".join(filter(None, [_PROGRAM, word.name, *options, word.operands]))
    return Text(*(f"{start}{line}" for start in _USAGE))


def help_text(word: Word | None, lang: str) -> str:
    """Usage, what the word is for, and its options; without a word, the list of words."""
    if word is None:
        rows = [(each.name, each.help.in_(lang)) for each in WORDS.values()]
        head = [usage(None).in_(lang), "", _COMMANDS.in_(lang), *_table(rows), ""]
    else:
        sentence = word.help.in_(lang)
        head = [usage(word).in_(lang), "", f"{sentence[0].upper()}{sentence[1:]}.", ""]
    rows = [_row(option, lang) for option in ((*word.options, *_COMMON) if word else _COMMON)]
    return "\n".join([*head, _OPTIONS.in_(lang), *_table(rows)])


def _row(option: Option, lang: str) -> tuple[str, str]:
    shown = _DEFAULT.filled(value=option.default).in_(lang) if option.default else ""
    return _spelled(option), option.help.in_(lang) + shown


def _spelled(option: Option) -> str:
    return f"{option.name} {option.value}".rstrip()


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    rows = list(rows)
    width = max(len(left) for left, _ in rows)
    return [f"  {left:<{width}}  {right}" for left, right in rows]
