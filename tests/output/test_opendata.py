"""Open data: tables for spreadsheets, a description of all of them, nothing that runs."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest

from portal.domain.dates import PartialDate
from portal.domain.model import Event, Figure
from portal.output.opendata import OpenDataFile, data_package, data_page, open_data_files
from portal.pages.composer import Composer
from tests.made import agency, article, composer, province, regulation, translation

ONE = article(
    "hop", "2020-06-12", parties=["so", "kham"], kind="briefing", partner_provinces=("kham",),
    regulations=[("r", "briefing"), ("s", None)], title="Giao ban",
    full_event=Event(PartialDate.parse("2020-06-11"), PartialDate.parse("2020-06-12"), None, "Huế"),
    translations=[translation("en", "Briefing")],
    figures=(Figure("Lượt", Decimal("-1.5"), "lượt", "2016–2020"), Figure("=SUM(A1)", Decimal(3))),
)  # fmt: skip


def made(*articles: Any, **more: Any) -> Composer:
    defaults: dict[str, Any] = {
        "provinces": [province("kham", country="LA", iso="LA-KH")],
        "agencies": [agency("so", "Sở", until="2025-06", heirs=[("vp", "functions-moved")],
                            province="ha-tinh"), agency("vp")],
        "regulations": [regulation("r", signed="2016-06-25", period=("2016", "2031-05"),
                                   number="-01/QCPH"), regulation("s", replaces=("r",))],
    }  # fmt: skip
    return composer(articles or (ONE,), **{**defaults, **more})


def made_file(compose: Composer, name: str) -> bytes:
    file = files(compose)[name]
    return file.make(compose, *file.args)


def files(compose: Composer) -> dict[str, OpenDataFile]:
    return {file.name: file for file in open_data_files(compose)}


def table(compose: Composer, name: str) -> list[list[str]]:
    data = made_file(compose, name)
    assert data.startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 only with a mark"
    assert data.endswith(b"\r\n")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_news_of_a_year_is_a_table() -> None:
    header, row = table(made(), "tin-2020.csv")
    assert dict(zip(header, row, strict=True)) == {
        "id": "hop",
        "url": "https://so.example/tin/2020/hop/",
        "title_vi": "Giao ban",
        "title_en": "Briefing",
        "kind": "briefing",
        "date": "2020-06-12",
        "event_date": "2020-06-11",
        "event_end_date": "2020-06-12",
        "place": "Huế",
        "agencies": "so:party;kham:party",
        "partner_provinces": "kham",
        "regulations": "r:briefing;s",
        "expires": "",
    }


def test_figures_stay_numbers_and_words_never_become_formulas() -> None:
    assert table(made(), "so-lieu-2020.csv") == [
        ["article", "label", "value", "unit", "period"],
        ["hop", "Lượt", "-1.5", "lượt", "2016–2020"],
        ["hop", "'=SUM(A1)", "3", "", ""],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_would_run_is_made_text(start: str) -> None:
    title = f"{start}cmd|'/C calc'!A0"
    assert table(made(article("a", title=title, parties=["so"])), "tin-2020.csv")[1][2] == (
        f"'{title}"
    )


def test_registers_are_tables() -> None:
    compose = made()
    assert table(compose, "co-quan.csv") == [
        ["id", "name_vi", "name_en", "type", "province", "from", "to", "successors"],
        ["so", "Sở", "", "department", "ha-tinh", "", "2025-06", "vp:functions-moved"],
        ["vp", "vp", "", "department", "", "", "", ""],
    ]
    assert table(compose, "tinh.csv") == [
        ["id", "name_vi", "name_en", "country", "iso", "from", "to", "successors"],
        ["kham", "kham", "", "LA", "LA-KH", "", "", ""],
    ]


def test_the_register_of_regulations_says_todays_status() -> None:
    header, first, _ = table(made(), "quy-che.csv")
    assert dict(zip(header, first, strict=True)) == {
        "id": "r",
        "url": "https://so.example/quy-che/r/",
        "title_vi": "r",
        "type": "regulation",
        "number": "'-01/QCPH",
        "parties": "so",
        "signed": "2016-06-25",
        "from": "2016",
        "to": "2031-05",
        "replaces": "",
        "replaced_by": "s",
        "status": "in-force",
        "review_due": "",
    }


def test_counts_are_by_year_the_first_year_first() -> None:
    compose = made(ONE, article("b", "2018-01-05", parties=["so"]))
    assert table(compose, "su-kien-theo-loai.csv") == [
        ["id", "2018", "2020"],
        ["briefing", "0", "1"],
        ["working-session", "1", "0"],
    ]
    assert table(compose, "su-kien-theo-co-quan.csv")[1:] == [["so", "1", "1"], ["vp", "0", "0"]]
    assert table(compose, "su-kien-theo-tinh-ban.csv")[1:] == [["kham", "0", "1"]]


def test_json_holds_the_same_articles() -> None:
    compose = made()
    rows = json.loads(made_file(compose, "tin-2020.json"))
    assert [(row["id"], row["title"]["en"]) for row in rows] == [("hop", "Briefing")]
    records = json.loads(made_file(compose, "quy-che.json"))
    assert [record["id"] for record in records] == ["r", "s"]


def test_every_table_has_the_rows_and_columns_that_the_description_promises() -> None:
    compose = made(ONE, article("b", "2018-01-05", parties=["so"]))
    for name, file in files(compose).items():
        if name.endswith(".csv"):
            header, *rows = table(compose, name)
            assert (tuple(header), len(rows)) == (file.columns, file.rows), name
        else:
            assert len(json.loads(file.make(compose, *file.args))) == file.rows, name


def test_the_package_describes_every_file_once() -> None:
    compose = made()
    package = json.loads(data_package(compose))
    assert package["licenses"] == [{"name": "other-open", "title": "Ghi rõ nguồn"}]
    assert package["homepage"] == "https://so.example/du-lieu/"
    assert [resource["path"] for resource in package["resources"]] == list(files(compose))
    first = package["resources"][0]
    assert first["schema"]["fields"][0] == {"name": "id", "type": "string"}
    assert (first["name"], first["format"], first["encoding"]) == ("co-quan-csv", "csv", "utf-8")


def test_the_page_links_every_file_and_the_package() -> None:
    page = data_page(made())
    offered = [file for dataset in page.datasets for file in dataset.files]
    assert [file.url for file in offered] == [f"/du-lieu/{name}" for name in files(made())]
    assert [[file.format for file in each.files] for each in page.datasets][-1] == ["CSV"]
    assert ["CSV", "JSON"] in [[file.format for file in each.files] for each in page.datasets]
    assert page.package == "/du-lieu/datapackage.json"


def test_files_of_a_year_outlive_its_last_article() -> None:
    gone = article("a", withdrawn="2020-06-13", parties=["so"], figures=ONE.figures)
    compose = made(gone)
    assert len(table(compose, "tin-2020.csv")) == len(table(compose, "so-lieu-2020.csv")) == 1
    assert json.loads(made_file(compose, "tin-2020.json")) == []
