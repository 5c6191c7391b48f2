"""Open data under ``/du-lieu/``: CSV for spreadsheets, JSON for programs, one description of all.

In: a composer.  Out: bytes, and the view of the page that lists the files.  News goes into one
file a year, so that an old year's file stays as it is.  The description follows the Data Package
specification (Frictionless).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from portal.domain.registry import name_in
from portal.output.jsontext import json_bytes
from portal.output.opendata_tables import (
    NEWS_COLUMNS,
    REGULATION_COLUMNS,
    agencies_csv,
    counted_tables,
    counted_years,
    counts_csv,
    figures_csv,
    news_csv,
    news_json,
    provinces_csv,
    regulations_csv,
    regulations_json,
)
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.structured.site import catalogue_page
from portal.pages.views.lists import DataFile, DataPage, DataSet

__all__ = ["OpenDataFile", "data_package", "data_page", "open_data_files"]


@dataclass(frozen=True, slots=True)
class OpenDataFile:
    """One file: its name under /du-lieu/, what it holds, how many rows, how it is made."""

    name: str
    description: str
    rows: int
    columns: tuple[str, ...]
    make: Callable[..., bytes]
    args: tuple[Any, ...] = ()

    @property
    def format(self) -> str:
        return self.name.rpartition(".")[2].upper()


def open_data_files(compose: Composer) -> tuple[OpenDataFile, ...]:
    """Every file, in the order in which the page lists them."""
    site = compose.site
    files = [*_register_files(compose), *_count_files(compose)]
    # Of withdrawn articles too: a file once offered goes on to answer, if without rows.
    outlines = site.outlines
    with_figures = {outline.year for outline in outlines.values() if outline.figures}
    for year in site.indexes.news.all_years:
        number = year.year
        text = compose("Tin đăng năm %(year)s") % {"year": number}
        files.append(
            OpenDataFile(
                f"tin-{number}.csv",
                text,
                year.count,
                NEWS_COLUMNS,
                news_csv,
                (number,),
            )
        )
        files.append(OpenDataFile(f"tin-{number}.json", text, year.count, (), news_json, (number,)))
        if number in with_figures:
            figures = sum(outlines[row.slug].figures for row in year.rows)
            files.append(
                OpenDataFile(
                    f"so-lieu-{number}.csv",
                    compose("Số liệu nêu trong tin năm %(year)s") % {"year": number},
                    figures,
                    ("article", "label", "value", "unit", "period"),
                    figures_csv,
                    (number,),
                )
            )
    return tuple(files)


def _register_files(compose: Composer) -> list[OpenDataFile]:
    registry = compose.site.registry
    return [
        OpenDataFile(
            "co-quan.csv",
            compose("Sổ cơ quan"),
            len(registry.agencies),
            ("id", "name_vi", "name_en", "type", "province", "from", "to", "successors"),
            agencies_csv,
        ),
        OpenDataFile(
            "tinh.csv",
            compose("Sổ tỉnh, thành phố trong và ngoài nước"),
            len(registry.provinces),
            ("id", "name_vi", "name_en", "country", "iso", "from", "to", "successors"),
            provinces_csv,
        ),
        OpenDataFile(
            "quy-che.csv",
            compose("Sổ quy chế, thỏa thuận, cơ chế"),
            len(registry.regulations),
            REGULATION_COLUMNS,
            regulations_csv,
        ),
        OpenDataFile(
            "quy-che.json",
            compose("Sổ quy chế, thỏa thuận, cơ chế"),
            len(registry.regulations),
            (),
            regulations_json,
        ),
    ]


def _count_files(compose: Composer) -> list[OpenDataFile]:
    columns = ("id", *map(str, counted_years(compose.site)))
    texts = (
        ("su-kien-theo-loai.csv", compose("Sự kiện theo năm và loại"), "kinds"),
        ("su-kien-theo-co-quan.csv", compose("Sự kiện theo năm và cơ quan"), "agencies"),
        ("su-kien-theo-tinh-ban.csv", compose("Sự kiện theo năm và tỉnh bạn"), "partners"),
    )
    tables = counted_tables(compose.site)
    return [
        OpenDataFile(name, text, len(tables[by]), columns, counts_csv, (by,))
        for name, text, by in texts
    ]


def data_page(compose: Composer) -> DataPage:
    """``/du-lieu/``"""
    title = compose("Dữ liệu mở")
    base = compose.site.options.base_path + addresses.DATA
    about = compose("Toàn bộ tin và các sổ dưới dạng dữ liệu dùng lại được.")
    datasets = tuple(
        DataSet(description, rows, tuple(DataFile(base + f.name, f.name, f.format) for f in files))
        for (description, rows), files in groupby(
            open_data_files(compose), lambda file: (file.description, file.rows)
        )
    )
    page = catalogue_page(compose, title, about, datasets)
    return DataPage(
        head=compose.head(addresses.DATA, title, about, nodes=(page,)),
        datasets=datasets,
        package=base + "datapackage.json",
        licence=name_in(compose.site.identity.licence, compose.lang)[0],
    )


def data_package(compose: Composer) -> bytes:
    """``/du-lieu/datapackage.json``"""
    resources = [
        {
            "name": file.name.replace(".", "-"),
            "path": file.name,
            "title": file.description,
            "format": file.format.lower(),
            "encoding": "utf-8",
            **(
                {"schema": {"fields": [{"name": c, "type": "string"} for c in file.columns]}}
                if file.columns
                else {}
            ),
        }
        for file in open_data_files(compose)
    ]
    identity = compose.site.identity
    package = {
        "profile": "data-package",
        "name": "tin-phoi-hop-doi-ngoai",
        "title": name_in(identity.names, compose.lang)[0],
        "homepage": compose.site.absolute(addresses.DATA),
        "version": compose.site.version,
        "licenses": [{"name": "other-open", "title": name_in(identity.licence, "vi")[0]}],
        "resources": resources,
    }
    return json_bytes(package)
