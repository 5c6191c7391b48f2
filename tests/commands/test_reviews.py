"""Texts of a language, and which of them a native reader has seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from portal.commands import messages
from portal.commands.reviews import Texts, documented, texts_in

PO = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    '# reviewed: Khamla, 2026-12-01\nmsgid "Lịch"\nmsgstr "ປະຕິທິນ"\n\n'
    '# a remark\nmsgid "Số"\nmsgstr "ເລກທີ"\n\n'
    'msgid "Fax"\nmsgstr ""\n'
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "theme/locale/lo.po": PO,
        "content/site.yaml": "names:\n  vi: Tin\n  lo: ຂ່າວ  # reviewed: Khamla, 2026-12-01\n",
        "content/registry/provinces/a.yaml": "name:\n  vi: A\n  lo: ກ\n",
        "content/registry/provinces/b.yaml": "name:\n  vi: B\n  lo: ຂ # reviewed: later\n",
        "content/registry/people/c.yaml": "name:\n  vi: C\n",
        "content/pages/lien-he.lo.md": "---\n# reviewed: Khamla, 2026-12-01\ntitle: ກ\n---\nກ\n",
        "content/pages/tro-nang.lo.md": "---\ntitle: ກ\n---\n# reviewed: Khamla, 2026-12-01\n",
        "content/pages/tro-nang.en.md": "---\ntitle: a\n---\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_each_place_says_how_many_texts_it_has_and_how_many_are_reviewed(project: Path) -> None:
    assert texts_in(project, "lo") == [
        Texts("theme/locale/lo.po", 2, 1),
        Texts("content/site.yaml", 1, 1),
        Texts("content/registry/provinces/", 2, 0),
        Texts("content/pages/*.lo.md", 2, 1),
    ]


def test_the_table_of_a_page_is_made_anew_and_the_rest_kept(project: Path) -> None:
    page = "# Lao\n\n<!-- reviews: lo -->\nold\n<!-- end of reviews -->\n\nText.\n"
    assert documented(page, project) == (
        "# Lao\n\n<!-- reviews: lo -->\n"
        "| place | texts | reviewed | awaiting |\n|---|---|---|---|\n"
        "| theme/locale/lo.po | 2 | 1 | 1 |\n"
        "| content/site.yaml | 1 | 1 | 0 |\n"
        "| content/registry/provinces/ | 2 | 0 | 2 |\n"
        "| content/pages/*.lo.md | 2 | 1 | 1 |\n"
        "| all | 7 | 3 | 4 |\n"
        "<!-- end of reviews -->\n\nText.\n"
    )


def test_a_mark_in_a_catalogue_outlives_its_update(project: Path) -> None:
    catalogue = Catalog(locale="lo")
    for message in ("Lịch", "Số"):
        catalogue.add(message, locations=[("theme/templates/x.html", 0)])
    data, missing = messages.updated("lo", catalogue, project)
    assert missing == []
    assert "# reviewed: Khamla, 2026-12-01\n#: theme/templates/x.html\n" in data.decode()
