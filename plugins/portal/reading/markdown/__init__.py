"""Markdown bodies → clean HTML: one converter a worker, one context a language.

In: a text and what it may link to.  Out: HTML that templates may print as ``Markup``, with its
headings, links, images and word count; problems for whatever is wrong in it.
"""

from portal.reading.markdown.allowlist import clean_html
from portal.reading.markdown.asked import Answers, AskedLinks
from portal.reading.markdown.converter import Converter
from portal.reading.markdown.plain import plain_text
from portal.reading.markdown.records import (
    Destination,
    Heading,
    ImageFile,
    LinkContext,
    Reach,
    Rendered,
    SiteLinks,
)

__all__ = [
    "Answers",
    "AskedLinks",
    "Converter",
    "Destination",
    "Heading",
    "ImageFile",
    "LinkContext",
    "Reach",
    "Rendered",
    "SiteLinks",
    "clean_html",
    "plain_text",
]
