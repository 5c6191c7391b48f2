"""content/site.yaml: whose portal this is."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from portal.domain.colour import contrast
from portal.domain.palette import PAPER
from portal.schema.base import Doc, FileModel
from portal.schema.parts import NamesEntry
from portal.schema.refusal import Refused
from portal.schema.values import (
    Email,
    Language,
    Phone,
    Slug,
    TrueOrFalse,
    WebAddress,
    enum_value,
)

__all__ = ["ColoursEntry", "MeasurementEntry", "ParentPortalEntry", "SiteFile"]


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise Refused("colour-form", value=value)
    return value.lower()


def _deep(value: str) -> str:
    """Text is set in it and on it: WCAG 2.2, 1.4.6 asks for 7:1."""
    found = contrast(value, PAPER)
    if found < 7:
        raise Refused("colour-pale", value=value, found=f"{found:.1f}")
    return value


_FORM = WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})
Colour = Annotated[str, AfterValidator(_colour), _FORM]
DeepColour = Annotated[str, AfterValidator(_colour), AfterValidator(_deep), _FORM]


class ColoursEntry(FileModel):
    """What the department is known by; each that is left out keeps the theme's own."""

    identity: Annotated[
        DeepColour | None,
        Doc(
            "Màu của cơ quan: đầu trang, liên kết, ngày tháng",
            "The department's: masthead, links, dates",
            '"#17375e"',
        ),
    ] = None
    mark: Annotated[
        DeepColour | None,
        Doc("Màu của điều cần chú ý", "What is due, withdrawn, corrected", '"#9b1c1f"'),
    ] = None
    ornament: Annotated[
        Colour | None,
        Doc("Màu đường trang trí, không dùng cho chữ", "Hairlines, never text", '"#b08534"'),
    ] = None


class ParentPortalEntry(FileModel):
    """The portal of the province."""

    name: Annotated[NamesEntry, Doc("Tên cổng", "Its name", "{vi: Cổng thông tin tỉnh}")]
    url: Annotated[WebAddress, Doc("Địa chỉ", "Its address", "https://hatinh.gov.vn/")]


def _integrity(value: str) -> str:
    if not re.fullmatch(r"sha(?:256|384|512)-[A-Za-z0-9+/]{43,88}={0,2}", value):
        raise Refused("integrity-form", value=value)
    return value


Integrity = Annotated[
    str,
    AfterValidator(_integrity),
    WithJsonSchema({"type": "string", "pattern": "^sha(256|384|512)-"}),
]


class MeasurementEntry(FileModel):
    """The ministry's measuring script; both keys or none."""

    src: Annotated[
        WebAddress, Doc("Địa chỉ tệp lệnh", "Address of the script", "https://baohatinh.vn/tin")
    ]
    integrity: Annotated[
        Integrity,
        Doc(
            "Mã băm của tệp lệnh", "Its hash", "sha256-n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="
        ),
    ]


class SiteFile(FileModel):
    """Names, addresses, languages: a second department changes this file."""

    names: Annotated[NamesEntry, Doc("Tên trang", "Name of the site", "{vi: Cổng đối ngoại}")]
    short_names: Annotated[
        NamesEntry | None,
        Doc(
            "Tên ngắn dưới biểu tượng trên điện thoại (dưới 16 chữ); không có thì cắt từ `names`",
            "Short name under a phone's icon (best below 16 letters); else cut from `names`",
            "{vi: Sở Ngoại vụ}",
        ),
    ] = None
    department: Annotated[
        NamesEntry, Doc("Cơ quan chủ quản", "The department", "{vi: Sở Ngoại vụ Hà Tĩnh}")
    ]
    address: Annotated[NamesEntry, Doc("Địa chỉ", "Address", "{vi: Số 1 đường Trần Phú}")]
    phones: Annotated[
        tuple[Phone, ...], Field(min_length=1), Doc("Điện thoại", "Telephones", '["0239 3855 999"]')
    ]
    fax: Annotated[Phone | None, Doc("Fax", "Fax", "0239 3855 998")] = None
    email: Annotated[Email, Doc("Thư điện tử", "E-mail", "songoaivu@hatinh.gov.vn")]
    parent_portal: Annotated[
        ParentPortalEntry | None,
        Doc(
            "Cổng của tỉnh",
            "Portal of the province",
            '{name: {vi: Cổng thông tin tỉnh}, url: "https://hatinh.gov.vn/"}',
        ),
    ] = None
    home_province: Annotated[Slug, Doc("Mã tỉnh nhà", "Id of the home province", "ha-tinh")]
    languages: Annotated[
        tuple[Annotated[Language, enum_value(Language)], ...],
        Field(min_length=1),
        Doc("Ngôn ngữ, `vi` đứng đầu", "Languages, `vi` first", "[vi, en, lo]"),
    ]
    person_responsible: Annotated[
        NamesEntry,
        Doc("Người chịu trách nhiệm nội dung", "Who answers for the content", "{vi: Giám đốc Sở}"),
    ]
    licence: Annotated[
        NamesEntry, Doc("Dòng ghi nguồn khi dẫn lại", "Reuse line", "{vi: Ghi rõ nguồn …}")
    ]
    colours: Annotated[
        ColoursEntry | None, Doc("Màu nhận diện", "Colours", '{identity: "#17375e"}')
    ] = None
    measurement: Annotated[
        MeasurementEntry | None,
        Doc(
            "Tệp lệnh đo lường, nếu luật đòi hỏi",
            "Measuring script, if the law asks for it",
            '{src: "https://do.gov.vn/emc.js", '
            'integrity: "sha256-n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="}',
        ),
    ] = None
    demonstration: Annotated[
        NamesEntry | None,
        Doc("Dòng báo đây là bản trình diễn", "Line that says this is a demonstration",
            "{vi: Đây là trang trình diễn.}"),
    ] = None  # fmt: skip
    offline: Annotated[
        TrueOrFalse,
        Doc(
            "`false`: trình duyệt không giữ trang đã xem để đọc khi mất mạng, và xóa những gì đã "
            "giữ; không ghi thì vẫn giữ",
            "`false`: browsers keep no visited pages for reading without a network, and delete "
            "those they kept; when absent, they keep them",
            "false",
        ),
    ] = True

    @model_validator(mode="before")
    @classmethod
    def _without_measurement(cls, data: Any) -> Any:
        """``measurement:`` and ``measurement: {src: "", integrity: ""}`` mean: none."""
        if isinstance(data, dict):
            measurement = data.get("measurement")
            if isinstance(measurement, dict) and not any(measurement.values()):
                return {key: value for key, value in data.items() if key != "measurement"}
        return data
