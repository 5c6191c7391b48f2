"""The words of ``tasks.py``: every command, its operands and options, in both languages.

In: nothing.  Out: :data:`WORDS`, one table from which the parser, the help and the tests of
Invoke's tasks and of the documentation are fed.  Standard library only, so that a wrong word
is told without anything heavy being loaded.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.commands.environment import Need
from portal.commands.speech import Text

__all__ = ["WORDS", "Option", "Word"]


@dataclass(frozen=True, slots=True)
class Option:
    """``--name``; with a ``value`` it takes one, described by that placeholder."""

    name: str
    help: Text
    value: str = ""
    default: str = ""
    choices: tuple[str, ...] = ()
    number: bool = False

    @property
    def key(self) -> str:
        """The name as a Python word: ``--site-url`` → ``site_url``."""
        return self.name.removeprefix("--").replace("-", "_")


@dataclass(frozen=True, slots=True)
class Word:
    """One command; ``operands`` shows what stands behind it, ``least`` how many there must be."""

    name: str
    help: Text
    options: tuple[Option, ...] = ()
    operands: str = ""
    least: int = 0
    most: int | None = 0
    need: Need = Need.RUN
    passes_on: bool = False


_CONTENT = Option(
    "--content",
    Text("thư mục nội dung", "the content folder"),
    value="DIR",
    default="content",
)
_DRAFTS = Option("--drafts", Text("hiện cả bản nháp", "show drafts too"))

_BUILD = Word(
    "build",
    Text("dựng toàn bộ trang tin", "build the whole site"),
    (
        _CONTENT,
        Option(
            "--output",
            Text("nơi đặt trang đã dựng", "where the built site goes"),
            value="DIR",
            default="output",
        ),
        Option(
            "--site-url",
            Text(
                "địa chỉ công khai, ví dụ https://songoaivu.example.vn",
                "the public address, such as https://songoaivu.example.vn",
            ),
            value="URL",
        ),
        Option("--fresh", Text("không dùng bộ nhớ đệm", "trust no cache")),
        Option(
            "--lean",
            Text(
                "chỉ tin tiếng Việt và các mục lục chính",
                "only the Vietnamese articles and the main indexes",
            ),
        ),
        _DRAFTS,
        Option(
            "--finish",
            Text(
                "vẽ cả ảnh chia sẻ, biểu tượng, mã QR và nén sẵn các tệp, như khi phát hành",
                "also draw social cards, icons and QR codes and compress, as publishing does",
            ),
        ),
        Option(
            "--jobs",
            Text("số tiến trình (0: theo số nhân)", "processes (0: as many as cores)"),
            value="N",
            default="0",
            number=True,
        ),
        Option(
            "--now",
            Text(
                "dựng như vào lúc này: YYYY-MM-DD[ HH:MM]",
                "build as of this time: YYYY-MM-DD[ HH:MM]",
            ),
            value="TIME",
        ),
    ),
)

_SERVE = Word(
    "serve",
    Text(
        "dựng, mở trang trên máy này, dựng lại mỗi khi lưu",
        "build, open the site on this machine, rebuild on save",
    ),
    (
        Option("--port", Text("cổng", "the port"), value="N", default="8000", number=True),
        _DRAFTS,
    ),
)

_CHECK = Word(
    "check",
    Text(
        "kiểm tra nội dung, không ghi gì; nêu mọi lỗi một lần",
        "check the content, write nothing; all problems at once",
    ),
    (
        _CONTENT,
        Option(
            "--format",
            Text("dạng kết quả: text hoặc json", "form of the result: text or json"),
            value="FORM",
            default="text",
            choices=("text", "json"),
        ),
    ),
    operands="[FILES…]",
    most=None,
)

_TO = Option(
    "--to",
    Text("tên đích trong publishconf.py", "a target of publishconf.py"),
    value="TARGET",
    default="directory",
)

_PUBLISH = Word(
    "publish",
    Text(
        "dựng, kiểm tra, đưa lên nơi đăng rồi chuyển sang bản mới trong một bước",
        "build, check, bring to a target and show the new release in one step",
    ),
    (
        _TO,
        Option(
            "--dry-run",
            Text("chỉ nói sẽ thay đổi gì", "only say what would change"),
        ),
        Option(
            "--require-all",
            Text(
                "không đăng khi có bước kiểm tra mà máy này không chạy được",
                "publish nothing while a check cannot be run on this machine",
            ),
        ),
    ),
)

_ROLLBACK = Word(
    "rollback",
    Text("đưa một bản trước trở lại", "show an earlier release again"),
    (
        _TO,
        Option(
            "--release",
            Text(
                "mã của bản, hay phần đầu của mã (không ghi: bản liền trước)",
                "its id or the beginning of it (without: the one before)",
            ),
            value="ID",
        ),
    ),
)

_ARCHIVE = Word(
    "archive",
    Text(
        "ghi một bản đã đăng thành một tệp WARC để lưu trữ, vào archives/",
        "write a release as one WARC file for archives, into archives/",
    ),
    (
        _TO,
        Option(
            "--release",
            Text(
                "mã của bản, hay phần đầu của mã (không ghi: bản đang đăng)",
                "its id or the beginning of it (without: the one that is shown)",
            ),
            value="ID",
        ),
    ),
)

_RELEASES = Word(
    "releases",
    Text("liệt kê các bản còn giữ ở nơi đăng", "list the releases that a target keeps"),
    (_TO,),
)

_NEW = Word(
    "new",
    Text("tạo một bài hợp lệ để điền tiếp", "make a valid article to fill in"),
    operands="KIND TITLE",
    least=2,
    most=2,
)

_TEST = Word(
    "test",
    Text("chạy mọi phép thử mà máy này chạy được", "run every test that this machine can run"),
    operands="[PYTEST…]",
    most=None,
    need=Need.DEV,
    passes_on=True,
)

_LINT = Word(
    "lint",
    Text("kiểm tra mã nguồn và giao diện", "check the code and the theme"),
    need=Need.DEV,
)

_BENCH = Word(
    "bench",
    Text(
        "đo việc dựng trang so với Hugo và Pelican gốc, tìm kiếm so với Pagefind; ghi "
        "docs/benchmarks.md",
        "measure builds beside Hugo and stock Pelican, the search beside Pagefind; write "
        "docs/benchmarks.md",
    ),
    (
        Option(
            "--articles",
            Text(
                "số bài; bảng đầy đủ: 10000 (dựng đến 50000 bài, cần khoảng 20 GB trong TMPDIR)",
                "how many; the full table: 10000 (builds up to 50000, needs some 20 GB in TMPDIR)",
            ),
            value="N",
            default="1000",
            number=True,
        ),
        Option(
            "--rows",
            Text(
                "chỉ đo các dòng này, cách nhau bằng dấu phẩy: cold, edit, nothing, template, "
                "register, memory, serve, growth, new",
                "only these, comma-separated: cold, edit, nothing, template, register, memory, "
                "serve, growth, new",
            ),
            value="ROW,ROW",
            default="all",
        ),
        Option(
            "--runs",
            Text("số lượt đo xen kẽ", "interleaved runs"),
            value="N",
            default="3",
            number=True,
        ),
        Option(
            "--only",
            Text(
                "chỉ đo một phần, phần kia giữ nguyên: builds, search",
                "measure one section and leave the other as it stands: builds, search",
            ),
            value="SECTION",
            default="all",
        ),
        Option("--no-peers", Text("không so với ai", "the portal alone")),
        Option(
            "--install",
            Text(
                "chỉ cài Hugo và Pagefind để so sánh, không đo",
                "install Hugo and Pagefind to compare with, and end",
            ),
        ),
    ),
    need=Need.DEV,
)

WORDS: dict[str, Word] = {
    word.name: word
    for word in (
        *(_BUILD, _SERVE, _CHECK, _PUBLISH, _ROLLBACK, _RELEASES, _ARCHIVE),
        *(_NEW, _TEST, _LINT, _BENCH),
    )
}
