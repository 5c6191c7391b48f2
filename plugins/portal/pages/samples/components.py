"""The components of the theme: which there are, and in which states each is shown.

A component is a name: its macro is ``macros/<name>.html``, its style ``css/components/<name>.css``,
its example ``examples/<name>.html``.  A test holds this list against the files, so that a component
is not added without its example.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from portal.pages.samples.parts import State

__all__ = ["COMPONENTS", "WIDE", "WITHOUT_MACRO"]

_FIXED = (State.TYPICAL,)
_WORDS = (State.TYPICAL, State.LONG)
_NAMES = (State.TYPICAL, State.LONG, State.FOREIGN)
_LIST = (State.TYPICAL, State.ONE, State.LONG)
_NAMED = (*_LIST, State.FOREIGN)

COMPONENTS: Mapping[str, Sequence[State]] = MappingProxyType(
    {
        # what stands around a page
        "trail": _NAMES,
        "languages": _FIXED,
        "page-head": _NAMES,
        "section-heading": _WORDS,
        "kicker": _WORDS,
        "mark": _WORDS,
        "links": (*_NAMED, State.BARE),
        "empty": _FIXED,
        "jump": _LIST,
        "feeds": _FIXED,
        "search": _LIST,
        "narrow": _LIST,
        "ways": (State.TYPICAL, State.BARE),
        "button": _WORDS,
        "display": _FIXED,
        "nearest": _LIST,
        "kept": (*_LIST, State.BARE),
        "calendar-link": _FIXED,
        # lists
        "lead": (*_NAMES, State.BARE),
        "story": (*_NAMED, State.BARE),
        "titles": _NAMED,
        "chips": (*_NAMES, State.BARE),
        "rail": _LIST,
        "ranking": _LIST,
        "group": _WORDS,
        "directory": _NAMED,
        "deadlines": _LIST,
        "notes": _NAMED,
        "papers": _LIST,
        "register": _NAMED,
        # a text and what is said about it
        "article": _WORDS,
        "face": (State.TYPICAL, State.LONG, State.BARE),
        "aloud": _FIXED,
        "notice": _NAMES,
        "contents": (State.TYPICAL, State.LONG),
        "numbers": _LIST,
        "photo": _WORDS,
        "text": _FIXED,
        "card": (*_NAMED, State.BARE),
        "facts": _NAMES,
        "paper": _WORDS,
        "remark": _WORDS,
        "citation": _WORDS,
        "sources": _LIST,
        # bodies and regulations
        "panel": _WORDS,
        "succession": _WORDS,
        "status": _FIXED,
        "timeline": _NAMED,
        "table": _WORDS,
        "heat": _LIST,
        # pictures
        "picture": _NAMES,
        "ladder": _NAMED,
        "tiles": (*_NAMES, State.BARE),
        "locator": _WORDS,
        "years": _LIST,
        "term": _LIST,
        "lifetime": _LIST,
    }
)

WIDE = frozenset(
    {"lead", "group", "directory", "register", "article", "heat", "ways", "display", "search"}
    | {"narrow", "ladder", "years", "lifetime"}
)
"""Those that are laid out for the whole width of a page."""

WITHOUT_MACRO = frozenset({"text", "button"})
"""Markdown makes the markup of a text; a button is an element with what its script asks for."""
