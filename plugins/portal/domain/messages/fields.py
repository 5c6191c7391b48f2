"""Sentences for single values of front matter and registers."""

from __future__ import annotations

__all__ = ["FIELD_MESSAGES"]

FIELD_MESSAGES: dict[str, tuple[str, str]] = {
    # --- keys and shapes ------------------------------------------------------------------
    "key-missing": (
        "thiếu trường bắt buộc; hãy thêm “{key}: …”",
        "this required field is missing; add “{key}: …”",
    ),
    "key-unknown": (
        "không có trường “{key}”; các trường dùng được: {known}",
        "there is no field “{key}”; the fields are: {known}",
    ),
    "key-mistyped": (
        "không có trường “{key}”; hãy sửa tên trường, hoặc xóa",
        "there is no field “{key}”; mend its name, or delete it",
    ),
    "key-inherited": (
        "“{key}” được lấy từ bản gốc; hãy xóa khỏi bản dịch",
        "“{key}” is taken from the original; delete it from the translation",
    ),
    "key-id": (
        "không ghi mã ở đây: mã là tên tệp (bỏ đuôi); hãy xóa dòng này",
        "an id is not written here: it is the file's name without its ending; delete the line",
    ),
    "key-elsewhere": (
        "trường “{key}” không đứng riêng mà nằm trong “{home}”; hãy chuyển vào đó",
        "the field “{key}” does not stand alone but inside “{home}”; move it there",
    ),
    "list-empty": (
        "danh sách này phải có ít nhất một mục; hãy thêm vào",
        "this list must have at least one entry; add one",
    ),
    "list-repeats": (
        "“{value}” đã có ở dòng {first}; hãy xóa một trong hai",
        "“{value}” is already on line {first}; delete one of the two",
    ),
    "expected-list": (
        "phải là một danh sách; hãy viết [mục, mục], hoặc mỗi mục một dòng bắt đầu bằng “- ”",
        "this must be a list; write [entry, entry], or one entry a line, each after “- ”",
    ),
    "expected-mapping": (
        "phải gồm các trường con, viết {{trường: giá trị, …}}; các trường con: {keys}",
        "this must hold fields of its own, written {{field: value, …}}; they are: {keys}",
    ),
    "expected-text": (
        "phải là một dòng chữ, không phải danh sách",
        "this must be one line of text, not a list",
    ),
    "expected-text-not-mapping": (
        "phải là một dòng chữ; nếu trong chữ có dấu hai chấm, hãy đặt cả dòng trong dấu nháy",
        "this must be one line of text; if there is a colon in it, put the whole in quotes",
    ),
    # --- text -----------------------------------------------------------------------------
    "value-too-long": (
        "dài {length} ký tự, quá giới hạn {limit} ký tự; hãy viết gọn lại",
        "this has {length} characters, the limit is {limit}; shorten it",
    ),
    "text-line-break": (
        "phải viết liền một đoạn; nếu muốn xuống dòng cho dễ đọc, hãy dùng “>” thay cho “|”",
        "this must be one paragraph; to wrap a long line, use “>” in place of “|”",
    ),
    "text-html": (
        "“{text}” là mã HTML, ở đây sẽ hiện nguyên như thế; trường này chỉ nhận chữ thuần",
        "“{text}” is HTML and would be shown as it stands; this field takes plain text",
    ),
    # --- dates ----------------------------------------------------------------------------
    "date-form": (
        "“{value}” không đúng dạng ngày; hãy viết năm-tháng-ngày như 2020-06-11, 2020-06 hay 2020",
        "“{value}” is not a date; write 2020-06-11, 2020-06 or 2020",
    ),
    "date-no-clock": (
        "“{value}” có cả giờ; trường này chỉ nhận ngày",
        "“{value}” holds an hour; this field takes a day only",
    ),
    "time-form": (
        (
            "“{value}” không đúng dạng; hãy viết 2020-06-11 17:30 hoặc 2020-06-11 "
            "(2020-06, 2020 khi nguồn không ghi rõ hơn)"
        ),
        (
            "“{value}” is not a time; write 2020-06-11 17:30 or 2020-06-11 "
            "(2020-06, 2020 when the source says no more)"
        ),
    ),
    "date-year": (
        "năm trong “{value}” nằm ngoài khoảng {first}–{last}; hãy kiểm tra lại",
        "the year of “{value}” lies outside {first}–{last}; check it",
    ),
    "date-month": (
        "“{value}” có tháng {month}; tháng phải từ 01 đến 12",
        "“{value}” has month {month}; months run from 01 to 12",
    ),
    "date-day": (
        "“{value}” không có trong lịch: tháng {month} năm {year} có {days} ngày",
        "“{value}” is in no calendar: month {month} of {year} has {days} days",
    ),
    "date-clock": (
        "giờ trong “{value}” không có thật; giờ từ 00:00 đến 23:59",
        "the hour of “{value}” does not exist; hours run from 00:00 to 23:59",
    ),
    "date-needs-day": (
        "“{value}” chưa đủ: trường này cần ít nhất năm-tháng-ngày, như 2020-06-11",
        "“{value}” is not enough: this field needs at least a day, as in 2020-06-11",
    ),
    "duration-form": (
        "“{value}” không phải là định kỳ; hãy viết P6M cho 6 tháng, P1Y cho 1 năm",
        "“{value}” is not an interval; write P6M for six months, P1Y for a year",
    ),
    # --- numbers --------------------------------------------------------------------------
    "number-ambiguous": (
        (
            "“{value}” có thể đọc hai cách; nếu là hàng nghìn hãy viết liền {joined}, "
            "nếu là số thập phân hãy viết {decimal}"
        ),
        (
            "“{value}” can be read in two ways; if it means thousands write {joined}, "
            "if it is a decimal write {decimal}"
        ),
    ),
    "number-grouped": (
        "“{value}” có dấu ngăn hàng nghìn; hãy viết liền các chữ số",
        "“{value}” has separators between thousands; write the digits together",
    ),
    "number-form": (
        "“{value}” không phải là số; hãy viết như 1300, 1.5 hoặc 1,5 và để đơn vị ở trường unit",
        "“{value}” is not a number; write 1300, 1.5 or 1,5 and put the unit in the field unit",
    ),
    "count-form": (
        "“{value}” không phải là số đếm; hãy viết một số nguyên như 2",
        "“{value}” is not a count; write a whole number such as 2",
    ),
    "truth-form": (
        "“{value}” không dùng được; hãy viết true (có) hoặc false (không)",
        "“{value}” cannot be used; write true or false",
    ),
    "not-one-of": (
        "“{value}” không dùng được; chọn một trong: {choices}",
        "“{value}” cannot be used; choose one of: {choices}",
    ),
    "language-unknown": (
        "“{value}” không phải là mã ngôn ngữ; hãy dùng mã hai chữ như vi, en, lo, zh, km, th",
        "“{value}” is not a language code; use two letters such as vi, en, lo, zh, km, th",
    ),
    # --- addresses ------------------------------------------------------------------------
    "url-scheme": (
        "“{value}” không phải là địa chỉ web; địa chỉ phải bắt đầu bằng https:// hoặc http://",
        "“{value}” is not a web address; it must begin with https:// or http://",
    ),
    "url-form": (
        "“{value}” không phải là địa chỉ web đầy đủ; hãy chép lại từ thanh địa chỉ của trình duyệt",
        "“{value}” is not a whole web address; copy it again from the browser's address bar",
    ),
    "url-space": (
        "địa chỉ “{value}” có dấu cách; hãy bỏ đi, hoặc viết %20 nếu nó thuộc về địa chỉ",
        "the address “{value}” has a space in it; take it out, or write %20 if it belongs there",
    ),
    "url-character": (
        "địa chỉ “{value}” có ký tự “{character}” không được phép; hãy chép lại từ trình duyệt",
        "the address “{value}” holds “{character}”, which is not allowed; copy it again",
    ),
    "url-credentials": (
        "địa chỉ “{value}” chứa tên đăng nhập trước dấu “@”; hãy bỏ phần đó",
        "the address “{value}” holds a user name before “@”; take it out",
    ),
    "email-form": (
        "“{value}” không phải là địa chỉ thư điện tử; hãy viết như ten@co-quan.gov.vn",
        "“{value}” is not an e-mail address; write it like name@office.gov.vn",
    ),
    "phone-form": (
        "“{value}” không phải là số điện thoại; hãy viết như 0239 3855 999 hoặc +84 239 3855 999",
        "“{value}” is not a telephone number; write 0239 3855 999 or +84 239 3855 999",
    ),
    "colour-form": (
        '“{value}” không phải là mã màu; hãy viết như "#17375e", trong dấu nháy',
        '“{value}” is not a colour; write it like "#17375e", in quotes',
    ),
    "colour-pale": (
        "“{value}” quá nhạt để làm màu chữ (tương phản {found}:1, cần 7:1); hãy chọn màu đậm hơn",
        "“{value}” is too pale for text (contrast {found}:1, 7:1 is needed); choose a deeper one",
    ),
    "iso-form": (
        "“{value}” không phải là mã ISO 3166-2; hãy viết như LA-BL",
        "“{value}” is not an ISO 3166-2 code; write it like LA-BL",
    ),
    "iso-country": (
        "mã “{value}” không thuộc nước {country}; hãy sửa iso hoặc country",
        "the code “{value}” does not belong to {country}; mend iso or country",
    ),
    "integrity-form": (
        "“{value}” không phải là mã băm; hãy chép nguyên mã “sha384-…” do bên cấp tệp lệnh đưa",
        "“{value}” is not a hash; copy the “sha384-…” that came with the script",
    ),
    # --- files ----------------------------------------------------------------------------
    "file-is-url": (
        "“{value}” là địa chỉ web; hãy tải tệp về đặt vào content/{folder}/ rồi ghi tên tệp",
        "“{value}” is a web address; put the file into content/{folder}/ and write its name",
    ),
    "file-path": (
        "“{value}” không dùng được; chỉ ghi tên tệp nằm trong content/{folder}/",
        "“{value}” cannot be used; write only the name of a file under content/{folder}/",
    ),
    "file-name": (
        (
            "tên tệp “{value}” có chữ hoa, dấu hoặc ký tự lạ; hãy đổi tên tệp thành “{renamed}” "
            "và ghi như thế ở đây"
        ),
        (
            "the file name “{value}” has capitals, accents or odd characters; rename the file to "
            "“{renamed}” and write that here"
        ),
    ),
    "file-type": (
        "“{value}” không phải loại tệp dùng được ở đây; các loại: {choices}",
        "“{value}” is not a kind of file that goes here; the kinds are: {choices}",
    ),
    "file-missing": (
        "không có tệp “{value}” trong content/{folder}/; hãy thêm tệp hoặc sửa tên",
        "there is no file “{value}” in content/{folder}/; add it or mend the name",
    ),
    "alias-slash": (
        "“{value}” phải bắt đầu bằng “/”",
        "“{value}” must begin with “/”",
    ),
    "alias-host": (
        "“{value}” có tên miền; chỉ ghi phần đứng sau tên miền",
        "“{value}” holds a host name; write only what follows it",
    ),
    "alias-query": (
        (
            "“{value}” có “{character}”; máy chủ tĩnh chỉ chuyển hướng theo đường dẫn, hãy bỏ "
            "phần từ “{character}” trở đi"
        ),
        (
            "“{value}” holds “{character}”; a static host redirects by path alone, so take out all "
            "from “{character}” on"
        ),
    ),
    "alias-dots": (
        "“{value}” có đoạn “.”, “..” hoặc “//”; hãy viết đường dẫn đầy đủ",
        "“{value}” holds “.”, “..” or “//”; write the whole path",
    ),
    "alias-character": (
        "“{value}” có ký tự không dùng được trong địa chỉ; chữ có dấu và dấu cách viết dạng %XX",
        "“{value}” holds what an address cannot; write accents and spaces as %XX",
    ),
}
