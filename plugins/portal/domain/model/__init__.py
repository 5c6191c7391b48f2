"""The records: what an article, a body, a province, a regulation *is*, typed and frozen.

In: nothing; :mod:`portal.schema` fills these from files and :mod:`portal.domain.registry`
answers questions over them.  Out: values without behaviour beyond what they are.  References are
plain ids here: they were resolved when the article was read (``portal.reading.references``).
"""

from __future__ import annotations

from portal.domain.model.parts import Contact, DatedNote, Document, Names, Source, Validity
from portal.domain.model.registers import (
    Agency,
    FormerName,
    Official,
    Province,
    Regulation,
    RegulationEvent,
    Succession,
)
from portal.domain.model.site import Measurement, SiteIdentity
from portal.domain.model.terms import (
    AgencyType,
    Country,
    Kind,
    RegulationType,
    Relation,
    Role,
    Stage,
    Status,
)
from portal.domain.model.texts import (
    Article,
    Attendee,
    Commendations,
    Event,
    Figure,
    Image,
    ImageText,
    Page,
    Party,
    RegulationMention,
    Translation,
    Withdrawal,
)

__all__ = [
    "Agency",
    "AgencyType",
    "Article",
    "Attendee",
    "Commendations",
    "Contact",
    "Country",
    "DatedNote",
    "Document",
    "Event",
    "Figure",
    "FormerName",
    "Image",
    "ImageText",
    "Kind",
    "Measurement",
    "Names",
    "Official",
    "Page",
    "Party",
    "Province",
    "Regulation",
    "RegulationEvent",
    "RegulationMention",
    "RegulationType",
    "Relation",
    "Role",
    "SiteIdentity",
    "Source",
    "Stage",
    "Status",
    "Succession",
    "Translation",
    "Validity",
    "Withdrawal",
]
