"""Sentences for addresses that were live once, and for the ledger that remembers them."""

from __future__ import annotations

__all__ = ["PUBLISHING_MESSAGES"]

PUBLISHING_MESSAGES: dict[str, tuple[str, str]] = {
    "address-dead": (
        (
            "địa chỉ này có từ {since} nhưng bản mới không còn; hãy ghi nó vào `aliases` của bài "
            "thay thế, hoặc gỡ bài bằng `status: withdrawn` thay vì xóa, hoặc khai báo trong "
            "{declared}"
        ),
        (
            "this address has been live since {since} and the new release has it no more; add it "
            "to `aliases` of the article that replaces it, or withdraw the article (`status: "
            "withdrawn`) instead of deleting it, or declare it in {declared}"
        ),
    ),
    "address-leads-nowhere": (
        "địa chỉ này được chuyển đến “{target}” nhưng nơi ấy không có; hãy sửa nơi đến",
        "this address is to lead to “{target}”, which does not answer; mend the target",
    ),
    "address-answers": (
        "địa chỉ này vẫn có trang, nên không chuyển hướng hay coi là đã mất được; hãy bỏ dòng này",
        "a page still answers here, so it can neither lead on nor be gone; remove this line",
    ),
    "ledger-line-wrong": (
        "không hiểu dòng “{line}”; mỗi dòng phải có dạng: {form}",
        "the line “{line}” is not understood; each line has the form: {form}",
    ),
}
