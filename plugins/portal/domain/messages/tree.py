"""Sentences for the content folder: links, special files, names that fail elsewhere, sizes."""

from __future__ import annotations

__all__ = ["TREE_MESSAGES"]

TREE_MESSAGES: dict[str, tuple[str, str]] = {
    "content-folder-missing": (
        "không tìm thấy thư mục nội dung; hãy kiểm tra đường dẫn ghi sau --content",
        "the content folder was not found; check the path given after --content",
    ),
    "content-folder-above": (
        "đây không phải thư mục nội dung mà là thư mục chứa nó; hãy ghi --content {folder}",
        "this is not the content folder but the one that holds it; write --content {folder}",
    ),
    "folder-unreadable": (
        "không mở được thư mục này ({reason}); hãy cấp quyền đọc cho người chạy lệnh",
        "this folder cannot be opened ({reason}); give whoever runs the command the right to read",
    ),
    "file-unreadable": (
        "không đọc được tệp này ({reason}); hãy cấp quyền đọc cho người chạy lệnh",
        "this file cannot be read ({reason}); give whoever runs the command the right to read it",
    ),
    "file-special": (
        "đây không phải là tệp thông thường (ống dẫn, thiết bị hoặc socket); hãy xóa đi",
        "this is not an ordinary file (a pipe, a device or a socket); delete it",
    ),
    "file-too-large": (
        "tệp nặng {size} MiB, quá giới hạn {limit} MiB; hãy thu nhỏ hoặc tách tệp",
        "the file has {size} MiB, the limit is {limit} MiB; make it smaller or split it",
    ),
    "link-dangling": (
        "liên kết tượng trưng trỏ đến “{target}”, nơi không có gì; hãy đặt tệp thật vào đây",
        "this symbolic link points to “{target}”, which does not exist; put the real file here",
    ),
    "link-loop": (
        (
            "không đi hết được liên kết tượng trưng đến “{target}” (liên kết vòng); "
            "hãy đặt tệp thật vào đây"
        ),
        (
            "the symbolic link to “{target}” cannot be followed (it runs in a circle); "
            "put the real file here"
        ),
    ),
    "link-outside": (
        "liên kết tượng trưng dẫn ra ngoài thư mục nội dung (“{target}”); hãy đặt tệp thật vào đây",
        "this symbolic link leaves the content folder (“{target}”); put the real file here",
    ),
    "link-to-folder": (
        (
            "liên kết tượng trưng trỏ đến thư mục “{target}”; chỉ được liên kết đến một tệp, "
            "hãy dùng thẳng thư mục đó"
        ),
        (
            "this symbolic link points to the folder “{target}”; only a file may be linked to, "
            "use that folder itself"
        ),
    ),
    "link-inside": (
        (
            "đây là liên kết tượng trưng đến “{target}”; trên Windows, Git sẽ biến nó thành "
            "một tệp chữ, nên hãy thay bằng bản sao"
        ),
        (
            "this is a symbolic link to “{target}”; Git on Windows turns it into a text file, "
            "so put a copy in its place"
        ),
    ),
    "name-not-utf8": (
        "tên tệp không phải là UTF-8 hợp lệ; hãy đặt lại tên bằng chữ không dấu",
        "the name is not valid UTF-8; give it a new name in plain letters",
    ),
    "name-invisible": (
        "tên có ký tự không nhìn thấy được ({char}); hãy đặt lại tên",
        "the name holds a character that cannot be seen ({char}); rename it",
    ),
    "name-not-nfc": (
        (
            "tên dùng chữ Unicode tổ hợp (NFD, thường do macOS tạo); hãy đổi tên, "
            "gõ lại thành “{name}” bằng Unicode dựng sẵn (NFC)"
        ),
        (
            "the name is written in decomposed letters (NFD, as macOS makes them); rename it, "
            "typing “{name}” anew in composed letters (NFC)"
        ),
    ),
    "name-character": (
        "tên có ký tự “{char}” mà Windows không cho dùng; hãy đặt lại tên",
        "the name holds “{char}”, which Windows does not allow; rename it",
    ),
    "name-reserved": (
        "Windows dành riêng tên “{name}” cho thiết bị nên không mở được tệp này; hãy đặt lại tên",
        "Windows keeps the name “{name}” for a device and cannot open this; rename it",
    ),
    "name-trailing": (
        "tên kết thúc bằng dấu chấm hoặc dấu cách, Windows sẽ cắt bỏ; hãy đổi thành “{name}”",
        "the name ends in a dot or a space, which Windows drops; rename it to “{name}”",
    ),
    "name-too-long": (
        "tên dài {size} byte, quá giới hạn {limit} byte; hãy đặt tên ngắn hơn",
        "the name has {size} bytes, the limit is {limit}; give it a shorter name",
    ),
    "name-collision": (
        (
            "tên này chỉ khác “{other}” ở chữ hoa, chữ thường hoặc cách mã hóa dấu; Windows, macOS "
            "và máy chủ web coi là một, hãy đổi một trong hai tên"
        ),
        (
            "this name differs from “{other}” only in capitals or in how accents are encoded; "
            "Windows, macOS and web servers take them for one: rename one of the two"
        ),
    ),
}
