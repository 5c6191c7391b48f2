"""The made-up articles as plain records, for the sites of the peers.

In: a content folder that tests/site/factory.py has made.  Out: the names of its registers, and
every Vietnamese article with what its page shows.  This reads the forms that the factory writes,
nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.site.factory import KINDS

__all__ = ["Item", "Party", "read_item", "read_items", "read_names"]

_ROLES = {"host": "Chủ trì", "party": "Tham gia", "guest": "Khách mời"}


@dataclass(frozen=True, slots=True)
class Party:
    """An agency in an article; ``role`` in Vietnamese."""

    id: str
    role: str


@dataclass(frozen=True, slots=True)
class Item:
    """One article; ``kind`` in Vietnamese, ``published`` as “2020-06-11 17:30”."""

    slug: str
    title: str
    published: str
    summary: str
    kind: str
    day: str
    place: str
    parties: tuple[Party, ...]
    partners: tuple[str, ...]
    regulations: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]
    sources: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    body: str

    @property
    def year(self) -> str:
        """The year of publication, which is that of the event in this corpus."""
        return self.published[:4]


def read_names(content: Path) -> dict[str, str]:
    """Vietnamese names of agencies and provinces, and the titles of regulations, by id."""
    names: dict[str, str] = {}
    for path in sorted((content / "registry").glob("*/*.yaml")):
        entry = _load(path.read_text("utf-8"))
        names[path.stem] = (entry.get("name") or entry["title"])["vi"]
    return names


def read_items(content: Path) -> Iterator[Item]:
    """Every article, by path; translations are left out, as ``--lean`` leaves them out."""
    for path in sorted((content / "news").glob("*/*.md")):
        if "." not in path.stem:
            yield read_item(path)


def read_item(path: Path) -> Item:
    """The article of one file."""
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    front = _load(head)
    return Item(
        path.stem,
        front["title"],
        front["date"],
        front["summary"],
        KINDS[front["kind"]][0].capitalize(),
        front["event"]["date"],
        front["event"]["place"],
        tuple(_party(each) for each in front["agencies"]),
        tuple(front["partner_provinces"]),
        tuple(each["id"] for each in front.get("regulations", ())),
        tuple((each["label"], each["value"], each["unit"]) for each in front.get("figures", ())),
        tuple((each["name"], each["url"]) for each in front["sources"]),
        tuple(front["tags"]),
        body.strip() + "\n",
    )


def _party(agency: str | dict[str, str]) -> Party:
    if isinstance(agency, str):
        return Party(agency, _ROLES["party"])
    return Party(agency["id"], _ROLES[agency["role"]])


def _load(text: str) -> dict[str, Any]:
    """YAML with every scalar as text, as the portal reads it."""
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)
    return loaded
