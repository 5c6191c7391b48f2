"""Copying a citation, printing, sharing, and listening to an article."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import comforts
from tests.browser.comforts import ARTICLE, REGULATION, stored
from tests.needs import needs
from tests.site.building import SITE_URL

pytestmark = needs("chromium")

built_site, chrome = comforts.built_site, comforts.chrome
host, reader = comforts.host, comforts.reader

# A device with voices: what is spoken is written down, and ends when the test says so.
VOICES = """
  const voices = [];
  window.spoken = [];
  window.voice = (lang, localService) => {
    voices.push({ lang, localService });
    speechSynthesis.dispatchEvent(new Event("voiceschanged"));
  };
  speechSynthesis.getVoices = () => voices;
  speechSynthesis.speak = (utterance) => window.spoken.push(utterance);
  speechSynthesis.cancel = () => { window.silenced = true; };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.finish = () => window.spoken.at(-1).onend();
"""
PLAY, STOP = ".aloud [data-does=read]", ".aloud [data-does=stop]"


@pytest.fixture
def listener(reader: Page) -> Page:
    """Whose device speaks Vietnamese and English, on an article."""
    reader.add_init_script(VOICES)
    reader.goto(ARTICLE)
    reader.evaluate("voice('vi-VN', true); voice('en_GB', true)")
    return reader


def spoken(page: Page) -> list[str]:
    texts: list[str] = page.evaluate("spoken.map(({ text }) => text)")
    return texts


def marked(page: Page) -> Locator:
    return page.locator("[data-spoken]")


# --- citation -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [ARTICLE, REGULATION])
def test_the_citation_is_copied_and_that_is_said(reader: Page, path: str) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.goto(path)
    reader.get_by_role("button", name="Chép trích dẫn").click()
    expect(reader.locator(".citation__ways + [role=status]")).to_have_text("Đã chép trích dẫn.")
    copied: str = reader.evaluate("navigator.clipboard.readText()")
    assert copied == reader.locator(".citation").inner_text()
    assert copied.startswith("Cổng tin phối hợp đối ngoại, “")
    assert copied.endswith(f", {SITE_URL}{path}")
    assert stored(reader) == {}


def test_a_browser_that_refuses_to_copy_is_excused(reader: Page) -> None:
    reader.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'));")
    reader.goto(f"/en{ARTICLE}")
    reader.get_by_role("button", name="Copy citation").click()
    expect(reader.locator(".citation__ways + [role=status]")).to_have_text(
        "The browser does not allow copying. Please select the citation and copy it."
    )


def test_the_print_button_prints(reader: Page) -> None:
    reader.add_init_script("window.print = () => { window.printed = true; };")
    reader.goto(ARTICLE)
    reader.get_by_role("button", name="In hoặc lưu PDF").click()
    assert reader.evaluate("window.printed")


def test_sharing_is_offered_only_where_the_browser_can(reader: Page) -> None:
    reader.add_init_script("Object.defineProperty(navigator, 'share', { value: undefined });")
    reader.goto(ARTICLE)
    expect(reader.get_by_role("button", name="Chép trích dẫn")).to_be_visible()
    expect(reader.get_by_role("button", name="Chia sẻ")).to_be_hidden()
    expect(reader.get_by_role("link", name="Gửi qua thư điện tử")).to_be_visible()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("resolve()", "Đã chuyển địa chỉ tới ứng dụng đã chọn."),
        ("reject(new DOMException('', 'AbortError'))", ""),
        ("reject(new DOMException('', 'DataError'))", "Không chia sẻ được từ trình duyệt này."),
    ],
    ids=["shared", "changed their mind", "failed"],
)
def test_sharing_hands_over_the_lasting_address(reader: Page, answer: str, said: str) -> None:
    reader.add_init_script(
        "Object.defineProperty(navigator, 'share', { value: (what) => "
        f"{{ window.handed = what; return Promise.{answer}; }} }});"
    )
    reader.goto(f"{ARTICLE}?utm_source=x#y")
    reader.get_by_role("button", name="Chia sẻ").click()
    expect(reader.locator(".citation__ways + [role=status]")).to_have_text(said)
    assert reader.evaluate("handed") == {"title": reader.title(), "url": SITE_URL + ARTICLE}


# --- reading aloud ------------------------------------------------------------------------------


def test_listening_is_offered_once_a_voice_of_the_language_is_there(reader: Page) -> None:
    reader.add_init_script(VOICES)
    reader.goto(ARTICLE)
    play = reader.locator(PLAY)
    expect(play).to_be_hidden()
    # Another language, and a voice that would send the text over the network, do not count.
    reader.evaluate("voice('en-US', true); voice('vi-VN', false)")
    expect(play).to_be_hidden()
    reader.evaluate("voice('vi_VN', true)")
    expect(play).to_be_visible()


@pytest.mark.parametrize("path", ["/", REGULATION, "/en/tin/2017/thanh-hoa-hua-phan-ho-tro-2017/"])
def test_pages_without_a_text_of_their_own_have_nothing_to_listen_to(
    reader: Page, path: str
) -> None:
    reader.goto(path)
    expect(reader.locator("h1")).to_be_visible()
    expect(reader.locator(".aloud")).to_have_count(0)


def test_title_summary_and_every_paragraph_are_read_in_order_and_marked(listener: Page) -> None:
    listener.locator(PLAY).click()
    seen: list[str] = []
    while marked(listener).count():
        text = marked(listener).inner_text()
        if not seen or seen[-1] != text:
            seen.append(text)
        listener.evaluate("finish()")
    blocks = listener.locator(".article__title, .article__summary, .text > :is(p, h2, h3)")
    assert seen == blocks.all_inner_texts()
    assert " ".join(spoken(listener)) == " ".join(" ".join(seen).split())
    assert max(map(len, spoken(listener))) <= 161
    assert set(listener.evaluate("spoken.map(({ lang }) => lang)")) == {"vi"}
    expect(listener.locator(".aloud [role=status]")).to_have_text("Đã đọc hết.")
    expect(listener.locator(PLAY)).to_have_text("Nghe đọc")
    expect(listener.locator(STOP)).to_be_hidden()


def test_an_english_translation_is_read_by_an_english_voice(reader: Page) -> None:
    reader.add_init_script(VOICES)
    reader.goto(f"/en{ARTICLE}")
    reader.evaluate("voice('vi-VN', true); voice('en_GB', true)")
    reader.get_by_role("button", name="Listen").click()
    said = reader.evaluate("spoken.map(({ lang, voice }) => [lang, voice.lang])")
    assert said == [["en", "en_GB"]]


def test_a_pause_begins_again_with_the_same_words(listener: Page) -> None:
    play = listener.locator(PLAY)
    play.click()
    listener.evaluate("finish()")
    expect(play).to_have_text("Tạm dừng")
    play.click()
    expect(play).to_have_text("Đọc tiếp")
    expect(listener.locator(".aloud [role=status]")).to_have_text("Đã tạm dừng.")
    assert listener.evaluate("silenced")
    # An end that comes late, from what was cut off, changes nothing.
    listener.evaluate("finish()")
    assert len(spoken(listener)) == 2
    play.click()
    first, second, third = spoken(listener)
    assert first != second == third


def test_escape_and_the_button_stop_it_and_the_focus_is_not_lost(listener: Page) -> None:
    play = listener.locator(PLAY)
    play.focus()
    listener.keyboard.press("Enter")
    listener.keyboard.press("Tab")
    expect(listener.locator(STOP)).to_be_focused()
    listener.keyboard.press("Enter")
    expect(play).to_be_focused()
    expect(marked(listener)).to_have_count(0)
    listener.keyboard.press("Enter")
    expect(marked(listener)).to_have_count(1)
    listener.keyboard.press("Escape")
    expect(marked(listener)).to_have_count(0)
    expect(listener.locator(".aloud [role=status]")).to_have_text("Đã thôi đọc.")
    assert spoken(listener)[0] == spoken(listener)[1]


def test_it_falls_silent_when_the_page_is_left(listener: Page) -> None:
    listener.locator(PLAY).click()
    listener.evaluate(
        "silenced = false; addEventListener('pagehide', () => "
        "sessionStorage.setItem('silenced', silenced))"
    )
    listener.goto("/")
    assert stored(listener) == {"silenced": "true"}


def test_a_device_that_fails_to_speak_says_so(listener: Page) -> None:
    listener.locator(PLAY).click()
    listener.evaluate("spoken.at(-1).onerror()")
    expect(listener.locator(".aloud [role=status]")).to_have_text("Thiết bị không đọc được.")
    expect(marked(listener)).to_have_count(0)


def test_while_it_reads_the_controls_stay_in_sight_on_a_small_phone(listener: Page) -> None:
    listener.set_viewport_size({"width": 320, "height": 640})
    listener.locator(PLAY).click()
    listener.evaluate("scrollTo(0, document.body.scrollHeight)")
    for selector in (PLAY, STOP):
        expect(listener.locator(selector)).to_be_in_viewport(ratio=1)
        box = listener.locator(selector).bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= 44
