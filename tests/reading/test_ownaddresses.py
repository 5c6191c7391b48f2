"""What the site answers itself cannot be an old address, nor the slug of a page."""

from __future__ import annotations

import pytest

from portal.pages import addresses
from portal.reading.ownaddresses import SECTIONS, address_key, is_own_address

ROOTS = [
    value
    for name in addresses.__all__
    if name.isupper() and isinstance(value := getattr(addresses, name), str)
]


@pytest.mark.parametrize("address", [*ROOTS, addresses.image("a.jpg"), addresses.paper("a.pdf")])
def test_every_root_of_the_site_is_its_own(address: str) -> None:
    assert is_own_address(address_key(address), ())


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("/", True),
        ("/index.html", True),
        ("/INDEX.HTML", True),
        ("/tin", True),
        ("/tin/2020/", True),
        ("/tin/2020/06/index.html", True),
        ("/tin/2020/ten-cu/", False),
        ("/Tin/2020/", True),
        ("/tin/cu/123.html", False),
        ("/en", True),
        ("/en/tin/2020/", True),
        ("/en/tin/2020/ten-cu/", False),
        ("/en/cu.html", False),
        ("/english/cu.html", False),
        ("/%74in/2020/", True),
        ("/co-quan/cong-an-ha-tinh/2020/", True),
        ("/gioi-thieu/", True),
        ("/gioi-thieu/so-do.html", False),
        ("/sitemap-2020.xml", True),
        ("/cu/sitemap.xml", False),
        ("/cu/tin-123.html", False),
        ("/tin-123.html", False),
    ],
)
def test_an_old_address_is_told_from_the_sites_own(address: str, own: bool) -> None:
    assert is_own_address(address_key(address), {"gioi-thieu"}) is own


def test_sections_are_what_a_page_cannot_be_called() -> None:
    sections = {root.split("/")[1] for root in ROOTS if root.endswith("/") and root != "/"}
    assert sections <= SECTIONS
