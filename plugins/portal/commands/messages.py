"""Catalogues of the interface: collect the messages, bring theme/locale/*.po up to date.

In: templates and the portal's Python.  Out: catalogues that hold every message, with the
translations and translators' comments they had; a list of what still lacks one; the tables in
docs/ of what a native reader has reviewed.  Vietnamese sentences are the message ids.
Run it as ``python3 -m portal.commands.messages`` within the environment, after changing a sentence.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from portal.commands.reviews import documented

__all__ = ["collect", "run", "updated"]

ROOT = Path(__file__).resolve().parents[3]

# compose("…") and self("…") translate in Python; plural() takes a singular and a plural form.
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "N_": None,
    "compose": None,
    "self": None,
    "plural": (1, 2),
}
_METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
_SOURCES = ("plugins/portal", "theme/templates")
# Line numbers would change the catalogue at every edit: Babel leaves a falsy one out.
_NO_LINE = 0
_OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}


def collect(root: Path = ROOT) -> Catalog:
    """Every message of templates and Python, with the files that use it, in stable order."""
    found: dict[str | tuple[str, ...], set[str]] = {}
    for source in _SOURCES:
        for file, _, message, _, _ in extract_from_dir(
            str(root / source), _METHODS, _OPTIONS, keywords=_KEYWORDS
        ):
            found.setdefault(message, set()).add(f"{source}/{file}")
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    for message in sorted(found, key=_first):
        catalogue.add(message, locations=[(file, _NO_LINE) for file in sorted(found[message])])
    return catalogue


def _first(message: str | Sequence[str]) -> str:
    return message if isinstance(message, str) else message[0]


def updated(lang: str, messages: Catalog, root: Path = ROOT) -> tuple[bytes, list[str]]:
    """The catalogue of ``lang`` with these messages, as bytes, and those without a translation."""
    with (root / "theme/locale" / f"{lang}.po").open("rb") as source:
        known = read_po(source, locale=lang)
    fresh = Catalog(locale=lang, charset="utf-8", fuzzy=False)
    missing = []
    for message in messages:
        if not message.id:
            continue
        own = known.get(message.id)
        translation = own.string if own is not None and not own.fuzzy else None
        comments = own.user_comments if own is not None else ()
        fresh.add(message.id, translation, locations=message.locations, user_comments=comments)
        if not translation or (isinstance(translation, tuple) and not all(translation)):
            missing.append(_first(message.id))
    target = io.BytesIO()
    # The dates in a catalogue's header would change it without a reason.
    write_po(target, fresh, width=100, omit_header=True)
    return _header(lang) + target.getvalue(), missing


def _header(lang: str) -> bytes:
    plurals = Catalog(locale=lang).plural_forms
    lines = (
        f"Language: {lang}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plurals}",
    )
    text = 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"
    return text.encode()


def run(*, check: bool = False, root: Path = ROOT) -> int:
    """Update the catalogues; with ``check`` only look.  1 when one is stale or incomplete."""
    messages = collect(root)
    fault = False
    for path in _catalogues(root):
        data, missing = updated(path.stem, messages, root)
        stale = data != path.read_bytes()
        if stale and not check:
            path.write_bytes(data)
        for text in missing:
            print(f"{path.relative_to(root).as_posix()}: chưa dịch / not translated: {text}")
        if stale and check:
            print(f"{path.relative_to(root).as_posix()}: cần cập nhật / out of date")
        fault = fault or bool(missing) or (stale and check)
    for path in sorted((root / "docs").glob("*.md")):
        text = path.read_text("utf-8")
        page = documented(text, root)
        if page != text and check:
            print(f"{path.relative_to(root).as_posix()}: cần cập nhật / out of date")
            fault = True
        elif page != text:
            path.write_text(page, "utf-8")
    return int(fault)


def _catalogues(root: Path) -> Iterator[Path]:
    yield from sorted((root / "theme/locale").glob("*.po"))


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv[1:]))
