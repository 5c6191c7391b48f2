"""Word to the pages that are open: reload, or: this is wrong.

In: a browser's connection, the page that it shows and how that looked.  Out: an event stream
(https://html.spec.whatwg.org/multipage/server-sent-events.html).  What the server holds is
compared with what the browser said, so it makes no difference whether a word was missed, the
server was replaced or the tab was asleep.
"""

from __future__ import annotations

import json
import select
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs

from portal.commands.serving.answers import Answers, path_of
from portal.commands.serving.board import Board, View
from portal.commands.serving.troubles import overlay

__all__ = ["Listener", "listener_of", "stay_in_touch"]

_LOOK_SECONDS = 1.0
"""How soon a connection that the browser has closed is let go."""

_RETRY = b"retry: 1000\n\n"


@dataclass(frozen=True, slots=True)
class Listener:
    """An open page: its path (quoted), the tag that it was loaded with, its language."""

    path: str
    tag: str
    lang: str


def listener_of(query: str) -> Listener:
    """From a request's query; what it does not say is ""."""
    said = parse_qs(query)
    return Listener(*(said.get(name, [""])[0] for name in ("path", "tag", "lang")))


def stay_in_touch(
    listener: Listener,
    board: Board,
    answers: Answers,
    connection: socket.socket,
    send: Callable[[bytes], object],
    look_seconds: float = _LOOK_SECONDS,
) -> None:
    """Send events until the page is to be reloaded or the browser has gone.

    Raises ConnectionError when it goes while something is sent.
    """
    revision, told = -1, b""
    with board.looking_at(path_of(listener.path)):
        send(_RETRY)
        while True:
            view = board.wait(revision, look_seconds)
            if view.revision == revision:
                if _has_gone(connection):
                    return
                continue
            revision = view.revision
            if answers.at(view, listener.path).tag != listener.tag:
                send(b"event: reload\ndata:\n\n")
                return
            word = _word(view, listener.lang)
            if word != told:
                send(word)
                told = word


def _word(view: View, lang: str) -> bytes:
    """The troubles of a page that is shown; one that lists them itself needs no other list."""
    troubles = view.troubles if view.shown is not None else ()
    return f"event: troubles\ndata: {json.dumps(overlay(troubles, lang))}\n\n".encode()


def _has_gone(connection: socket.socket) -> bool:
    """A browser says nothing on this connection any more: what can be read is its end."""
    readable, _, _ = select.select([connection], [], [], 0)
    return bool(readable)
