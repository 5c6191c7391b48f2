"""Reading without a network: what is kept, what never is, and how it is given up."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from portal.output.assets import minified_script
from tests.browser import comforts
from tests.browser.comforts import ARTICLE, REGULATION, Host, until
from tests.needs import ROOT, needs
from tests.site.building import build

pytestmark = needs("chromium")

built_site, chrome = comforts.built_site, comforts.chrome
host, reader = comforts.host, comforts.reader

READY = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
# Every address kept, cache by cache, and whether each cache's name is the site's.
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) found.push(new URL(url).pathname);
  }
  return found;
}"""


WAITS = "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)"


def return_later(page: Page) -> Page:
    """Close the site; when the worker that waited for that has taken over, give a new page."""
    later = page.context.new_page()
    workers: dict[str, str] = {}

    def noted(told: dict[str, Any]) -> None:
        workers.update((one["versionId"], one["status"]) for one in told["versions"])

    session = page.context.new_cdp_session(later)
    session.on("ServiceWorker.workerVersionUpdated", noted)
    session.send("ServiceWorker.enable")
    page.close()
    deadline = time.monotonic() + 20
    while not workers or {"installed", "activating"}.intersection(workers.values()):
        assert time.monotonic() < deadline, f"no worker took over: {workers}"
        later.wait_for_timeout(50)
    session.detach()
    return later


def visit(page: Page, *paths: str) -> None:
    """Open pages one after another, and wait until the last is kept."""
    for path in paths:
        page.goto(path)
        until(page, READY)
    until(page, "path => caches.match(path).then(Boolean)", paths[-1])


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate(KEPT)
    return found


def test_a_visited_article_is_read_without_a_network_in_its_own_look(
    reader: Page, host: Host
) -> None:
    visit(reader, "/", ARTICLE)
    look = "getComputedStyle(document.querySelector('h1')).fontFamily + document.fonts.size"
    title, before = reader.title(), reader.evaluate(look)
    host.stop()
    reader.goto("/")
    expect(reader.locator("h1")).to_be_visible()
    reader.goto(ARTICLE)
    assert (reader.title(), reader.evaluate(look)) == (title, before)
    expect(reader.get_by_role("button", name="Cách hiển thị")).to_be_visible()


def test_the_very_first_page_is_kept_although_it_came_before_the_worker(
    reader: Page, host: Host
) -> None:
    visit(reader, ARTICLE)
    host.stop()
    reader.reload()
    expect(reader.locator("h1")).to_contain_text("Hà Tĩnh tổng kết quy chế phối hợp")


def test_the_page_for_no_network_lists_what_was_read_the_latest_first(
    reader: Page, host: Host
) -> None:
    visit(reader, ARTICLE, REGULATION, f"/en{ARTICLE}", REGULATION)
    host.stop()
    reader.goto("/lich/")
    expect(reader.locator("h1")).to_have_text("Đọc khi không có mạng")
    lines = reader.locator(".kept li")
    expect(lines).to_have_count(3)
    assert [link.get_attribute("href") for link in lines.locator("a").all()] == [
        host.address + path for path in (REGULATION, f"/en{ARTICLE}", ARTICLE)
    ]
    assert lines.locator("a").nth(1).get_attribute("lang") == "en"
    assert lines.locator("a").nth(2).inner_text() == (
        "Hà Tĩnh tổng kết quy chế phối hợp Công an – Sở Ngoại vụ, ký quy chế mới 2023–2028"
    )
    assert lines.locator("time").first.get_attribute("datetime") == "2026-11-22T02:00:00.000Z"
    lines.locator("a").nth(2).click()
    reader.wait_for_url(f"**{ARTICLE}")
    reader.goto("/en/lich/")
    expect(reader.locator("h1")).to_have_text("Reading without a network")


def test_the_reader_deletes_what_was_kept(reader: Page) -> None:
    visit(reader, ARTICLE, "/ngoai-tuyen/")
    reader.get_by_role("button", name="Xóa các trang đã giữ").click()
    expect(reader.get_by_role("status")).to_have_text("Đã xóa các trang đã giữ.")
    assert kept(reader) == []
    expect(reader.locator(".kept li")).to_have_count(0)
    expect(reader.get_by_text("Chưa có trang nào được giữ lại.")).to_be_visible()


def test_a_kept_copy_says_that_it_is_one(reader: Page) -> None:
    visit(reader, ARTICLE)
    note = reader.get_by_text("đây là bản giữ lại từ lần xem trước")
    expect(note).to_be_hidden()
    reader.context.set_offline(True)
    reader.reload()
    expect(note).to_be_visible()


# --- what online readers get ------------------------------------------------------------------


def test_whoever_is_online_gets_the_page_as_it_is_now(reader: Page, host: Host) -> None:
    visit(reader, "/", ARTICLE)
    host.changed[ARTICLE] = (200, "<!doctype html><title>Mới</title><h1>Vừa sửa</h1>")
    reader.goto(ARTICLE)
    expect(reader.locator("h1")).to_have_text("Vừa sửa")
    until(
        reader,
        "async path => (await (await caches.match(path)).text()).includes('Vừa sửa')",
        ARTICLE,
    )


def test_a_page_that_takes_too_long_is_shown_from_what_was_kept(reader: Page, host: Host) -> None:
    visit(reader, "/", ARTICLE)
    host.slow[ARTICLE] = 7
    host.changed[ARTICLE] = (200, "<!doctype html><title>Mới</title><h1>Đến muộn</h1>")
    reader.goto(ARTICLE)
    expect(reader.locator("h1")).to_contain_text("Hà Tĩnh tổng kết quy chế phối hợp")
    # The late answer is what will be read next.
    until(
        reader,
        "async path => (await (await caches.match(path)).text()).includes('Đến muộn')",
        ARTICLE,
    )


def test_an_error_is_shown_as_it_is_and_never_kept(reader: Page, host: Host) -> None:
    visit(reader, "/", ARTICLE)
    host.changed["/lich/"] = (500, "<!doctype html><title>Lỗi</title><h1>Lỗi máy chủ</h1>")
    host.changed[ARTICLE] = (503, "<!doctype html><title>Bận</title><h1>Bảo trì</h1>")
    for path, words in (("/lich/", "Lỗi máy chủ"), (ARTICLE, "Bảo trì")):
        reader.goto(path)
        expect(reader.locator("h1")).to_have_text(words)
    reader.goto("/khong-co/")
    assert {"/lich/", "/khong-co/"}.isdisjoint(kept(reader))
    assert ARTICLE in kept(reader)


def test_a_page_that_is_gone_is_gone_from_what_was_kept(reader: Page, host: Host) -> None:
    visit(reader, "/", ARTICLE)
    host.changed[ARTICLE] = (410, "<!doctype html><title>Gỡ</title><h1>Đã gỡ</h1>")
    reader.goto(ARTICLE)
    expect(reader.locator("h1")).to_have_text("Đã gỡ")
    until(reader, "async path => !(await caches.match(path))", ARTICLE)


def test_feeds_data_and_words_of_a_search_are_not_kept(reader: Page) -> None:
    visit(reader, "/")
    for path in ("/atom.xml", "/tin/index.json", "/version.json", "/robots.txt", "/404.html"):
        reader.goto(path)
    visit(reader, "/tim-kiem/")
    reader.goto("/tim-kiem/?q=bien+gioi")
    reader.goto("/")
    found = kept(reader)
    pages = {path for path in found if not path.startswith("/theme/")}
    assert pages == {"/", "/ngoai-tuyen/", "/tim-kiem/"}
    assert all(re.search(r"\.[0-9a-f]{12}\.\w+$", path) for path in set(found) - pages)
    searched = "caches.match('/tim-kiem/?q=bien+gioi').then(found => found === undefined)"
    assert reader.evaluate(searched)


def test_files_named_by_their_content_are_asked_for_once(reader: Page, host: Host) -> None:
    visit(reader, "/", ARTICLE)
    host.asked.clear()
    visit(reader, ARTICLE, "/")
    assert [path for path in host.asked if path.startswith("/theme/")] == []


def test_only_so_many_pages_are_kept(reader: Page, host: Host) -> None:
    visit(reader, ARTICLE)
    reader.evaluate(
        """async () => {
          const [name] = await caches.keys();
          const cache = await caches.open(name);
          for (let number = 0; number < 70; number += 1) {
            await cache.put(`/trang-${number}/`, new Response("x"));
          }
        }"""
    )
    visit(reader, "/")
    expected = [f"/trang-{number}/" for number in range(11, 70)] + ["/"]
    until(reader, "async () => !(await caches.match('/trang-10/'))")
    assert [path for path in kept(reader) if path.startswith("/trang-") or path == "/"] == expected
    assert "/ngoai-tuyen/" in kept(reader)


# --- versions, and the end --------------------------------------------------------------------


def worker(name: str, version: str = "") -> str:
    """sw.js as another release would have it."""
    told = f'{{caches:"ngoai-tuyen / ",root:"/",offline:["/ngoai-tuyen/"],version:"{version}"}}'
    script = minified_script((ROOT / f"theme/worker/{name}.js").read_text("utf-8")).decode()
    return f"const portal={told};{script}"


def test_pages_kept_under_the_theme_before_stay_until_the_one_after_the_next(
    reader: Page, host: Host
) -> None:
    visit(reader, ARTICLE)
    (first,) = reader.evaluate("caches.keys()")
    for version in ("second", "third"):
        host.changed["/sw.js"] = (200, worker("offline", version))
        reader.goto("/")
        until(reader, WAITS)
        reader = return_later(reader)
        visit(reader, "/")
        name = f"ngoai-tuyen / {version}"
        until(reader, "name => caches.has(name)", name)
        if version == "second":
            assert reader.evaluate("caches.keys()") == [first, name]
    until(reader, "async () => (await caches.keys()).length === 2")
    assert reader.evaluate("caches.keys()") == ["ngoai-tuyen / second", "ngoai-tuyen / third"]


def test_a_newer_worker_takes_over_when_the_reader_has_closed_the_site(
    reader: Page, host: Host
) -> None:
    visit(reader, ARTICLE)
    host.changed["/sw.js"] = (200, worker("offline", "second"))
    reader.goto("/")
    until(reader, WAITS)
    for path in (ARTICLE, "/"):  # while it waits, the one before serves as it did
        visit(reader, path)
    assert reader.evaluate(WAITS)
    reader = return_later(reader)
    visit(reader, "/")
    assert not reader.evaluate(WAITS)
    assert "ngoai-tuyen / second" in reader.evaluate("caches.keys()")


def test_where_it_is_turned_off_everything_kept_goes_and_the_worker_with_it(
    reader: Page, host: Host
) -> None:
    visit(reader, ARTICLE)
    reader.evaluate("caches.open('của trang khác')")
    host.changed["/sw.js"] = (200, worker("off"))
    reader.goto("/")
    until(
        reader,
        "async () => !(await navigator.serviceWorker.getRegistration())"
        " && (await caches.keys()).length === 1",
    )
    assert reader.evaluate("caches.keys()") == ["của trang khác"]


def test_a_department_that_turned_it_off_registers_no_worker(
    reader: Page, tmp_path: Path, host: Host
) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/fixtures/small/content", content)
    identity = content / "site.yaml"
    text = identity.read_text("utf-8").replace("languages: [vi, en, lo]", "languages: [vi, en]")
    identity.write_text(text + "offline: false\n", "utf-8")
    done = build(content, tmp_path / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    host.root = (tmp_path / "output").resolve()
    reader.goto("/")
    reader.wait_for_load_state("networkidle")
    assert (
        reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    )
    assert "/sw.js" not in host.asked
    assert kept(reader) == []
    assert "registration.unregister()" in (host.root / "sw.js").read_text("utf-8")
    reader.goto("/ngoai-tuyen/")
    expect(reader.get_by_text("Cổng này không giữ lại trang đã xem.")).to_be_visible()
