"""The two languages that the commands speak, and the one way in which a command gives up.

In: a sentence in Vietnamese and English, the words of a command line.  Out: the sentence
to print; the language asked for (``--lang``, else ``PORTAL_LANG``, else Vietnamese).
Standard library only: :mod:`portal.commands.environment` speaks before anything is installed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

__all__ = ["LANGUAGES", "CommandFault", "Exit", "Text", "choose_language"]

LANGUAGES = ("vi", "en")


class Exit(IntEnum):
    """What a command's exit code means to a script."""

    DONE = 0
    CONTENT = 1
    USAGE = 2
    ENVIRONMENT = 3


class Text(NamedTuple):
    """One sentence, in both languages."""

    vi: str
    en: str

    def in_(self, lang: str) -> str:
        """The sentence in ``lang``; Vietnamese for any other than ``en``."""
        return self.en if lang == "en" else self.vi

    def filled(self, **values: object) -> Text:
        """The same sentence with its named ``{values}`` put in; a Text in its own language."""
        return Text(
            *(
                sentence.format_map(
                    {
                        key: value.in_(lang) if isinstance(value, Text) else value
                        for key, value in values.items()
                    }
                )
                for lang, sentence in zip(LANGUAGES, self, strict=True)
            )
        )


class CommandFault(Exception):
    """A command cannot go on: one sentence that says why and what to do, and an exit code."""

    def __init__(self, text: Text, exitcode: Exit) -> None:
        super().__init__(text.en)
        self.text = text
        self.exitcode = exitcode


_UNKNOWN_LANGUAGE = Text(
    "--lang: chỉ nhận vi hoặc en, không nhận “{value}”.",
    "--lang: takes vi or en, not “{value}”.",
)


def choose_language(words: Sequence[str], environ: Mapping[str, str]) -> tuple[str, list[str]]:
    """Take ``--lang`` out of ``words``, wherever it stands before a ``--``.

    Out: the language and the other words.  Raises CommandFault for a language that the
    commands do not speak; a ``PORTAL_LANG`` that they do not speak counts as not set.
    """
    lang = environ.get("PORTAL_LANG", "")
    rest: list[str] = []
    remaining = iter(words)
    for word in remaining:
        if word == "--":
            rest += [word, *remaining]
        elif word == "--lang" or word.startswith("--lang="):
            lang = word[7:] if "=" in word else next(remaining, "")
            if lang not in LANGUAGES:
                raise CommandFault(_UNKNOWN_LANGUAGE.filled(value=lang), Exit.USAGE)
        else:
            rest.append(word)
    return (lang if lang in LANGUAGES else "vi"), rest
