"""The mappings inside an article's front matter: event, parties, figures, images, withdrawal."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from portal.domain.model import Role, Stage
from portal.schema.base import BareEntry, Doc, FileModel
from portal.schema.values import (
    Amount,
    Count,
    Day,
    ImageFile,
    Name,
    Prose,
    Slug,
    enum_value,
)
from portal.schema.words import ROLE_WORDS, SESSION_WORDS, STAGE_WORDS

__all__ = [
    "CommendationsEntry",
    "EventEntry",
    "FigureEntry",
    "ImageEntry",
    "PartyEntry",
    "PersonEntry",
    "RegulationEntry",
    "Session",
    "WithdrawalEntry",
]


class Session(StrEnum):
    """The part of the day of an event, in the words of Vietnamese news."""

    MORNING = "sáng"
    AFTERNOON = "chiều"
    EVENING = "tối"


class EventEntry(FileModel):
    """When and where it happened."""

    date: Annotated[Day, Doc("Ngày diễn ra", "The day it happened", "2020-06-11")]
    end_date: Annotated[
        Day | None, Doc("Ngày cuối, nếu kéo dài", "Its last day, if longer", "2020-06-12")
    ] = None
    session: Annotated[
        Session | None,
        enum_value(Session, SESSION_WORDS),
        Doc("Buổi: sáng, chiều hoặc tối", "Part of the day", "chiều"),
    ] = None
    place: Annotated[Name | None, Doc("Nơi diễn ra", "Where it happened", "Hà Tĩnh")] = None


class PartyEntry(BareEntry):
    """A body or province that took part; a bare id is a party."""

    id: Annotated[
        Name,
        Doc(
            "Mã hoặc tên trong danh bạ cơ quan, tỉnh",
            "Id or spelling of the registers of agencies and provinces",
            "so-ngoai-vu-ha-tinh",
        ),
    ]
    role: Annotated[
        Role,
        enum_value(Role, ROLE_WORDS),
        Doc("Vai trò: chủ trì, bên tham gia, khách", "Its part: host, party or guest", "host"),
    ] = Role.PARTY


class RegulationEntry(BareEntry):
    """A regulation, and what the event was in its life."""

    id: Annotated[
        Name, Doc("Mã trong danh bạ quy chế", "Id in the register", "qcph-ha-tinh-cong-an-2016")
    ]
    stage: Annotated[
        Stage | None,
        enum_value(Stage, STAGE_WORDS),
        Doc(
            "Sự kiện là bước nào của quy chế; bỏ trống khi chỉ nhắc đến",
            "What the event was in its life; left out when it is merely mentioned",
            "interim-review",
        ),
    ] = None


class PersonEntry(FileModel):
    """An official in public capacity."""

    name: Annotated[Name, Doc("Họ tên", "Name", "Đặng Minh Khôi")]
    office: Annotated[Name, Doc("Chức vụ", "Office", "Thứ trưởng Bộ Ngoại giao")]


class FigureEntry(FileModel):
    """One number that was reported."""

    label: Annotated[Name, Doc("Số liệu gì", "What is counted", "Vụ án phối hợp điều tra")]
    value: Annotated[
        Amount,
        Doc(
            "Con số: 1300, 1.5 hoặc 1,5; không viết 1.000",
            "The number: 1300, 1.5 or 1,5; never 1.000",
            "21",
        ),
    ]
    unit: Annotated[Name | None, Doc("Đơn vị", "Unit", "vụ")] = None
    period: Annotated[Name | None, Doc("Giai đoạn", "Period", "2008–2011")] = None


class CommendationsEntry(FileModel):
    """How many were commended."""

    collectives: Annotated[Count | None, Doc("Số tập thể", "Collectives", "2")] = None
    individuals: Annotated[Count | None, Doc("Số cá nhân", "Individuals", "6")] = None


class ImageEntry(FileModel):
    """A photograph."""

    file: Annotated[
        ImageFile, Doc("Tệp trong content/images/", "File under content/images/", "hoi-nghi.jpg")
    ]
    alt: Annotated[
        Name,
        Doc(
            "Mô tả ảnh cho người không nhìn thấy",
            "What the picture shows, for those who cannot see it",
            "Các đại biểu tại hội nghị",
        ),
    ]
    caption: Annotated[Name | None, Doc("Chú thích ảnh", "Caption", "Toàn cảnh")] = None
    credit: Annotated[Name | None, Doc("Người chụp, nguồn ảnh", "Credit", "Báo Hà Tĩnh")] = None


class WithdrawalEntry(FileModel):
    """Why and when the article was withdrawn."""

    date: Annotated[Day, Doc("Ngày gỡ", "The day of it", "2021-01-01")]
    reason: Annotated[Prose, Doc("Lý do", "The reason", "Thông tin đã được thay thế.")]
    see: Annotated[
        Slug | None, Doc("Tên bài nên đọc thay", "Slug of what to read instead", "tin-moi")
    ] = None
