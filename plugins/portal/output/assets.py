"""The theme's static files: styles bundled, scripts minified, everything named by its content.

In: theme/static/, the colours of the department.  Out: :class:`Assets`: the files to serve, and
the hashed address of each by its source name.  A name with its content's hash may be kept by
readers for ever; a changed file gets another name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import rcssmin
import rjsmin

from portal.domain.palette import palette
from portal.domain.problems import Problems

__all__ = [
    "ICON",
    "LIVING_STYLES",
    "STYLES",
    "Assets",
    "joined_script",
    "load_assets",
    "minified_script",
    "painted",
    "without_scripts",
]

STYLES = "css/site.css"
"""The name under which templates ask for the bundled styles."""

ICON = "img/icon.svg"
"""The site's own sign; phones and browsers ask for it under a name that never changes too."""

LIVING_STYLES = "css/living.css"
"""Those of the living page, which no other page needs."""

_FOLDER = "theme"
_BUNDLE = "css/bundle.txt"
_TOKENS = "css/tokens.css"
_URL = re.compile(r"""url\(\s*["']?([^"')\s]+)["']?\s*\)""")
_COLOUR = re.compile(r"(?<=--)([a-z0-9-]+)(: *)#[0-9a-f]{3,6}(?=;)")
_PAINT = re.compile(rb"var\(--([a-z0-9-]+), (#[0-9a-f]{6})\)")
_IMPORT = re.compile(r'^(?:import|export) \{[^}]*\} from "(\.{1,2}/[^"]+)";\n', re.MULTILINE)
_SCRIPTS = "js"
"""Its own scripts are served; those of folders below are parts of them."""

_UNSERVED = {".md", ".txt", ".css"}


@dataclass(frozen=True, slots=True)
class Assets:
    """``files``: output path → bytes; ``addresses``: source name → address from the site's root.

    ``tokens`` is css/tokens.css with the department's colours, for the page that shows them.
    """

    files: Mapping[str, bytes]
    addresses: Mapping[str, str]
    tokens: str


def load_assets(
    theme: Path,
    base_path: str,
    colours: Mapping[str, str],
    problems: Problems,
    *,
    living: bool = False,
) -> Assets:
    """Read theme/static/; a style or file that is named but missing is an error.

    ``living`` adds the styles of the living page.
    """
    static = theme / "static"
    files: dict[str, bytes] = {}
    addresses: dict[str, str] = {}

    def add(name: str, data: bytes) -> None:
        pure = PurePosixPath(name)
        digest = hashlib.sha256(data).hexdigest()[:12]
        path = f"{_FOLDER}/{pure.parent}/{pure.stem}.{digest}{pure.suffix}".replace("/./", "/")
        files[path] = data
        addresses[name] = f"{base_path}/{path}"

    for file in sorted(static.rglob("*")):
        if file.is_file() and file.suffix.lower() not in _UNSERVED:
            data = file.read_bytes()
            if file.suffix.lower() == ".svg":
                data = painted(data, colours)
            elif file.suffix == ".js":
                if static / _SCRIPTS in file.parents[1:]:
                    continue
                data = _script(file, static, problems)
            add(file.relative_to(static).as_posix(), data)
    tokens = _tokens(static / _TOKENS, colours)
    add(STYLES, _bundle(static, addresses, tokens, problems))
    if living:
        add(LIVING_STYLES, _living(static / LIVING_STYLES, problems))
    return Assets(files, addresses, tokens)


def without_scripts(assets: Assets) -> Assets:
    """What a lean build serves."""
    files = {path: data for path, data in assets.files.items() if not path.endswith(".js")}
    kept = {name: url for name, url in assets.addresses.items() if not name.endswith(".js")}
    return replace(assets, files=files, addresses=kept)


def _script(file: Path, static: Path, problems: Problems) -> bytes:
    try:
        return minified_script(joined_script(file))
    except FileNotFoundError as error:
        label = f"theme/static/{file.relative_to(static).as_posix()}"
        missing = Path(error.filename).relative_to(static.resolve()).as_posix()
        problems.error(label, 0, "", "theme-file-missing", file=missing)
        return b""


def joined_script(file: Path) -> str:
    """A script with the modules that it imports by relative addresses before it, each once.

    So that a reader asks for one file.  Modules that are joined share their names: a name that two
    of them declare is an error in every browser.  Raises FileNotFoundError for a module that is
    not there.
    """
    parts: dict[Path, str] = {}

    def join(path: Path) -> None:
        if path in parts:
            return
        parts[path] = ""
        text = path.read_text("utf-8")
        for name in _IMPORT.findall(text):
            join((path.parent / name).resolve())
        # Behind those that it imports: what they declare is there when it begins.
        del parts[path]
        parts[path] = _IMPORT.sub("", text)

    join(file.resolve())
    return "\n".join(parts.values())


def minified_script(text: str) -> bytes:
    """A script without comments and indents; its names stay, so that faults can be found."""
    return f"{rjsmin.jsmin(text).strip()}\n".encode()


def painted(drawing: bytes, colours: Mapping[str, str]) -> bytes:
    """A drawing in the department's colours.

    A picture of its own does not see the page's properties: where it says ``var(--identity,
    #17375e)``, the colour of that token is written into it (else the one that it names).
    """
    own = palette(colours)
    return _PAINT.sub(lambda found: own.get(found[1].decode(), found[2].decode()).encode(), drawing)


def _living(file: Path, problems: Problems) -> bytes:
    if not file.is_file():
        problems.error(f"theme/static/{LIVING_STYLES}", 0, "", "template-missing")
        return b""
    return f"{rcssmin.cssmin(file.read_text('utf-8'))}\n".encode()


def _tokens(file: Path, colours: Mapping[str, str]) -> str:
    """The tokens with what follows from the department's colours in place of the defaults."""
    own = palette(colours)
    text = file.read_text("utf-8") if file.is_file() else ""
    return _COLOUR.sub(
        lambda found: f"{found[1]}{found[2]}{own[found[1]]}" if found[1] in own else found[0], text
    )


def _bundle(static: Path, addresses: Mapping[str, str], tokens: str, problems: Problems) -> bytes:
    """The styles in the order of css/bundle.txt, with hashed addresses and the site's colours."""
    listing = static / _BUNDLE
    label = f"theme/static/{_BUNDLE}"
    parts: list[str] = []
    if not listing.is_file():
        problems.error(label, 0, "", "template-missing")
        return b""
    for number, line in enumerate(listing.read_text("utf-8").splitlines(), start=1):
        name = line.partition("#")[0].strip()
        if not name:
            continue
        source = static / "css" / name
        if not source.is_file():
            problems.error(label, number, "", "theme-file-missing", file=f"css/{name}")
            continue
        text = tokens if f"css/{name}" == _TOKENS else source.read_text("utf-8")
        parts.append(_with_addresses(text, source, static, addresses, problems))
    minified = rcssmin.cssmin("\n".join(parts))
    return f"{minified}\n".encode()


def _with_addresses(
    text: str, source: Path, static: Path, addresses: Mapping[str, str], problems: Problems
) -> str:
    def replace(match: re.Match[str]) -> str:
        target = match[1]
        if target.startswith(("data:", "#")):
            return match[0]
        file = (source.parent / target).resolve()
        try:
            name = file.relative_to(static.resolve()).as_posix()
            return f'url("{addresses[name]}")'
        except (KeyError, ValueError):
            line = text.count("\n", 0, match.start()) + 1
            place = f"theme/static/{source.relative_to(static).as_posix()}"
            problems.error(place, line, "", "theme-file-missing", file=target)
            return match[0]

    return _URL.sub(replace, text)
