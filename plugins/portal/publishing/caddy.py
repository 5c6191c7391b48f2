"""Settings for Caddy, written from the tables of parts, types and headers.

In: the measuring script, where the target lies on the server.  Out: ``hosting/caddy/site.caddy``,
to be imported into the block of a site; it imports the maps of addresses beside it
(:mod:`portal.publishing.maps`).  It is for a site at the root of its domain.
"""

from __future__ import annotations

import re

from portal.publishing.headers import common_headers, headers_of
from portal.publishing.maps import CADDY
from portal.publishing.release import HOSTING
from portal.publishing.served import TYPES, TYPES_BY_NAME, Part, part_rules

__all__ = ["caddy_files"]

_SITE = f"{HOSTING}caddy/site.caddy"
_VARYING = tuple(headers_of(Part.MACHINE))


def caddy_files(measurement: str, home: str) -> dict[str, bytes]:
    """Path → text; ``home`` is the folder in which ``current`` lies on the server."""
    return {_SITE: _site(measurement, home).encode()}


def _site(measurement: str, home: str) -> str:
    current = f"{home}/current"
    common = [
        "header {",
        *(f"\t{name} {_quoted(value)}" for name, value in common_headers(measurement).items()),
        "\t-Server",
        "}",
    ]
    lines = [
        f"import {current}/{CADDY}",
        *_maps(),
        "@portal_moved `{portal_moved} != ''`",
        "@portal_gone `{portal_gone} != ''`",
        "redir @portal_moved {portal_moved} 301",
        "error @portal_gone 410",
        f"root * {current}/site",
        *(*common[:-1], "\tVary Accept-Encoding", "\tdefer", "}"),
    ]
    for name in _VARYING:
        variable = _variable(name)
        lines += [
            f"@{variable} `{{{variable}}} != ''`",
            f"header @{variable} {name} {{{variable}}}",
        ]
    lines += [
        "header Content-Type {portal_type}",
        *_files("file_server"),
        "handle_errors {",
        # An error is not kept, and is nobody's data.
        *(f"\t{line}" for line in common[:-1]),
        *(f"\t\t-{name}" for name in _VARYING),
        "\t}",
        '\theader Content-Type "text/html; charset=utf-8"',
        "\t@gone `{http.error.status_code} == 410`",
        "\thandle @gone {",
        f"\t\troot * {current}/hosting/gone",
        "\t\trewrite * {path}.html",
        "\t\tfile_server",
        "\t}",
        "\thandle {",
        "\t\trewrite * /404.html",
        *(f"\t\t{line}" for line in _files("file_server")),
        "\t}",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _files(name: str) -> list[str]:
    return [f"{name} {{", "\tindex index.html", "\tprecompressed br gzip", "}"]


def _maps() -> list[str]:
    lines = []
    for header in _VARYING:
        lines.append(f"map {{path}} {{{_variable(header)}}} {{")
        for part, pattern in part_rules():
            lines.append(f"\t{_quoted('~' + pattern)} {_quoted(headers_of(part)[header])}")
        lines += [f"\tdefault {_quoted(headers_of(Part.MACHINE)[header])}", "}"]
    lines.append("map {path} {portal_type} {")
    for name, type in TYPES_BY_NAME.items():
        lines.append(f"\t{_quoted(f'~/{re.escape(name)}$')} {_quoted(type)}")
    for ending, type in TYPES.items():
        lines.append(f"\t{_quoted(f'~{re.escape(ending)}$')} {_quoted(type)}")
    lines += [
        f"\t{_quoted('~/$')} {_quoted(TYPES['.html'])}",
        "\tdefault application/octet-stream",
        "}",
    ]
    return lines


def _variable(header: str) -> str:
    return f"portal_{header.lower().replace('-', '_')}"


def _quoted(text: str) -> str:
    """Within backticks nothing has a meaning of its own; none of ours has one."""
    return f"`{text}`"
