"""The one object of a bucket that says what is shown: replaced whole, by compare-and-swap alone.

In: its text.  Out: :class:`State`.  Nothing in the bucket is believed but what this object names,
and nothing is deleted but what it has named as spent; names of folders are never used twice.  So
two publishers need no lock: of two that replace it, the second finds that it has changed.

    {"current": "releases/<id>-<token>/", "kept": [{"id": …, "folder": …, "number": …, "at": …}],
     "coming": {…} or null, "holder": "ci@runner, 17", "spent": ["releases/…/"], "begun": ["<id>"]}
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from portal.publishing.manifest import is_release_id

__all__ = ["NotAState", "Row", "State"]


class NotAState(ValueError):
    """The object was not written by the portal."""


@dataclass(frozen=True, slots=True)
class Row:
    """A release, the folder that its bytes lie in, its place in the order of publications."""

    id: str
    folder: str
    number: int
    at: str


@dataclass(frozen=True, slots=True)
class State:
    """``current`` is a folder ("": nothing is shown).

    ``coming`` is what ``holder`` brings just now or was bringing when it was cut short, ``spent``
    folders that nobody needs any more.  ``begun`` are releases of which something may lie among the
    files that readers see, beside the current one (only where a site is written in place).
    """

    current: str = ""
    kept: tuple[Row, ...] = ()
    coming: Row | None = None
    holder: str = ""
    spent: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()

    @property
    def text(self) -> bytes:
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def shown(self) -> str | None:
        """The id of the release that is shown."""
        return next((row.id for row in self.kept if row.folder == self.current), None)

    def row(self, id: str) -> Row | None:
        """The kept release of that id."""
        return next((row for row in self.kept if row.id == id), None)

    @classmethod
    def parse(cls, text: bytes) -> State:
        """Text → state; raises NotAState."""
        try:
            data = json.loads(text)
            coming = data["coming"]
            return cls(
                current=str(data["current"]),
                kept=tuple(_row(each) for each in data["kept"]),
                coming=_row(coming) if coming else None,
                holder=str(data["holder"]),
                spent=tuple(map(str, data["spent"])),
                begun=tuple(map(str, data["begun"])),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise NotAState(str(error)) from error

    def announced(self, row: Row, holder: str) -> State:
        """Someone begins to bring a release; what another was bringing is spent."""
        spent = (*self.spent, self.coming.folder) if self.coming else self.spent
        return replace(self, coming=row, holder=holder, spent=spent)

    def with_row(self, row: Row) -> State:
        """The release is kept, in this folder; where it lay before is spent."""
        others = tuple(one for one in self.kept if one.id != row.id)
        former = tuple(
            one.folder for one in self.kept if one.id == row.id and one.folder != row.folder
        )
        coming = None if self.coming and self.coming.folder == row.folder else self.coming
        return replace(self, kept=(*others, row), coming=coming, spent=(*self.spent, *former))

    def without(self, ids: set[str]) -> State:
        """These are not kept any more; the release that is shown always is."""
        going = [one for one in self.kept if one.id in ids and one.folder != self.current]
        stays = tuple(one for one in self.kept if one not in going)
        return replace(self, kept=stays, spent=(*self.spent, *(one.folder for one in going)))


def _row(data: dict[str, object]) -> Row:
    id, number = str(data["id"]), data["number"]
    if not is_release_id(id) or not isinstance(number, int):
        raise NotAState(id)
    return Row(id, str(data["folder"]), number, str(data["at"]))
