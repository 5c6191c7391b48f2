"""Sentences for references to the registers."""

from __future__ import annotations

__all__ = ["REFERENCE_MESSAGES"]

REFERENCE_MESSAGES: dict[str, tuple[str, str]] = {
    "reference-unknown": (
        "“{value}” không có trong danh bạ cơ quan và tỉnh; hãy sửa, hoặc thêm vào danh bạ",
        "“{value}” is in neither register, agencies or provinces; mend it, or add an entry",
    ),
    "partner-unknown": (
        "“{value}” không có trong danh bạ tỉnh; hãy sửa, hoặc thêm vào registry/provinces/",
        "“{value}” is no province of the register; mend it, or add it to registry/provinces/",
    ),
    "partner-not-province": (
        "{name} ({id}) là cơ quan, không phải tỉnh bạn; hãy ghi ở agencies",
        "{name} ({id}) is a body, not a partner province; write it under agencies",
    ),
    "partner-domestic": (
        "{name} ở trong nước nên không phải tỉnh bạn; hãy ghi ở agencies",
        "{name} is in Viet Nam and so no partner province; write it under agencies",
    ),
    "reference-ambiguous": (
        "“{value}” trong những ngày đó có thể chỉ: {ids}; hãy ghi mã trong ngoặc thay cho tên",
        "“{value}” may mean, on those days: {ids}; write the id in brackets in place of the name",
    ),
    "reference-ended": (
        (
            "{name} ({id}) chỉ tồn tại đến {end}, trước sự kiện ngày {day}; "
            "hãy thay bằng bên kế tục: {others}"
        ),
        (
            "{name} ({id}) existed until {end}, before the event of {day}; "
            "write its successor instead: {others}"
        ),
    ),
    "reference-ended-alone": (
        (
            "{name} ({id}) chỉ tồn tại đến {end}, trước sự kiện ngày {day}, và danh bạ không ghi "
            "bên kế tục; hãy kiểm tra ngày hoặc danh bạ"
        ),
        (
            "{name} ({id}) existed until {end}, before the event of {day}, and the register names "
            "no successor; check the date or the register"
        ),
    ),
    "reference-not-begun": (
        (
            "{name} ({id}) có từ {start}, sau sự kiện ngày {day}; "
            "hãy thay bằng bên đứng trước: {others}"
        ),
        (
            "{name} ({id}) exists from {start}, after the event of {day}; "
            "write its predecessor instead: {others}"
        ),
    ),
    "reference-not-begun-alone": (
        (
            "{name} ({id}) có từ {start}, sau sự kiện ngày {day}, và danh bạ không ghi bên đứng "
            "trước; hãy kiểm tra ngày hoặc danh bạ"
        ),
        (
            "{name} ({id}) exists from {start}, after the event of {day}, and the register names "
            "no predecessor; check the date or the register"
        ),
    ),
    "reference-repeats": (
        "“{value}” chính là {id}, đã có trong danh sách; hãy xóa một trong hai",
        "“{value}” is {id}, which is already in the list; delete one of the two",
    ),
    "regulation-unknown": (
        "không có “{value}” trong danh bạ quy chế; hãy ghi mã đúng tên tệp, hoặc thêm vào danh bạ",
        "there is no “{value}” in the register of regulations; write the id, or add an entry",
    ),
}
