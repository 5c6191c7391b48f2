"""A ledger on disk: small changes lie beside it, and count only for the file they were made of."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from portal.output.entries import Entries, Entry
from portal.output.facts.digests import Digests
from portal.output.ledger import Ledger
from portal.pages.reads import Fact
from tests.made import article, site

VERSION = b"v"
FACTS: dict[Fact, bytes] = {("article", str(n)): bytes([n]) * 16 for n in range(40)}


def entry(path: str, fact: int, digest: str = "a") -> Entry:
    return Entry(b"i" * 16, ((path, digest * 64),), array("I", [fact]).tobytes(), str(fact))


def whole(path: Path) -> Ledger:
    """A ledger of forty outputs, as a build that makes everything writes it."""
    entries = Entries.of({f"p{n}": entry(f"p{n}", n) for n in range(40)})
    Ledger(VERSION, FACTS, entries).write(path, b"first")
    return Ledger.read(path, VERSION)


def digests(**known: bytes) -> Digests:
    return Digests(site([article("a")]), {}, {("article", name): d for name, d in known.items()})


def amended(before: Ledger, output: str, number: int) -> Ledger:
    fact = ("article", str(number))
    made = {output: entry(output, number, "b")}
    return before.amended(digests(**{str(number): b"new"}), [fact], before.numbers(), made, ["p1"])


def test_what_was_written_is_read(tmp_path: Path) -> None:
    found = whole(tmp_path / "ledger")
    assert (found.token, found.facts) == (b"first", FACTS)
    assert dict(found.entries) == {f"p{n}": entry(f"p{n}", n) for n in range(40)}
    assert Ledger.read(tmp_path / "ledger", b"other").token == b""


def test_a_small_change_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    before = whole(path)
    data = path.read_bytes()
    amended(before, "p7", 7).write(path, b"second")
    assert path.read_bytes() == data
    found = Ledger.read(path, VERSION)
    assert found.token == b"second"
    assert found.facts == {**FACTS, ("article", "7"): b"new"}
    assert found.entries["p7"] == entry("p7", 7, "b")
    assert "p1" not in found.entries


def test_small_changes_add_up_until_the_file_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    ledger = whole(path)
    data = path.read_bytes()
    for number in range(2, 8):
        amended(ledger, f"p{number}", number).write(path, str(number).encode())
        ledger = Ledger.read(path, VERSION)
        assert ledger.token == str(number).encode()
        assert ledger.entries[f"p{number}"] == entry(f"p{number}", number, "b")
    assert path.read_bytes() != data
    assert {name for name, one in ledger.entries.items() if one.files[0][1] == "b" * 64} == {
        f"p{number}" for number in range(2, 8)
    }


def test_nothing_changed_is_the_same_ledger(tmp_path: Path) -> None:
    before = whole(tmp_path / "ledger")
    same = before.amended(digests(), [], before.numbers(), {"p3": entry("p3", 3)}, [])
    assert same is before


@pytest.mark.parametrize("harm", ["torn", "of another ledger", "gone"])
def test_changes_that_do_not_belong_to_the_file_do_not_count(tmp_path: Path, harm: str) -> None:
    path, later = tmp_path / "ledger", tmp_path / "ledger.later"
    amended(whole(path), "p7", 7).write(path, b"second")
    if harm == "torn":
        later.write_bytes(later.read_bytes()[:-1])
    elif harm == "gone":
        later.unlink()
    else:
        Ledger.read(path, VERSION)
        other = Entries.of({"p0": entry("p0", 0)})
        Ledger(VERSION, FACTS, other).write(path, b"another")
        assert later.exists()
        assert dict(Ledger.read(path, VERSION).entries) == dict(other)
        return
    found = Ledger.read(path, VERSION)
    assert (found.token, found.facts) == (b"first", FACTS)
    assert len(found.entries) == 40
