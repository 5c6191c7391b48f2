"""Sentences for the theme, the outputs and the end of a build."""

from __future__ import annotations

__all__ = ["SITE_MESSAGES"]

SITE_MESSAGES: dict[str, tuple[str, str]] = {
    "template-missing": (
        "thiếu khuôn mẫu này trong giao diện; hãy khôi phục tệp từ kho mã",
        "this template is missing from the theme; restore the file from the repository",
    ),
    "template-fails": (
        "khuôn mẫu bị lỗi: {reason}; hãy sửa khuôn mẫu hoặc khôi phục tệp từ kho mã",
        "the template fails: {reason}; mend it or restore the file from the repository",
    ),
    "catalogue-missing": (
        (
            "thiếu bản dịch giao diện cho {lang}, ngôn ngữ có trong site.yaml; "
            "hãy thêm tệp hoặc bỏ ngôn ngữ này"
        ),
        (
            "the theme has no translation into {lang}, a language of site.yaml; "
            "add the file or remove the language"
        ),
    ),
    "catalogue-broken": (
        "không đọc được bản dịch: {reason}; hãy sửa dòng này hoặc khôi phục tệp từ kho mã",
        "the translation cannot be read: {reason}; mend it or restore the file from the repository",
    ),
    "theme-file-missing": (
        "giao diện nhắc đến tệp “{file}” nhưng không có tệp này; hãy thêm tệp hoặc bỏ dòng này",
        "the theme names the file “{file}”, which is not there; add it or remove this line",
    ),
    "image-unreadable": (
        "không đọc được kích thước ảnh; hãy lưu lại ảnh ở định dạng JPEG, PNG hoặc WebP",
        "the size of this image cannot be read; save it again as JPEG, PNG or WebP",
    ),
    "image-broken": (
        "ảnh bị hỏng hoặc bị cắt cụt, không giải mã được hết; hãy chép lại tệp gốc vào đây",
        "this image is broken or cut short and cannot be unpacked; copy the original here again",
    ),
    "image-foreign": (
        (
            "tên tệp nói là {named} nhưng bên trong là {found}; hãy đổi đuôi tệp cho đúng và sửa "
            "tên trong bài, hoặc lưu lại thành {named}"
        ),
        (
            "the name says {named}, but inside is {found}; give the file the right ending, there "
            "and in the texts that name it, or save it again as {named}"
        ),
    ),
    "image-moving": (
        (
            "ảnh động không đăng được, vì người đọc không dừng nó lại được; hãy lưu một khung hình "
            "thành JPEG hoặc PNG"
        ),
        (
            "a moving image is not published, since nobody could stop it; save one of its frames "
            "as JPEG or PNG"
        ),
    ),
    "image-too-large": (
        (
            "ảnh có {width} × {height} điểm ảnh, vượt giới hạn {millions} triệu điểm ảnh hoặc "
            "{side} mỗi chiều; hãy thu nhỏ rồi lưu lại"
        ),
        (
            "this image has {width} × {height} pixels, more than {millions} million in all or "
            "{side} on a side; make it smaller and save it again"
        ),
    ),
    "image-active": (
        (
            "hình vẽ SVG có “{what}”, là thứ có thể chạy lệnh hoặc gọi tệp khác; hãy bỏ đi, hoặc "
            "lưu hình thành PNG"
        ),
        (
            "this SVG drawing has “{what}”, which can run something or fetch another file; take it "
            "out, or save the drawing as PNG"
        ),
    ),
    "output-collision": (
        "hai trang cùng tạo ra tệp “{path}”; hãy đổi slug hoặc mã của một trong hai",
        "two pages would both make the file “{path}”; change the slug or id of one of them",
    ),
    "file-unused": (
        "tệp này chưa được trang nào dùng nên không lên cổng; hãy dùng đến hoặc xóa đi",
        "no page uses this file, so it is not published; use it or delete it",
    ),
    "file-unservable": (
        (
            "bài có dùng tệp này nhưng không đăng được dưới tên như vậy; hãy đặt tên bằng chữ "
            "thường không dấu, chữ số, gạch nối, với đuôi .jpg, .png, .webp cho ảnh hoặc .pdf, "
            ".docx, .xlsx cho văn bản"
        ),
        (
            "a text uses this file, but it cannot be served under such a name; use lower-case "
            "letters, digits and hyphens, and an ending such as .jpg, .png, .webp for an image or "
            ".pdf, .docx, .xlsx for a paper"
        ),
    ),
    "file-vanished": (
        "tệp này lẽ ra phải có mặt trên cổng nhưng không có; bản dựng đã dừng, xin báo lỗi",
        "this file should be on the site but is not; the build was stopped, please report this bug",
    ),
    "plugin-missing": (
        "phần mở rộng “{name}” trong PLUGINS không nạp được; hãy kiểm tra tên hoặc cài đặt lại",
        "the plugin “{name}” of PLUGINS could not be loaded; check its name or install it again",
    ),
    "setting-wrong": (
        "thiết lập {name} không hợp lệ: {reason}",
        "the setting {name} is wrong: {reason}",
    ),
}
