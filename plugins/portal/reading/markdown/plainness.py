"""Whether the cleaner would give back what it is given: so it does with most texts.

In: HTML made of a text without raw HTML.  Out: True when it holds nothing but the tags below, each
spelt as it is here, so that there is nothing in it that could be taken out or be written another
way.  To know it takes 0.03 ms, to clean 0.3 ms.  The cleaner stays the rule: whatever is not
listed here goes through it, and tests compare both for any text.
"""

from __future__ import annotations

import re

__all__ = ["is_plain"]

_BARE = ("blockquote", "code", "em", "li", "ol", "p", "strong", "table", "tbody", "td", "thead")
_MORE_BARE = ("span", "tr", "ul")
_ENDED = ("a", "div", "h2", "h3", "h4", "h5", "h6", "th")
_ALIGNED = ("left", "center", "right")
_TAGS = frozenset(
    {
        *(f"<{tag}>" for tag in (*_BARE, *_MORE_BARE, "br", "hr")),
        *(f"</{tag}>" for tag in (*_BARE, *_MORE_BARE, *_ENDED)),
        *(f'<td class="align-{side}">' for side in _ALIGNED),
        *(f'<th class="align-{side}" scope="col">' for side in _ALIGNED),
        '<th scope="col">',
    }
)
# Links within the site alone: whether another address is sound is for the cleaner to say.
_TAG_WITH_WORDS = re.compile(
    r'<h[2-6] id="muc-[a-z0-9-]+">'
    r'|<ol start="[0-9]+">'
    r'|<a href="[/#][a-z0-9/._#-]*">'
    r'|<div aria-label="[^"&<>]*" class="table-scroll" role="region" tabindex="0">'
)
_TAG = re.compile(r"<[^>]*>")
_ENTITIES = ("&amp;", "&lt;", "&gt;")


def is_plain(html: str) -> bool:
    """True when ``html``, in which tags are nested rightly, is sure to need no cleaning."""
    tags = _TAG.findall(html)
    if len(tags) != html.count("<") or "\xa0" in html:
        return False
    if "&" in html and html.count("&") != sum(map(html.count, _ENTITIES)):
        return False
    if any(not _TAG_WITH_WORDS.fullmatch(tag) for tag in {*tags} - _TAGS):
        return False
    # A parser ends a link where another begins in it.
    return all(part.count("<a ") < 2 for part in html.split("</a>"))
