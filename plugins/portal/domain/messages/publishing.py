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
    "host-too-many-rules": (
        (
            "{host} chỉ nhận {limit} dòng chuyển hướng, bản này có {count}; hãy chọn nơi đăng khác "
            "hoặc đặt máy chủ nginx, Caddy phía trước"
        ),
        (
            "{host} takes {limit} redirects and this release has {count}; choose another host, or "
            "one with nginx or Caddy"
        ),
    ),
    "host-rules-too-large": (
        "{host} chỉ đọc {limit} byte chuyển hướng, bản này có {count}; hãy chọn nơi đăng khác",
        "{host} reads {limit} bytes of redirects and this release has {count}; choose another host",
    ),
    "host-rule-too-long": (
        "{host} chỉ nhận dòng chuyển hướng dài {limit} ký tự, dòng này dài {count}",
        "{host} takes redirects of {limit} characters and this one has {count}",
    ),
    "host-too-many-files": (
        "{host} chỉ nhận {limit} tệp, bản này có {count}; hãy chọn nơi đăng khác",
        "{host} takes {limit} files and this release has {count}; choose another host",
    ),
    "host-file-too-large": (
        "{host} chỉ nhận tệp đến {limit} byte, tệp này có {count}; hãy làm nó nhỏ lại",
        "{host} takes files of up to {limit} bytes and this one has {count}; make it smaller",
    ),
    "host-site-too-large": (
        "{host} chỉ nhận {limit} byte, bản này có {count}; hãy chọn nơi đăng khác",
        "{host} takes {limit} bytes and this release has {count}; choose another host",
    ),
}
