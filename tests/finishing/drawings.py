"""Sites and orders for tests of the finishing, and what can be read back from its files.

In: records of :mod:`tests.made`.  Out: a small site, pictures decoded, codes read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import resvg_py
import zxingcpp

from portal.finishing.orders import CardWords
from portal.pages.site import Site
from tests.images.made import opened
from tests.made import agency, article, province, regulation, site
from tests.needs import ROOT

__all__ = ["THEME", "opened", "read_code", "small_site", "words"]

THEME = ROOT / "theme"


def words(title: str = "Tỉnh Khăm Muộn", **more: Any) -> CardWords:
    """A card's words with everything that a test does not speak of."""
    given: dict[str, Any] = {
        "kicker": "Tỉnh bạn · Lào",
        "detail": "ແຂວງຄຳມ່ວນ",
        "department": "Sở Ngoại vụ tỉnh Hà Tĩnh",
        "site": "Cổng tin phối hợp đối ngoại",
        "syllables": True,
    }
    return CardWords(title=title, **{**given, **more})


def small_site(*more: Any, **options: Any) -> Site:
    """Two articles, one of them withdrawn; an agency, a former one, a partner, a regulation."""
    return site(
        [
            article("tin-mot", parties=["so"], partner_provinces=("kham-muon",)),
            article("tin-hai", "2021-02-03", parties=["so"], withdrawn="2021-03-01"),
            *more,
        ],
        agencies=[
            agency("so", "Sở Ngoại vụ", english="Department of Foreign Affairs"),
            agency("so-cu", "Sở Ngoại vụ", until="2016-03-31"),
        ],
        provinces=[province("kham-muon", "tỉnh Khăm Muộn", "LA", english="Khammouane")],
        regulations=[regulation("qc", ["so"], signed="2020-06-11", period=("2016", "2023"))],
        **options,
    )


def read_code(svg: bytes) -> str:
    """What a scanner reads from a QR code of the size that it has on paper, at 150 dpi."""
    data = resvg_py.svg_to_bytes(svg_string=svg.decode(), dpi=96, zoom=150 / 96)
    (found,) = zxingcpp.read_barcodes(opened(data).convert("L"))
    return str(found.text)


def copy_of_drawings(theme: Path) -> Path:
    """A theme folder of a test's own, with the drawings alone."""
    for name in ("static/img/drum.svg", "static/img/icon.svg"):
        (theme / name).parent.mkdir(parents=True, exist_ok=True)
        (theme / name).write_bytes((THEME / name).read_bytes())
    for path in (THEME / "drawing").rglob("*.*"):
        to = theme / path.relative_to(THEME)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(path.read_bytes())
    return theme
