"""Sentences for the registers among themselves, and for site.yaml."""

from __future__ import annotations

__all__ = ["REGISTER_MESSAGES"]

REGISTER_MESSAGES: dict[str, tuple[str, str]] = {
    "id-taken": (
        "mã “{id}” đã dùng ở {other}; mỗi mã chỉ dùng một lần trong mọi danh bạ, hãy đổi tên tệp",
        "the id “{id}” is used by {other}; ids are unique in all registers, so rename the file",
    ),
    "id-unknown": (
        "không có mã “{value}” trong danh bạ {register}; mã là tên tệp bỏ đuôi .yaml",
        "there is no id “{value}” in the register {register}; an id is a file's name without .yaml",
    ),
    "border-one-sided": (
        "{id} không ghi giáp {here}; hãy thêm “{here}” vào borders của {id}",
        "{id} does not name {here} as its neighbour; add “{here}” to the borders of {id}",
    ),
    "parent-self": (
        "“{id}” không thể là cấp trên của chính mình; hãy ghi mã cơ quan cấp trên, hoặc xóa dòng",
        "“{id}” cannot be the body above itself; write the id of the one that is, or delete this",
    ),
    "successor-self": (
        "“{id}” không thể kế tục chính mình; hãy ghi mã của bên kế tục",
        "“{id}” cannot follow itself; write the successor's id",
    ),
    "successor-gone": (
        "bên kế tục “{id}” đã chấm dứt từ {end}, trước bên được kế tục; hãy kiểm tra thời gian",
        "the successor “{id}” ended on {end}, before what it follows; check the periods",
    ),
    "circle": (
        "các mục nối thành vòng tròn: {circle}; hãy gỡ một mắt trong {key}",
        "these entries run in a circle: {circle}; take one step out of {key}",
    ),
    "spelling-shared": (
        (
            "cách viết “{spelling}” cũng chỉ {others} trong cùng thời gian; "
            "hãy bỏ ở một bên, hoặc viết rõ hơn"
        ),
        (
            "the spelling “{spelling}” also means {others} at the same time; "
            "take it out of one, or make it longer"
        ),
    ),
    "party-not-then": (
        "{name} ({id}) tồn tại {start} – {end}, không có vào ngày ký {signed}; hãy kiểm tra",
        "{name} ({id}) existed {start} – {end}, not on the day of signing, {signed}; check it",
    ),
    "replaces-self": (
        "“{id}” không thể thay thế chính mình; hãy ghi mã của văn bản cũ",
        "“{id}” cannot replace itself; write the id of the older one",
    ),
    "replaces-later": (
        "“{id}” ký ngày {older}, sau văn bản này ({signed}); hãy kiểm tra cái nào thay cái nào",
        "“{id}” was signed on {older}, after this one ({signed}); check which replaces which",
    ),
    "home-abroad": (
        "{name} không ở Việt Nam; hãy ghi mã tỉnh của cơ quan chủ quản",
        "{name} is not in Viet Nam; write the id of the department's own province",
    ),
    "languages-first": (
        "tiếng Việt (vi) phải đứng đầu danh sách ngôn ngữ",
        "Vietnamese (vi) must come first among the languages",
    ),
}
