"""A language of the site: its catalogue, its own name, the prefix of its addresses.

In: a language code, theme/locale/<code>.po and, for a language without spaces between words,
<code>.words.txt.  Out: :class:`Language`.  Catalogues are read from their ``.po`` source at the
start of a build, so that a translator's edit needs no compiling step.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from portal.domain.problems import Problems
from portal.i18n.numbers import number_text
from portal.store import key_of

__all__ = ["SOURCE_LANGUAGE", "Language", "load_language", "own_name"]

SOURCE_LANGUAGE = "vi"


@cache
def own_name(code: str) -> str:
    """What a language is called in that language, by CLDR."""
    return str(Locale.parse(code).display_name)


@dataclass(frozen=True, slots=True)
class Language:
    """``prefix`` is "" for Vietnamese, else ``/<code>``: it stands before every address.

    ``words`` are those that a line must not split, of a language without spaces between words.
    ``stamp`` is a digest of all that it was read from (b"": of nothing).
    """

    code: str
    translations: NullTranslations = field(default_factory=NullTranslations, repr=False)
    words: frozenset[str] = frozenset()
    stamp: bytes = field(default=b"", repr=False, compare=False)

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
        """The right plural form, with ``%(num)s`` filled in as this language writes numbers."""
        number = number_text(count, self.code)
        return self.translations.ngettext(singular, plural, count) % {"num": number}


def load_language(code: str, locale_dir: Path, problems: Problems) -> Language:
    """Read the catalogue of ``code`` (Vietnamese needs none).

    One that is missing or broken is an error in ``problems``; the language is then untranslated.
    """
    if code == SOURCE_LANGUAGE:
        return Language(code)
    path = locale_dir / f"{code}.po"
    place = f"theme/locale/{code}.po"
    compiled = io.BytesIO()
    try:
        catalogue = path.read_bytes()
        write_mo(compiled, read_po(io.BytesIO(catalogue), locale=code, abort_invalid=True))
    except FileNotFoundError:
        problems.error(place, 0, "", "catalogue-missing", lang=own_name(code))
        return Language(code)
    except PoFileError as error:
        # Babel counts lines from nought, in its sentence too.
        reason = str(error.args[0]).removesuffix(f" on {error.lineno}")
        problems.error(place, error.lineno + 1, "", "catalogue-broken", reason=reason)
        return Language(code)
    except ValueError as error:  # bytes that are no UTF-8, a plural form that is no expression
        problems.error(place, 0, "", "catalogue-broken", reason=str(error))
        return Language(code)
    compiled.seek(0)
    listing = locale_dir / f"{code}.words.txt"
    words = listing.read_bytes() if listing.is_file() else b""
    return Language(code, GNUTranslations(compiled), _words(words), key_of(catalogue, words))


def _words(listing: bytes) -> frozenset[str]:
    """The words of a list, one a line; a language with spaces has none."""
    lines = (line.strip() for line in listing.decode().splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
