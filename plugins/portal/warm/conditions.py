"""All that a site depends on but content/ and time: the same as at the last build, or not?

In: the code, the libraries, the settings, the theme, what a build is told.  Out: a digest.  Loads
nothing but the standard library, since it is asked for before anything else.
"""

from __future__ import annotations

import hashlib
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

__all__ = ["Conditions", "digest_of"]

_OF_NO_MATTER = ("PORTAL_NOW", "PORTAL_JOBS", "PORTAL_CACHE", "PORTAL_FRESH")
"""Settings that change no output, or are looked at by themselves."""


class Conditions:
    """``digest`` is of the conditions as a build begins."""

    def __init__(self, root: Path, settings_file: Path, settings: Mapping[str, Any]) -> None:
        """``root`` is the project's folder; ``settings`` are evaluated, with what was told.

        They may depend on more than their files: on the environment, say.
        """
        self._folders = {root, settings_file.parent}
        self._code = root / "plugins"
        self._theme = Path(settings["THEME"])
        self._settings = repr(
            sorted((name, value) for name, value in settings.items() if name not in _OF_NO_MATTER)
        )
        self.digest = self._taken()

    def hold(self) -> bool:
        """True when they are still what they were: nobody saved code or theme meanwhile."""
        return self._taken() == self.digest

    def _taken(self) -> str:
        libraries = Path(sysconfig.get_path("purelib"))
        parts: list[str | bytes] = [sys.version, self._settings]
        parts += sorted(path.name for path in libraries.glob("*.dist-info"))
        sources = {path for folder in self._folders for path in folder.glob("*.py")}
        sources.update(self._code.rglob("*.py"), self._theme.rglob("*"))
        for path in sorted(sources):
            if path.is_file():
                parts += [str(path), path.read_bytes()]
        return digest_of(parts)


def digest_of(parts: Iterable[str | bytes]) -> str:
    """SHA-256 in hexadecimal of parts, each behind its length."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()
