"""From what was read to outputs: every problem at once, and none as a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from portal.domain.problems import ContentError, Problems
from portal.images.records import Picture
from portal.output.assembly import check_texts, refuse_collisions
from portal.output.planned import Output
from portal.reading.content import read_content
from tests.images.made import bytes_of, photograph
from tests.made import NOW
from tests.output.making import PNG, assembled, write

TEXT = """---
title: Tin mới
date: 2026-01-05
summary: Tóm tắt.
kind: report
agencies: [so-ngoai-vu-ha-tinh]
{more}---

{body}
"""


def add(content: Path, slug: str, more: str = "", body: str = "Nội dung.") -> None:
    write(content / f"news/2026/{slug}.md", TEXT.format(more=more, body=body))


def problems(content: Path, theme: Path, **options: Any) -> list[str]:
    with pytest.raises(ContentError) as caught:
        assembled(content, theme, **options)
    return [problem.line_text("en") for problem in caught.value.problems.errors]


def test_problems_of_registers_texts_and_theme_are_told_together(
    content: Path, theme: Path, tmp_path: Path
) -> None:
    broken = Path(shutil.copytree(theme, tmp_path / "theme"))
    (broken / "templates/pages/home.html").unlink()
    agency = content / "registry/agencies/cong-an-ha-tinh.yaml"
    agency.write_text(agency.read_text("utf-8").replace("province: ha-tinh", "province: ha-tin"))
    write(content / "pages/chi-tieng-anh.en.md", "---\ntitle: A\nsummary: B.\n---\n\nC.\n")
    add(content, "lien-ket", body="[chết](/tin/2020/khong-co/)")
    found = problems(content, broken)
    assert [line.partition(": ")[0] for line in found] == [
        "content/news/2026/lien-ket.md:9",
        "content/pages/chi-tieng-anh.en.md",
        "content/registry/agencies/cong-an-ha-tinh.yaml:7",
        "theme/templates/pages/home.html",
    ]


def test_a_site_without_site_yaml_is_told(content: Path, theme: Path) -> None:
    (content / "site.yaml").unlink()
    assert [line.partition(":")[0] for line in problems(content, theme)] == ["content/site.yaml"]
    read = read_content(content, now=NOW)
    assert check_texts(read, now=NOW) is read


# --- addresses that collide ----------------------------------------------------------------------


def test_two_outputs_of_one_path_are_refused_even_if_only_the_case_differs() -> None:
    """Windows, S3 and CDNs take the two for one; the file that asks for one of them is named."""
    outputs = (
        Output("lich/index.html", "vi", bytes),
        Output("Lich/index.html", "vi", bytes, (), "news/2026/moi.md"),
        Output("tep/a.pdf", "vi", bytes),
        Output("tep/a.pdf", "vi", bytes),
    )
    problems = Problems()
    refuse_collisions(outputs, "content", problems)
    assert [problem.line_text("en") for problem in problems] == [
        f"{place}: two pages would both make the file “{path}”; "
        f"change the slug or id of one of them"
        for place, path in (
            ("content/news/2026/moi.md", "Lich/index.html"),
            ("tep/a.pdf", "tep/a.pdf"),
        )
    ]


def test_a_page_and_an_article_may_share_a_slug(content: Path, theme: Path) -> None:
    add(content, "gioi-thieu", body="Thân bài của tin.")
    bodies = assembled(content, theme).site.bodies
    assert "Thân bài của tin" in bodies["gioi-thieu", "vi"].html
    assert "Ủy ban nhân dân" in bodies["pages/gioi-thieu", "vi"].html


# --- pictures ------------------------------------------------------------------------------------

TURNED = Image.Exif()
TURNED[0x0112] = 6
JPEG_TURNED = bytes_of(photograph(32, 16), "JPEG", exif=TURNED)


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [("a.png", PNG, (2, 1)), ("a.jpg", JPEG_TURNED, (16, 32))],
    ids=["upright", "turned"],
)
def test_the_size_of_a_picture_is_as_a_browser_shows_it(
    content: Path, theme: Path, name: str, data: bytes, size: tuple[int, int]
) -> None:
    (content / "images" / name).write_bytes(data)
    assert assembled(content, theme).site.pictures[name] == Picture(*size)


UNREADABLE = "the size of this image cannot be read; save it again as JPEG, PNG or WebP"
CUT = "this image is broken or cut short and cannot be unpacked; copy the original here again"
BROKEN = {
    "empty": (b"", UNREADABLE),
    "text": (b"x" * 100, UNREADABLE),
    "png": (PNG[:20], UNREADABLE),
    "png without an end": (PNG[:45], CUT),
    "xml": (b"<svg", UNREADABLE),
    "webp": (b"RIFF\0\0\0\0WEBPVP8 ", UNREADABLE),
    "avif": (b"\0\0\0\x14ftypavif" + b"\0" * 8, UNREADABLE),
}


@pytest.mark.parametrize(("data", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_picture_that_is_cut_short_is_one_error_whoever_shows_it(
    content: Path, theme: Path, data: bytes, sentence: str
) -> None:
    (content / "images/hong.png").write_bytes(data)
    add(content, "anh", body="![Đại biểu](hong.png)")
    assert problems(content, theme) == [f"content/images/hong.png: {sentence}"]


@pytest.mark.parametrize("name", ["Hội nghị.png", "HOI.png", "hoi nghi.png"])
def test_a_used_picture_needs_a_name_that_can_be_an_address(
    content: Path, theme: Path, name: str
) -> None:
    (content / "images" / name).write_bytes(PNG)
    add(content, "anh", body=f"![Đại biểu](<{name}>)")
    sentence = (
        f"content/images/{name}: a text uses this file, but it cannot be served under such a name; "
        "use lower-case letters, digits and hyphens, and an ending such as .jpg, .png, .webp for "
        "an image or .pdf, .docx, .xlsx for a paper"
    )
    assert problems(content, theme) == [sentence]


# --- what texts may link to ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "html"),
    [
        ("/lich/", "/cong/lich/"),
        ("/atom.xml", "/cong/atom.xml"),
        ("/du-lieu/tin-2020.csv", "/cong/du-lieu/tin-2020.csv"),
        ("/en/lich/", "/cong/en/lich/"),
        ("/cu/tin-123.html", "/cong/cu/tin-123.html"),
        ("../2016/ky-quy-che-phoi-hop.md", "/cong/tin/2016/ky-quy-che-phoi-hop/"),
        ("../../pages/gioi-thieu.md", "/cong/gioi-thieu/"),
        ("../../documents/quy-che-2024.pdf", "/cong/tep/quy-che-2024.pdf"),
    ],
)
def test_a_link_leads_to_whatever_the_site_answers(
    content: Path, theme: Path, target: str, html: str
) -> None:
    add(content, "lien-ket", body=f"[đây]({target})")
    site = assembled(content, theme, site_url="https://so.example/cong").site
    assert site.bodies["lien-ket", "vi"].html == f'<p><a href="{html}">đây</a></p>'


@pytest.mark.parametrize("target", ["/lich/", "/du-lieu/tin-2020.csv", "/en/tin/", "/tin/2020/06/"])
def test_a_lean_build_keeps_the_words_of_a_link_to_what_it_leaves_out(
    content: Path, theme: Path, target: str
) -> None:
    add(content, "lien-ket", body=f"[đây]({target}) [tin](/tin/2020/)")
    site = assembled(content, theme, lean=True).site
    assert site.bodies["lien-ket", "vi"].html == (
        '<p><span>đây</span> <a href="/tin/2020/">tin</a></p>'
    )


@pytest.mark.parametrize("slug", ["hoi-dam-sap-toi", "ban-nhap-bao-cao-quy"])
def test_a_link_to_what_is_not_yet_published_shows_only_its_words(
    content: Path, theme: Path, slug: str
) -> None:
    year = next((content / "news").glob(f"*/{slug}.md")).parent.name
    add(content, "lien-ket", body=f"[đây](/tin/{year}/{slug}/)")
    assembly = assembled(content, theme)
    assert assembly.site.bodies["lien-ket", "vi"].html == "<p><span>đây</span></p>"
    warnings = [problem.path for problem in assembly.content.problems.warnings]
    assert warnings == ["content/news/2026/lien-ket.md"]


def test_hidden_texts_are_converted_for_their_mistakes_but_not_kept(
    content: Path, theme: Path
) -> None:
    assembly = assembled(content, theme)
    slugs = {slug for slug, _ in assembly.site.bodies}
    assert not {"hoi-dam-sap-toi", "ban-nhap-bao-cao-quy"} & slugs
    draft = content / "news/2024/ban-nhap-bao-cao-quy.md"
    draft.write_text(draft.read_text("utf-8") + "\n[chết](/khong-co/)\n", "utf-8")
    assert len(problems(content, theme)) == 1


def test_checking_finds_the_same_and_knows_what_texts_use(content: Path) -> None:
    (content / "images/anh.png").write_bytes(PNG)
    add(content, "anh", body="![Đại biểu](anh.png) [chết](/khong-co/)")
    found = check_texts(read_content(content, now=NOW), now=NOW)
    assert [problem.path for problem in found.problems.errors] == ["content/news/2026/anh.md"]
    assert {file.path: file.used for file in found.files}["images/anh.png"]
