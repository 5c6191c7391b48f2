"""What raw HTML an editor may use, and what the finished text may hold: two lists, no more.

In: nothing.  Out: the rules that :mod:`.raw` checks an editor's HTML by (with messages), and the
cleaner that every finished text passes through (in silence, as the last line of defence).

An editor may use a few elements for what Markdown cannot say: abbreviations, foreign words,
Chinese names with their reading (ruby), tables with merged cells or a caption, definition lists,
quotations with their source.  Never: ``id``, ``class``, ``style``, ``data-*``, event handlers,
scripts, frames, forms, embedded media, SVG, MathML.  Ids and classes belong to the portal, so
that no text can take over an anchor, a component's style or a name that a script looks up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import nh3

from portal.reading.markdown.characters import NOT_TEXT

__all__ = [
    "ACTIVE_TAGS",
    "BLOCK_TAGS",
    "CONTAINERS",
    "FIRST_CHILDREN",
    "NEEDED_CHILD",
    "PARENTS",
    "RAW_TAGS",
    "VOID_TAGS",
    "attribute_rule",
    "clean_html",
]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WORDS = re.compile(rf"(?!.*{NOT_TEXT.pattern}).{{1,300}}")
_COUNT = re.compile(r"[1-9]\d{0,2}")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(\+07:00)?)?)?)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SCOPE = re.compile(r"col|row|colgroup|rowgroup")
_ANY = re.compile(r".*", re.DOTALL)  # addresses have a check of their own

_CELL = {"colspan": _COUNT, "rowspan": _COUNT}
_PHRASES = ("b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span")
_MORE_PHRASES = ("br", "rp", "rt", "ruby", "strong", "sub", "sup", "wbr")
_SECTIONS = ("blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "hr", "p")
_MORE_SECTIONS = ("caption", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul")

_INLINE: dict[str, dict[str, re.Pattern[str]]] = {
    **{tag: {} for tag in _PHRASES + _MORE_PHRASES},
    "a": {"href": _ANY, "hreflang": _LANGUAGE, "title": _WORDS},
    "abbr": {"title": _WORDS},
    "del": {"datetime": _DAY},
    "dfn": {"title": _WORDS},
    "ins": {"datetime": _DAY},
    "time": {"datetime": _DATE},
}
_BLOCK: dict[str, dict[str, re.Pattern[str]]] = {
    **{tag: {} for tag in _SECTIONS + _MORE_SECTIONS},
    "li": {"value": _COUNT},
    "ol": {"start": _COUNT},
    "td": _CELL,
    "th": {**_CELL, "scope": _SCOPE},
}

RAW_TAGS: Mapping[str, Mapping[str, re.Pattern[str]]] = {**_INLINE, **_BLOCK}
BLOCK_TAGS = frozenset(_BLOCK)
VOID_TAGS = frozenset({"br", "hr", "wbr"})

# Elements that are only meant inside certain others; a browser would move or drop them.
PARENTS: Mapping[str, tuple[str, ...]] = {
    "caption": ("table",),
    "dd": ("dl",),
    "dt": ("dl",),
    "figcaption": ("figure",),
    "li": ("ul", "ol"),
    "rp": ("ruby",),
    "rt": ("ruby",),
    "summary": ("details",),
    "tbody": ("table",),
    "td": ("tr",),
    "tfoot": ("table",),
    "th": ("tr",),
    "thead": ("table",),
    "tr": ("thead", "tbody", "tfoot", "table"),
}

# Elements that hold nothing but the elements that name them above: no text, nothing else.
CONTAINERS: Mapping[str, frozenset[str]] = {
    outer: frozenset(tag for tag, parents in PARENTS.items() if outer in parents)
    for outer in ("dl", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul")
}

# Elements that mean nothing without a certain child, and children that must come first.
NEEDED_CHILD: Mapping[str, str] = {"details": "summary", "dl": "dt", "ruby": "rt"}
FIRST_CHILDREN = frozenset({"caption", "summary"})

# What runs, loads or submits: refused with a message of its own, and dropped with its content.
_HEAD = ("base", "link", "meta", "noscript", "script", "slot", "style", "template", "title")
_MEDIA = ("applet", "audio", "canvas", "embed", "object", "param", "source", "track", "video")
_FRAMES = ("frame", "frameset", "iframe", "noembed", "noframes", "portal")
_FORMS = ("button", "form", "input", "option", "select", "textarea")
_FOREIGN = ("math", "plaintext", "svg", "xmp")
ACTIVE_TAGS = frozenset(_HEAD + _MEDIA + _FRAMES + _FORMS + _FOREIGN)


def attribute_rule(tag: str, name: str) -> re.Pattern[str] | None:
    """What the value of an attribute must match; None when an editor may not use it there."""
    if name == "lang":
        return _LANGUAGE
    return RAW_TAGS[tag].get(name)


# --- the finished text ------------------------------------------------------------------------

_ALIGNMENTS = {"align-left", "align-center", "align-right"}
_MADE_TAGS = (
    "code",
    "div",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "img",
    "picture",
    "pre",
    "section",
    "source",
)
_FINISHED_ATTRIBUTES: dict[str, set[str]] = {
    **{tag: {"lang", *rules} for tag, rules in RAW_TAGS.items()},
    **{tag: {"id", "lang"} for tag in ("h2", "h3", "h4", "h5", "h6", "sup")},
    "a": {"href", "hreflang", "title", "rel", "lang", "aria-label"},
    "div": {"lang", "aria-label"},
    "img": {"src", "srcset", "sizes", "alt", "title", "width", "height"},
    "li": {"id", "lang", "value"},
    "section": {"aria-label"},
    "source": {"type", "srcset", "sizes"},
}
_FILE_HERE = re.compile(r"\s*/(?![/\\])[^\s,]+(\s+\d+w)?\s*")
"""A file of the site in a ``srcset``, of which nh3 checks no address."""


def _filtered(_tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; None where it is to go."""
    if name == "srcset" and not all(map(_FILE_HERE.fullmatch, value.split(","))):
        return None
    return value


_CLEANER = nh3.Cleaner(
    attribute_filter=_filtered,
    tags={*RAW_TAGS, *_MADE_TAGS},
    clean_content_tags=set(ACTIVE_TAGS).difference(_MADE_TAGS),
    attributes=_FINISHED_ATTRIBUTES,
    tag_attribute_values={
        "a": {"role": {"doc-noteref", "doc-backlink"}},
        "div": {"role": {"region"}, "tabindex": {"0"}},
        "img": {"loading": {"lazy"}, "decoding": {"async"}},
        "section": {"role": {"doc-endnotes"}},
    },
    allowed_classes={
        "a": {"footnote-ref", "footnote-backref"},
        "div": {"table-scroll"},
        "section": {"footnotes"},
        "td": _ALIGNMENTS,
        "th": _ALIGNMENTS,
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


def clean_html(html: str) -> str:
    """Whatever it is given → HTML of the finished list only, well-formed."""
    return _CLEANER.clean(html)
