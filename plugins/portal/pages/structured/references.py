"""Things as others name them: type, identity, name.

In: a composer, an id or the name it goes by.  Out: short nodes.  What this build makes no page of
has a name only.
"""

from __future__ import annotations

from portal.domain.model import Agency, RegulationType
from portal.domain.registry import name_in
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.structured.graph import Node
from portal.pages.views.parts import EntityName

__all__ = [
    "department",
    "department_id",
    "entity",
    "entity_id",
    "event_id",
    "province",
    "regulation",
    "regulation_id",
    "regulation_type",
    "website_id",
]


def department_id(compose: Composer) -> str:
    """Who publishes the site."""
    return compose.site.absolute(addresses.HOME) + "#co-quan"


def website_id(compose: Composer) -> str:
    """The site in one language."""
    return compose.site.absolute(addresses.HOME, compose.lang) + "#trang"


def event_id(compose: Composer, address: str) -> str:
    """What the article at ``address`` tells of; in calendar files too."""
    return compose.site.absolute(address) + "#su-kien"


def entity_id(compose: Composer, id: str) -> str:
    of = compose.site.registry.entities[id]
    mark = "co-quan" if isinstance(of, Agency) else "dia-phuong"
    return f"{compose.site.absolute(addresses.entity(of))}#{mark}"


def regulation_id(compose: Composer, id: str) -> str:
    return compose.site.absolute(addresses.regulation(id)) + "#quy-che"


def department(compose: Composer) -> Node:
    identity = compose.site.identity
    return {
        "@type": "GovernmentOrganization",
        "@id": department_id(compose),
        "name": name_in(identity.department, compose.lang)[0],
        "url": compose.site.absolute(addresses.HOME, compose.lang),
    }


def entity(compose: Composer, name: EntityName) -> Node:
    """A party; a province acts through its authorities."""
    if isinstance(compose.site.registry.entities[name.id], Agency):
        return _named(compose, name, "GovernmentOrganization")
    area = province(compose, name)
    return {"@type": "GovernmentOrganization", "name": name.text, "areaServed": area}


def province(compose: Composer, name: EntityName) -> Node:
    """A province as a place."""
    return _named(compose, name, "AdministrativeArea")


def _named(compose: Composer, name: EntityName, type_: str) -> Node:
    node: Node = {"@type": type_, "name": name.text}
    if name.url:
        node["@id"] = entity_id(compose, name.id)
    return node


def regulation_type(type_: RegulationType) -> str:
    """A text has a term and parties; a mechanism is a row of meetings."""
    return "EventSeries" if type_ is RegulationType.MECHANISM else "Legislation"


def regulation(compose: Composer, id: str) -> Node:
    link = compose.regulation_link(id)
    record = compose.site.registry.regulations[id]
    node: Node = {"@type": regulation_type(record.type), "name": link.text}
    if link.url:
        node["@id"] = regulation_id(compose, id)
    return node
