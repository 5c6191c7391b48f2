"""What results of earlier builds depend on, besides content/ and time.

In: the options of a build.  Out: digests: of what records and texts come out of, of what outputs
come out of.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from portal.pelican.options import Options
from portal.store import code_version, key_of

__all__ = ["made_by", "read_by", "theme_as_it_is"]

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = (
    "babel",
    "imagesize",
    "jinja2",
    "markdown",
    "markupsafe",
    "nh3",
    "pillow",
    "pydantic",
    "pyyaml",
)
"""What records, converted texts and pages come out of, besides the portal's own code."""


def read_by() -> bytes:
    """The code of the portal, and the versions of Python and of the libraries that it builds on."""
    return code_version(_PACKAGE, _LIBRARIES)


def made_by(options: Options, languages: Iterable[str]) -> bytes:
    """The same with all that every output may depend on; the theme's files are facts of each."""
    return key_of(
        read_by(),
        repr(options.build),
        repr(sorted(options.jinja.items())),
        repr(tuple(languages)),
        "finished" if options.finish else "plain",
    )


def theme_as_it_is(options: Options) -> bytes:
    """A digest of the theme's files."""
    files = sorted(path for path in options.theme.rglob("*") if path.is_file())
    parts: list[bytes | str] = []
    for path in files:
        parts += [path.relative_to(options.theme).as_posix(), path.read_bytes()]
    return key_of(*parts)
