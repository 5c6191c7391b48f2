"""The mappings that several kinds of files share: sources, papers, dated notes, names, contacts."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from portal.schema.base import Doc, FileModel
from portal.schema.values import (
    Day,
    DocumentFile,
    Email,
    Name,
    Phone,
    Prose,
    SourceLanguage,
    WebAddress,
)

__all__ = [
    "ContactEntry",
    "DatedNoteEntry",
    "DocumentEntry",
    "NamesEntry",
    "PeriodEntry",
    "SourceEntry",
]


class NamesEntry(FileModel):
    """A name in the languages of the site."""

    vi: Annotated[Name, Doc("Tên tiếng Việt", "The name in Vietnamese", "Hà Tĩnh")]
    en: Annotated[Name | None, Doc("Tên tiếng Anh", "The name in English", "Ha Tinh")] = None
    lo: Annotated[Name | None, Doc("Tên tiếng Lào", "The name in Lao", "ຮ່າຕິ້ງ")] = None


class PeriodEntry(FileModel):
    """From its first day to its last; a side left out is open."""

    start: Annotated[
        Day | None,
        Field(alias="from"),
        Doc("Từ ngày nào", "From which day", "2016-06-25"),
    ] = None
    end: Annotated[
        Day | None,
        Field(alias="to"),
        Doc("Đến hết ngày nào", "Until the end of which day", "2025-06-30"),
    ] = None


class SourceEntry(FileModel):
    """Where a fact comes from."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["url"]}, {"required": ["note"]}]}
    )

    name: Annotated[Name, Doc("Tên nguồn", "The source's name", "Báo Hà Tĩnh")]
    url: Annotated[
        WebAddress | None, Doc("Địa chỉ bài gốc", "Address of the text", "https://baohatinh.vn/tin")
    ] = None
    lang: Annotated[
        SourceLanguage | None, Doc("Ngôn ngữ của nguồn", "The source's language", "vi")
    ] = None
    note: Annotated[
        Prose | None,
        Doc(
            "Vì sao không có địa chỉ (bắt buộc khi thiếu `url`)",
            "Why there is no address (required without `url`)",
            "Bản giấy, lưu tại Sở",
        ),
    ] = None
    accessed: Annotated[
        Day | None, Doc("Ngày xem nguồn", "When the source was read", "2026-02-01")
    ] = None


class DocumentEntry(FileModel):
    """An official paper."""

    number: Annotated[Name, Doc("Số, ký hiệu", "Number", "09/2011/QĐ-UBND")]
    title: Annotated[Name, Doc("Trích yếu", "Title", "Quy chế xét, cho phép sử dụng thẻ ABTC")]
    date: Annotated[Day | None, Doc("Ngày ban hành", "Date of issue", "2011-05-04")] = None
    authority: Annotated[
        Name | None, Doc("Cơ quan ban hành", "Issuing authority", "UBND tỉnh Quảng Ngãi")
    ] = None
    file: Annotated[
        DocumentFile | None,
        Doc("Tệp trong content/documents/", "File under content/documents/", "qd-09-2011.pdf"),
    ] = None
    url: Annotated[
        WebAddress | None,
        Doc("Địa chỉ văn bản", "Address of the paper", "https://baohatinh.vn/tin"),
    ] = None


class DatedNoteEntry(FileModel):
    """A correction or a change: when, and what."""

    date: Annotated[Day, Doc("Ngày sửa", "The day of it", "2020-06-12")]
    note: Annotated[Prose, Doc("Đã sửa gì", "What was done", "Sửa số vụ án từ 12 thành 21.")]


class ContactEntry(FileModel):
    """How to reach a body."""

    address: Annotated[Name | None, Doc("Địa chỉ", "Address", "Số 1 đường Trần Phú")] = None
    phone: Annotated[Phone | None, Doc("Điện thoại", "Telephone", "0239 3855 999")] = None
    email: Annotated[Email | None, Doc("Thư điện tử", "E-mail", "songoaivu@hatinh.gov.vn")] = None
