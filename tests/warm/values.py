"""What may be written under each key of the small site's files; None leaves the key out.

Some of it is wrong, alone or beside what else stands there: a build that fails is part of the
story.  ``{year}`` is the year of the folder that an article lies in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from portal.domain.model import AgencyType, Kind, Stage

__all__ = ["ARTICLE", "BODIES", "PAGE", "REGISTERS", "SITE", "TIMES", "TRANSLATION", "keyed"]

Values = Mapping[str, Sequence[Any]]

_NOTES = [{"date": "2026-11-19", "note": "Sửa số liệu."}]
_DATES = ["{year}-06-11 17:30", "{year}-06-11", "{year}-12-31 23:59", "{year}-01-01", "{year}-03",
          "{year}", "2099-01-01"]  # fmt: skip
_DAYS = ["2016-06-25", "2018-12-31", "2020-06", "2020", "2024-02-29", "2026-11-19", "2026-11-30"]
_PARTIES = ["so-ngoai-vu-ha-tinh", "cong-an-ha-tinh", "cong-an-khammouane", "ha-tinh",
            "so-cong-thuong-ha-tinh",
            "Biên phòng tỉnh Hà Tĩnh", "Quảng Trị", "bo-cong-an"]  # fmt: skip
_PARTNERS = ["khammouane", "Khăm Muồn", "bolikhamxay", "savannakhet", "champasak"]
_REGULATIONS = ["qcph-ha-tinh-cong-an-2016", "qcph-ha-tinh-cong-an-2024",
                "hoi-dam-ha-tinh-khammouane"]  # fmt: skip
_NAMES = [{"vi": "Tên mới", "en": "New name"}, {"vi": "Tên khác & “lạ”"},
          {"vi": "Tên mới", "en": "Other name", "lo": "ຊື່"}]  # fmt: skip
_VALID = [None, {"to": "2026-11-25"}, {"from": "2010-01-01"}, {"from": "2020-07-01"}]
_TITLES = ["Hai bên gặp nhau", "Sơ kết <năm> & bàn việc tới", "Họp", "Tên dài " * 15]

ARTICLE: Values = {
    "title": _TITLES,
    "summary": ["Một câu.", "Hai bên bàn về “cửa khẩu” & chợ.", "Câu dài hơn một chút. " * 10],
    "date": _DATES,
    "modified": [None, "{year}-12-31 23:59", "2026-11-19", "2026-11-22 08:00"],
    "kind": [str(kind) for kind in Kind],
    "event": [None, *({"date": day, "place": "Cầu Treo"} for day in _DAYS),
              {"date": "2020-06-11", "end_date": "2020-07-02", "session": "sáng"}],
    "agencies": [[{"id": one, "role": "host"}, other] for one in _PARTIES[:4] for other in _PARTIES]
                + [[one] for one in _PARTIES],
    "partner_provinces": [None, *([one] for one in _PARTNERS), ["khammouane", "savannakhet"]],
    "regulations": [None, *([{"id": id, "stage": str(stage)}] for id in _REGULATIONS
                            for stage in (Stage.SIGNED, Stage.BRIEFING, Stage.FINAL_REVIEW)),
                    [{"id": id} for id in _REGULATIONS[:2]]],
    "people": [None, [{"name": "Đặng Minh Khôi", "office": "Thứ trưởng"}]],
    "figures": [None, [{"label": "Lượt", "value": "21", "unit": "lượt", "period": "2008–2011"}],
                [{"label": "Kinh phí", "value": "1,5", "unit": "tỷ đồng"}]],
    "commendations": [None, {"collectives": "2", "individuals": "6"}],
    "documents": [None, [{"number": "7/QĐ", "title": "Quyết định", "date": "2020-01-01",
                          "file": "quy-che-2024.pdf"}],
                  [{"number": "8/QĐ", "title": "Quyết định khác", "date": "2011-05-04"}]],
    "images": [None, [{"file": "tuan-tra.png", "alt": "Ảnh"}],
               [{"file": "hoi-nghi.png", "alt": "Ảnh", "caption": "Toàn cảnh"}],
               [{"file": "khong-co.png", "alt": "Ảnh"}]],
    "sources": [None, [{"name": "Báo", "url": "https://bao.example/x", "lang": "vi"}]],
    "author": [None, "Nam Giang"],
    "tags": [None, ["an ninh"], ["biên giới", "lãnh sự"]],
    "lead": [None, "true", "false"],
    "status": ["published", "draft", "withdrawn"],
    "withdrawn": [None, {"date": "2026-11-18", "reason": "Trùng.", "see": "tuan-tra-chung"},
                  {"date": "2026-11-18", "reason": "Sai."}],
    "publish_at": [None, "2026-11-21 08:00", "2026-11-25", "{year}-06-12 10:00"],
    "expires": [None, "2026-11-22 08:00", "2031-01-01", "2026-11-01"],
    "corrections": [None, _NOTES],
    "changes": [None, [dict(note) for note in _NOTES]],
    "aliases": [None, ["/cu/tin-1.html"], ["/cu/tin-123.html"], ["/tin/2020/tuan-tra-chung/"]],
    "note": [None, "Năm suy ra từ nguồn."],
    "titel": ["Khóa không có", None],
}  # fmt: skip
TRANSLATION: Values = {
    "title": ["A meeting", "Review of <the> year & plans"],
    "summary": ["What was said.", "They met. " * 20],
    "author": [None, "Nam Giang"],
    "note": [None, "Inferred."],
    "corrections": [None, _NOTES],
    "images": [None, [{"alt": "A picture"}]],
    "kind": [None, "visit"],
}
PAGE: Values = {
    "title": ["Giới thiệu Sở", "Trang khác"],
    "summary": ["Một câu khác.", "Câu nữa."],
    "modified": [None, "2026-02-01", "2026-11-19 10:00"],
}
_ENTITY: Values = {
    "name": _NAMES,
    "names": [None, [{"name": "Tên xưa", "to": "2017-12-31"}],
              [{"name": "Tên xưa", "from": "2019-01-01", "to": "2026-11-22"}]],
    "aliases": [None, ["Tên tắt"], ["Công an Hà Tĩnh"], ["Biên phòng tỉnh Hà Tĩnh"]],
    "valid": _VALID,
    "successors": [None, [{"id": "bo-cong-an", "relation": "functions-moved"}],
                   [{"id": "ha-tinh", "relation": "merged", "date": "2026-11-24"}],
                   [{"id": "so-ngoai-vu-ha-tinh", "relation": "replaced", "date": "2020-07-01"}]],
    "source": [None, {"name": "Báo", "url": "https://bao.example/", "accessed": "2026-02-28"}],
}  # fmt: skip
REGISTERS: Mapping[str, Values] = {
    "agencies": {
        **_ENTITY,
        "type": [str(type) for type in AgencyType],
        "province": [None, "ha-tinh", "khammouane", "quang-tri"],
        "parent": [None, "bo-cong-an", "so-ngoai-vu-ha-tinh"],
        "website": [None, "https://co-quan.example/"],
        "contact": [None, {"phone": "0239 0000 009", "email": "a@co-quan.example"}],
    },
    "provinces": {
        **_ENTITY,
        "country": ["VN", "LA", "TH"],
        "iso": [None, "VN-23", "LA-BL"],
        "borders": [None, ["ha-tinh"], ["khammouane", "savannakhet"], ["quang-tri-2025"]],
    },
    "regulations": {
        "title": _NAMES,
        "type": ["regulation", "agreement", "mechanism"],
        "number": [None, "02/QCPH"],
        "parties": [["so-ngoai-vu-ha-tinh", "cong-an-ha-tinh"], ["ha-tinh", "khammouane"],
                    ["bo-chi-huy-bien-phong-ha-tinh", "cong-an-khammouane"]],
        "signed": [None, *_DAYS],
        "period": [None, {"from": "2016-06-25", "to": "2026-11-22"}, {"from": "2020"}],
        "review_every": [None, ["P6M"], ["P1Y"]],
        "replaces": [None, ["qcph-ha-tinh-cong-an-2016"], ["hoi-dam-ha-tinh-khammouane"]],
        "contact": [None, {"phone": "0239 0000 008"}],
        "documents": [None, [{"number": "1/BB", "title": "Biên bản", "file": "quy-che-2024.pdf"}]],
        "events": [None, [{"date": "2026-11-23", "stage": "briefing"}],
                   [{"date": "2019-05", "stage": "interim-review", "note": "Theo nguồn."}]],
    },
    "people": {
        "name": ["Lê Thị Mẫu", "Trần Văn Thử"],
        "office": [{"vi": "Phó Giám đốc"}, {"vi": "Giám đốc", "en": "Director"}],
        "agency": ["so-ngoai-vu-ha-tinh", "cong-an-ha-tinh"],
        "phone": [None, "0239 0000 005"],
        "valid": [{"from": "2024-01"}, {"from": "2024-01", "to": "2026-11-23"}],
    },
}  # fmt: skip
SITE: Values = {
    "names": _NAMES,
    "short_names": [None, {"vi": "Sở"}],
    "department": _NAMES,
    "address": [{"vi": "Số 2", "en": "No. 2"}],
    "phones": [["0239 0000 000"], ["0239 0000 001", "0239 0000 002"]],
    "fax": [None, "0239 0000 003"],
    "email": ["khac@so-ngoai-vu.example"],
    "parent_portal": [None],
    "home_province": ["ha-tinh", "quang-binh", "khammouane"],
    "languages": [["vi"], ["vi", "en"], ["vi", "en", "lo"], ["en"]],
    "person_responsible": _NAMES,
    "licence": _NAMES,
    "colours": [None, {"identity": "#17375e"}, {"identity": "#3b1d5e", "mark": "#7a1015"}],
    "measurement": [None, {"src": "https://do.example/do.js", "integrity":
                           "sha256-n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="}],
    "demonstration": [None, {"vi": "Trình diễn."}],
    "offline": [None, "false"],
}  # fmt: skip
BODIES = (
    "Một đoạn.\n",
    "Một đoạn khác.\n\n## Nội dung\n\n- một\n- hai\n",
    "Xem [kỳ trước](/tin/2020/so-ket-bon-nam-quy-che/) và [cơ quan](/co-quan/cong-an-ha-tinh/).\n",
    "Xem [tin](../2020/tuan-tra-chung.md).\n",
    "![Bia](tuan-tra.png)\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n",
    "[Quy chế](/tep/quy-che-2024.pdf), [năm](/nam/2020/), [loại](/loai/visit/).\n",
    "[Không có](/tin/2020/khong-co/).\n",
    "<script>alert(1)</script>\n",
)
TIMES = (
    "2020-06-12 07:00", "2025-07-01 00:00", "2026-11-09", "2026-11-20 09:00", "2026-11-21 08:00",
    "2026-11-22 08:00", "2026-11-23 00:00", "2026-11-25 00:00", "2026-12-01 08:00",
    "2026-12-16 00:00", "2027-01-01", "2029-06-01",
)  # fmt: skip


def keyed(values: Values) -> st.SearchStrategy[tuple[str, Any]]:
    """A key, and a value that may stand under it."""
    return st.sampled_from(sorted(values)).flatmap(
        lambda key: st.tuples(st.just(key), st.sampled_from(values[key]))
    )
