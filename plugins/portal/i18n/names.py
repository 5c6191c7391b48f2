"""Names of provinces without the word for what they are, for pictures, where room is scarce.

In: a name and its language.  Out: ``Khăm Muộn`` for ``Tỉnh Khăm Muộn``, ``Khammouane`` for
``Khammouane Province``.  What tells two names apart stays: the capital is more than its province.
"""

from __future__ import annotations

__all__ = ["short_name"]

_BEFORE = {"vi": ("Tỉnh ", "Thành phố "), "lo": ("ແຂວງ",)}
_BEHIND = {"en": (" Province", " City")}


def short_name(name: str, lang: str) -> str:
    """The name alone; as it is where nothing would be left or the language is another."""
    short = name
    for word in _BEFORE.get(lang, ()):
        short = short.removeprefix(word)
    for word in _BEHIND.get(lang, ()):
        short = short.removesuffix(word)
    return short.strip() or name
