"""content/registry/*/<id>.yaml: the keys of the registers' entries."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema

from portal.domain.model import AgencyType, Country, RegulationType, Relation, Stage
from portal.schema.base import Doc, FileModel
from portal.schema.parts import ContactEntry, DocumentEntry, NamesEntry, PeriodEntry, SourceEntry
from portal.schema.refusal import Refused
from portal.schema.values import (
    Day,
    Email,
    Name,
    Phone,
    Prose,
    ReviewInterval,
    Slug,
    WebAddress,
    enum_value,
)
from portal.schema.words import (
    AGENCY_TYPE_WORDS,
    COUNTRY_WORDS,
    REGULATION_WORDS,
    RELATION_WORDS,
    STAGE_WORDS,
)

__all__ = [
    "AgencyFile",
    "FormerNameEntry",
    "LifeEntry",
    "PersonFile",
    "ProvinceFile",
    "RegulationFile",
    "SuccessorEntry",
]


def _iso(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", value):
        raise Refused("iso-form", value=value)
    return value


IsoCode = Annotated[
    str,
    AfterValidator(_iso),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}-[A-Z0-9]{1,3}$"}),
]


class FormerNameEntry(FileModel):
    """A name that the same body or territory bore for a time."""

    name: Annotated[Name, Doc("Tên từng mang", "The name", "Thừa Thiên Huế")]
    start: Annotated[
        Day | None, Field(alias="from"), Doc("Từ ngày", "From which day", "1989-07-01")
    ] = None
    end: Annotated[
        Day | None, Field(alias="to"), Doc("Đến hết ngày", "To which day", "2024-12-31")
    ] = None


class SuccessorEntry(FileModel):
    """Who follows, and how."""

    id: Annotated[Slug, Doc("Mã của bên kế tục", "Id of the successor", "quang-tri-2025")]
    relation: Annotated[
        Relation,
        enum_value(Relation, RELATION_WORDS),
        Doc("Kế tục thế nào", "How it follows", "merged"),
    ]
    date: Annotated[Day | None, Doc("Từ ngày", "From which day", "2025-07-01")] = None


_NAMES = Doc("Tên", "Name", "{vi: Sở Ngoại vụ Hà Tĩnh, en: Ha Tinh Department of Foreign Affairs}")
_FORMER = Doc("Tên từng mang (chỉ đổi tên)", "Former names (pure renamings)",
              "[{name: Thừa Thiên Huế, to: 2024-12-31}]")  # fmt: skip
_ALIASES = Doc("Mọi cách viết và chữ tắt", "Every spelling and abbreviation", "[SNgV Hà Tĩnh]")
_VALID = Doc("Thời gian tồn tại", "When it exists", "{from: 2008-05-01, to: 2025-06-30}")
_SUCCESSORS = Doc("Bên kế tục", "Successors", "[{id: quang-tri-2025, relation: merged}]")
_SOURCE = Doc(
    "Nguồn", "Source", '{name: Quốc hội, url: "https://quochoi.vn/", accessed: 2026-02-01}'
)


class AgencyFile(FileModel):
    """agencies/<id>.yaml: a body of state; a new body is a new id, even under an old name."""

    name: Annotated[NamesEntry, _NAMES]
    names: Annotated[tuple[FormerNameEntry, ...], _FORMER] = ()
    aliases: Annotated[tuple[Name, ...], _ALIASES] = ()
    type: Annotated[
        AgencyType,
        enum_value(AgencyType, AGENCY_TYPE_WORDS),
        Doc("Loại cơ quan", "Branch of the state", "department"),
    ]
    province: Annotated[Slug | None, Doc("Mã tỉnh", "Id of its province", "ha-tinh")] = None
    parent: Annotated[
        Slug | None, Doc("Mã cơ quan cấp trên", "Id of the body above it", "bo-ngoai-giao")
    ] = None
    valid: Annotated[PeriodEntry | None, _VALID] = None
    successors: Annotated[tuple[SuccessorEntry, ...], _SUCCESSORS] = ()
    website: Annotated[WebAddress | None, Doc("Trang web", "Website", "https://hatinh.gov.vn/")] = (
        None
    )
    contact: Annotated[
        ContactEntry | None, Doc("Liên hệ", "Contact", '{phone: "0239 3855 999"}')
    ] = None
    source: Annotated[SourceEntry | None, _SOURCE] = None


class ProvinceFile(FileModel):
    """provinces/<id>.yaml: a provincial unit; a new territory is a new id."""

    name: Annotated[NamesEntry, _NAMES]
    names: Annotated[tuple[FormerNameEntry, ...], _FORMER] = ()
    aliases: Annotated[tuple[Name, ...], _ALIASES] = ()
    country: Annotated[Country, enum_value(Country, COUNTRY_WORDS), Doc("Nước", "Country", "LA")]
    iso: Annotated[IsoCode | None, Doc("Mã ISO 3166-2", "ISO 3166-2 code", "LA-BL")] = None
    borders: Annotated[
        tuple[Slug, ...], Doc("Mã các tỉnh giáp biên", "Ids across the border", "[ha-tinh]")
    ] = ()
    valid: Annotated[PeriodEntry | None, _VALID] = None
    successors: Annotated[tuple[SuccessorEntry, ...], _SUCCESSORS] = ()
    source: Annotated[SourceEntry | None, _SOURCE] = None


class LifeEntry(FileModel):
    """An event in a regulation's life that no article reports."""

    date: Annotated[Day, Doc("Ngày", "The day", "2016-06-25")]
    stage: Annotated[
        Stage, enum_value(Stage, STAGE_WORDS), Doc("Bước nào", "What it was", "signed")
    ]
    source: Annotated[SourceEntry | None, _SOURCE] = None
    note: Annotated[Prose | None, Doc("Ghi chú", "Note", "Nguồn chỉ ghi tháng.")] = None


class RegulationFile(FileModel):
    """regulations/<id>.yaml: a coordination regulation, an agreement, a recurring meeting."""

    title: Annotated[
        NamesEntry, Doc("Tên gọi", "Title", "{vi: Quy chế phối hợp Công an – Sở Ngoại vụ}")
    ]
    type: Annotated[
        RegulationType,
        enum_value(RegulationType, REGULATION_WORDS),
        Doc("Quy chế, thỏa thuận hay cơ chế", "Regulation, agreement or mechanism", "regulation"),
    ]
    number: Annotated[Name | None, Doc("Số, ký hiệu", "Number", "09/QCPH/SNgV-BP")] = None
    parties: Annotated[
        tuple[Slug, ...],
        Field(min_length=1),
        Doc("Mã các bên ký", "Ids of the parties", "[so-ngoai-vu-ha-tinh, cong-an-ha-tinh]"),
    ]
    signed: Annotated[Day | None, Doc("Ngày ký", "When it was signed", "2016-06-25")] = None
    period: Annotated[PeriodEntry | None, Doc("Thời hạn", "Term", "{from: 2016, to: 2020}")] = None
    review_every: Annotated[
        tuple[ReviewInterval, ...],
        Doc("Định kỳ sơ kết: P6M là 6 tháng, P1Y là 1 năm", "Reviews promised", "[P6M, P1Y]"),
    ] = ()
    replaces: Annotated[
        tuple[Slug, ...], Doc("Mã văn bản bị thay thế", "Ids of what it replaces", "[qcph-cu]")
    ] = ()
    documents: Annotated[
        tuple[DocumentEntry, ...], Doc("Văn bản", "Papers", "[{number: 09/QCPH, title: Quy chế}]")
    ] = ()
    contact: Annotated[
        ContactEntry | None, Doc("Đầu mối", "Contact point", "{phone: 0239 3855 999}")
    ] = None
    events: Annotated[
        tuple[LifeEntry, ...],
        Doc("Sự kiện chưa có bài", "Events that no article reports",
            "[{date: 2016-06-25, stage: signed}]"),
    ] = ()  # fmt: skip
    source: Annotated[SourceEntry | None, _SOURCE] = None


class PersonFile(FileModel):
    """people/<id>.yaml: an official who answers to the public."""

    name: Annotated[Name, Doc("Họ tên", "Name", "Nguyễn Văn An")]
    office: Annotated[NamesEntry, Doc("Chức vụ", "Office", "{vi: Giám đốc, en: Director}")]
    agency: Annotated[Slug, Doc("Mã cơ quan", "Id of the body", "so-ngoai-vu-ha-tinh")]
    phone: Annotated[Phone | None, Doc("Điện thoại", "Telephone", "0239 3855 999")] = None
    email: Annotated[Email | None, Doc("Thư điện tử", "E-mail", "an@hatinh.gov.vn")] = None
    valid: Annotated[
        PeriodEntry | None, Doc("Thời gian giữ chức", "Time in office", "{from: 2024-01}")
    ] = None
    source: Annotated[SourceEntry | None, _SOURCE] = None
