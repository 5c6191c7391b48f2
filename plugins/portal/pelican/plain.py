"""A settings file read without Pelican, which takes a quarter of a second to load.

In: the settings file, what to say instead of it.  Out: the settings that the portal looks at, as
Pelican would read them; or nothing, where only Pelican can tell.
"""

from __future__ import annotations

import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["plain_settings"]

_PATHS = ("PATH", "OUTPUT_PATH", "THEME", "PORTAL_CACHE")


def plain_settings(settings_file: Path, override: Mapping[str, Any]) -> dict[str, Any] | None:
    """The settings in capitals with ``override`` over them.

    None when the file raises (Pelican will tell), names a path that Pelican would complete, or
    asks for other plugins: these answer to signals that Pelican alone sends.
    """
    try:
        found = runpy.run_path(str(settings_file))
    except Exception:
        return None  # it is a program of its own: whatever is wrong, Pelican says it
    settings = {name: value for name, value in found.items() if name.isupper()} | dict(override)
    if list(settings.get("PLUGINS", ())) != ["portal"]:
        return None
    if not all(Path(settings.get(name, "")).is_absolute() for name in _PATHS):
        return None
    return settings if Path(settings["THEME"]).is_dir() else None
