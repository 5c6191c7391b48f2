"""What ``serve`` draws when a browser asks: the same files that a finished build would hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.finishing.cache import Cache
from portal.finishing.ondemand import OnDemand
from portal.finishing.orders import picture_orders
from portal.finishing.studio import Studio
from portal.pages.site import BuildOptions
from tests.finishing.drawings import THEME, read_code, small_site

ORIGIN = "http://127.0.0.1:8000"
PAGES = {
    "tin/2020/tin-mot": '<img src="/tin/2020/tin-mot/qr.svg" alt="">',
    "tin/2021/tin-hai": "<p>Tin này đã được gỡ.</p>",
}


@pytest.fixture
def demand(tmp_path: Path) -> OnDemand:
    pages = {f"{folder}/index.html": page.encode() for folder, page in PAGES.items()}
    return OnDemand(small_site(options=BuildOptions(ORIGIN)), pages.get, THEME, tmp_path / "cache")


def test_a_card_is_the_one_that_publishing_makes(demand: OnDemand, tmp_path: Path) -> None:
    path = "the/co-quan/so.png"
    order = next(order for order in picture_orders(small_site()) if order.path == path)
    assert demand.make(path) == Studio(THEME, Cache(tmp_path / "other")).make(order)


def test_icons_are_drawn_too(demand: OnDemand) -> None:
    for path in ("favicon.ico", "bieu-tuong/icon-192.png"):
        assert demand.make(path)


def test_a_code_leads_to_the_page_as_it_is_served_now(demand: OnDemand) -> None:
    code = demand.make("tin/2020/tin-mot/qr.svg")
    assert code is not None
    assert read_code(code) == f"{ORIGIN}/tin/2020/tin-mot/"


@pytest.mark.parametrize(
    "path",
    ["tin/2021/tin-hai/qr.svg", "tin/2022/x/qr.svg", "qr.svg", "the/co-quan/x.png", "x.png", ""],
)
def test_what_no_page_shows_is_not_drawn(demand: OnDemand, path: str) -> None:
    assert demand.make(path) is None
