"""What editors wrote, file names too, is text in the list of what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import BeautifulSoup

from portal.commands.serving.troubles import (
    Trouble,
    overlay,
    trouble_of_fault,
    trouble_page,
    troubles_of,
)
from portal.commands.speech import Text
from portal.domain.problems import Problems
from portal.output.errors import EnvironmentFault

HOSTILE = 'content/news/"><img src=x onerror=alert(1)>.md'


def items_of(troubles: Sequence[Trouble], lang: str) -> list[dict[str, object]]:
    """What the script lists."""
    items = overlay(troubles, lang)["items"]
    assert isinstance(items, list)
    return items


def test_a_hostile_name_stays_a_name() -> None:
    trouble = Trouble(HOSTILE, "<b>", Text("<script>sai</script>", "<script>wrong</script>"))
    page = BeautifulSoup(trouble_page([trouble], "en", alone=False), "html.parser")
    assert page.find_all(["img", "script", "b"]) == []
    assert [code.text for code in page.find_all("code")] == [HOSTILE, "<b>"]
    assert page.select_one("li > p").text == "<script>wrong</script>"  # type: ignore[union-attr] # it is there
    assert all(not tag.attrs.keys() & {"style", "onerror"} for tag in page.find_all(True))


def test_a_name_that_is_no_text_does_not_end_the_page() -> None:
    trouble = Trouble("content/\udcff.md", "", Text("sai", "wrong"))
    assert b"content/\\udcff.md" in trouble_page([trouble], "vi", alone=True)


def test_errors_come_before_warnings_and_both_say_what_they_are() -> None:
    problems = Problems()
    problems.warn("content/news/2020/a.md", 3, "", "file-vanished")
    problems.error("content/news/2020/b.md", 0, "kind", "file-vanished")
    told = items_of(troubles_of(problems), "vi")
    assert [(i["kind"], i["grave"], i["place"], i["field"]) for i in told] == [
        ("Lỗi", True, "content/news/2020/b.md", "kind"),
        ("Cảnh báo", False, "content/news/2020/a.md:3", ""),
    ]


def test_a_fault_of_the_machine_speaks_the_language_of_the_page() -> None:
    trouble = trouble_of_fault(EnvironmentFault("đĩa đã đầy", "the disk is full"))
    for lang, text in (("vi", "đĩa đã đầy"), ("en", "the disk is full"), ("lo", "đĩa đã đầy")):
        (item,) = items_of([trouble], lang)
        assert item["what"] == text


def test_nothing_wrong_is_nothing_to_show() -> None:
    assert items_of((), "vi") == []
