"""The smaller copies of photographs: which there are, and how those of one are made together.

In: what was assembled.  Out: one :class:`CopyOrder` for each file; the bytes of all files of one
picture, which is unpacked once for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.images.develop import copies
from portal.images.records import Copy, Refusal, copies_of
from portal.output.assembly import Assembly
from portal.output.errors import EnvironmentFault
from portal.output.files import bytes_of
from portal.pages import addresses
from portal.reading.places import FileRole

__all__ = ["CopyOrder", "copy_orders", "made_copies"]

_FOLDER = "images/"


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """One copy of the picture at ``source``, which has this ``digest`` (SHA-256)."""

    path: str
    source: Path
    digest: bytes
    copy: Copy


def copy_orders(assembly: Assembly) -> Iterator[CopyOrder]:
    """The copies of every picture that is served, those of one picture together."""
    for file in assembly.content.files:
        fate = assembly.fates.get(file.path)
        if file.role is not FileRole.IMAGE or fate is None or not fate.served:
            continue
        name = file.path.removeprefix(_FOLDER)
        for copy in copies_of(name, assembly.site.pictures[name]):
            path = addresses.file_of(addresses.image(copy.file))
            source = assembly.content.root / file.path
            yield CopyOrder(path, source, assembly.digests[file.path], copy)


def made_copies(orders: Sequence[CopyOrder]) -> Iterator[tuple[CopyOrder, bytes]]:
    """``orders`` are of one picture.  Raises EnvironmentFault when it is another by now."""
    first = orders[0]
    data = bytes_of(first.source, first.digest)
    by_copy = {order.copy: order for order in orders}
    try:
        for copy, made in copies(data, first.source.suffix.lower(), by_copy):
            yield by_copy[copy], made
    except Refusal as refusal:
        raise EnvironmentFault(
            f"{first.source}: không thu nhỏ được ảnh này ({refusal.code}); hãy chạy lại.",
            f"{first.source}: this picture cannot be made smaller ({refusal.code}); try again.",
        ) from refusal
