"""From a command line to a word and its values.

In: the words after ``tasks.py`` without ``--lang``, and the table of :mod:`portal.commands.words`.
Out: :class:`Call`, or a CommandFault (exit 2) that shows the usage and the nearest right word.
argparse takes the options apart; every sentence is the portal's own, since argparse has no
Vietnamese.
"""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.commands.speech import CommandFault, Exit, Text
from portal.commands.usage import usage
from portal.commands.words import WORDS, Option, Word

__all__ = ["Call", "find_word", "parse"]

_NO_WORD = Text("Thiếu lệnh.", "A command is missing.")
_UNKNOWN_WORD = Text("Không có lệnh “{word}”.{hint}", "There is no command “{word}”.{hint}")
_UNKNOWN_OPTION = Text(
    "{name}: không có tùy chọn “{word}”.{hint}", "{name}: there is no option “{word}”.{hint}"
)
_HINT = Text(" Có phải ý bạn là “{near}”?", " Did you mean “{near}”?")
_NO_VALUE = Text(
    "{name}: {option} cần một giá trị: {option} {value}",
    "{name}: {option} needs a value: {option} {value}",
)
_WANTS_NONE = Text("{name}: {option} không nhận giá trị.", "{name}: {option} takes no value.")
_NOT_NUMBER = Text(
    "{name}: {option} cần một số nguyên không âm, không phải “{word}”.",
    "{name}: {option} needs a whole number, zero or more, not “{word}”.",
)
_NOT_CHOICE = Text(
    "{name}: {option} chỉ nhận {choices}, không nhận “{word}”.{hint}",
    "{name}: {option} takes {choices}, not “{word}”.{hint}",
)
_TOO_FEW = Text("{name}: thiếu {operands}.", "{name}: {operands} is missing.")
_TOO_MANY = Text("{name}: thừa “{word}”.", "{name}: “{word}” is too much.")


@dataclass(frozen=True, slots=True)
class Call:
    """A word, the options that were given with it, and what stands behind it."""

    word: Word
    given: dict[str, str]
    operands: tuple[str, ...]
    wants_help: bool = False

    def text(self, key: str) -> str:
        """The value of an option, or its default."""
        defaults = {option.key: option.default for option in self.word.options}
        return self.given.get(key) or defaults[key]

    def number(self, key: str) -> int:
        """The value of an option that was declared a number."""
        return int(self.text(key))

    def flag(self, key: str) -> bool:
        """Whether an option without a value was given."""
        return key in self.given

    def folder(self, key: str, root: Path) -> Path:
        """A folder: a given one counts from where the person stands, a default from ``root``."""
        return Path(self.given[key]).absolute() if self.given.get(key) else root / self.text(key)


def find_word(words: Sequence[str]) -> Word | None:
    """The word that a command line begins with; None for none, a wrong one or an option."""
    return WORDS.get(words[0]) if words else None


def parse(words: Sequence[str]) -> Call:
    """Words → Call; raises CommandFault (exit 2) when they are wrong."""
    if not words:
        raise _fault(_NO_WORD, None)
    word = find_word(words)
    if word is None:
        hint = _hint(words[0], WORDS)
        raise _fault(_UNKNOWN_WORD.filled(word=words[0], hint=hint), None)
    rest = list(words[1:])
    wants_help = bool({"-h", "--help"} & set(_before_dashes(rest)))
    if word.passes_on or wants_help:
        return Call(word, {}, tuple(rest), wants_help)
    return _parse_options(word, rest)


def _parse_options(word: Word, rest: list[str]) -> Call:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    by_name = {option.name: option for option in word.options}
    for option in word.options:
        if option.value:
            parser.add_argument(option.name, dest=option.key)
        else:
            parser.add_argument(option.name, dest=option.key, action="store_const", const="yes")
    parser.add_argument("operands", nargs="*")
    # What stands behind `--` is an operand whatever it looks like (a title with a dash).
    shown = _before_dashes(rest)
    try:
        found, unknown = parser.parse_known_intermixed_args(shown)
    except argparse.ArgumentError as fault:
        option = by_name[fault.argument_name or ""]
        text = _NO_VALUE if option.value else _WANTS_NONE
        filled = text.filled(name=word.name, option=option.name, value=option.value)
        raise _fault(filled, word) from None
    if unknown:
        name = unknown[0].partition("=")[0]
        hint = _hint(name, by_name)
        raise _fault(_UNKNOWN_OPTION.filled(name=word.name, word=name, hint=hint), word)
    values = vars(found)
    operands = (*values.pop("operands"), *rest[len(shown) + 1 :])
    for option in word.options:
        if values[option.key] is not None:
            _check_value(word, option, values[option.key])
    _check_operands(word, operands)
    given = {key: value for key, value in values.items() if value is not None}
    return Call(word, given, operands)


def _check_value(word: Word, option: Option, value: str) -> None:
    if option.number and not (value.isascii() and value.isdigit()):
        raise _fault(_NOT_NUMBER.filled(name=word.name, option=option.name, word=value), word)
    if option.choices and value not in option.choices:
        choices = " | ".join(option.choices)
        hint = _hint(value, option.choices)
        text = _NOT_CHOICE.filled(
            name=word.name, option=option.name, choices=choices, word=value, hint=hint
        )
        raise _fault(text, word)


def _check_operands(word: Word, operands: Sequence[str]) -> None:
    if len(operands) < word.least:
        missing = " ".join(word.operands.split()[len(operands) :])
        raise _fault(_TOO_FEW.filled(name=word.name, operands=missing), word)
    if word.most is not None and len(operands) > word.most:
        raise _fault(_TOO_MANY.filled(name=word.name, word=operands[word.most]), word)


def _before_dashes(words: Sequence[str]) -> Sequence[str]:
    return words[: words.index("--")] if "--" in words else words


def _hint(wrong: str, right: Iterable[str]) -> Text:
    near = difflib.get_close_matches(wrong, list(right), n=1, cutoff=0.5)
    return _HINT.filled(near=near[0]) if near else Text("", "")


def _fault(text: Text, word: Word | None) -> CommandFault:
    """The sentence, with the usage below it."""
    shown = (f"{sentence}\n{line}" for sentence, line in zip(text, usage(word), strict=True))
    return CommandFault(Text(*shown), Exit.USAGE)
