"""Pages made as of ``effective`` are those of now, and change only when it does."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from portal.domain.publication import publication_state
from portal.indexes.effective import effective_instant
from portal.output import assembly as module
from portal.output.assembly import Assembly
from portal.output.desk import Desk
from portal.output.placing import Placing
from portal.output.planned import Hashed
from portal.output.trees import TreePair
from portal.reading.content import read_content
from tests.made import at
from tests.output.making import JINJA, assembled, write

NOTICE = """---
title: Sắp họp
date: 2026-02-20 08:00
summary: Tóm tắt.
kind: notice
event: {date: 2026-03-10, end_date: 2026-03-12}
agencies: [so-ngoai-vu-ha-tinh]
regulations: [{id: qcph-thu, stage: planned}]
publish_at: 2026-02-20 08:00
expires: 2026-03-11 12:00
---

Nội dung.
"""
REVIEW = """---
title: Giao ban
date: 2026-04-02
summary: Tóm tắt.
kind: briefing
event: {date: 2026-04-01}
agencies: [so-ngoai-vu-ha-tinh]
regulations: [{id: qcph-thu, stage: briefing}]
publish_at: 2026-04-02
---

Nội dung.
"""
REGULATION = """title: {vi: Quy chế thử}
type: regulation
parties: [so-ngoai-vu-ha-tinh, phong-thu]
signed: 2025-07-15
period: {from: 2025-07, to: 2026-10}
review_every: [P6M]
"""
FOLLOWER = """title: {vi: Quy chế thay}
type: regulation
parties: [so-ngoai-vu-ha-tinh]
signed: 2026-12-05
replaces: [qcph-thu]
"""
AGENCY = """name: {vi: Phòng thử}
type: other
names: [{name: Phòng cũ, to: 2026-05-31}]
valid: {to: 2026-11-15}
successors: [{id: phong-moi, relation: replaced}]
"""
HEIR = "name: {vi: Phòng mới}\ntype: other\nvalid: {from: 2026-11-16}\n"
OFFICIAL = (
    "name: Trần Thị Thử\noffice: {vi: Phó Giám đốc}\nagency: so-ngoai-vu-ha-tinh\n"
    "valid: {from: 2026-06-15, to: 2026-08}\n"
)


@pytest.fixture
def turning(content: Path) -> Path:
    """Content in which everything turns that time can turn, in the course of 2026.

    In one language, since each test makes the whole site many times over.
    """
    site = content / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("[vi, en, lo]", "[vi]"), "utf-8")
    for english in content.rglob("*.en.md"):
        english.unlink()
    write(content / "news/2026/sap-hop.md", NOTICE)
    write(content / "news/2026/giao-ban.md", REVIEW)
    registry = content / "registry"
    write(registry / "regulations/qcph-thu.yaml", REGULATION)
    write(registry / "regulations/qcph-thay.yaml", FOLLOWER)
    write(registry / "agencies/phong-thu.yaml", AGENCY)
    write(registry / "agencies/phong-moi.yaml", HEIR)
    write(registry / "people/pho-giam-doc.yaml", OFFICIAL)
    return content


TURNS = [
    "2026-01-01 00:00",  # the year
    "2026-01-16 00:00",  # the review owed half a year after the signing
    "2026-02-20 08:00",  # the notice is published
    "2026-03-10 00:00",  # its event comes
    "2026-03-11 12:00",  # it expires
    "2026-03-13 00:00",  # its event is over
    "2026-04-02 00:00",  # the review is published, and none is owed
    "2026-06-01 00:00",  # the office gets its present name
    "2026-06-15 00:00",  # the official's term begins
    "2026-09-01 00:00",  # and ends
    "2026-10-02 00:00",  # a review is owed again
    "2026-11-01 00:00",  # the regulation's term is over
    "2026-11-16 00:00",  # the office is dissolved
    "2026-12-01 08:00",  # the fixture's own notice is published
    "2026-12-05 00:00",  # the following regulation is signed
    "2026-12-15 00:00",  # the notice's event comes
    "2026-12-16 00:00",  # and is over
]


def outputs(made: Assembly, theme: Path, tmp_path: Path) -> dict[str, bytes]:
    """Every output's bytes, without a tree."""
    desk = Desk(made.site, theme, JINJA, Placing(TreePair(tmp_path / "none"), fresh=False))
    printed = {output.path: desk.print(output)[0] for output in made.outputs}
    return {path: made.data if isinstance(made, Hashed) else made for path, made in printed.items()}


def test_it_takes_exactly_the_values_at_which_something_turns(turning: Path) -> None:
    """Asked at every noon and midnight of the year, and a minute before and at each turn."""
    read = read_content(turning, now=at("2027-01-01"))
    instants = {at("2026-01-01") + timedelta(hours=12 * half) for half in range(2 * 365)}
    instants |= {at(turn) for turn in TURNS}
    instants |= {at(turn) - timedelta(minutes=1) for turn in TURNS[1:]}
    found = set()
    for now in instants:
        shown = [
            article
            for article in read.articles
            if publication_state(article, now) in ("published", "withdrawn")
        ]
        effective = effective_instant(shown, read.registry, now)
        assert effective <= now
        found.add(f"{effective:%Y-%m-%d %H:%M}")
    assert sorted(found) == TURNS


def test_at_every_turn_some_output_changes(turning: Path, theme: Path, tmp_path: Path) -> None:
    for turn in TURNS[1:]:
        before, after = (
            outputs(assembled(turning, theme, now=now), theme, tmp_path)
            for now in (at(turn) - timedelta(minutes=1), at(turn))
        )
        changed = {
            path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
        }
        assert changed > {"version.json"}, turn


def test_pages_as_of_it_are_pages_as_of_now(
    turning: Path, theme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that depends on the day is missed: made as of now itself, all is the same."""
    for turn in [*TURNS[1:], "2027-01-01"]:
        now = at(turn) - timedelta(minutes=1)
        as_of_it = outputs(assembled(turning, theme, now=now), theme, tmp_path)
        with monkeypatch.context() as patch:
            patch.setattr(module, "effective_instant", lambda *_, now=now: now)
            as_of_now = outputs(assembled(turning, theme, now=now), theme, tmp_path)
        differing = {path for path in as_of_it if as_of_it[path] != as_of_now[path]}
        assert differing == {"version.json"}, turn


def test_two_moments_between_two_turns_make_the_same_bytes(
    turning: Path, theme: Path, tmp_path: Path
) -> None:
    one, other = (
        outputs(assembled(turning, theme, now=at(now)), theme, tmp_path)
        for now in ("2026-06-15 00:00", "2026-08-31 23:59")
    )
    assert one == other


def test_the_version_says_since_when_and_security_txt_derives_from_it(
    turning: Path, theme: Path, tmp_path: Path
) -> None:
    made = outputs(assembled(turning, theme, now=at("2026-08-01")), theme, tmp_path)
    version = json.loads(made["version.json"])
    assert (version["version"], version["effective"]) == ("1", "2026-06-15T00:00:00+07:00")
    assert b"Expires: 2027-01-31T00:00:00Z\n" in made[".well-known/security.txt"]
