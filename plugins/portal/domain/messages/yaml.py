"""Sentences for the form of front matter and register files (YAML)."""

from __future__ import annotations

__all__ = ["YAML_MESSAGES"]

YAML_MESSAGES: dict[str, tuple[str, str]] = {
    "front-matter-missing": (
        (
            "thiếu phần đầu tệp; dòng 1 phải là “---”, tiếp theo là các trường (title, date…), "
            "rồi một dòng “---” nữa trước nội dung"
        ),
        (
            "there is no front matter; line 1 must be “---”, then come the fields (title, date …), "
            "then another line “---” before the text"
        ),
    ),
    "front-matter-unclosed": (
        "phần đầu tệp mở bằng “---” nhưng không đóng; hãy thêm một dòng “---” trước nội dung",
        "the front matter opens with “---” but never closes; add a line “---” before the text",
    ),
    "front-matter-text": (
        (
            "dòng “{text}” giống nội dung bài hơn là một trường; phần đầu tệp có lẽ chưa đóng, "
            "hãy thêm một dòng “---” trước nội dung"
        ),
        (
            "the line “{text}” looks like text, not like a field; the front matter is probably not "
            "closed: add a line “---” before the text"
        ),
    ),
    "front-matter-empty": (
        "không có trường nào; hãy điền các trường bắt buộc",
        "there is not a single field; fill in the required ones",
    ),
    "front-matter-not-mapping": (
        "phần này phải gồm các dòng “trường: giá trị”, ví dụ “title: Tên bài”",
        "this must be lines of “field: value”, such as “title: A headline”",
    ),
    "front-matter-too-long": (
        "phần các trường dài quá {limit} KiB; hãy chuyển bớt chữ xuống phần nội dung",
        "the fields are longer than {limit} KiB; move text down into the body",
    ),
    "yaml-tab": (
        "có dấu tab ở vị trí {column}; hãy thay bằng dấu cách (YAML không nhận tab)",
        "there is a tab at position {column}; use spaces instead (YAML takes no tabs)",
    ),
    "yaml-repeated-key": (
        "trường “{key}” đã có ở dòng {first}; mỗi trường chỉ ghi một lần, hãy gộp hoặc xóa bớt",
        "the field “{key}” was given on line {first}; give each once: merge them or delete one",
    ),
    "yaml-alias": (
        (
            "“*{value}” là bí danh YAML, không được dùng; hãy viết hẳn giá trị ra, "
            "hoặc đặt trong dấu nháy nếu đó là chữ"
        ),
        (
            "“*{value}” is a YAML alias, which is not allowed; write the value out, "
            "or put it in quotes if it is text"
        ),
    ),
    "yaml-anchor": (
        "“&{value}” là mỏ neo YAML, không được dùng; hãy xóa, hoặc đặt giá trị trong dấu nháy",
        "“&{value}” is a YAML anchor, which is not allowed; delete it, or put the value in quotes",
    ),
    "yaml-tag": (
        "“{value}” là thẻ kiểu YAML, không được dùng; hãy xóa, hoặc đặt giá trị trong dấu nháy",
        "“{value}” is a YAML tag, which is not allowed; delete it, or put the value in quotes",
    ),
    "yaml-several-documents": (
        "chỉ được có một khối trường; hãy xóa dòng “---”, “...” hoặc “%…” thừa",
        "only one block of fields is allowed; delete the extra “---”, “...” or “%…” line",
    ),
    "yaml-too-deep": (
        "các mục lồng nhau quá {limit} tầng; hãy xem lại dấu ngoặc và chỗ thụt đầu dòng",
        "things are nested more than {limit} deep; look at the brackets and the indentation",
    ),
    "yaml-odd-key": (
        "tên trường phải là một từ đơn; nếu giá trị có ngoặc “[”, “{{” thì đặt trong dấu nháy",
        "a field's name must be one word; put a value that holds “[” or “{{” in quotes",
    ),
    "yaml-comma": (
        (
            "“{text}” không thành một trường: trong ngoặc {{…}}, dấu phẩy ngăn các trường; "
            "hãy đặt giá trị có dấu phẩy trong dấu nháy"
        ),
        (
            "“{text}” is not a field: inside {{…}} a comma separates fields; "
            "put a value that holds a comma in quotes"
        ),
    ),
    "yaml-colon": (
        "giá trị có dấu hai chấm nên phải đặt trong dấu nháy: {fixed}",
        "a value with a colon in it needs quotes: {fixed}",
    ),
    "yaml-no-space": (
        "thiếu dấu cách sau dấu hai chấm; hãy viết “{key}: {value}”",
        "there is no space after the colon; write “{key}: {value}”",
    ),
    "yaml-start": (
        "giá trị không được mở đầu bằng “{character}”; hãy đặt trong dấu nháy: {fixed}",
        "a value cannot begin with “{character}”; put it in quotes: {fixed}",
    ),
    "yaml-bracket": (
        "ngoặc mở và đóng không khớp: {text}",
        "the brackets do not match: {text}",
    ),
    "yaml-quote-open": (
        "dấu nháy mở mà không đóng: {text}",
        "a quotation mark opens and never closes: {text}",
    ),
    "yaml-quote-inside": (
        "có chữ đứng ngoài dấu nháy; hãy đặt cả giá trị trong một cặp nháy đơn: {fixed}",
        "words stand outside the quotes; put the whole value in single quotes: {fixed}",
    ),
    "yaml-backslash": (
        "dấu “\\” trong nháy kép có nghĩa riêng; hãy dùng nháy đơn: {fixed}",
        "“\\” means something else in double quotes; use single quotes: {fixed}",
    ),
    "yaml-escape": (
        "dấu “\\” trong nháy kép đã tạo ra ký tự {character}; hãy dùng nháy đơn thay nháy kép",
        "“\\” in double quotes made the character {character}; use single quotes instead",
    ),
    "yaml-no-colon": (
        (
            "dòng “{text}” không có dạng “trường: giá trị”; nếu là phần nối của dòng trên, "
            "hãy thụt vào hai dấu cách"
        ),
        (
            "the line “{text}” is not “field: value”; if it goes on from the line above, "
            "indent it by two spaces"
        ),
    ),
    "yaml-indent": (
        "dòng “{text}” thụt vào không khớp với các dòng quanh nó; hãy chỉnh cho thẳng hàng",
        "the line “{text}” is not indented like those around it; line them up",
    ),
    "yaml-syntax": (
        "không đọc được từ “{text}”; hãy xem lại dấu hai chấm, dấu ngoặc, dấu nháy ở dòng này",
        "nothing can be made of “{text}”; look at the colons, brackets and quotes of this line",
    ),
    "value-empty": (
        "trường này để trống; hãy điền giá trị, hoặc xóa cả dòng",
        "this field is empty; give it a value, or delete the line",
    ),
}
