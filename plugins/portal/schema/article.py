"""content/news/<year>/<slug>.md: the keys of an article's front matter."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from portal.domain.model import Kind, Status
from portal.schema.articleparts import (
    CommendationsEntry,
    EventEntry,
    FigureEntry,
    ImageEntry,
    PartyEntry,
    PersonEntry,
    RegulationEntry,
    WithdrawalEntry,
)
from portal.schema.base import Doc, FileModel
from portal.schema.parts import DatedNoteEntry, DocumentEntry, SourceEntry
from portal.schema.values import (
    Headline,
    Name,
    OldAddress,
    Prose,
    PublicationTime,
    Summary,
    Tag,
    Time,
    TrueOrFalse,
    enum_value,
)
from portal.schema.words import KIND_WORDS, STATUS_WORDS

__all__ = ["ArticleFile"]


class ArticleFile(FileModel):
    """An article of news, in the order in which its keys are best written."""

    # For other tools only: the rules themselves stand in ``schema/rules.py``.
    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                {
                    "if": {"properties": {"kind": {"enum": ["report", "notice"]}}},
                    "else": {"required": ["event"]},
                },
                {
                    "if": {
                        "properties": {"status": {"const": "withdrawn"}},
                        "required": ["status"],
                    },
                    "then": {"required": ["withdrawn"]},
                },
            ]
        }
    )

    title: Annotated[
        Headline,
        Doc("Tiêu đề, chữ thuần, tối đa 200 ký tự", "Headline, plain text, at most 200 characters",
            "Hà Tĩnh đánh giá bốn năm thực hiện quy chế phối hợp"),
    ]  # fmt: skip
    date: Annotated[
        Time,
        Doc(
            "Thời điểm đăng: `YYYY-MM-DD[ HH:MM]`; `YYYY-MM`, `YYYY` khi nguồn không ghi rõ hơn",
            "Time of publication: `YYYY-MM-DD[ HH:MM]`; `YYYY-MM`, `YYYY` if no more is known",
            "2020-06-11 17:30",
        ),
    ]
    modified: Annotated[
        Time | None,
        Doc(
            "Lần sửa lớn gần nhất; kèm một dòng trong `changes`",
            "The last major change; needs a line in `changes`",
            "2020-06-12 08:00",
        ),
    ] = None
    summary: Annotated[
        Summary,
        Doc("Một hai câu tóm tắt, tối đa 300 ký tự", "One or two sentences, at most 300 characters",
            "Hai cơ quan đã trao đổi 120 lượt thông tin trong bốn năm."),
    ]  # fmt: skip
    kind: Annotated[
        Kind, enum_value(Kind, KIND_WORDS), Doc("Loại tin", "What it reports", "interim-review")
    ]
    event: Annotated[
        EventEntry | None,
        Doc(
            "Sự kiện; bắt buộc với mọi loại tin trừ report và notice",
            "The event; required for every kind but report and notice",
            "{date: 2020-06-11, place: Hà Tĩnh}",
        ),
    ] = None
    agencies: Annotated[
        tuple[PartyEntry, ...],
        Field(min_length=1),
        Doc(
            "Cơ quan, tỉnh tham gia, quan trọng nhất trước; chỉ ghi mã nghĩa là bên tham gia",
            "Bodies and provinces that took part, the most important first; a bare id is a party",
            "[{id: so-ngoai-vu-ha-tinh, role: host}, cong-an-ha-tinh]",
        ),
    ]
    partner_provinces: Annotated[
        tuple[Name, ...],
        Doc("Tỉnh bạn ở nước ngoài", "Partner provinces abroad", "[bolikhamxay, khammouane]"),
    ] = ()
    regulations: Annotated[
        tuple[RegulationEntry, ...],
        Doc(
            "Quy chế, thỏa thuận mà tin nói đến",
            "Regulations and agreements that it tells of",
            "[{id: qcph-ha-tinh-cong-an-2016, stage: interim-review}]",
        ),
    ] = ()
    people: Annotated[
        tuple[PersonEntry, ...],
        Doc(
            "Cán bộ nêu tên với chức vụ công khai",
            "Officials named in their public capacity",
            "[{name: Đặng Minh Khôi, office: Thứ trưởng Bộ Ngoại giao}]",
        ),
    ] = ()
    figures: Annotated[
        tuple[FigureEntry, ...],
        Doc("Số liệu nêu trong tin", "Numbers reported",
            "[{label: Vụ án phối hợp điều tra, value: 21, unit: vụ, period: 2008–2011}]"),
    ] = ()  # fmt: skip
    commendations: Annotated[
        CommendationsEntry | None,
        Doc("Khen thưởng", "Commendations", "{collectives: 2, individuals: 6}"),
    ] = None
    documents: Annotated[
        tuple[DocumentEntry, ...],
        Doc("Văn bản liên quan", "Papers", "[{number: 09/2011/QĐ-UBND, title: Quy chế …}]"),
    ] = ()
    images: Annotated[
        tuple[ImageEntry, ...],
        Doc("Ảnh", "Photographs", "[{file: hoi-nghi.jpg, alt: Các đại biểu tại hội nghị}]"),
    ] = ()
    sources: Annotated[
        tuple[SourceEntry, ...],
        Doc(
            "Nguồn tin; không có `url` thì `note` nói vì sao",
            "Sources; without `url` a `note` says why",
            '[{name: Báo Hà Tĩnh, url: "https://baohatinh.vn/tin", lang: vi}]',
        ),
    ] = ()
    author: Annotated[Name | None, Doc("Người viết", "Byline", "Nam Giang")] = None
    tags: Annotated[tuple[Tag, ...], Doc("Từ khóa", "Tags", "[an ninh trật tự]")] = ()
    lead: Annotated[
        TrueOrFalse,
        Doc("`true`: dẫn đầu trang chủ (tin mới nhất được chọn)",
            "`true`: leads the home page (the newest wins)", "true"),
    ] = False  # fmt: skip
    status: Annotated[
        Status,
        enum_value(Status, STATUS_WORDS),
        Doc("Đã đăng, nháp hoặc đã gỡ", "Published, draft or withdrawn", "draft"),
    ] = Status.PUBLISHED
    withdrawn: Annotated[
        WithdrawalEntry | None,
        Doc("Lý do gỡ; đi cùng `status: withdrawn`", "Why; goes with `status: withdrawn`",
            "{date: 2021-01-01, reason: Thông tin đã được thay thế.}"),
    ] = None  # fmt: skip
    publish_at: Annotated[
        PublicationTime | None,
        Doc("Chỉ hiện từ thời điểm này", "Shown nowhere before it", "2020-06-11 17:30"),
    ] = None
    expires: Annotated[
        PublicationTime | None,
        Doc("Hết hạn: vẫn ở địa chỉ cũ, rời trang chủ", "Past it: marked, off the home page",
            "2021-01-01"),
    ] = None  # fmt: skip
    corrections: Annotated[
        tuple[DatedNoteEntry, ...],
        Doc("Đính chính", "Corrections", "[{date: 2020-06-12, note: Sửa số vụ án thành 21.}]"),
    ] = ()
    changes: Annotated[
        tuple[DatedNoteEntry, ...],
        Doc("Thay đổi lớn", "Major changes", "[{date: 2020-06-12, note: Bổ sung kết quả.}]"),
    ] = ()
    aliases: Annotated[
        tuple[OldAddress, ...],
        Doc("Địa chỉ cũ chuyển về bài này", "Old addresses that redirect here",
            "[/cu/tin-123.html]"),
    ] = ()  # fmt: skip
    note: Annotated[
        Prose | None,
        Doc("Ghi chú của ban biên tập, dưới bài", "Editorial note, under the article",
            "Năm suy ra từ giai đoạn nêu trong nguồn."),
    ] = None  # fmt: skip
