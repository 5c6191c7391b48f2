"""Sentences for files as such: encoding, place, name, size."""

from __future__ import annotations

__all__ = ["FILE_MESSAGES"]

FILE_MESSAGES: dict[str, tuple[str, str]] = {
    # --- encoding -------------------------------------------------------------------------
    "text-utf16": (
        (
            "tệp được lưu dạng Unicode UTF-16; hãy mở tệp, chọn Lưu thành (Save As) "
            "và chọn mã hóa UTF-8"
        ),
        "the file is saved as UTF-16; open it, choose Save As and pick the encoding UTF-8",
    ),
    "text-not-utf8": (
        (
            "byte {byte} ở vị trí {column} của dòng không phải là UTF-8; tệp có lẽ đang dùng bảng "
            "mã cũ (TCVN3, VNI, Windows-1258), hãy lưu lại bằng mã hóa UTF-8 rồi đọc soát chữ"
        ),
        (
            "byte {byte} at position {column} of the line is not UTF-8; the file is probably in an "
            "old encoding (TCVN3, VNI, Windows-1258): save it again as UTF-8 and proofread it"
        ),
    ),
    "text-control": (
        (
            "có ký tự điều khiển {character} không nhìn thấy được ở vị trí {column} của dòng; "
            "hãy xóa rồi gõ lại chữ ở chỗ đó"
        ),
        (
            "an invisible control character, {character}, stands at position {column} of the line; "
            "delete it and type the words there again"
        ),
    ),
    "text-lost-letter": (
        (
            "có ký tự “�” ở vị trí {column} của dòng: một chữ đã mất khi chuyển mã; "
            "hãy xem lại nguồn và gõ lại chữ đó"
        ),
        (
            "the character “�” stands at position {column} of the line: a letter was lost in a "
            "conversion; look at the source and type the letter again"
        ),
    ),
    "text-decomposed": (
        (
            "chữ “{word}” viết bằng Unicode tổ hợp (thường do chép từ PDF hoặc máy Mac); đã được "
            "đọc như Unicode dựng sẵn, nên gõ lại để tệp thống nhất một kiểu"
        ),
        (
            "“{word}” is written in decomposed letters (as copied from a PDF or a Mac); it was "
            "read as composed, but type it again so that the file keeps to one form"
        ),
    ),
    "text-hard-space": (
        (
            "phần đầu tệp có dấu cách đặc biệt {character} (thường do chép từ web hoặc Word); đã "
            "được đọc như dấu cách thường hoặc bỏ qua, nên xóa rồi gõ lại bằng phím cách"
        ),
        (
            "the front matter holds a special space, {character} (as pasted from the web or Word); "
            "it was read as a plain space or dropped: delete it and type a space"
        ),
    ),
    # --- place and name -------------------------------------------------------------------
    "file-misplaced": (
        (
            "tệp không nằm ở chỗ nào mà trang đọc; tin đặt ở news/<năm>/<tên>.md, trang đứng ở "
            "pages/<tên>.md, danh bạ ở registry/<loại>/<mã>.yaml"
        ),
        (
            "nothing is read from this place; an article goes to news/<year>/<slug>.md, a page to "
            "pages/<slug>.md, a register entry to registry/<register>/<id>.yaml"
        ),
    ),
    "file-suffix": (
        "đuôi tệp “{suffix}” không được đọc ở đây; hãy đổi tên thành “{name}”",
        "files ending in “{suffix}” are not read here; rename it to “{name}”",
    ),
    "file-stray": (
        (
            "tệp không được xuất bản từ chỗ này; ảnh đặt ở images/, văn bản đặt ở documents/, "
            "tệp thừa thì xóa"
        ),
        (
            "nothing is published from this place; photographs go to images/, papers to "
            "documents/, anything else should be deleted"
        ),
    ),
    "register-unknown": (
        "không có danh bạ “{name}”; các danh bạ là agencies, people, provinces, regulations",
        "there is no register “{name}”; they are agencies, people, provinces and regulations",
    ),
    "slug-form": (
        (
            "tên “{value}” không dùng làm địa chỉ được; chỉ dùng chữ thường không dấu a–z, chữ số, "
            "gạch nối giữa các từ, và có ít nhất một chữ cái"
        ),
        (
            "“{value}” cannot be an address; use only small letters a–z, digits and single "
            "hyphens between words, with at least one letter"
        ),
    ),
    "id-form": (
        (
            "“{value}” không phải là mã; mã là tên tệp bỏ đuôi: chữ thường không dấu a–z, chữ số, "
            "gạch nối giữa các từ"
        ),
        (
            "“{value}” is not an id; an id is a file's name without its ending: small letters "
            "a–z, digits, hyphens between words"
        ),
    ),
    "slug-too-long": (
        "tên dài {length} ký tự, quá giới hạn {limit}; hãy rút ngắn tên tệp",
        "the name has {length} characters, the limit is {limit}; shorten the file's name",
    ),
    "slug-taken": (
        (
            "tên này đã dùng ở {other}; mỗi tên chỉ dùng một lần trong mọi năm, "
            "hãy đổi tên một trong hai tệp"
        ),
        (
            "this name is taken by {other}; a name is used once in all years, "
            "so rename one of the two files"
        ),
    ),
    "year-folder": (
        "bài đề ngày {date} nhưng nằm trong thư mục {folder}; hãy chuyển tệp vào news/{year}/",
        "the article is dated {date} but lies in folder {folder}; move the file to news/{year}/",
    ),
    "site-missing": (
        "thiếu tệp này; trang cần nó để biết tên cơ quan, địa chỉ và ngôn ngữ",
        "this file is missing; the site takes its names, address and languages from it",
    ),
}
