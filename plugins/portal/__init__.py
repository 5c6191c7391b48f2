"""The portal: a Pelican plugin that turns content/ into a department's news site.

The way of the data, folder by folder; a folder never imports one further down:

``domain``   records and rules: dates, names, successions, the life of a regulation, problems
``schema``   what files may say: front matter, register entries, site.yaml
``store``    what earlier builds worked out, by what it was worked out from
``images``   bytes of a picture → what it is, the same without its notes, smaller ones
``reading``  files → text → front matter and Markdown → records, with every problem found
``i18n``     words, dates and numbers in each language
``indexes``  records → rows by day, year, agency, partner province, kind and regulation
``search``   texts → words, and the files by which the search finds them
``pages``    what each page shows: one documented context a page type, and its address
``output``   templates, feeds, calendars, sitemap, data; the swap of whole trees; conservation
``finishing`` social cards, icons, QR codes, compressed copies: what publishing adds
``warm``     what one build leaves for the next: a few changed articles are brought in
``pelican``  the only folder that imports Pelican: its signals, its generator, its class
``publishing`` a finished tree → a sealed release, shown in one step at a target; rollback
``commands`` the words of tasks.py

Pelican loads this package through ``PLUGINS`` and calls :func:`register`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portal.pelican.site import PortalPelican

__all__ = ["PortalPelican", "__version__", "register"]

__version__ = "0.1.0"


def register() -> None:
    """Connect to Pelican's signals; called once by Pelican."""
    from portal.pelican import signals

    signals.connect()


def __getattr__(name: str) -> Any:
    """``PortalPelican``, for the settings file: loaded when it is asked for, with Pelican."""
    if name == "PortalPelican":
        from portal.pelican.site import PortalPelican

        return PortalPelican
    raise AttributeError(name)
