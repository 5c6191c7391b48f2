"""Sentences for the text of articles and pages: Markdown, links, images."""

from __future__ import annotations

__all__ = ["TEXT_MESSAGES"]

TEXT_MESSAGES: dict[str, tuple[str, str]] = {
    # --- bounds -----------------------------------------------------------------------------
    "text-too-long": (
        "bài dài {size} ký tự, quá giới hạn {limit}; hãy tách thành nhiều bài",
        "the text has {size} characters, the limit is {limit}; split it into several",
    ),
    "text-line-too-long": (
        (
            "dòng này dài quá {limit} ký tự; hãy chia thành nhiều đoạn, giữa hai đoạn có một "
            "dòng trống"
        ),
        (
            "this line has more than {limit} characters; split it into paragraphs with empty "
            "lines between"
        ),
    ),
    "text-too-deep": (
        "danh sách hoặc trích dẫn lồng nhau quá {limit} cấp; hãy bớt cấp hoặc bớt thụt đầu dòng",
        "lists or quotations are nested more than {limit} deep; use fewer levels or indent less",
    ),
    "text-block-too-long": (
        (
            "từ dòng này có hơn {lines} dòng hoặc {limit} ký tự liền nhau không có dòng trống; "
            "hãy thêm dòng trống để chia đoạn, hoặc đưa bảng dài vào một tệp đính kèm"
        ),
        (
            "from this line on there are more than {lines} lines or {limit} characters without an "
            "empty line; part them, or put a long table into an attached file"
        ),
    ),
    "text-too-dense": (
        (
            "đoạn này có quá nhiều dấu “{mark}” nên không xử lý được; hãy chia nhỏ đoạn "
            "hoặc xóa các dấu thừa"
        ),
        (
            "this paragraph holds too many marks “{mark}” to be worked through; split it "
            "or delete those not meant"
        ),
    ),
    "text-invisible": (
        "có ký tự ẩn {character} không được phép trong bài; hãy xóa rồi gõ lại chữ ở chỗ đó",
        (
            "there is a hidden character, {character}, that no text may hold; delete it and type "
            "the words there again"
        ),
    ),
    "text-entity-refused": (
        "“{entity}” không ứng với chữ nào; hãy xóa hoặc gõ thẳng chữ cần dùng",
        "“{entity}” stands for no letter; delete it or type the letter itself",
    ),
    "text-not-understood": (
        (
            "trong bài có các dấu Markdown chồng lên nhau không đọc được; hãy xem lại các dấu "
            "“*”, “_”, “[” và “`”, thêm “\\” trước dấu nào chỉ là chữ"
        ),
        (
            "marks of Markdown overlap in this text and cannot be read; look at “*”, “_”, “[” and "
            "“`”, and put “\\” before those that are plain text"
        ),
    ),
    "text-markup-in-words": (
        "“{text}” có định dạng bên trong; hãy chỉ viết chữ thường ở lời mô tả và chú giải",
        "“{text}” holds markup; write only plain words in a description or a title",
    ),
    # --- headings ---------------------------------------------------------------------------
    "heading-first-level": (
        "“{text}” là đề mục cấp 1, cấp dành cho tên bài; hãy bắt đầu dòng bằng “## ”",
        (
            "“{text}” is a first-level heading, which the title of the page has; begin the line "
            "with “## ”"
        ),
    ),
    "heading-skips-level": (
        "đề mục “{text}” dùng “{used}”, nhảy cóc một cấp; hãy dùng “{fitting}”",
        "the heading “{text}” uses “{used}” and skips a level; use “{fitting}”",
    ),
    "definition-without-term": (
        (
            "dòng bắt đầu bằng “:” là phần giải nghĩa nhưng không có từ ở dòng trên; "
            "hãy thêm từ, hoặc viết “\\:” nếu chỉ muốn dấu hai chấm"
        ),
        (
            "a line beginning with “:” explains a term, but no term stands on the line above; "
            "add it, or write “\\:” if only a colon is meant"
        ),
    ),
    "heading-empty": (
        "đề mục này không có chữ; hãy viết chữ sau dấu “#” hoặc xóa dòng",
        "this heading has no words; write some after the “#” or delete the line",
    ),
    # --- links ------------------------------------------------------------------------------
    "link-dead": (
        "liên kết “{target}” không dẫn đến trang hay tệp nào; hãy sửa địa chỉ",
        "the link “{target}” leads to no page or file; correct the address",
    ),
    "link-unpublished": (
        (
            "bài ở “{target}” chưa đăng nên liên kết chỉ hiện thành chữ; liên kết sẽ tự có khi "
            "bài được đăng"
        ),
        (
            "what “{target}” links to is not published yet, so only the words are shown; the "
            "link appears with it"
        ),
    ),
    "link-anchor-unknown": (
        "trong bài không có đề mục nào mang neo “{target}”; hãy sửa neo theo chữ của đề mục",
        (
            "no heading of this text has the anchor “{target}”; correct it after the words of "
            "the heading"
        ),
    ),
    "link-leaves-content": (
        (
            "liên kết “{target}” đi ra ngoài thư mục nội dung; hãy ghi địa chỉ từ gốc, như "
            "“/tin/2020/ten-bai/”"
        ),
        (
            "the link “{target}” leaves the content folder; write it from the root, like "
            "“/tin/2020/slug/”"
        ),
    ),
    "link-scheme-refused": (
        (
            "liên kết “{target}” dùng “{scheme}:”; chỉ được dùng http, https, mailto, tel hoặc "
            "địa chỉ trong trang"
        ),
        (
            "the link “{target}” uses “{scheme}:”; only http, https, mailto, tel and addresses "
            "of this site may be used"
        ),
    ),
    "link-without-scheme": (
        "liên kết “{target}” thiếu phần đầu; hãy ghi đủ “https:” ở trước",
        "the link “{target}” lacks its beginning; put “https:” in front",
    ),
    "link-malformed": (
        (
            "“{target}” không phải là địa chỉ đúng (trống, có dấu cách, ký tự ẩn, “\\” hoặc mật "
            "khẩu); hãy chép lại từ trình duyệt"
        ),
        (
            "“{target}” is not a sound address (empty, or with spaces, hidden characters, “\\” "
            "or a password); copy it again from the browser"
        ),
    ),
    "link-malformed-mailto": (
        "“{target}” không phải là địa chỉ thư đúng; hãy ghi như “mailto:ten@tinh.gov.vn”",
        "“{target}” is not a sound mail address; write it like “mailto:name@province.gov.vn”",
    ),
    "link-malformed-tel": (
        "“{target}” không phải là số điện thoại đúng; hãy ghi như “tel:+842393855555”",
        "“{target}” is not a sound telephone number; write it like “tel:+842393855555”",
    ),
    "link-without-words": (
        "liên kết đến “{target}” không có chữ; hãy viết chữ trong ngoặc vuông: [chữ](địa chỉ)",
        "the link to “{target}” has no words; write them in the square brackets: [words](address)",
    ),
    "reference-unused": (
        (
            "dòng “[{name}]: {target}” không được dùng nên sẽ không hiện ra; hãy xóa, hoặc thêm "
            "“\\” ở đầu dòng nếu đó là nội dung"
        ),
        (
            "the line “[{name}]: {target}” is used nowhere and would not be shown; delete it, or "
            "put “\\” in front if it is text"
        ),
    ),
    # --- images -----------------------------------------------------------------------------
    "image-missing": (
        "không có ảnh “{file}” trong content/images/; hãy thêm tệp hoặc sửa tên",
        "there is no image “{file}” in content/images/; add the file or correct the name",
    ),
    "image-remote": (
        "ảnh “{file}” không nằm trong content/images/; hãy tải ảnh về đó rồi ghi tên tệp",
        "the image “{file}” is not in content/images/; download it there and write the file's name",
    ),
    "image-without-alt": (
        (
            "ảnh “{file}” thiếu lời mô tả cho người không nhìn thấy; hãy viết trong ngoặc vuông: "
            "![mô tả]({file})"
        ),
        (
            "the image “{file}” has no description for those who cannot see it; write one: "
            "![description]({file})"
        ),
    ),
    "image-alt-is-name": (
        "lời mô tả của ảnh “{file}” chỉ là tên tệp; hãy viết điều thấy được trong ảnh",
        "the description of the image “{file}” is only its file name; write what the picture shows",
    ),
    # --- tables and footnotes ---------------------------------------------------------------
    "table-row-long": (
        (
            "hàng “{row}” có {cells} ô nhưng bảng chỉ có {columns} cột, ô thừa sẽ mất; hãy thêm "
            "cột hoặc viết “\\|” cho dấu sổ trong ô"
        ),
        (
            "the row “{row}” has {cells} cells but the table {columns} columns, the rest would "
            "be lost; add a column, or write “\\|” for a bar in a cell"
        ),
    ),
    "table-row-short": (
        "hàng “{row}” có {cells} ô nhưng bảng có {columns} cột; hãy thêm “|” cho các ô trống",
        (
            "the row “{row}” has {cells} cells but the table {columns} columns; add “|” for the "
            "empty cells"
        ),
    ),
    "footnote-undefined": (
        "chú thích “[^{name}]” chưa có nội dung; hãy thêm dòng “[^{name}]: …” ở cuối bài",
        "the footnote “[^{name}]” has no text; add a line “[^{name}]: …” at the end",
    ),
    "footnote-unused": (
        (
            "chú thích “{name}” không được gọi ở đâu; hãy đặt “[^{name}]” vào chỗ cần chú thích "
            "hoặc xóa đi"
        ),
        "the footnote “{name}” is called nowhere; put “[^{name}]” where it belongs or delete it",
    ),
    "footnote-repeated": (
        "chú thích “{name}” được ghi hai lần, chỉ một lần sẽ hiện ra; hãy đổi tên hoặc gộp lại",
        "the footnote “{name}” is given twice and only one would be shown; rename or merge them",
    ),
}
