"""What a register's entry is: a body, a province, a regulation or a recurring meeting.

In: a composer and an entry.  Out: its node, as its own page gives it.
"""

from __future__ import annotations

from collections.abc import Iterable

from portal.domain.lifecycle import RegulationStatus
from portal.domain.model import Agency, Province, Regulation, RegulationType
from portal.domain.registry import Entity, name_in
from portal.i18n.labels import COUNTRIES, REGULATION_TYPES
from portal.indexes.index import LATEST
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.structured import references
from portal.pages.structured.graph import Node, interval
from portal.pages.views.parts import EntityName

__all__ = ["entity_node", "regulation_node"]

_FORCE = {
    RegulationStatus.IN_FORCE: "https://schema.org/InForce",
    RegulationStatus.DUE_FOR_REVIEW: "https://schema.org/InForce",
    RegulationStatus.EXPIRED: "https://schema.org/NotInForce",
    RegulationStatus.SUPERSEDED: "https://schema.org/NotInForce",
    RegulationStatus.SIGNATORY_DISSOLVED: "https://schema.org/NotInForce",
}
"""Of a term that is not known nothing is claimed."""


def entity_node(compose: Composer, entity: Entity) -> Node:
    """A body as GovernmentOrganization, a province as AdministrativeArea.

    Schema.org has no word for who succeeds a body: its page says so (``mentions``).
    """
    node: Node = {
        "@id": references.entity_id(compose, entity.id),
        "name": compose.current_link(entity.id).text,
        "url": compose.site.absolute(addresses.entity(entity), compose.lang),
    }
    own = _agency(compose, entity) if isinstance(entity, Agency) else _province(compose, entity)
    own["alternateName"] = _other_names(entity, node["name"])
    return node | {name: value for name, value in own.items() if value}


def _other_names(entity: Entity, shown: str) -> list[str]:
    names = (entity.name.vi, entity.name.en, entity.name.lo, *entity.aliases)
    former = (former.name for former in entity.names)
    return [name for name in dict.fromkeys((*names, *former)) if name and name != shown]


def _agency(compose: Composer, agency: Agency) -> Node:
    day = min(agency.valid.last, compose.site.today)
    contact = agency.contact
    return {
        "@type": "GovernmentOrganization",
        "sameAs": agency.website,
        "areaServed": references.province(compose, compose.entity(agency.province, day))
        if agency.province
        else None,
        "parentOrganization": references.entity(compose, compose.entity(agency.parent, day))
        if agency.parent
        else None,
        "foundingDate": str(agency.valid.start) if agency.valid.start else None,
        "dissolutionDate": str(agency.valid.end) if agency.valid.end else None,
        "address": contact.address if contact else None,
        "telephone": contact.phone if contact else None,
        "email": contact.email if contact else None,
    }


def _province(compose: Composer, province: Province) -> Node:
    return {
        "@type": "AdministrativeArea",
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "ISO 3166-2",
            "value": province.iso,
        }
        if province.iso
        else None,
        "containedInPlace": {
            "@type": "Country",
            "name": compose(COUNTRIES[province.country]),
            "identifier": str(province.country),
        },
    }


def regulation_node(compose: Composer, id: str, parties: Iterable[EntityName]) -> Node:
    """A text with its dates and parties, or the row of meetings that a mechanism is."""
    regulation = compose.site.registry.regulations[id]
    title, lang = name_in(regulation.title, compose.lang)
    node: Node = {
        "@type": references.regulation_type(regulation.type),
        "@id": references.regulation_id(compose, id),
        "name": title,
        "url": compose.site.absolute(addresses.regulation(id), compose.lang),
        "inLanguage": lang,
    }
    signers = [references.entity(compose, party) for party in parties]
    if regulation.type is RegulationType.MECHANISM:
        own: Node = {"organizer": signers}
    else:
        own = _legislation(compose, regulation) | {"author": signers}
    own["subjectOf"] = _told(compose, id)
    return node | {name: value for name, value in own.items() if value}


def _told(compose: Composer, id: str) -> list[Node]:
    """The latest articles on it, and the source of the register's entry."""
    site = compose.site
    source = site.registry.regulations[id].source
    rows = site.indexes.regulations[id].rows[:LATEST]
    told: list[Node] = [{"@id": site.absolute(addresses.of_row(row))} for row in rows]
    if source is not None and source.url:
        told.append({"@type": "WebPage", "name": source.name, "url": source.url})
    return told


def _legislation(compose: Composer, regulation: Regulation) -> Node:
    period = regulation.period
    status = compose.site.indexes.regulations[regulation.id].standing.status
    return {
        "legislationIdentifier": regulation.number,
        "legislationType": compose(REGULATION_TYPES[regulation.type]),
        "legislationDate": str(regulation.signed) if regulation.signed else None,
        "legislationLegalForce": _FORCE.get(status),
        "temporalCoverage": interval(period.start, period.end) if period else None,
        "legislationRepeals": [
            references.regulation(compose, other) for other in regulation.replaces
        ],
    }
