"""Pelican's settings → the options of a build.

In: the settings dictionary of pelicanconf.py with its overrides.  Out: :class:`Options`.
Settings are read here and never changed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from portal.domain import clock
from portal.domain.dates import InvalidDate
from portal.domain.problems import Problems
from portal.pages.site import BuildOptions
from portal.warm.conditions import Conditions

__all__ = ["Options", "read_options"]

_JINJA = ("autoescape", "undefined", "trim_blocks", "lstrip_blocks", "extensions")


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that a build is told.

    ``conditions`` were taken before anything was read (None: what is left tells nobody of them).
    """

    content: Path
    output: Path
    theme: Path
    build: BuildOptions
    jinja: Mapping[str, Any]
    fresh: bool
    finish: bool
    cache: Path
    jobs: int
    now: datetime
    conditions: Conditions | None


def read_options(settings: Mapping[str, Any]) -> Options:
    """The options of these settings; raises ContentError naming each setting that is wrong."""
    problems = Problems()
    site_url = str(settings.get("SITEURL") or "").rstrip("/")
    parts = urlsplit(site_url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        _wrong(problems, "SITEURL", f"{site_url!r}, http(s)://…")
    jinja = settings["JINJA_ENVIRONMENT"]
    for name in _JINJA:
        if name not in jinja:
            _wrong(problems, "JINJA_ENVIRONMENT", f"{name}?")
    if jinja.get("autoescape") is not True:
        _wrong(problems, "JINJA_ENVIRONMENT", "autoescape = True")
    try:
        now = clock.now(settings.get("PORTAL_NOW"), os.environ)
    except InvalidDate as error:
        _wrong(problems, "PORTAL_NOW", f"{error.text!r}")
    if settings.get("PORTAL_FINISH") and settings.get("PORTAL_LEAN"):
        _wrong(problems, "PORTAL_FINISH", "PORTAL_LEAN = True")
    problems.raise_errors()
    return Options(
        content=Path(settings["PATH"]),
        output=Path(settings["OUTPUT_PATH"]),
        theme=Path(settings["THEME"]),
        build=BuildOptions(
            site_url=site_url,
            lean=bool(settings.get("PORTAL_LEAN", False)),
            drafts=bool(settings.get("PORTAL_DRAFTS", False)),
            living=bool(settings.get("PORTAL_LIVING", False)),
            copies=bool(settings.get("PORTAL_FINISH", False)),
        ),
        jinja=jinja,
        fresh=bool(settings.get("PORTAL_FRESH", False)),
        finish=bool(settings.get("PORTAL_FINISH", False)),
        cache=Path(settings["PORTAL_CACHE"]),
        jobs=int(settings.get("PORTAL_JOBS") or os.cpu_count() or 1),
        now=now,
        conditions=settings.get("PORTAL_CONDITIONS"),
    )


def _wrong(problems: Problems, name: str, reason: str) -> None:
    problems.error("pelicanconf.py", 0, "", "setting-wrong", name=name, reason=reason)
