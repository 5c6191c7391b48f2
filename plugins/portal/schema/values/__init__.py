"""The types of single values.

In: text (every scalar of a file is text).  Out: values, or a ``Refused`` that says which rule is
broken and what would be right.  Everything here knows one value and nothing around it.
"""

from __future__ import annotations

from portal.schema.values.addresses import (
    SLUG,
    SLUG_LENGTH,
    Email,
    OldAddress,
    Phone,
    Slug,
    WebAddress,
)
from portal.schema.values.choices import Language, SourceLanguage, enum_value
from portal.schema.values.dates import Day, PublicationTime, ReviewInterval, Time
from portal.schema.values.files import DocumentFile, ImageFile, is_file_of
from portal.schema.values.numbers import Amount, Count, TrueOrFalse
from portal.schema.values.text import PLACEHOLDER, Headline, Name, Prose, Summary, Tag

__all__ = [
    "PLACEHOLDER",
    "SLUG",
    "SLUG_LENGTH",
    "Amount",
    "Count",
    "Day",
    "DocumentFile",
    "Email",
    "Headline",
    "ImageFile",
    "Language",
    "Name",
    "OldAddress",
    "Phone",
    "Prose",
    "PublicationTime",
    "ReviewInterval",
    "Slug",
    "SourceLanguage",
    "Summary",
    "Tag",
    "Time",
    "TrueOrFalse",
    "WebAddress",
    "enum_value",
    "is_file_of",
]
