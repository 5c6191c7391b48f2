"""The parts of picture files that are no picture, left out without touching a pixel.

In: a whole JPEG, PNG or WebP file.  Out: the same picture without what cameras, telephones and
programs write beside it: EXIF with the place, XMP, IPTC, comments, thumbnails, further pictures
and films behind the first.  A colour profile goes too: who needs it converts the colours instead.
A file that is not built as its format asks raises ValueError.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping

__all__ = ["BARE"]

_APPLICATION = range(0xE0, 0xF0)
_COMMENT, _SCAN, _END = 0xFE, 0xDA, 0xD9
# A marker inside packed data: not a stuffed zero, not a restart, not a filling byte.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_KEPT_SEGMENTS = ((0xE0, b"JFIF\0"), (0xEE, b"Adobe"))
"""Without these a decoder takes the colours for others."""

_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"IDAT", b"IEND"})

_KEPT_WEBP = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH"})
_WEBP_TRANSPARENT = 0x10
"""The one flag of a still picture that says more than which parts there are."""


def _jpeg(data: bytes) -> bytes:
    if data[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    return b"\xff\xd8" + b"".join(_segments(data))


def _segments(data: bytes) -> Iterator[bytes]:
    """Those that stay, up to the end of the first picture."""
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if len(data) < at + 4 and data[at : at + 2] != b"\xff\xd9":
            raise ValueError("a segment is cut short")
        if data[at] != 0xFF:
            raise ValueError("no segment")
        marker = data[at + 1]
        if marker == _END:
            yield data[at : at + 2]
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        content = data[at + 4 : end]
        if marker == _SCAN:
            found = _MARKER.search(data, end)
            if found is None:
                raise ValueError("a scan is cut short")
            end = found.start()
        if _stays(marker, content):
            yield data[at:end]
        at = end


def _stays(marker: int, content: bytes) -> bool:
    if marker in _APPLICATION:
        return any(marker == kept and content.startswith(start) for kept, start in _KEPT_SEGMENTS)
    return marker != _COMMENT


def _png(data: bytes) -> bytes:
    if data[:8] != _PNG:
        raise ValueError("no PNG")
    return _PNG + b"".join(_chunks(data))


def _chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while True:
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise ValueError("a chunk is cut short")
        if name in _KEPT_CHUNKS:
            yield data[at:end]
        if name == b"IEND":
            return
        at = end


def _webp(data: bytes) -> bytes:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("no WebP")
    (size,) = struct.unpack_from("<I", data, 4)
    body = b"WEBP" + b"".join(_riff(data[12 : 8 + size]))
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        name, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length
        if end > len(data):
            raise ValueError("a chunk is cut short")
        if name in _KEPT_WEBP:
            chunk = data[at:end]
            if name == b"VP8X":
                chunk = chunk[:8] + bytes([chunk[8] & _WEBP_TRANSPARENT]) + chunk[9:]
            yield chunk + b"\0" * (length % 2)
        at = end + length % 2


def _checked(strip: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def stripped(data: bytes) -> bytes:
        try:
            return strip(data)
        except (struct.error, IndexError) as error:
            raise ValueError("cut short") from error

    return stripped


BARE: Mapping[str, Callable[[bytes], bytes]] = {
    "JPEG": _checked(_jpeg),
    "PNG": _checked(_png),
    "WEBP": _checked(_webp),
}
"""By format, as Pillow calls it."""
