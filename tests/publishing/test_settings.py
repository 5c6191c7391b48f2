"""Targets are declared in publishconf.py; what is wrong there is told before anything is built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portal.domain.problems import ContentError
from portal.publishing.settings import declarations, signer_of
from portal.publishing.signing import Signer

ROOT = Path("/srv/project")


def test_targets_are_opened_as_they_are_declared() -> None:
    found = declarations(
        {
            "PORTAL_TARGETS": {
                "directory": {"kind": "directory", "path": "published"},
                "preview": {
                    "kind": "directory",
                    "path": "/srv/preview",
                    "ledger": False,
                    "keep": 2,
                },
                "far": {"kind": "ssh", "host": "web@may-chu", "path": "/srv/portal/"},
            }
        },
        ROOT,
    )
    assert {name: (one.keep, one.ledger, one.open().place) for name, one in found.items()} == {
        "directory": (5, True, "/srv/project/published"),
        "preview": (2, False, "/srv/preview"),
        "far": (5, True, "web@may-chu:/srv/portal"),
    }


@pytest.mark.parametrize(
    ("targets", "told"),
    [
        (None, 'PORTAL_TARGETS is wrong: {"directory": {"kind": "directory", …}}'),
        ({"x": "y"}, "PORTAL_TARGETS['x'] is wrong: 'y'"),
        ({"x": {}}, "PORTAL_TARGETS['x']['kind'] is wrong: None; directory | ssh | pages | s3"),
        ({"x": {"kind": "directory"}}, "PORTAL_TARGETS['x']['path'] is wrong: ?"),
        (
            {"x": {"kind": "directory", "path": "p", "pth": "q"}},
            "PORTAL_TARGETS['x']['pth'] is wrong: keep | kind | ledger | path",
        ),
        (
            {"x": {"kind": "pages", "path": "p", "host": "geocities"}},
            (
                "PORTAL_TARGETS['x']['host'] is wrong: 'geocities'; "
                "github | gitlab | cloudflare | netlify"
            ),
        ),
        (
            {"x": {"kind": "directory", "path": "p", "keep": 1}},
            "PORTAL_TARGETS['x']['keep'] is wrong: 1; ≥ 2",
        ),
        (
            {"x": {"kind": "directory", "path": "p", "ledger": "no"}},
            "PORTAL_TARGETS['x']['ledger'] is wrong: 'no'; True | False",
        ),
    ],
)
def test_a_setting_that_is_wrong_is_named(targets: Any, told: str) -> None:
    with pytest.raises(ContentError) as caught:
        declarations({"PORTAL_TARGETS": targets}, ROOT)
    assert [problem.line_text("en") for problem in caught.value.problems] == [
        f"publishconf.py: the setting {told}"
    ]


def test_the_secret_key_is_named_by_the_environment_alone() -> None:
    assert signer_of({}, {}) == Signer()
    assert signer_of({"PORTAL_PUBLIC_KEY": "RW1"}, {"PORTAL_MINISIGN_KEY": "/k"}) == Signer(
        "RW1", Path("/k")
    )
