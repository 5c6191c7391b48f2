"""What an address is about: the index behind a root, the table behind an overview.

In: the site, an address of one of its roots.  Out: the index; the ids of a register with theirs.
Outputs that are made for an address ask here, so that a plan holds addresses and no indexes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portal.domain.model import Kind
from portal.indexes.index import Index
from portal.indexes.rows import is_partner
from portal.pages import addresses
from portal.pages.site import Site

__all__ = ["directory_at", "index_at", "partner_ids"]


def index_at(site: Site, root: str) -> Index:
    """The index whose root answers at this address; an empty one for what nothing tells of.

    Raises KeyError for any other address.
    """
    if root == addresses.NEWS:
        return site.indexes.news
    if root == addresses.EVENTS:
        return site.indexes.events
    above, _, id = root.strip("/").rpartition("/")
    if f"/{above}/" == addresses.KINDS:
        return site.indexes.kinds[Kind(id)]
    return _table(site, f"/{above}/").get(id, Index())


def directory_at(site: Site, root: str) -> dict[str, Index]:
    """Every entity of an overview with its index, in the order of its register.

    Raises KeyError for any other address.
    """
    table = _table(site, root)
    return {id: table.get(id, Index()) for id in _ids(site, root)}


def partner_ids(site: Site) -> list[str]:
    """Provinces of the neighbours, in the order of the register."""
    return [id for id, province in site.registry.provinces.items() if is_partner(province)]


def _ids(site: Site, root: str) -> Iterable[str]:
    if root == addresses.AGENCIES:
        return site.registry.agencies
    if root == addresses.PARTNERS:
        return partner_ids(site)
    return [id for id, province in site.registry.provinces.items() if not is_partner(province)]


def _table(site: Site, root: str) -> Mapping[str, Index]:
    return {
        addresses.AGENCIES: site.indexes.agencies,
        addresses.PARTNERS: site.indexes.partners,
        addresses.PROVINCES: site.indexes.provinces,
    }[root]
