"""The keys of texts other than articles: translations of articles, and standing pages."""

from __future__ import annotations

from typing import Annotated, ClassVar

from portal.schema.article import ArticleFile
from portal.schema.base import Doc, FileModel
from portal.schema.parts import DatedNoteEntry
from portal.schema.values import Headline, Name, Prose, Summary, Time

__all__ = ["ImageTextEntry", "PageFile", "TranslationFile"]


class ImageTextEntry(FileModel):
    """The words of one image; entries stand in the order of the original's images."""

    alt: Annotated[Name | None, Doc("Mô tả ảnh", "Text alternative", "Delegates")] = None
    caption: Annotated[Name | None, Doc("Chú thích ảnh", "Caption", "The meeting")] = None


class TranslationFile(FileModel):
    """content/news/<year>/<slug>.<lang>.md: words only; everything else is the original's."""

    title: Annotated[
        Headline, Doc("Tiêu đề đã dịch", "Translated headline", "Ha Tinh reviews four years")
    ]
    modified: Annotated[
        Time | None,
        Doc(
            "Lần sửa lớn gần nhất của bản dịch; kèm một dòng trong `changes`",
            "The translation's last major change; needs a line in `changes`",
            "2020-06-12 08:00",
        ),
    ] = None
    summary: Annotated[
        Summary, Doc("Tóm tắt đã dịch", "Translated summary", "Two bodies exchanged …")
    ]
    images: Annotated[
        tuple[ImageTextEntry, ...],
        Doc(
            "Mô tả và chú thích ảnh, theo thứ tự ảnh của bản gốc",
            "Words of the images, in the original's order",
            "[{alt: Delegates at the meeting}]",
        ),
    ] = ()
    author: Annotated[Name | None, Doc("Người viết, người dịch", "Byline", "Nam Giang")] = None
    corrections: Annotated[
        tuple[DatedNoteEntry, ...],
        Doc("Đính chính", "Corrections", "[{date: 2020-06-12, note: The number is 21.}]"),
    ] = ()
    changes: Annotated[
        tuple[DatedNoteEntry, ...],
        Doc("Thay đổi lớn", "Major changes", "[{date: 2020-06-12, note: Results added.}]"),
    ] = ()
    note: Annotated[
        Prose | None, Doc("Ghi chú của ban biên tập", "Editorial note", "The year is inferred.")
    ] = None

    inherited: ClassVar[frozenset[str]] = frozenset(ArticleFile.model_fields) - {
        "title",
        "modified",
        "summary",
        "images",
        "author",
        "corrections",
        "changes",
        "note",
    }


class PageFile(FileModel):
    """content/pages/<slug>[.<lang>].md: a standing page."""

    title: Annotated[Headline, Doc("Tiêu đề", "Title", "Giới thiệu")]
    summary: Annotated[
        Summary, Doc("Một câu nói trang này về gì", "One sentence on what it is about",
                     "Chức năng, nhiệm vụ và cơ cấu của Sở.")
    ]  # fmt: skip
    modified: Annotated[
        Time | None, Doc("Lần sửa gần nhất", "When it last changed", "2026-01-15")
    ] = None
