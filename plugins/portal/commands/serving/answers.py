"""What stands at an address: a file of the site, a redirect, or a page that says what is wrong.

In: a request's path, the view of the moment.  Out: :class:`Answer`.  Every file is the one that a
build makes; a page alone gets one line more, which loads the script that reloads it.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote

from portal.commands.serving.board import Board, View
from portal.commands.serving.troubles import STYLE, trouble_page, troubles_of
from portal.domain.problems import ContentError
from portal.output.assets import minified_script
from portal.output.errors import EnvironmentFault

__all__ = ["LISTEN", "Answer", "Answers", "path_of"]

_SCRIPT = "/mau/song/song.js"
LISTEN = "/mau/song/nghe"
_BROWSER = Path(__file__).with_name("browser")
_HEAD_ENDS = b"</head>"


@dataclass(frozen=True, slots=True)
class Answer:
    """``name`` tells the type; ``location`` is where a redirect leads; ``tag`` is of the content:
    two answers with one tag look the same."""

    status: HTTPStatus
    name: str
    body: bytes
    location: str = ""

    @property
    def tag(self) -> str:
        return hashlib.sha256(f"{self.status} {self.location}\n".encode() + self.body).hexdigest()

    def as_sent(self) -> bytes:
        """The body, in a page with the line that keeps it fresh."""
        before, head_ends, rest = self.body.partition(_HEAD_ENDS)
        if not self.name.endswith(".html") or not head_ends:
            return self.body
        script = f'<script src="{_SCRIPT}" data-tag="{self.tag}" defer></script>\n'
        return before + script.encode() + head_ends + rest


class Answers:
    """``lang`` is that of the command, for pages that have no language of their own."""

    def __init__(self, board: Board, lang: str) -> None:
        self._board = board
        self._lang = lang
        self._told: set[str] = set()
        script = (_BROWSER / "song.js").read_text("utf-8")
        self._own = {_SCRIPT: minified_script(script), STYLE: (_BROWSER / "song.css").read_bytes()}

    def now(self, path: str) -> Answer:
        """What stands at a path (still quoted) at this moment."""
        return self.at(self._board.view, path)

    def at(self, view: View, path: str) -> Answer:
        """What stands at a path (still quoted) in a view."""
        own = self._own.get(path)
        if own is not None:
            return Answer(HTTPStatus.OK, path.rpartition("/")[2], own)
        name = path_of(path)
        if view.shown is None:
            page = trouble_page(view.troubles, self._lang_of(name), alone=False)
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, "index.html", page)
        try:
            return self._found(view, name) or self._missing(view, name)
        except ContentError as error:
            troubles = troubles_of(error.problems)
            page = trouble_page(troubles, self._lang_of(name), alone=True)
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, "index.html", page)

    def _found(self, view: View, name: str) -> Answer | None:
        assert view.shown is not None, "asked of a view that shows something"
        try:
            data = view.shown.file(name)
        except FileNotFoundError:
            # A picture that was deleted a moment ago; what is shown next will not name it.
            return None
        if data is None and f"{name}/index.html" in view.shown.paths:
            address = f"/{quote(name)}/"
            return Answer(HTTPStatus.MOVED_PERMANENTLY, "", b"", address)
        if data is None:
            data = self._drawn(view, name)
        return None if data is None else Answer(HTTPStatus.OK, name.rpartition("/")[2], data)

    def _drawn(self, view: View, name: str) -> bytes | None:
        """What cannot be drawn is told once, and is not there."""
        assert view.shown is not None, "asked of a view that shows something"
        try:
            return view.shown.drawn(name)
        except EnvironmentFault as fault:
            text = fault.message(self._lang)
            if text not in self._told:
                self._told.add(text)
                print(text, file=sys.stderr, flush=True)
            return None

    def _missing(self, view: View, name: str) -> Answer:
        """The site's own page for this, in the language of the address."""
        assert view.shown is not None, "asked of a view that shows something"
        page = view.shown.file(f"{name.partition('/')[0]}/404.html") or view.shown.file("404.html")
        return Answer(HTTPStatus.NOT_FOUND, "404.html", page or b"404\n")

    def _lang_of(self, name: str) -> str:
        return "en" if name.partition("/")[0] == "en" else self._lang


def path_of(path: str) -> str:
    """The file that answers at a path (still quoted); one that no site has for a wrong spelling."""
    name = unquote(path, errors="replace").removeprefix("/")
    return f"{name}index.html" if name.endswith("/") or not name else name
