"""What stands around every page: :class:`Chrome`, the same for all pages of one language.

It depends on content/site.yaml, the language and the settings only, never on articles or the day,
so that a new article leaves every other page's bytes alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.pages.views.parts import Link

__all__ = ["Chrome"]


@dataclass(frozen=True, slots=True)
class Chrome:
    """Given to every template as ``site``.

    ``sections`` is the main navigation (``Link.url`` is compared with the page's by templates
    through ``page.section``); ``help`` the links of the footer; ``demonstration`` the strip's
    sentence ("" for a real department); ``colours`` are all that follow from the department's
    three, by token; ``assets`` maps a source name to its
    hashed address; ``manifest_url`` is "" in a lean build, as is ``touch_icon_url``, a picture
    that publishing makes; ``complete`` is False in a ``--lean`` build, which links to nothing
    that it does not make and has no script; ``worker_url`` is where browsers find the service
    worker that keeps visited pages ("" when the department turned that off), ``offline_url`` the
    page that lists them, ``root`` where the site begins.
    """

    lang: str
    name: str
    department: str
    home_url: str
    search_url: str
    sections: tuple[Link, ...]
    help: tuple[Link, ...]
    feeds: tuple[Link, ...]
    address: str
    phones: tuple[Link, ...]
    fax: str
    email: Link | None
    parent_portal: Link | None
    responsible: str
    licence: str
    demonstration: str
    colours: Mapping[str, str]
    assets: Mapping[str, str]
    complete: bool
    opensearch_url: str = ""
    manifest_url: str = ""
    touch_icon_url: str = ""
    measurement_src: str = ""
    measurement_integrity: str = ""
    worker_url: str = ""
    offline_url: str = ""
    root: str = "/"
