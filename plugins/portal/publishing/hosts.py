"""What hosts of plain files can do, and what they take: the tables, and nothing else.

In: a host's name.  Out: :class:`Host`.  The figures are those that the hosts publish.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["HOSTS", "PAGES", "Host"]

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Host:
    """One sort of host; a limit of 0 is none.

    ``rules``: it reads ``_redirects`` and sends 301; ``forced`` is the mark of a rule that counts
    whatever lies there.  ``headers``: it reads ``_headers``.  ``copies``: compressed copies are of
    use to it.  ``typed``: each file is given its own media type, whatever its name.  ``marker`` is
    a file that must lie there.
    """

    name: str
    rules: bool = False
    forced: str = ""
    headers: bool = False
    copies: bool = False
    typed: bool = False
    marker: str = ""
    rules_most: int = 0
    rules_bytes: int = 0
    rule_longest: int = 0
    header_rules_most: int = 0
    files_most: int = 0
    file_largest: int = 0
    size_most: int = 0


HOSTS: Mapping[str, Host] = MappingProxyType(
    {
        "github": Host("GitHub Pages", marker=".nojekyll", size_most=1000**3),
        "gitlab": Host(
            "GitLab Pages", rules=True, copies=True, rules_most=1000, rules_bytes=64 << 10
        ),
        "cloudflare": Host(
            "Cloudflare Pages",
            rules=True,
            headers=True,
            rules_most=2000,
            rule_longest=1000,
            header_rules_most=100,
            files_most=20_000,
            file_largest=25 * _MIB,
        ),
        "netlify": Host("Netlify", rules=True, forced="!", headers=True),
        "s3": Host("S3", copies=True, typed=True),
    }
)

PAGES = tuple(name for name in HOSTS if name != "s3")
"""Those that take a folder."""
