"""Ids and addresses: slugs, web and e-mail addresses, telephones, old addresses."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, Field, WithJsonSchema

from portal.domain.nearest import slugify
from portal.schema.refusal import Refused, offer

__all__ = ["SLUG", "SLUG_LENGTH", "Email", "OldAddress", "Phone", "Slug", "WebAddress"]

SLUG_LENGTH = 100
SLUG = re.compile(r"(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
_SLUG_PATTERN = "^(?=[a-z0-9-]*[a-z])[a-z0-9]+(-[a-z0-9]+)*$"


def _slug(value: str) -> str:
    if len(value) > SLUG_LENGTH:
        raise Refused("slug-too-long", length=len(value), limit=SLUG_LENGTH)
    if not SLUG.fullmatch(value):
        raise Refused("id-form", value=value, nearest=offer(slugify(value)))
    return value


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSAFE_IN_URL = re.compile(r"[\s\\<>\"{}|^`\x00-\x20\x7f]")


def _web_address(value: str) -> str:
    if " " in value:
        raise Refused("url-space", value=value, nearest=offer(value.replace(" ", "%20")))
    if unsafe := _UNSAFE_IN_URL.search(value):
        raise Refused("url-character", value=value, character=unsafe[0])
    scheme = _SCHEME.match(value)
    if scheme is None or (scheme[1].lower() not in ("http", "https") and "." in scheme[1]):
        bare = value.lstrip("/")
        guess = f"https://{bare}" if "." in bare.partition("/")[0] else None
        raise Refused("url-scheme", value=value, nearest=offer(guess))
    if scheme[1] not in ("http", "https"):
        raise Refused("url-scheme", value=value)
    try:
        parts = urlsplit(value)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise Refused("url-form", value=value) from None
    if not host or "." not in host.strip("."):
        raise Refused("url-form", value=value)
    if "@" in parts.netloc:
        raise Refused("url-credentials", value=value)
    return value


_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(r"\+?[0-9(][0-9 ().-]{4,28}(?:\s*(?:ext|máy lẻ)\.? ?[0-9]{1,6})?")


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value) or ".." in value:
        raise Refused("email-form", value=value)
    return value


def _phone(value: str) -> str:
    if not _PHONE.fullmatch(value):
        raise Refused("phone-form", value=value)
    return value


_ADDRESS = re.compile(r"/[A-Za-z0-9._~%!$&'()+,;=@/-]*")


def _old_address(value: str) -> str:
    """The path of an old page: what a static host can redirect, and nothing cleverer."""
    if scheme := re.match(r"https?://[^/]+(/.*)", value):
        raise Refused("alias-host", value=value, nearest=(scheme[1],))
    if not value.startswith("/"):
        raise Refused("alias-slash", value=value, nearest=(f"/{value}",))
    if "?" in value or "#" in value:
        raise Refused("alias-query", value=value, character="?" if "?" in value else "#")
    # Hosts decode before they look for a file, so what is meant is what must be sound.
    meant = unquote(value, errors="replace")
    parts = meant.split("/")
    if "//" in meant or ".." in parts or "." in parts:
        raise Refused("alias-dots", value=value)
    sound = meant.isprintable() and not set(meant) & set("\\\ufffd%")
    if not sound or not _ADDRESS.fullmatch(value) or meant.count("/") != value.count("/"):
        raise Refused("alias-character", value=value)
    return value


Slug = Annotated[
    str,
    AfterValidator(_slug),
    WithJsonSchema({"type": "string", "pattern": _SLUG_PATTERN, "maxLength": SLUG_LENGTH}),
]
WebAddress = Annotated[
    str,
    Field(max_length=2000),
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": "^https?://[^\\s]+$", "maxLength": 2000}),
]
Email = Annotated[
    str, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"})
]
Phone = Annotated[str, AfterValidator(_phone)]
OldAddress = Annotated[
    str,
    Field(max_length=300),
    AfterValidator(_old_address),
    WithJsonSchema({"type": "string", "pattern": "^/", "maxLength": 300}),
]
