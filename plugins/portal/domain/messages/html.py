"""Sentences for raw HTML within a text: what was refused, and what to write instead."""

from __future__ import annotations

__all__ = ["HTML_MESSAGES"]

HTML_MESSAGES: dict[str, tuple[str, str]] = {
    "raw-tag": (
        (
            "không được dùng thẻ <{tag}>; hãy viết bằng Markdown, hoặc nếu đó là chữ thì gõ "
            "“&lt;” thay cho “<”"
        ),
        (
            "the tag <{tag}> may not be used; write it in Markdown, or type “&lt;” for “<” if it "
            "is text"
        ),
    ),
    "raw-active": (
        "thẻ <{tag}> bị chặn vì lý do an toàn; hãy xóa đi và dẫn liên kết đến trang gốc nếu cần",
        "the tag <{tag}> is blocked for safety; delete it and link to the original page if need be",
    ),
    "raw-image": (
        "không dùng thẻ <{tag}>; hãy viết ![mô tả](tên-tệp.jpg) với tệp trong content/images/",
        (
            "the tag <{tag}> is not used; write ![description](file.jpg) with a file in "
            "content/images/"
        ),
    ),
    "raw-heading": (
        "không dùng thẻ <{tag}>; hãy bắt đầu dòng đề mục bằng “## ” hoặc “### ”",
        "the tag <{tag}> is not used; begin the line of a heading with “## ” or “### ”",
    ),
    "raw-attribute": (
        "thẻ <{tag}> không được mang thuộc tính “{name}”; hãy xóa thuộc tính đó",
        "the tag <{tag}> may not have the attribute “{name}”; delete the attribute",
    ),
    "raw-attribute-active": (
        "thuộc tính “{name}” của thẻ <{tag}> bị chặn vì lý do an toàn; hãy xóa đi",
        "the attribute “{name}” of the tag <{tag}> is blocked for safety; delete it",
    ),
    "raw-value": (
        "thuộc tính {name} của thẻ <{tag}> có giá trị không hợp lệ “{value}”; hãy sửa hoặc xóa",
        "the attribute {name} of the tag <{tag}> has the bad value “{value}”; correct or delete it",
    ),
    "raw-unclosed": (
        "thẻ <{tag}> mở mà không đóng; hãy thêm </{tag}>",
        "the tag <{tag}> is opened but never closed; add </{tag}>",
    ),
    "raw-unopened": (
        "thẻ </{tag}> đóng mà không mở; hãy xóa hoặc thêm <{tag}> ở trước",
        "the tag </{tag}> closes nothing; delete it or add <{tag}> before",
    ),
    "raw-misplaced": (
        "thẻ <{tag}> phải nằm ngay trong {parents}; hãy sửa thứ tự các thẻ",
        "the tag <{tag}> must stand directly inside {parents}; put the tags in order",
    ),
    "raw-contents": (
        "trong <{tag}> chỉ được đặt {inner}, không được đặt “{found}”; hãy đưa vào thẻ phù hợp",
        "inside <{tag}> only {inner} may stand, not “{found}”; put it into one of these",
    ),
    "raw-incomplete": (
        "thẻ <{tag}> thiếu <{needed}> bên trong; hãy thêm vào hoặc bỏ thẻ",
        "the tag <{tag}> lacks a <{needed}> inside; add one or remove the tag",
    ),
    "raw-not-first": (
        "thẻ <{tag}> phải đứng đầu trong <{outer}>; hãy đưa lên ngay sau <{outer}>",
        "the tag <{tag}> must come first in <{outer}>; move it right behind <{outer}>",
    ),
    "raw-block-in-line": (
        "thẻ <{tag}> không đặt giữa câu được; hãy đưa xuống dòng riêng, trước và sau có dòng trống",
        (
            "the tag <{tag}> cannot stand within a line of text; give it lines of its own with "
            "empty lines around"
        ),
    ),
    "raw-link-in-link": (
        "có liên kết nằm trong một liên kết khác; hãy đóng liên kết trước bằng </a>",
        "there is a link inside another link; close the first one with </a>",
    ),
    "raw-declaration": (
        "“{text}” không phải là nội dung bài; hãy xóa đi",
        "“{text}” is no part of a text; delete it",
    ),
}
