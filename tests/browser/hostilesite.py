"""A content folder in which every text field of every kind of file holds a hostile text.

In: an empty folder.  Out: the folder, and which texts each field took.  One article for each text,
with a translation; registers hold three in each field.  What the portal refuses is put back to a
plain word, field by field as its own check names them, until the rest can be built: a refused text
has done no harm, and the others are what the browser is shown.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from portal.commands.check import examine
from portal.domain.dates import HANOI
from portal.domain.problems import Severity
from tests.browser.hostile import strings
from tests.needs import ROOT

__all__ = ["Hostile", "make_hostile"]

_SMALL = ROOT / "tests/fixtures/small/content"
_NOW = datetime(2026, 11, 20, 9, tzinfo=HANOI)
_PLAIN = "Thường"
_PLAIN_OF = {
    "email": "thu@so-ngoai-vu.example",
    "phone": "0239 0000 003",
    "url": "https://bao.example/",
    "website": "https://so.example/",
}
"""What is right where a word is not."""

_TOGETHER = 3
_ROUNDS = 8
_KNOWN = frozenset(strings())
_NUMBERS = count()
_STEP = re.compile(r"[^.\[\]]+")


@dataclass
class Hostile:
    """``taken`` and ``refused`` count texts by ``kind: field``."""

    content: Path
    taken: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


@dataclass
class _File:
    """One file: its front matter (or all of it), its text (None: it is YAML alone).

    ``milder`` are the texts to try instead of one that is refused.
    """

    kind: str
    front: dict[str, Any]
    body: str | None = None
    milder: Iterator[str] = field(default_factory=lambda: iter(()))

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML, and says of every sign which it is.
        lines = [f"{key}: {json.dumps(value)}\n" for key, value in self.front.items()]
        text = "".join(lines)
        if self.body is not None:
            text = f"---\n{text}---\n\n{self.body}\n"
        path.write_text(text, "utf-8")


def make_hostile(content: Path) -> Hostile:
    """Write the folder; raises AssertionError when the portal still finds fault with it."""
    made = Hostile(content)
    shutil.copytree(_SMALL, content, ignore=shutil.ignore_patterns("news"))
    files = dict(_files())
    asked = {path: dict(_leaves(file)) for path, file in files.items()}
    for path, file in files.items():
        file.write(content / path)
    left: set[str] = {""}
    for _ in range(_ROUNDS):
        left = _mend(made, files)
        if not left:
            break
    assert left == set()
    for path, file in files.items():
        now = dict(_leaves(file))
        for place, text in asked[path].items():
            tally = made.taken if now.get(place) == text else made.refused
            tally[f"{file.kind}: {re.sub(r'[0-9]+', '', place)}"] += 1
    return made


def _mend(made: Hostile, files: dict[str, _File]) -> set[str]:
    """Put back what is refused; the lines of what was, empty when nothing was."""
    found = examine([], made.content, _NOW).problems
    refused = [problem for problem in found if problem.severity is Severity.ERROR]
    touched, milder = set(), set()
    for problem in refused:
        path = problem.path.partition("/")[2]
        file = files[path]
        touched.add(path)
        steps = _STEP.findall(problem.field)
        if file.body is not None and (not steps or steps[0] not in file.front):
            milder.add(path)
        elif not _put(file.front, steps):
            file.front.pop(steps[0], None)
    for path in milder:
        files[path].body = next(files[path].milder, _PLAIN)
    for path in touched:
        files[path].write(made.content / path)
    return {problem.line_text("en") for problem in refused}


def _put(front: dict[str, Any], steps: list[str]) -> bool:
    """A plain word at that place; False where there is no hostile text to put back."""
    place: Any = front
    path: list[Any] = [int(step) - 1 if step.isdigit() else step for step in steps]
    try:
        for step in path[:-1]:
            place = place[step]
        text = place[path[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    if not isinstance(text, str) or not _parts(text):
        return False
    # Names must differ.
    place[path[-1]] = _PLAIN_OF.get(path[-1]) or f"{_PLAIN} {next(_NUMBERS)}"
    return True


def _leaves(file: _File) -> Iterator[tuple[str, str]]:
    """Every hostile text of a file and where it stands."""

    def walk(value: Any, place: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from walk(inner, f"{place}.{key}" if place else key)
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                yield from walk(inner, f"{place}[{number}]")
        elif isinstance(value, str) and _parts(value):
            yield place, value

    yield from walk(file.front, "")
    if file.body is not None:
        yield "text", _PLAIN if file.body == _PLAIN else ""


def _parts(value: str) -> list[str]:
    """The hostile texts in a value, which may hold several and a number."""
    return [each for each in re.split(r" ¦ |^T | \d+$", value) if each in _KNOWN]


def _files() -> Iterator[tuple[str, _File]]:
    all_ = strings()
    for number, text in enumerate(all_):
        yield f"news/2020/bai-{number}.md", _File("article", _article(text), *_bodies(text))
        yield (
            f"news/2020/bai-{number}.en.md",
            _File("translation", _translation(text), *_bodies(text)),
        )
    for start in range(0, len(all_), _TOGETHER):
        some, id = all_[start : start + _TOGETHER], start // _TOGETHER
        text = " ¦ ".join(some)
        yield f"registry/agencies/co-{id}.yaml", _File("agency", _agency(id, text, some))
        yield f"registry/provinces/tinh-{id}.yaml", _File("province", _province(id, text, some))
        yield f"registry/regulations/quy-{id}.yaml", _File("regulation", _regulation(id, text))
        yield f"registry/people/nguoi-{id}.yaml", _File("person", _person(text))
        pages = {"title": text, "summary": text}
        if id == 0:
            seen = (" ".join(each.split()) for each in all_ if "\x02" not in each)
            code = "\n\n".join(f"    {each}" for each in seen)
            yield "pages/gioi-thieu.md", _File("page", pages, f"Mã:\n\n{code}")
    identity = yaml.safe_load((_SMALL / "site.yaml").read_text("utf-8"))
    names = ("names", "department", "address", "person_responsible", "licence", "demonstration")
    for number, key in enumerate(names):
        identity[key] = dict.fromkeys(("vi", "en"), all_[8 * number + 2])
    identity["languages"] = ["vi", "en"]
    yield "site.yaml", _File("site", {key: each for key, each in identity.items() if each})


def _bodies(text: str) -> tuple[str, Iterator[str]]:
    """A text that holds it everywhere, and what to try instead: once, and as code."""
    line = " ".join(text.split())
    whole = f"Trước.\n\n{text}\n\nTrong dòng {text} và.\n\n## Mục {text}\n\n- {text}\n\n> {text}"
    code = f"Mã ```{line}``` và:\n\n    {line}\n\n```html\n{line}\n```"
    return whole, iter((f"Trước.\n\n{text}", code))


def _article(text: str) -> dict[str, Any]:
    return {
        "title": text,
        "date": "2020-06-11",
        "summary": text,
        "kind": "talks",
        "event": {"date": "2020-06-11", "place": text},
        "agencies": ["so-ngoai-vu-ha-tinh"],
        "partner_provinces": ["khammouane"],
        "people": [{"name": text, "office": text}],
        "figures": [{"label": text, "value": "21", "unit": text, "period": text}],
        "documents": [{"number": text, "title": text, "date": "2020-06", "authority": text}],
        "images": [{"file": "hoi-nghi.png", "alt": text, "caption": text, "credit": text}],
        "sources": [{"name": text, "note": text}, {"name": text, "url": text}],
        "author": text,
        "tags": [text],
        "modified": "2020-06-12",
        "corrections": [{"date": "2020-06-12", "note": text}],
        "changes": [{"date": "2020-06-12", "note": text}],
        "note": text,
    }


def _translation(text: str) -> dict[str, Any]:
    return {
        "title": text,
        "summary": text,
        "author": text,
        "note": text,
        "images": [{"alt": text, "caption": text}],
        "corrections": [{"date": "2020-06-12", "note": text}],
    }


def _agency(id: int, text: str, some: list[str]) -> dict[str, Any]:
    return {
        "name": {"vi": text, "en": text},
        "names": [{"name": f"{some[0]} ¦ {id}", "from": "2000", "to": "2001"}],
        "aliases": [f"{each} {id}" for each in some],
        "type": "department",
        "website": some[0],
        "contact": {"address": text, "phone": text, "email": text},
        "source": {"name": text, "note": text},
    }


def _province(id: int, text: str, some: list[str]) -> dict[str, Any]:
    return {
        "name": {"vi": f"T {text}", "en": f"T {text}"},
        "aliases": [f"T {each} {id}" for each in some],
        "country": "LA",
        "source": {"name": text, "note": text},
    }


def _regulation(id: int, text: str) -> dict[str, Any]:
    return {
        "title": {"vi": text, "en": text},
        "type": "regulation",
        "number": text,
        "parties": ["so-ngoai-vu-ha-tinh", "cong-an-ha-tinh"],
        "signed": "2016-06-25",
        "contact": {"address": text, "phone": text, "email": text},
        "documents": [{"number": text, "title": text, "date": "2020-06", "authority": text}],
        "events": [
            {
                "date": "2018-07",
                "stage": "briefing",
                "note": text,
                "source": {"name": text, "note": text},
            }
        ],
        "source": {"name": text, "note": text},
    }


def _person(text: str) -> dict[str, Any]:
    return {
        "name": text,
        "office": {"vi": text, "en": text},
        "agency": "so-ngoai-vu-ha-tinh",
        "phone": text,
        "email": text,
        "valid": {"from": "2024-01"},
    }
