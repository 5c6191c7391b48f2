"""Settings for nginx, written from the tables of parts, types and headers.

In: the measuring script, where the target lies on the server.  Out: two files of ``hosting/nginx/``
beside the maps of addresses (:mod:`portal.publishing.maps`): ``http.conf`` is included in the
``http`` block, ``server.conf`` in a ``server`` block that says where to listen and whose
certificate to show.  They are for a site at the root of its domain.
"""

from __future__ import annotations

from portal.publishing.headers import common_headers, headers_of
from portal.publishing.release import HOSTING
from portal.publishing.served import TYPES, TYPES_BY_NAME, Part, part_rules

__all__ = ["nginx_files"]

_HTTP = f"{HOSTING}nginx/http.conf"
_SERVER = f"{HOSTING}nginx/server.conf"
_VARYING = tuple(headers_of(Part.MACHINE))


def nginx_files(measurement: str, home: str) -> dict[str, bytes]:
    """Path → text; ``home`` is the folder in which ``current`` lies on the server."""
    return {_HTTP: _http().encode(), _SERVER: _server(measurement, home).encode()}


def _http() -> str:
    """One map for each header that depends on what is asked for; nginx sends none that is ""."""
    lines = []
    for header in _VARYING:
        lines += [
            f"map $uri {_variable(header)} {{",
            f"    default {_quoted(headers_of(Part.MACHINE)[header])};",
            *(
                f"    {_quoted('~' + pattern)} {_quoted(headers_of(part)[header])};"
                for part, pattern in part_rules()
            ),
            "}",
        ]
    return "\n".join(lines) + "\n"


def _server(measurement: str, home: str) -> str:
    with_charset = sorted({type.partition(";")[0] for type in TYPES.values() if ";" in type})
    lines = [
        f"root {home}/current/site;",
        "index index.html;",
        "absolute_redirect off;",
        "server_tokens off;",
        "# Both need the copies that publishing has laid beside the files; brotli_static is of the",
        "# module libnginx-mod-http-brotli-static.",
        "brotli_static on;",
        "gzip_static on;",
        "gzip_vary on;",
        "charset utf-8;",
        f"charset_types {' '.join(type for type in with_charset if type != 'text/html')};",
        *_types(),
        *(f"add_header {n} {_quoted(v)} always;" for n, v in common_headers(measurement).items()),
        # Without "always": what is not found is not kept.
        *(f"add_header {name} {_variable(name)};" for name in _VARYING),
        "error_page 404 /404.html;",
        "error_page 403 =404 /404.html;",
        "error_page 410 @portal_gone;",
        *_location("/"),
    ]
    for name, type in TYPES_BY_NAME.items():
        escaped = name.replace(".", r"\.")
        lines += _location(f"~ /{escaped}$", "types {}", f"default_type {type}")
    lines += [
        "location = /404.html {",
        "}",
        "location @portal_gone {",
        f"    root {home}/current/hosting/gone;",
        "    types {}",
        "    default_type text/html;",
        "    try_files $uri.html =410;",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _types() -> list[str]:
    """Endings by type; nginx adds the charset by itself."""
    endings: dict[str, list[str]] = {}
    for ending, type in TYPES.items():
        endings.setdefault(type.partition(";")[0], []).append(ending.removeprefix("."))
    rows = [f"    {type} {' '.join(names)};" for type, names in endings.items()]
    return ["default_type application/octet-stream;", "types {", *rows, "}"]


def _location(matcher: str, *settings: str) -> list[str]:
    """Old addresses first: one hop, or gone with its reason."""
    return [
        f"location {matcher} {{",
        *(f"    {one}{'' if one.endswith('}') else ';'}" for one in settings),
        '    if ($portal_moved != "") { return 301 $portal_moved; }',
        '    if ($portal_gone != "") { return 410; }',
        "}",
    ]


def _variable(header: str) -> str:
    return f"$portal_{header.lower().replace('-', '_')}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
