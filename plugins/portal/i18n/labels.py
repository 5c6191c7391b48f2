"""The field's terms in words: kinds, roles, stages, statuses, types, countries.

In: a member of one of the model's enumerations.  Out: its Vietnamese label, which is also the
message id that catalogues translate.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from portal.domain.lifecycle import RegulationStatus
from portal.domain.model import AgencyType, Country, Kind, RegulationType, Relation, Role, Stage

__all__ = [
    "AGENCY_TYPES",
    "COUNTRIES",
    "KINDS",
    "REGULATION_TYPES",
    "RELATIONS",
    "ROLES",
    "SESSIONS",
    "STAGES",
    "STATUSES",
    "STATUS_EXPLANATIONS",
]


def N_(message: str) -> str:  # noqa: N802 - the marker that message extraction looks for
    """Mark a message for extraction; it is translated where it is shown."""
    return message


KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.SIGNING: N_("Ký kết"),
        Kind.BRIEFING: N_("Giao ban"),
        Kind.INTERIM_REVIEW: N_("Sơ kết"),
        Kind.FINAL_REVIEW: N_("Tổng kết"),
        Kind.ANNUAL_REVIEW: N_("Họp thường niên"),
        Kind.TALKS: N_("Hội đàm"),
        Kind.AGREEMENT: N_("Thỏa thuận"),
        Kind.WORKING_SESSION: N_("Buổi làm việc"),
        Kind.VISIT: N_("Thăm và làm việc"),
        Kind.REPORT: N_("Báo cáo"),
        Kind.NOTICE: N_("Thông báo"),
    }
)

SESSIONS: Mapping[str, str] = MappingProxyType(
    {"sáng": N_("buổi sáng"), "chiều": N_("buổi chiều"), "tối": N_("buổi tối")}
)

ROLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.HOST: N_("Chủ trì"),
        Role.PARTY: N_("Tham gia"),
        Role.GUEST: N_("Khách mời"),
    }
)

STAGES: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.SIGNED: N_("Ký kết"),
        Stage.BRIEFING: N_("Giao ban"),
        Stage.INTERIM_REVIEW: N_("Sơ kết"),
        Stage.FINAL_REVIEW: N_("Tổng kết"),
        Stage.RE_SIGNED: N_("Ký lại"),
        Stage.HELD: N_("Đã tổ chức"),
        Stage.PLANNED: N_("Dự kiến"),
    }
)

STATUSES: Mapping[RegulationStatus, str] = MappingProxyType(
    {
        RegulationStatus.IN_FORCE: N_("Đang có hiệu lực"),
        RegulationStatus.DUE_FOR_REVIEW: N_("Đến hạn sơ kết, tổng kết"),
        RegulationStatus.RECURRING: N_("Cơ chế thường kỳ"),
        RegulationStatus.TERM_UNKNOWN: N_("Chưa rõ thời hạn"),
        RegulationStatus.SIGNATORY_DISSOLVED: N_("Có bên ký đã giải thể"),
        RegulationStatus.EXPIRED: N_("Đã hết thời hạn"),
        RegulationStatus.SUPERSEDED: N_("Đã được thay thế"),
    }
)

STATUS_EXPLANATIONS: Mapping[RegulationStatus, str] = MappingProxyType(
    {
        RegulationStatus.IN_FORCE: N_("Thời hạn ghi trong văn bản chưa kết thúc."),
        RegulationStatus.DUE_FOR_REVIEW: N_(
            "Đã quá thời gian mà các bên cam kết sơ kết, giao ban hoặc tổng kết."
        ),
        RegulationStatus.RECURRING: N_("Cuộc họp luân phiên, không đặt thời hạn kết thúc."),
        RegulationStatus.TERM_UNKNOWN: N_("Nguồn công khai không nêu thời hạn."),
        RegulationStatus.SIGNATORY_DISSOLVED: N_(
            "Một bên ký không còn tồn tại và không có cơ quan tiếp nhận nhiệm vụ đã cam kết."
        ),
        RegulationStatus.EXPIRED: N_("Thời hạn ghi trong văn bản đã kết thúc."),
        RegulationStatus.SUPERSEDED: N_("Đã có văn bản mới ký thay."),
    }
)

REGULATION_TYPES: Mapping[RegulationType, str] = MappingProxyType(
    {
        RegulationType.REGULATION: N_("Quy chế phối hợp"),
        RegulationType.AGREEMENT: N_("Thỏa thuận, biên bản"),
        RegulationType.MECHANISM: N_("Cơ chế họp thường kỳ"),
    }
)

AGENCY_TYPES: Mapping[AgencyType, str] = MappingProxyType(
    {
        AgencyType.DEPARTMENT: N_("Sở Ngoại vụ, cơ quan đối ngoại"),
        AgencyType.POLICE: N_("Công an"),
        AgencyType.BORDER_GUARD: N_("Bộ đội Biên phòng"),
        AgencyType.MILITARY: N_("Quân sự"),
        AgencyType.PEOPLE_COMMITTEE: N_("Ủy ban nhân dân, chính quyền"),
        AgencyType.PARTY: N_("Cơ quan Đảng"),
        AgencyType.MINISTRY: N_("Bộ, cơ quan trung ương"),
        AgencyType.CUSTOMS: N_("Hải quan"),
        AgencyType.OTHER: N_("Cơ quan khác"),
    }
)

COUNTRIES: Mapping[Country, str] = MappingProxyType(
    {
        Country.LA: N_("Lào"),
        Country.KH: N_("Campuchia"),
        Country.CN: N_("Trung Quốc"),
        Country.TH: N_("Thái Lan"),
        Country.VN: N_("Việt Nam"),
    }
)

RELATIONS: Mapping[Relation, str] = MappingProxyType(
    {
        Relation.REPLACED: N_("được thay bằng"),
        Relation.MERGED: N_("hợp nhất vào"),
        Relation.SPLIT: N_("tách thành"),
        Relation.FUNCTIONS_MOVED: N_("chuyển chức năng sang"),
    }
)
