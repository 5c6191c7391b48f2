"""The door to the finishing: tells what is missing instead of failing at an import.

In: the theme, the cache folder.  Out: a :class:`~portal.finishing.stage.Stage` or a
:class:`~portal.finishing.studio.Studio`, or an EnvironmentFault (exit 3) when a drawing library
is not there.  Only here are the modules loaded that need one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from portal.output.errors import EnvironmentFault
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
        raise _missing(error) from error
    return Stage(theme, cache, fresh=fresh)


def open_on_demand(
    site: Site, page: Callable[[str], bytes | None], theme: Path, cache: Path
) -> OnDemand:
    """For the files that a browser asks ``serve`` for; ``page`` gives the site's own files."""
    try:
        from portal.finishing.ondemand import OnDemand
    except ImportError as error:
        raise _missing(error) from error
    return OnDemand(site, page, theme, cache)


def _missing(error: ImportError) -> EnvironmentFault:
    return EnvironmentFault(
        f"Không nạp được thư viện vẽ “{error.name}”: {error}. "
        "Hãy chạy qua python3 tasks.py để môi trường tự cài đủ, hoặc cài theo requirements.txt.",
        f"The drawing library “{error.name}” cannot be loaded: {error}. "
        "Run this through python3 tasks.py, which installs what is needed, "
        "or install what requirements.txt lists.",
    )
