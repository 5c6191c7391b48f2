"""The door to the finishing: tells what is missing instead of failing at an import.

In: the theme, the cache folder.  Out: a :class:`~portal.finishing.stage.Stage` or a
:class:`~portal.finishing.studio.Studio`, or an EnvironmentFault (exit 3) when a drawing library
is not there.  Only here are the modules loaded that need one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from portal.output.errors import fault_from_missing_library
from portal.pages.site import Site

if TYPE_CHECKING:
    from portal.finishing.ondemand import OnDemand
    from portal.finishing.stage import Stage

__all__ = ["is_drawable", "open_on_demand", "open_stage"]


def is_drawable(path: str) -> bool:
    """Whether a path has the name of something that finishing draws; costs nothing."""
    return path.endswith((".ico", ".png", ".svg"))


def open_stage(theme: Path, cache: Path, *, fresh: bool) -> Stage:
    """For a whole build."""
    try:
        from portal.finishing.stage import Stage
    except ImportError as error:
        raise fault_from_missing_library(error) from error
    return Stage(theme, cache, fresh=fresh)


def open_on_demand(
    site: Site, page: Callable[[str], bytes | None], theme: Path, cache: Path
) -> OnDemand:
    """For the files that a browser asks ``serve`` for; ``page`` gives the site's own files."""
    try:
        from portal.finishing.ondemand import OnDemand
    except ImportError as error:
        raise fault_from_missing_library(error) from error
    return OnDemand(site, page, theme, cache)
