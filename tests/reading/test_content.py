"""A whole content folder is read: records, files, every problem, and nothing raised."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import pytest

from portal.domain.dates import HANOI, Moment
from portal.domain.model import Kind, Party, RegulationMention, Role, Stage, Status
from portal.reading import parsing
from portal.reading.content import Content, ContentFile, read_content
from portal.reading.places import FileRole
from tests.bad_inputs import NOW, SMALL


@pytest.fixture(scope="module")
def small() -> Content:
    return read_content(SMALL, now=NOW)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the small tree, to be spoiled."""
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


def lines(content: Content, lang: str = "en") -> list[str]:
    return [problem.line_text(lang) for problem in content.problems]


def put(tree: Path, path: str, text: str) -> None:
    (tree / path).parent.mkdir(parents=True, exist_ok=True)
    (tree / path).write_text(text, encoding="utf-8")


def change(tree: Path, path: str, old: str, new: str) -> None:
    text = (tree / path).read_text(encoding="utf-8")
    assert old in text
    put(tree, path, text.replace(old, new, 1))


# --- what is read --------------------------------------------------------------------------------


def test_articles_of_all_states_are_there_in_order_of_their_paths(small: Content) -> None:
    assert lines(small) == []
    assert [(article.path, article.status) for article in small.articles] == [
        ("news/2016/ky-quy-che-phoi-hop.md", Status.PUBLISHED),
        ("news/2020/so-ket-bon-nam-quy-che.md", Status.PUBLISHED),
        ("news/2021/quang-tri-lam-viec-voi-savannakhet.md", Status.PUBLISHED),
        ("news/2021/tin-da-go.md", Status.WITHDRAWN),
        ("news/2024/ban-nhap-bao-cao-quy.md", Status.DRAFT),
        ("news/2026/hoi-dam-sap-toi.md", Status.PUBLISHED),
    ]


def test_an_article_holds_everything_that_its_file_says(small: Content) -> None:
    article = next(a for a in small.articles if a.slug == "so-ket-bon-nam-quy-che")
    assert article.date == Moment.parse("2020-06-11 17:30")
    assert article.modified == Moment.parse("2020-06-12 08:00")
    assert article.kind is Kind.INTERIM_REVIEW
    assert article.event is not None
    assert (article.event.session, article.event.place) == ("chiều", "Hà Tĩnh")
    assert article.event_days == (date(2020, 6, 11), date(2020, 6, 12))
    assert article.agencies == (
        Party("so-ngoai-vu-ha-tinh", Role.HOST),
        Party("cong-an-ha-tinh", Role.PARTY),
    )
    assert article.partner_provinces == ("bolikhamxay", "khammouane")
    assert article.regulations == (
        RegulationMention("qcph-ha-tinh-cong-an-2016", Stage.INTERIM_REVIEW),
    )
    assert [figure.value for figure in article.figures] == [Decimal(1300), Decimal("1.5")]
    assert article.commendations is not None
    assert (article.commendations.collectives, article.commendations.individuals) == (2, 6)
    assert article.documents[0].file == "bao-cao-so-ket.pdf"
    assert article.images[0].alt == "Các đại biểu tại hội nghị"
    assert [source.url for source in article.sources] == ["https://bao.example/so-ket-2020", None]
    assert article.lead is True
    assert article.aliases == ("/cu/tin-123.html",)
    assert article.body.startswith("\nHai cơ quan đã nhìn lại")
    assert article.body_line == 43
    source = (SMALL / article.path).read_text(encoding="utf-8").split("\n")
    assert "\n".join(source[article.body_line - 1 :]) == article.body


def test_a_translation_hangs_on_its_original(small: Content) -> None:
    article = next(a for a in small.articles if a.slug == "so-ket-bon-nam-quy-che")
    assert set(article.translations) == {"en"}
    translation = article.translations["en"]
    assert translation.path == "news/2020/so-ket-bon-nam-quy-che.en.md"
    assert translation.images[0].alt == "Delegates at the meeting"
    assert translation.body == "\nThe two bodies looked back on four years of coordination.\n"


def test_a_spelling_means_the_entity_of_that_day(small: Content) -> None:
    article = next(a for a in small.articles if a.slug == "quang-tri-lam-viec-voi-savannakhet")
    assert [party.id for party in article.agencies] == ["quang-tri", "savannakhet"]


def test_every_file_is_listed_with_its_role_and_use(small: Content) -> None:
    roles: dict[FileRole, int] = {}
    for file in small.files:
        roles[file.role] = roles.get(file.role, 0) + 1
    assert roles == {
        FileRole.ARTICLE: 6,
        FileRole.TRANSLATION: 1,
        FileRole.PAGE: 2,
        FileRole.REGISTER: 17,
        FileRole.SITE: 1,
        FileRole.IMAGE: 1,
        FileRole.DOCUMENT: 2,
    }
    assert all(file.used for file in small.files)
    on_disk = {path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*") if path.is_file()}
    assert {file.path for file in small.files} == on_disk


def test_a_page_without_a_mark_is_vietnamese(small: Content) -> None:
    assert [(page.slug, page.lang) for page in small.pages] == [
        ("gioi-thieu", "en"),
        ("gioi-thieu", "vi"),
    ]


def test_the_site_and_the_registers_are_there(small: Content) -> None:
    assert small.site is not None
    assert small.site.languages == ("vi", "en", "lo")
    assert small.site.measurement is None
    assert small.site.parent_portal_url == "https://hatinh.example/"
    assert small.registry.people["giam-doc-so-ngoai-vu"].office.en == "Director"
    regulation = small.registry.regulations["qcph-ha-tinh-cong-an-2016"]
    assert [str(every) for every in regulation.review_every] == ["P6M", "P1Y"]


def test_processes_change_nothing_but_the_time_it_takes(
    small: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "WORTH_SHARING", 1)
    shared = read_content(SMALL, now=NOW, jobs=2)
    assert (shared.articles, shared.pages, shared.files, shared.site) == (
        small.articles,
        small.pages,
        small.files,
        small.site,
    )


def test_a_folder_called_otherwise_is_named_so(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SMALL, tmp_path / "tin"))
    (root / "site.yaml").unlink()
    assert lines(read_content(root, now=NOW)) == [
        (
            "tin/site.yaml: this file is missing; the site takes its names, address and languages "
            "from it"
        )
    ]


# --- time ----------------------------------------------------------------------------------------


def test_a_date_is_in_the_future_until_its_very_minute(tree: Path) -> None:
    put(
        tree,
        "news/2026/bai.md",
        "---\ntitle: T\ndate: 2026-03-01 17:30\nsummary: S\nkind: report\n"
        "agencies: [so-ngoai-vu-ha-tinh]\n---\n\nB\n",
    )
    moment = datetime(2026, 3, 1, 17, 30, tzinfo=HANOI)
    assert [p.code for p in read_content(tree, now=moment).problems] == []
    before = read_content(tree, now=moment - timedelta(minutes=1))
    assert [p.code for p in before.problems] == ["date-future"]


def test_a_draft_may_wait_for_its_day(tree: Path) -> None:
    put(
        tree,
        "news/2026/bai.md",
        "---\ntitle: T\ndate: 2026-09-01\nsummary: S\nkind: report\nstatus: draft\n"
        "agencies: [so-ngoai-vu-ha-tinh]\n---\n\nB\n",
    )
    assert lines(read_content(tree, now=NOW)) == []


def test_a_date_known_only_to_the_year_counts_from_its_first_day(tree: Path) -> None:
    change(tree, "news/2016/ky-quy-che-phoi-hop.md", "date: 2016-06\n", "date: 2016\n")
    assert lines(read_content(tree, now=NOW)) == []


# --- warnings ------------------------------------------------------------------------------------


def test_a_border_named_from_one_side_is_a_warning(tree: Path) -> None:
    change(tree, "registry/provinces/khammouane.yaml", "[ha-tinh, ", "[")
    assert lines(read_content(tree, now=NOW)) == [
        (
            "content/registry/provinces/ha-tinh.yaml:8: borders[2]: warning: khammouane does not "
            "name "
            "ha-tinh as its neighbour; add “ha-tinh” to the borders of khammouane"
        )
    ]


def test_a_change_of_another_day_than_modified_is_a_warning(tree: Path) -> None:
    change(
        tree,
        "news/2020/so-ket-bon-nam-quy-che.md",
        "modified: 2020-06-12 08:00",
        "modified: 2020-06-20",
    )
    assert lines(read_content(tree, now=NOW)) == [
        (
            "content/news/2020/so-ket-bon-nam-quy-che.md:4: modified: warning: modified on "
            "2020-06-20, "
            "but the newest line of changes is of 2020-06-12; make them agree"
        )
    ]


def test_an_embargo_that_ends_before_the_date_is_a_warning(tree: Path) -> None:
    change(
        tree,
        "news/2026/hoi-dam-sap-toi.md",
        "publish_at: 2026-12-01 08:00",
        "publish_at: 2026-11-30",
    )
    assert lines(read_content(tree, now=NOW)) == [
        (
            "content/news/2026/hoi-dam-sap-toi.md:13: publish_at: warning: it appears at "
            "2026-11-30 "
            "but is dated 2026-12-01 08:00: it will be seen before its own date"
        )
    ]


def test_a_warning_keeps_no_article_back(tree: Path) -> None:
    path = tree / "news/2016/ky-quy-che-phoi-hop.md"
    path.write_bytes(path.read_bytes().replace("Lễ".encode(), "Le\u0302\u0303".encode()))
    content = read_content(tree, now=NOW)
    assert [p.code for p in content.problems] == ["text-decomposed"]
    article = next(a for a in content.articles if a.slug == "ky-quy-che-phoi-hop")
    assert article.body == "\nLễ ký diễn ra tại thành phố Hà Tĩnh.\n"


# --- errors --------------------------------------------------------------------------------------


def test_all_problems_of_all_files_are_told_at_once(tree: Path) -> None:
    put(
        tree,
        "news/2020/hong.md",
        "---\ntitle: <b>T</b>\ndate: 2020-02-31\nkind: talks\nagencies: [khong-co, khammouane]\n"
        "partner_provinces: [ha-tinh]\nmodified: 2020-03-01\nlead: có\n---\n",
    )
    change(tree, "site.yaml", "home_province: ha-tinh", "home_province: ha-tin")
    found = [(p.path, p.line, p.field, p.code) for p in read_content(tree, now=NOW).problems]
    hong = "content/news/2020/hong.md"
    assert found == [
        (hong, 1, "summary", "key-missing"),
        (hong, 2, "title", "text-html"),
        (hong, 3, "date", "date-day"),
        (hong, 4, "event", "event-missing"),
        (hong, 5, "agencies[1]", "reference-unknown"),
        (hong, 6, "partner_provinces[1]", "partner-domestic"),
        (hong, 7, "modified", "modified-unexplained"),
        (hong, 8, "lead", "truth-form"),
        (hong, 9, "", "body-empty"),
        ("content/site.yaml", 20, "home_province", "id-unknown"),
    ]


def test_an_article_with_an_error_is_left_out_and_named(tree: Path) -> None:
    change(tree, "news/2020/so-ket-bon-nam-quy-che.md", "lead: true", "lead: yes")
    content = read_content(tree, now=NOW)
    assert "so-ket-bon-nam-quy-che" not in {article.slug for article in content.articles}
    assert {p.path for p in content.problems} == {"content/news/2020/so-ket-bon-nam-quy-che.md"}
    path = "news/2020/so-ket-bon-nam-quy-che.md"
    digest = hashlib.sha256((tree / path).read_bytes()).digest()
    assert ContentFile(path, FileRole.ARTICLE, True, digest) in content.files


def test_a_translation_with_an_error_does_not_take_its_original_along(tree: Path) -> None:
    change(tree, "news/2020/so-ket-bon-nam-quy-che.en.md", "title: ", "titel: ")
    content = read_content(tree, now=NOW)
    article = next(a for a in content.articles if a.slug == "so-ket-bon-nam-quy-che")
    assert article.translations == {}
    assert lines(content) == [
        (
            "content/news/2020/so-ket-bon-nam-quy-che.en.md:2: titel: there is no field “titel”; "
            "mend its name, or delete it. Did you mean “title”?"
        )
    ]


def test_one_fault_of_a_register_is_told_once_however_many_refer_to_it(tree: Path) -> None:
    change(tree, "registry/agencies/so-ngoai-vu-ha-tinh.yaml", "type: department", "type: sở")
    content = read_content(tree, now=NOW)
    assert [(p.path, p.code) for p in content.problems] == [
        ("content/registry/agencies/so-ngoai-vu-ha-tinh.yaml", "not-one-of")
    ]
    assert {article.slug for article in content.articles} == {
        "hoi-dam-sap-toi",
        "quang-tri-lam-viec-voi-savannakhet",
    }


def test_a_body_that_ended_without_a_successor_is_told_so(tree: Path) -> None:
    change(
        tree,
        "registry/agencies/bo-chi-huy-bien-phong-ha-tinh.yaml",
        (
            "successors:\n  - {id: ban-chi-huy-bien-phong-ha-tinh, relation: replaced, date: "
            "2025-06-28}\n"
        ),
        "",
    )
    for slug, agency, day in (
        ("truoc", "ban-chi-huy-bien-phong-ha-tinh", "2025-06-01"),
        ("sau", "bo-chi-huy-bien-phong-ha-tinh", "2025-08-01"),
    ):
        put(
            tree,
            f"news/2025/{slug}.md",
            f"---\ntitle: T\ndate: {day}\nsummary: S\nkind: talks\nevent: {{date: {day}}}\n"
            f"agencies: [{agency}]\n---\n\nB\n",
        )
    assert lines(read_content(tree, now=NOW)) == [
        (
            "content/news/2025/sau.md:7: agencies[1]: Bộ Chỉ huy Bộ đội Biên phòng tỉnh Hà Tĩnh "
            "(bo-chi-huy-bien-phong-ha-tinh) existed until 2025-06-27, before the event of "
            "2025-08-01, "
            "and the register names no successor; check the date or the register"
        ),
        (
            "content/news/2025/truoc.md:7: agencies[1]: Ban Chỉ huy Bộ đội Biên phòng tỉnh Hà Tĩnh "
            "(ban-chi-huy-bien-phong-ha-tinh) exists from 2025-06-28, after the event of "
            "2025-06-01, "
            "and the register names no predecessor; check the date or the register"
        ),
    ]


def test_an_event_over_the_day_of_a_merger_may_name_either_by_id(tree: Path) -> None:
    for slug, province in (("cu", "quang-tri"), ("moi", "quang-tri-2025")):
        put(
            tree,
            f"news/2025/{slug}.md",
            "---\ntitle: T\ndate: 2025-07-05\nsummary: S\nkind: talks\n"
            "event: {date: 2025-06-30, end_date: 2025-07-01}\n"
            f"agencies: [{province}]\n---\n\nB\n",
        )
    content = read_content(tree, now=NOW)
    assert lines(content) == []
    parties = {a.slug: a.agencies[0].id for a in content.articles if a.slug in ("cu", "moi")}
    assert parties == {"cu": "quang-tri", "moi": "quang-tri-2025"}


def test_a_content_folder_that_is_not_there_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    content = read_content(tmp_path / "content", now=NOW)
    assert [p.code for p in content.problems] == ["content-folder-missing", "site-missing"]
    assert content.articles == ()


def test_the_folder_that_holds_the_content_folder_is_told_in_a_word(tmp_path: Path) -> None:
    folder = tmp_path / "so-ngoai-vu" / "content" / "pages"
    folder.mkdir(parents=True)
    (folder.parent / "site.yaml").write_text("a: b")
    (folder / "gioi-thieu.md").write_text("---\n---\n")
    content = read_content(tmp_path / "so-ngoai-vu", now=NOW)
    first, second = content.problems
    assert (first.code, first.path, second.code) == (
        "content-folder-above",
        "so-ngoai-vu",
        "site-missing",
    )
    assert str(folder.parent) in first.line_text("vi")


def test_an_unreadable_file_is_a_problem_and_no_exception(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, mode: str, buffering: int) -> IO[Any]:
        if path.name == "tin-da-go.md":
            raise OSError(5, "Input/output error")
        return path.open(mode, buffering)

    monkeypatch.setattr(parsing, "open", refuse, raising=False)
    assert lines(read_content(tree, now=NOW)) == [
        (
            "content/news/2021/tin-da-go.md: this file cannot be read (Input/output error); "
            "give whoever runs the command the right to read it"
        )
    ]
