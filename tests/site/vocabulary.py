"""What the portal says in the words of schema.org, and what must never be missing.

The types and properties were taken from the vocabulary as the package schema-dts 2.1.0 of October
2026 has it (properties of a type and of all that it descends from); only those that the portal
uses stand here.  ``query-input`` is the ``-input`` form that schema.org's page on actions gives to
every property.  Required is what the types would be useless without, and what the documentation
of search engines asks for where a source can know it.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ADDRESSES", "CONTEXT", "DATES", "PROPERTIES", "REQUIRED"]

CONTEXT = "https://schema.org"

_PAGE = {"name", "url", "inLanguage", "isPartOf", "mainEntity", "dateModified"}
_PLACE = {"name", "alternateName", "url", "identifier", "containedInPlace"}

PROPERTIES: Mapping[str, set[str]] = {
    "AboutPage": _PAGE,
    "AdministrativeArea": _PLACE,
    "BreadcrumbList": {"itemListElement"},
    "CollectionPage": _PAGE | {"about", "mentions"},
    "ContactPage": _PAGE,
    "CorrectionComment": {"text", "datePublished"},
    "Country": _PLACE,
    "CreativeWork": {"name"},
    "DataCatalog": {"name", "url", "dataset"},
    "DataDownload": {"name", "contentUrl", "encodingFormat"},
    "Dataset": {
        "name", "description", "url", "inLanguage", "license", "creator", "isAccessibleForFree",
        "distribution", "temporalCoverage",
    },
    "EntryPoint": {"urlTemplate"},
    "Event": {
        "name", "startDate", "endDate", "location", "organizer", "attendee", "superEvent",
        "eventStatus",
    },
    "EventSeries": {"name", "url", "inLanguage", "organizer", "subjectOf"},
    "GovernmentOrganization": {
        "name", "alternateName", "url", "sameAs", "address", "telephone", "faxNumber", "email",
        "areaServed", "parentOrganization", "foundingDate", "dissolutionDate",
    },
    "ItemList": {"numberOfItems", "itemListElement"},
    "Legislation": {
        "name", "url", "inLanguage", "author", "temporalCoverage", "subjectOf",
        "legislationIdentifier", "legislationType", "legislationDate", "legislationLegalForce",
        "legislationRepeals",
    },
    "ListItem": {"position", "name", "item", "url"},
    "NewsArticle": {
        "url", "mainEntityOfPage", "headline", "description", "inLanguage", "articleSection",
        "datePublished", "dateModified", "expires", "publisher", "author", "about", "mentions",
        "isBasedOn", "citation", "correction", "keywords", "image", "translationOfWork",
        "workTranslation",
    },
    "Person": {"name", "jobTitle"},
    "Place": {"name"},
    "PropertyValue": {"propertyID", "value"},
    "SearchAction": {"target", "query-input"},
    "SearchResultsPage": _PAGE,
    "WebPage": _PAGE,
    "WebSite": {"name", "url", "inLanguage", "publisher", "potentialAction"},
}  # fmt: skip

REQUIRED: Mapping[str, set[str]] = {
    "BreadcrumbList": {"itemListElement"},
    "CollectionPage": {"@id", "name", "url", "inLanguage", "isPartOf", "mainEntity"},
    "CorrectionComment": {"text", "datePublished"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "Dataset": {"@id", "name", "description", "license", "creator", "distribution"},
    "Event": {"@id", "name", "startDate"},
    "EventSeries": {"name"},
    "GovernmentOrganization": {"name"},
    "ItemList": {"numberOfItems"},
    "Legislation": {"name"},
    "ListItem": {"position"},
    "NewsArticle": {
        "@id", "url", "mainEntityOfPage", "headline", "description", "inLanguage", "datePublished",
        "dateModified", "publisher", "author", "image",
    },
    "Person": {"name"},
    "WebSite": {"@id", "name", "url", "inLanguage", "publisher"},
}  # fmt: skip

DATES = {
    "startDate", "endDate", "datePublished", "dateModified", "expires", "foundingDate",
    "dissolutionDate", "legislationDate",
}  # fmt: skip
ADDRESSES = {
    "@id", "url", "mainEntityOfPage", "item", "image", "contentUrl", "sameAs", "isBasedOn",
    "eventStatus", "legislationLegalForce", "urlTemplate",
}  # fmt: skip
