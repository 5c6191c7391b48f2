"""What HTML says of its elements, as far as a page of the portal can break it.

In: nothing.  Out: tables of names, after the HTML standard (https://html.spec.whatwg.org/).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "CLOSES_P",
    "KNOWN",
    "NEVER_WITHIN",
    "PARENTS",
    "RAW",
    "REFERENCES",
    "REQUIRED",
    "SAID",
    "URLS",
    "VOID",
]

VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
RAW = frozenset({"script", "style", "textarea", "title"})
"""Their content is text up to their own end tag."""

CLOSES_P = frozenset(
    (  # noqa: SIM905 - a table of words
        "address article aside blockquote details dialog div dl fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul"
    ).split()
)
"""A browser ends an open paragraph before these, so that its end tag opens another one."""

KNOWN = (
    VOID
    | RAW
    | CLOSES_P
    | frozenset(
        (  # noqa: SIM905
            "a abbr audio b bdi bdo body button canvas caption cite code colgroup data datalist dd "
            "del dfn dt em h1 head html i iframe ins kbd label legend li map mark meter noscript "
            "object optgroup option output picture progress q rp rt ruby s samp select slot small "
            "span strong sub summary sup svg math tbody td template tfoot th thead time tr u var "
            "video"
        ).split()
    )
)

_SECTIONS = frozenset({"table", "thead", "tbody", "tfoot"})
_ITEMS = frozenset({"dl", "div"})
PARENTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "li": frozenset({"ul", "ol", "menu"}),
        "dt": _ITEMS,
        "dd": _ITEMS,
        "tr": _SECTIONS,
        "td": frozenset({"tr"}),
        "th": frozenset({"tr"}),
        "thead": frozenset({"table"}),
        "tbody": frozenset({"table"}),
        "tfoot": frozenset({"table"}),
        "caption": frozenset({"table"}),
        "figcaption": frozenset({"figure"}),
        "summary": frozenset({"details"}),
        "legend": frozenset({"fieldset"}),
        "option": frozenset({"select", "datalist", "optgroup"}),
        "head": frozenset({"html"}),
        "body": frozenset({"html"}),
    }
)
"""The only elements that each may stand in directly."""

_INTERACTIVE = frozenset({"a", "button"})
NEVER_WITHIN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "a": _INTERACTIVE,
        "button": _INTERACTIVE,
        "select": _INTERACTIVE,
        "details": _INTERACTIVE,
        "form": frozenset({"form"}),
        "main": frozenset({"main", "article", "aside", "footer", "header", "nav"}),
        "h1": frozenset({"h1", "h2", "h3", "h4", "h5", "h6"}),
    }
)
"""What none of their ancestors may be."""

REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"html": ("lang",), "img": ("src", "alt"), "optgroup": ("label",)}
)
REFERENCES = frozenset(
    {"for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "headers"}
)
"""Attributes that name ids of the same page."""

SAID = frozenset({"alt", "aria-label", "content", "placeholder", "title", "value"})
"""Attributes whose text somebody reads or hears."""

URLS = frozenset({"href", "src", "action", "formaction", "poster", "cite", "xlink:href", "data"})
