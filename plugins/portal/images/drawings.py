"""SVG drawings: refused when they could act or ask for anything, else written anew.

In: the bytes of a drawing.  Out: its size; the drawing without comments, programs' notes and
foreign parts, which often hold names and paths of whoever drew it.  What is not on the list of
harmless elements is an error that names the line; nothing is silently taken out of a picture.
"""

from __future__ import annotations

import re
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from portal.images.opening import refuse_size
from portal.images.records import Picture, Refusal

__all__ = ["clean_drawing", "look_at_drawing"]

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"

_SHAPES = "circle ellipse g line path polygon polyline rect svg switch symbol use view"
_WORDS = "desc text textPath title tspan"
_PAINTS = "clipPath defs linearGradient marker mask pattern radialGradient stop style"
_FILTERS = (
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
    "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
    "feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting "
    "feSpotLight feTile feTurbulence filter"
)
_HARMLESS = frozenset(f"{_SHAPES} {_WORDS} {_PAINTS} {_FILTERS}".split())
_NOTES = frozenset({"metadata"})

# What fetches, or could hide that it does: CSS escapes, at-rules, functions that take addresses.
_FETCHES = re.compile(
    r"""@|\\|url\(\s*["']?(?!\s*["']?\#)|(?:image|image-set|src|cross-fade)\(|javascript:""",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*")
_DEEPEST = 100


def look_at_drawing(data: bytes) -> Picture:
    """Its size in pixels; raises Refusal for what is active, broken or of no size."""
    drawing = _Drawing(data)
    width, height = drawing.size
    refuse_size(width, height)
    return Picture(width, height, opaque=False, drawn=True)


def clean_drawing(data: bytes) -> bytes:
    """The drawing as it is published."""
    return f"{''.join(_Drawing(data).written)}\n".encode()


class _Drawing:
    """Reads a drawing, checks every part and writes it down as it goes."""

    def __init__(self, data: bytes) -> None:
        self.written: list[str] = []
        self.size = (0, 0)
        self._open: list[str] = []
        self._left_out = 0
        self._style: list[str] = []
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise Refusal("image-broken", error.lineno) from error

    def _refuse(self, what: str) -> None:
        raise Refusal("image-active", self._parser.CurrentLineNumber, what=what)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, inner: bool) -> None:
        if inner:
            self._refuse("<!DOCTYPE … [")

    def _instruction(self, target: str, _data: str) -> None:
        self._refuse(f"<?{target}?>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._open and (space, local) != (_SVG, "svg"):
            raise Refusal("image-unreadable")
        if self._left_out or space != _SVG or local in _NOTES:
            if local == "script":
                self._refuse("<script>")
            self._left_out += 1
            return
        if local not in _HARMLESS or len(self._open) > _DEEPEST:
            self._refuse(f"<{local}>")
        own = self._attributes(local, attributes)
        if not self._open:
            self.size = _size(own)
            own = {"xmlns": _SVG, **own}
        self._open.append(local)
        self.written.append(f"<{local}{''.join(f' {k}={quoteattr(v)}' for k, v in own.items())}>")

    def _attributes(self, element: str, given: dict[str, str]) -> dict[str, str]:
        own = {}
        for name, value in given.items():
            space, _, local = name.rpartition(" ")
            if local.lower().startswith("on"):
                self._refuse(f"{local}=")
            if local == "href" and space in ("", _XLINK):
                if not value.strip().startswith("#"):
                    self._refuse(f"<{element} href=…>")
            elif space == _XML and local in ("lang", "space"):
                local = f"xml:{local}"
            elif space:
                continue
            if _FETCHES.search(value):
                self._refuse(f"{local}=")
            own[local] = value
        return own

    def _end(self, name: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        if self._open[-1] == "style" and _FETCHES.search("".join(self._style)):
            self._refuse("<style>")
        self._style.clear()
        self.written.append(f"</{self._open.pop()}>")

    def _text(self, text: str) -> None:
        if self._left_out or not self._open:
            return
        if self._open[-1] == "style":
            self._style.append(text)
        self.written.append(escape(text))


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """Width and height in pixels, else what the view box says; (0, 0) for neither."""
    found = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if all(found):
        width, height = (float(match[1]) for match in found if match)
    else:
        try:
            _, _, width, height = map(
                float, attributes.get("viewBox", "").replace(",", " ").split()
            )
        except ValueError:
            return 0, 0
    try:
        return round(width), round(height)
    except (OverflowError, ValueError):
        return 0, 0
