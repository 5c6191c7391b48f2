"""The field's own words: what kinds of news, bodies, stages and relations there are."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["AgencyType", "Country", "Kind", "RegulationType", "Relation", "Role", "Stage", "Status"]


class Kind(StrEnum):
    """What an item of news reports (loại tin)."""

    SIGNING = "signing"
    BRIEFING = "briefing"
    INTERIM_REVIEW = "interim-review"
    FINAL_REVIEW = "final-review"
    ANNUAL_REVIEW = "annual-review"
    TALKS = "talks"
    AGREEMENT = "agreement"
    WORKING_SESSION = "working-session"
    VISIT = "visit"
    REPORT = "report"
    NOTICE = "notice"

    @property
    def needs_event(self) -> bool:
        """Every kind but a report and a notice tells of an event."""
        return self not in (Kind.REPORT, Kind.NOTICE)


class Role(StrEnum):
    """The part a body took in an event."""

    HOST = "host"
    PARTY = "party"
    GUEST = "guest"


class Stage(StrEnum):
    """What an event was in the life of a regulation."""

    SIGNED = "signed"
    BRIEFING = "briefing"
    INTERIM_REVIEW = "interim-review"
    FINAL_REVIEW = "final-review"
    RE_SIGNED = "re-signed"
    HELD = "held"
    PLANNED = "planned"


class Status(StrEnum):
    """Whether a text is shown: ``withdrawn`` keeps its address and gives the reason."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class AgencyType(StrEnum):
    """The branch of the state that a body belongs to."""

    DEPARTMENT = "department"
    POLICE = "police"
    BORDER_GUARD = "border-guard"
    MILITARY = "military"
    PEOPLE_COMMITTEE = "people-committee"
    PARTY = "party"
    MINISTRY = "ministry"
    CUSTOMS = "customs"
    OTHER = "other"


class Country(StrEnum):
    """ISO 3166-1 codes of the countries whose provinces are partners."""

    VN = "VN"
    LA = "LA"
    CN = "CN"
    KH = "KH"
    TH = "TH"


class Relation(StrEnum):
    """How a successor follows: see ``portal.domain.lifecycle`` for what each means."""

    REPLACED = "replaced"
    MERGED = "merged"
    SPLIT = "split"
    FUNCTIONS_MOVED = "functions-moved"


class RegulationType(StrEnum):
    """Quy chế; thỏa thuận or biên bản; a recurring meeting without a term."""

    REGULATION = "regulation"
    AGREEMENT = "agreement"
    MECHANISM = "mechanism"
