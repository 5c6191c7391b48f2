"""Every address of the site, in a complete build and in a lean one."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.output.plan import Plan, make_plan, plan_articles
from portal.pages import addresses
from portal.pages.site import BuildOptions
from tests.made import article, province, regulation, site, translation
from tests.output.making import assembled

LEAN = BuildOptions("https://so.example", lean=True)

TOLD = [
    article("hop", "2020-06-11", event="2019-12-30", parties=["so"], partner_provinces=("kham",)),
]
REGISTERS = {
    "provinces": [
        province("ha-tinh"),
        province("kham", country="LA"),
        province("sava", None, "LA"),
    ],
    "regulations": [regulation("qcph")],
}


def plan(**more: object) -> Plan:
    return make_plan(site(TOLD, **{**REGISTERS, **more}))  # type: ignore[arg-type]  # as site takes


def pages(plan: Plan, prefix: str = "") -> set[str]:
    """Addresses of pages in one language, without those of all kinds."""
    own = {a for a in plan.addresses if a.endswith(("/", ".html")) and not a.startswith("/en/")}
    if prefix:
        own = {a.removeprefix(prefix) for a in plan.addresses if a.startswith(f"{prefix}/")}
        own = {a for a in own if a.endswith(("/", ".html"))}
    return {a for a in own if not a.startswith("/loai/") or "working-session" in a or a == "/loai/"}


COMPLETE = {
    "/", "/tin/", "/tin/2020/", "/tin/2020/06/", "/tin/2020/hop/",
    "/nam/", "/nam/2019/", "/nam/2019/12/",
    "/co-quan/", "/co-quan/so/", "/co-quan/so/2019/",
    "/tinh-ban/", "/tinh-ban/kham/", "/tinh-ban/kham/2019/", "/tinh-ban/sava/",
    "/tinh/", "/tinh/ha-tinh/",
    "/loai/", "/loai/working-session/", "/loai/working-session/2019/",
    "/quy-che/", "/quy-che/qcph/",
    "/van-ban/", "/so-lieu/", "/lich/", "/dinh-chinh/", "/tim-kiem/", "/du-lieu/", "/so-do/",
    "/404.html", "/ngoai-tuyen/",
}  # fmt: skip


def test_a_complete_build_has_every_page_in_every_language() -> None:
    assert pages(plan()) == pages(plan(), "/en") == COMPLETE


def test_a_lean_build_has_what_any_generator_makes_and_nothing_else() -> None:
    lean = plan(options=LEAN, languages=("vi",))
    assert sorted(output.path for output in lean.outputs) == [
        "atom.xml",
        "co-quan/index.html",
        "co-quan/so/2019/index.html",
        "co-quan/so/atom.xml",
        "co-quan/so/index.html",
        "index.html",
        "nam/2019/index.html",
        "nam/index.html",
        "sitemap-2019.xml",
        "sitemap-2020.xml",
        "sitemap-chung.xml",
        "sitemap.xml",
        "tin/2020/hop/index.html",
        "tin/2020/index.html",
        "tin/index.html",
        "tinh-ban/index.html",
        "tinh-ban/kham/2019/index.html",
        "tinh-ban/kham/atom.xml",
        "tinh-ban/kham/index.html",
        "tinh-ban/sava/atom.xml",
        "tinh-ban/sava/index.html",
    ]


def test_a_lean_build_links_to_exactly_what_it_makes() -> None:
    lean = plan(options=LEAN, languages=("vi",))
    linked = {address for address in lean.complete if addresses.is_lean(address)}
    parts = {address for address in lean.addresses if address.startswith("/sitemap-")}
    assert linked == lean.addresses - parts


def test_a_lean_build_knows_what_a_complete_one_would_answer() -> None:
    assert plan(options=LEAN, languages=("vi",)).complete == plan().addresses == plan().complete


def test_feeds_stand_at_home_agencies_partners_kinds_and_regulations() -> None:
    found = plan().addresses
    for root in ("/", "/co-quan/so/", "/tinh-ban/sava/", "/loai/visit/", "/quy-che/qcph/"):
        for name in ("atom.xml", "feed.json"):
            assert {root + name, f"/en{root}{name}"} <= found
    assert not {a for a in found if "/tinh/" in a and a.endswith(("atom.xml", "feed.json"))}


def test_calendars_stand_at_bodies_partners_regulations_and_events_of_a_day() -> None:
    texts = [
        article("ngay", "2020-06-11", event="2019-12-30", translations=[translation("en", "A")]),
        article("thang", "2020-06-11", event="2019-12"),
        article("nhap", "2020-06-11", event="2019-12-30", status="draft"),
        article("rut", "2020-06-11", event="2019-12-30", withdrawn="2020-07-01"),
    ]
    found = make_plan(site(texts, **REGISTERS)).addresses  # type: ignore[arg-type]  # as site takes
    assert {address for address in found if address.endswith(".ics")} == {
        "/lich/lich.ics", "/co-quan/so/lich.ics", "/tinh-ban/kham/lich.ics",
        "/tinh-ban/sava/lich.ics", "/quy-che/qcph/lich.ics",
        "/en/lich/lich.ics", "/en/co-quan/so/lich.ics", "/en/tinh-ban/kham/lich.ics",
        "/en/tinh-ban/sava/lich.ics", "/en/quy-che/qcph/lich.ics",
        "/tin/2020/ngay/su-kien.ics", "/en/tin/2020/ngay/su-kien.ics",
        # It calls the event off.
        "/tin/2020/rut/su-kien.ics",
    }  # fmt: skip


def test_indexes_their_years_and_overviews_have_twins() -> None:
    found = {a for a in plan().addresses if a.endswith("index.json") and "/loai/" not in a}
    assert found == {
        f"{root}index.json"
        for root in (
            "/tin/", "/tin/2020/", "/nam/", "/nam/2019/", "/co-quan/", "/co-quan/so/",
            "/co-quan/so/2019/", "/tinh-ban/", "/tinh-ban/kham/", "/tinh-ban/kham/2019/",
            "/tinh-ban/sava/", "/tinh/", "/tinh/ha-tinh/", "/quy-che/", "/quy-che/qcph/",
        )
    }  # fmt: skip


def test_machines_find_their_files_at_the_root() -> None:
    assert {
        "/robots.txt", "/.well-known/security.txt", "/version.json", "/opensearch.xml",
        "/speculation-rules.json",
        "/en/opensearch.xml", "/manifest.webmanifest", "/en/manifest.webmanifest", "/sitemap.xml",
        "/du-lieu/datapackage.json", "/du-lieu/tin-2020.csv",
    } <= plan().addresses  # fmt: skip


def test_periods_that_withdrawals_emptied_keep_their_pages_out_of_the_sitemap() -> None:
    gone = article(
        "rut", "2021-05-02", parties=["so"], kind="report", withdrawn="2021-05-03",
        documents=(), partner_provinces=("sava",),
    )  # fmt: skip
    found = make_plan(site([*TOLD, gone], **REGISTERS))  # type: ignore[arg-type]  # as site takes
    kept = {
        "/tin/2021/", "/tin/2021/05/", "/tin/2021/rut/", "/nam/2021/", "/nam/2021/05/",
        "/co-quan/so/2021/", "/tinh-ban/sava/2021/", "/loai/report/2021/",
        "/co-quan/so/2021/index.json", "/du-lieu/tin-2021.csv", "/du-lieu/tin-2021.json",
    }  # fmt: skip
    assert kept <= found.addresses
    assert "/sitemap-2021.xml" not in found.addresses


def test_nothing_answers_twice_or_for_another_case(small: Path, theme: Path) -> None:
    paths = [output.path for output in assembled(small, theme).outputs]
    assert len({path.casefold() for path in paths}) == len(paths)


def test_addresses_are_lower_case_ascii(small: Path, theme: Path) -> None:
    for output in assembled(small, theme).outputs:
        assert output.address.isascii()
        assert output.address == output.address.lower()


@pytest.mark.parametrize("lean", [False, True])
def test_what_belongs_to_an_article_is_planned_alone_as_it_is_among_all(lean: bool) -> None:
    old = article("cu", "2019-05-01", aliases=("/tin.html", "/tin.aspx"))
    options = BuildOptions("https://so.example", lean=lean)
    whole = site([*TOLD, old], **REGISTERS, options=options)  # type: ignore[arg-type]
    outputs = make_plan(whole).outputs
    for slug in ("hop", "cu", "khong-co"):
        alone = plan_articles(whole, {slug})
        assert [one for one in alone if one.of] == [one for one in outputs if one.of == slug]
        assert {one.path for one in alone if not one.of} <= {one.path for one in outputs}
