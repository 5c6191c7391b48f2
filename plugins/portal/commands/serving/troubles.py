"""What keeps the site from being shown as it was saved, for eyes in front of a browser.

In: problems, faults.  Out: a list that the page's script lays over the page, and a page of its
own for when there is nothing to lay it over.  Everything that editors wrote, file names too, is
text here: escaped in the page, set as text by the script.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from portal.commands.speech import Text
from portal.domain.problems import Problem, Severity
from portal.output.errors import EnvironmentFault

__all__ = ["STYLE", "Trouble", "overlay", "trouble_of_fault", "trouble_page", "troubles_of"]

STYLE = "/mau/song/song.css"
"""Below the living page's address, which no content can take."""

_HEADING = Text("Chưa hiện được bản vừa lưu", "What was saved cannot be shown yet")
_KEPT = Text(
    "Bạn đang xem bản tốt gần nhất. Sửa các lỗi dưới đây rồi lưu; trang sẽ tự tải lại.",
    "You see the last good version. Mend what is listed and save; the page reloads by itself.",
)
_NOTHING_YET = Text(
    "Chưa có bản nào để hiện. Sửa các lỗi dưới đây rồi lưu; trang sẽ tự tải lại.",
    "There is no version to show yet. Mend what is listed and save; the page reloads by itself.",
)
_ONE_PAGE = Text(
    "Không dựng được trang này. Sửa các lỗi dưới đây rồi lưu; trang sẽ tự tải lại.",
    "This page cannot be made. Mend what is listed and save; the page reloads by itself.",
)
_READING = Text("Đang đọc nội dung…", "Reading the content…")
_CLOSE = Text("Đóng", "Close")
_KEY = Text("(phím Esc)", "(Esc key)")
_ERROR = Text("Lỗi", "Error")
_WARNING = Text("Cảnh báo", "Warning")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where (file and line, "" for none), in which field, what is wrong and what to do."""

    place: str
    field: str
    what: Text
    grave: bool = True


def troubles_of(problems: Iterable[Problem]) -> tuple[Trouble, ...]:
    """The problems of the content or the theme, in their order."""
    return tuple(
        Trouble(
            f"{problem.path}:{problem.line}" if problem.line else problem.path,
            problem.field,
            Text(problem.message("vi"), problem.message("en")),
            problem.severity is Severity.ERROR,
        )
        for problem in problems
    )


def trouble_of_fault(fault: EnvironmentFault) -> Trouble:
    """A fault of the machine: it says itself where."""
    return Trouble("", "", Text(fault.vi, fault.en))


def overlay(troubles: Sequence[Trouble], lang: str) -> dict[str, object]:
    """What the script lays over a page in ``lang``; no items: nothing."""
    return {
        "heading": _HEADING.in_(lang),
        "note": _KEPT.in_(lang),
        "close": _CLOSE.in_(lang),
        "key": _KEY.in_(lang),
        "sheet": STYLE,
        "items": [
            {
                "kind": _kind(trouble).in_(lang),
                "grave": trouble.grave,
                "place": trouble.place,
                "field": trouble.field,
                "what": trouble.what.in_(lang),
            }
            for trouble in troubles
        ],
    }


def trouble_page(troubles: Sequence[Trouble], lang: str, *, alone: bool) -> bytes:
    """A whole page; ``alone`` when it stands for one page of a site that is shown otherwise."""
    note = _ONE_PAGE if alone else _NOTHING_YET if troubles else _READING
    items = "".join(_item(trouble, lang) for trouble in troubles)
    heading, lang = escape(_HEADING.in_(lang)), "en" if lang == "en" else "vi"
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{heading}</title>\n<link rel="stylesheet" href="{STYLE}">\n</head>\n'
        f'<body class="page">\n<main role="alert">\n<h1>{heading}</h1>\n'
        f"<p>{escape(note.in_(lang))}</p>\n<ol>\n{items}</ol>\n</main>\n</body>\n</html>\n"
    ).encode(errors="backslashreplace")


def _item(trouble: Trouble, lang: str) -> str:
    kind = "grave" if trouble.grave else "slight"
    parts = [f'<strong class="{kind}">{escape(_kind(trouble).in_(lang))}</strong>']
    parts += [f"<code>{escape(each)}</code>" for each in (trouble.place, trouble.field) if each]
    return f"<li>{' '.join(parts)} <p>{escape(trouble.what.in_(lang))}</p></li>\n"


def _kind(trouble: Trouble) -> Text:
    return _ERROR if trouble.grave else _WARNING
