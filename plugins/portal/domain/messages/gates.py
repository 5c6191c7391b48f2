"""Sentences of the gates before a release: what is wrong with it, and what was checked.

``source`` is the file of content/ behind a page, or ``theme/``.
"""

from __future__ import annotations

__all__ = ["GATE_MESSAGES"]

_FROM = ("; sửa ở {source}", "; mend {source}")
_EXCEPT = (
    "; nếu được phép công bố, khai báo lý do trong PORTAL_EXCEPTIONS của publishconf.py",
    "; if it may be public, declare why in PORTAL_EXCEPTIONS of publishconf.py",
)

_WRONG: dict[str, tuple[str, str]] = {
    "gate-link-dead": ("“{found}” không dẫn đến đâu", "“{found}” leads nowhere"),
    "gate-anchor-dead": (
        "“{found}”: trang ấy có, nhưng không có chỗ được trỏ tới",
        "“{found}”: that page is there, but not the place in it",
    ),
    "gate-html-doctype": (
        "trang phải bắt đầu bằng <!doctype html>, không phải “{found}”",
        "a page begins with <!doctype html>, not with “{found}”",
    ),
    "gate-html-syntax": (
        "“{found}” không phải thẻ viết đúng; chữ < phải viết là &lt;",
        "“{found}” is no tag as HTML writes them; a plain < is written &lt;",
    ),
    "gate-html-open": ("<{found}> không được đóng", "<{found}> is not closed"),
    "gate-html-end": (
        "</{found}> đóng một thẻ không mở ở đây",
        "</{found}> closes what was not opened here",
    ),
    "gate-html-once": ("phải có đúng một <{found}>", "there must be exactly one <{found}>"),
    "gate-html-unknown": ("không có phần tử <{found}>", "there is no element <{found}>"),
    "gate-html-place": ("{found}: không được đặt như vậy", "{found}: may not stand there"),
    "gate-html-lacks": ("{found}: thiếu thuộc tính này", "{found}: this attribute is missing"),
    "gate-html-twice": ("thuộc tính “{found}” viết hai lần", "attribute “{found}” is given twice"),
    "gate-html-id": ("id “{found}” trùng hoặc sai", "id “{found}” is used twice, or is none"),
    "gate-html-reference": (
        "không có id “{found}” trên trang này",
        "no id “{found}” on this page",
    ),
    "gate-html-runs": (
        "“{found}” chạy mã ngay trong trang, điều không trang nào được làm",
        "“{found}” runs code within the page, which no page may",
    ),
    "gate-checker": ("bộ kiểm HTML: {found}", "the HTML checker: {found}"),
    "gate-feed": (
        "trái với định dạng ở {rule}: “{found}”",
        "against its format at {rule}: “{found}”",
    ),
    "gate-axe": ("trợ năng, {found}: {said}", "accessibility, {found}: {said}"),
    "gate-budget": (
        "{name}: {size} byte, cho phép {most}; làm nhẹ bớt, hoặc nâng mức trong PORTAL_BUDGETS",
        "{name}: {size} bytes, {most} allowed; make it lighter, or raise PORTAL_BUDGETS",
    ),
}
_SENSITIVE: dict[str, tuple[str, str]] = {
    "gate-secret": (
        "“{found}” trông như khóa bí mật; gỡ đi và thay khóa ấy",
        "“{found}” looks like a secret; take it out and replace that key",
    ),
    "gate-identity-card": (
        "“{found}” trông như số căn cước; gỡ đi",
        "“{found}” looks like the number of an identity card; take it out",
    ),
    "gate-phone": (
        "số điện thoại “{found}” không phải của đầu mối nào trong content/registry; gỡ đi",
        "telephone number “{found}” is no contact's of content/registry; take it out",
    ),
    "gate-distribution-list": (
        "“{found}” là nơi nhận nội bộ; gỡ đi",
        "“{found}” is an internal distribution list; take it out",
    ),
}

GATE_MESSAGES: dict[str, tuple[str, str]] = {
    **{code: (vi + _FROM[0], en + _FROM[1]) for code, (vi, en) in _WRONG.items()},
    **{
        code: (vi + _FROM[0] + _EXCEPT[0], en + _FROM[1] + _EXCEPT[1])
        for code, (vi, en) in _SENSITIVE.items()
    },
    "gate-nothing": (
        "cổng kiểm tra này chưa kiểm được gì nên không cho qua",
        "this gate has checked nothing, so nothing passes it",
    ),
    "gate-exception-unused": (
        "ngoại lệ “{found}” không còn dùng; hãy bỏ đi",
        "the exception “{found}” is used no more; remove it",
    ),
    "gate-not-run": ("chưa chạy, máy này thiếu: {needs}", "not run, this machine lacks: {needs}"),
    "gate-told-pages": ("{pages} trang ({read} tệp đọc lại)", "{pages} pages ({read} files read)"),
    "gate-told-links": (
        "{links} liên kết, {anchors} chỗ trong {pages} trang",
        "{links} links, {anchors} anchors of {pages} pages",
    ),
    "gate-told-files": ("{files} tệp ({read} tệp đọc lại)", "{files} files ({read} read)"),
    "gate-told-feeds": (
        "{feeds} nguồn tin với {entries} mục, {sitemaps} sơ đồ với {addresses} địa chỉ",
        "{feeds} feeds with {entries} entries, {sitemaps} sitemaps with {addresses} addresses",
    ),
    "gate-told-budgets": (
        (
            "{files} tệp; nặng nhất: bài {article}, trang {page}, mã {script} byte; "
            "tổng kiểu dáng {styles}, mã của một bài {scripts}"
        ),
        (
            "{files} files; heaviest: article {article}, page {page}, script {script} bytes; "
            "all styles {styles}, an article's scripts {scripts}"
        ),
    ),
    "gate-told-samples": (
        "{pages} trang, mỗi loại một trang ({read} trang hỏi lại)",
        "{pages} pages, one of each type ({read} asked)",
    ),
}
