"""Vietnamese words that editors may write for the schema's own: offered, never taken."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "AGENCY_TYPE_WORDS",
    "COUNTRY_WORDS",
    "KEY_WORDS",
    "KIND_WORDS",
    "REGULATION_WORDS",
    "RELATION_WORDS",
    "ROLE_WORDS",
    "SESSION_WORDS",
    "STAGE_WORDS",
    "STATUS_WORDS",
]

KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "ký kết": "signing", "lễ ký": "signing", "giao ban": "briefing", "sơ kết": "interim-review",
        "tổng kết": "final-review", "thường niên": "annual-review", "hội đàm": "talks",
        "thỏa thuận": "agreement", "làm việc": "working-session", "thăm": "visit",
        "báo cáo": "report", "thông báo": "notice", "meeting": "working-session",
    }
)  # fmt: skip
STAGE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "ký": "signed", "ký kết": "signed", "signing": "signed", "giao ban": "briefing",
        "sơ kết": "interim-review", "tổng kết": "final-review", "ký lại": "re-signed",
        "tổ chức": "held", "dự kiến": "planned",
    }
)  # fmt: skip
ROLE_WORDS: Mapping[str, str] = MappingProxyType(
    {"chủ trì": "host", "đăng cai": "host", "bên": "party", "tham gia": "party", "khách": "guest"}
)
STATUS_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "xuất bản": "published", "đã đăng": "published", "public": "published", "nháp": "draft",
        "bản nháp": "draft", "thu hồi": "withdrawn", "gỡ": "withdrawn", "hidden": "draft",
    }
)  # fmt: skip
SESSION_WORDS: Mapping[str, str] = MappingProxyType(
    {"morning": "sáng", "afternoon": "chiều", "evening": "tối", "trưa": "chiều", "đêm": "tối"}
)
AGENCY_TYPE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "sở": "department", "công an": "police", "biên phòng": "border-guard",
        "quân sự": "military", "ủy ban": "people-committee", "đảng": "party", "bộ": "ministry",
        "hải quan": "customs", "khác": "other",
    }
)  # fmt: skip
COUNTRY_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "việt nam": "VN", "vietnam": "VN", "lào": "LA", "laos": "LA", "lao": "LA",
        "trung quốc": "CN", "china": "CN", "campuchia": "KH", "cambodia": "KH",
        "thái lan": "TH", "thailand": "TH",
    }
)  # fmt: skip
RELATION_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "thay thế": "replaced", "sáp nhập": "merged", "hợp nhất": "merged", "chia tách": "split",
        "tách": "split", "chuyển chức năng": "functions-moved",
    }
)  # fmt: skip
REGULATION_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "quy chế": "regulation", "thỏa thuận": "agreement", "biên bản": "agreement",
        "cơ chế": "mechanism", "hội nghị": "mechanism",
    }
)  # fmt: skip
KEY_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "tieu_de": "title", "tiêu đề": "title", "headline": "title", "ngay": "date", "ngày": "date",
        "published": "date", "updated": "modified", "tom_tat": "summary", "tóm tắt": "summary",
        "description": "summary", "sapo": "summary", "loai": "kind", "loại": "kind",
        "type": "kind", "category": "kind", "su_kien": "event", "sự kiện": "event",
        "co_quan": "agencies", "cơ quan": "agencies", "agency": "agencies",
        "provinces": "partner_provinces", "tỉnh bạn": "partner_provinces",
        "quy_che": "regulations", "quy chế": "regulations", "nguon": "sources",
        "nguồn": "sources", "source": "sources", "tac_gia": "author", "tác giả": "author",
        "the": "tags", "từ khóa": "tags", "keywords": "tags", "anh": "images", "ảnh": "images",
        "ghi_chu": "note", "ghi chú": "note", "draft": "status", "embargo": "publish_at",
        "expiry": "expires", "trang_thai": "status", "trạng thái": "status",
        "văn bản": "documents", "số liệu": "figures", "số": "number", "tên": "name",
        "chức vụ": "office", "position": "office", "mã": "id",
    }
)  # fmt: skip
