"""content/site.yaml: whose portal this is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.domain.model.parts import Names

__all__ = ["Measurement", "SiteIdentity"]


@dataclass(frozen=True, slots=True)
class Measurement:
    """The one outside script that the law may ask for (TT 22/2023/TT-BTTTT)."""

    src: str
    integrity: str


@dataclass(frozen=True, slots=True)
class SiteIdentity:
    """content/site.yaml: whose portal this is.  A second department changes only this.

    ``offline``: browsers keep visited pages for reading without a network.
    """

    names: Names
    department: Names
    address: Names
    phones: tuple[str, ...]
    email: str
    home_province: str
    languages: tuple[str, ...]
    person_responsible: Names
    licence: Names
    short_names: Names | None = None
    fax: str | None = None
    parent_portal_name: Names | None = None
    parent_portal_url: str | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    measurement: Measurement | None = None
    demonstration: Names | None = None
    offline: bool = True
