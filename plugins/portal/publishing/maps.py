"""Redirects and what is gone, as each kind of server reads them; all are made of the same answers.

In: :class:`~portal.publishing.answers.Answers`, the path that the site is hosted under.  Out: the
texts of ``hosting/`` by their path.  Addresses are matched without escapes, as servers do; where
they lead is written with escapes, as a browser wants it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import quote

from portal.publishing.answers import Answers
from portal.publishing.release import HOSTING

__all__ = ["CADDY", "NGINX", "PLAIN", "S3", "redirect_maps"]

NGINX = f"{HOSTING}nginx/addresses.conf"
CADDY = f"{HOSTING}caddy/addresses.caddy"
PLAIN = f"{HOSTING}_redirects"
S3 = f"{HOSTING}s3.json"

_BUCKETS = 128
"""nginx's bucket for one entry, in bytes, must hold the longest address; a power of two."""


def redirect_maps(answers: Answers, base_path: str) -> dict[str, bytes]:
    """All four; they say the same."""
    moved = {base_path + a: quote(base_path + to) for a, to in sorted(answers.moved.items())}
    gone = {base_path + address: why for address, why in sorted(answers.gone.items())}
    return {
        NGINX: _nginx(moved, gone).encode(),
        CADDY: _caddy(moved, gone).encode(),
        PLAIN: _plain(moved, gone).encode(),
        S3: _json({"base": base_path, "moved": moved, "gone": gone}),
    }


def _nginx(moved: Mapping[str, str], gone: Mapping[str, str]) -> str:
    """Two maps for the ``http`` block.  The sizes must stand before the first map."""
    longest = max((len(address.encode()) for address in (*moved, *gone)), default=0)
    bucket = _BUCKETS
    while bucket < longest + 32:
        bucket *= 2
    size = 2048
    while size < 2 * (len(moved) + len(gone)):
        size *= 2
    lines = [
        f"map_hash_bucket_size {bucket};",
        f"map_hash_max_size {size};",
        "map $uri $portal_moved {",
        '    default "";',
        *(f"    {_nginx_text(address)} {_nginx_text(to)};" for address, to in moved.items()),
        "}",
        "map $uri $portal_gone {",
        '    default "";',
        *(f"    {_nginx_text(address)} 1;" for address in gone),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _nginx_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _caddy(moved: Mapping[str, str], gone: Mapping[str, str]) -> str:
    """Two maps to import into a site's block."""
    lines = [
        "map {path} {portal_moved} {",
        *(f"\t{_caddy_text(address)} {_caddy_text(to)}" for address, to in moved.items()),
        '\tdefault ""',
        "}",
        "map {path} {portal_gone} {",
        *(f"\t{_caddy_text(address)} yes" for address in gone),
        '\tdefault ""',
        "}",
    ]
    return "\n".join(lines) + "\n"


def _caddy_text(text: str) -> str:
    # Within backticks nothing has a meaning of its own, but a backtick itself.
    if "`" not in text:
        return f"`{text}`"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _plain(moved: Mapping[str, str], gone: Mapping[str, str]) -> str:
    """``_redirects`` as Netlify, Cloudflare and GitLab read it."""
    lines = [f"{quote(address)} {to} 301" for address, to in moved.items()]
    lines += [f"{quote(address)} {quote(address)} 410" for address in gone]
    return "".join(f"{line}\n" for line in lines)


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
