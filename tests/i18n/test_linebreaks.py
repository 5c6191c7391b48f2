"""Breaks are put into what is read, and nowhere else."""

from __future__ import annotations

from portal.i18n.linebreaks import LineBreaks

WORDS = {"ປະເທດ"}


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def broken(body: str) -> str:
    text = LineBreaks(WORDS).page(page(body))
    return text.removeprefix("<html><head></head><body>").removesuffix("</body></html>")


def test_text_is_divided_between_words() -> None:
    assert broken("<p>ການປະເທດ, ລາວ <b>ຂ່າວໃໝ່</b></p>") == (
        "<p>ການ<wbr>ປະເທດ, ລາວ <b>ຂ່າວ<wbr>ໃໝ່</b></p>"
    )


def test_text_behind_a_drawing_is_divided_too() -> None:
    assert broken("<svg></svg>ຂ່າວໃໝ່") == "<svg></svg>ຂ່າວ<wbr>ໃໝ່"


def test_what_is_no_running_text_stays_as_it_is() -> None:
    for kept in (
        '<a title="ຂ່າວໃໝ່" href="/x/">x</a>',
        "<svg><title>ຂ່າວໃໝ່</title><text>ຂ່າວໃໝ່</text></svg>",
        "<svg><svg><path/></svg><text>ຂ່າວໃໝ່</text></svg>",
        '<script type="application/ld+json">{"name":">ຂ່າວໃໝ່"}</script>',
        "<select><option>ຂ່າວໃໝ່</option></select>",
        "<textarea>ຂ່າວໃໝ່</textarea>",
        "<p>Tin mới</p>",
    ):
        assert broken(kept) == kept
    titled = page("", "<title>ຂ່າວໃໝ່</title>")
    assert LineBreaks(WORDS).page(titled) == titled


def test_a_word_that_browsers_would_cut_is_held_together() -> None:
    text = LineBreaks({"=ແທງຮວາ"}).page(page("ແຂວງແທງຮວາ</p>").replace("<body>", "<body><p>"))
    assert '<p>ແຂວງ<wbr><bdi class="whole">ແທງຮວາ</bdi></p>' in text


def test_what_is_copied_is_the_text_as_it_was_written() -> None:
    body = "<p>ການປະເທດ ຂ່າວໃໝ່</p>"
    assert broken(body).replace("<wbr>", "") == body
    assert "\u200b" not in broken(body)
