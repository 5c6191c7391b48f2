"""A language of the site: its catalogue, its own name, the prefix of its addresses.

In: a language code and theme/locale/<code>.po.  Out: :class:`Language`.  Catalogues are read from
their ``.po`` source at the start of a build, so that a translator's edit needs no compiling step.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

__all__ = ["SOURCE_LANGUAGE", "CatalogueError", "Language", "load_language", "own_name"]

SOURCE_LANGUAGE = "vi"

_OWN_NAMES = {"vi": "Tiếng Việt", "en": "English", "lo": "ພາສາລາວ"}


class CatalogueError(Exception):
    """theme/locale/<lang>.po is missing or cannot be read; the message says which line."""

    exitcode = 1


def own_name(code: str) -> str:
    """What a language is called in that language."""
    return _OWN_NAMES[code]


@dataclass(frozen=True, slots=True)
class Language:
    """``prefix`` is "" for Vietnamese, else ``/<code>``: it stands before every address."""

    code: str
    translations: NullTranslations = field(default_factory=NullTranslations, repr=False)

    @property
    def name(self) -> str:
        return own_name(self.code)

    @property
    def prefix(self) -> str:
        return "" if self.code == SOURCE_LANGUAGE else f"/{self.code}"

    def __call__(self, message: str) -> str:
        """The message in this language (its Vietnamese source where untranslated)."""
        return self.translations.gettext(message)

    def plural(self, singular: str, plural: str, count: int) -> str:
        """The right plural form, with ``%(num)s`` filled in."""
        return self.translations.ngettext(singular, plural, count) % {"num": count}


def load_language(code: str, locale_dir: Path) -> Language:
    """Read the catalogue of ``code`` (none for Vietnamese); raises CatalogueError."""
    if code == SOURCE_LANGUAGE:
        return Language(code)
    path = locale_dir / f"{code}.po"
    try:
        with path.open("rb") as source:
            catalogue = read_po(source, locale=code, abort_invalid=True)
    except FileNotFoundError:
        raise CatalogueError(f"theme/locale/{code}.po: thiếu tệp bản dịch / missing") from None
    except (PoFileError, ValueError) as error:
        raise CatalogueError(f"theme/locale/{code}.po: {error}") from error
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Language(code, GNUTranslations(compiled))
