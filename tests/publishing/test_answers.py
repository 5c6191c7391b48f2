"""Every address that was ever live answers, leads on in one hop, or is gone with a reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from random import Random

import pytest

from portal.domain.problems import Problems
from portal.publishing.answers import Answers, answers_of
from portal.publishing.declared import Declared, read_declared
from portal.publishing.ledger import added, merged, read_ledger

DAY = date(2026, 11, 22)
LANGUAGES = ("/en", "/lo")

DEAD = (
    "this address has been live since 2026-01-01 and the new release has it no more; add it to "
    "`aliases` of the article that replaces it, or withdraw the article (`status: withdrawn`) "
    "instead of deleting it, or declare it in ledger/declared.txt"
)


def ledger(*lines: str) -> dict[str, bytes]:
    return {"2026.txt": "".join(f"{line}\n" for line in lines).encode()}


def once(*addresses: str) -> dict[str, bytes]:
    return ledger(*(f"2026-01-01\tlive\t{address}" for address in addresses))


def settle(
    live: Collection[str], texts: Mapping[str, bytes], declared: str = ""
) -> tuple[Answers, list[str]]:
    problems = Problems()
    entries = read_ledger(texts, problems)
    moved, gone = read_declared(declared, problems)
    answers = answers_of(live, entries, Declared(moved, gone), LANGUAGES, problems)
    return answers, [problem.line_text("en") for problem in problems]


def leads(live: Collection[str], texts: Mapping[str, bytes], declared: str = "") -> dict[str, str]:
    answers, problems = settle(live, texts, declared)
    assert problems == []
    return {**answers.moved, **{address: f"410 {why}" for address, why in answers.gone.items()}}


# --- what leads where ----------------------------------------------------------------------------


def test_what_answers_itself_needs_nothing() -> None:
    assert leads({"/", "/tin/2020/a/"}, once("/", "/tin/2020/a/")) == {}


def test_an_address_that_is_dead_is_refused_with_place_address_and_what_to_do() -> None:
    _, problems = settle({"/tin/2021/a/", "/en/tin/2021/a/"}, once("/", "/tin/2020/a/"))
    assert problems == [
        f"ledger/2026.txt:1: /: {DEAD}",
        f"ledger/2026.txt:2: /tin/2020/a/: {DEAD}. Did you mean “/tin/2021/a/”?",
    ]


def test_a_dead_page_is_named_once_for_all_that_hangs_on_it() -> None:
    texts = once("/tin/2020/a/", "/en/tin/2020/a/", "/tin/2020/a/su-kien.ics", "/en/tin/2020/b/")
    _, problems = settle({"/"}, texts)
    assert [line.split(": ")[1] for line in problems] == ["/tin/2020/a/", "/en/tin/2020/b/"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/tin/2020/a/", "/tin/2021/b/"),
        ("/en/tin/2020/a/", "/en/tin/2021/b/"),
        ("/lo/tin/2020/a/", "/tin/2021/b/"),
        ("/tin/2020/a/su-kien.ics", "/tin/2021/b/su-kien.ics"),
        ("/en/tin/2020/a/su-kien.ics", "/tin/2021/b/su-kien.ics"),
        ("/tin/2020/a/khac.ics", "/tin/2021/b/"),
    ],
)
def test_a_rename_is_declared_once_for_all_languages_and_files(old: str, new: str) -> None:
    live = {"/tin/2021/b/", "/en/tin/2021/b/", "/tin/2021/b/su-kien.ics"}
    found = leads(live, once(old), "/tin/2020/a/ moved /tin/2021/b/")
    assert found[old] == new


def test_a_renamed_body_takes_its_years_and_feeds_along() -> None:
    live = {"/co-quan/moi/", "/co-quan/moi/2020/", "/co-quan/moi/atom.xml"}
    texts = once("/co-quan/cu/", "/co-quan/cu/2020/", "/co-quan/cu/2019/", "/co-quan/cu/atom.xml")
    assert leads(live, texts, "/co-quan/cu/ moved /co-quan/moi/") == {
        "/co-quan/cu/": "/co-quan/moi/",
        "/co-quan/cu/2019/": "/co-quan/moi/",
        "/co-quan/cu/2020/": "/co-quan/moi/2020/",
        "/co-quan/cu/atom.xml": "/co-quan/moi/atom.xml",
    }


def test_two_renames_are_one_hop() -> None:
    texts = ledger(
        "2026-01-01\tmoved\t/tin/2020/a/\t/tin/2020/b/", "2026-01-01\tlive\t/tin/2020/b/"
    )
    assert leads({"/tin/2020/c/"}, texts, "/tin/2020/b/ moved /tin/2020/c/") == {
        "/tin/2020/a/": "/tin/2020/c/",
        "/tin/2020/b/": "/tin/2020/c/",
    }


def test_a_redirect_outlives_the_line_that_declared_it() -> None:
    texts = ledger("2026-01-01\tmoved\t/cu/tin-1.html\t/tin/2020/b/")
    assert leads({"/tin/2020/b/"}, texts) == {"/cu/tin-1.html": "/tin/2020/b/"}


def test_renames_in_a_circle_lead_nowhere_and_are_told() -> None:
    _, problems = settle({"/"}, once("/"), "/a/ moved /b/\n/b/ moved /a/")
    nowhere = "this address is to lead to “{}”, which does not answer; mend the target"
    assert problems == [
        f"ledger/declared.txt:1: /a/: {nowhere.format('/b/')}",
        f"ledger/declared.txt:2: /b/: {nowhere.format('/a/')}",
    ]


def test_what_is_gone_says_why_in_all_languages_until_somebody_moves_it() -> None:
    texts = once("/tep/a.pdf", "/tin/2020/a/", "/en/tin/2020/a/")
    told = "/tep/a.pdf gone Thu hồi.\n# Hai bài trùng nhau.\n/tin/2020/a/  gone  Trùng."
    assert leads({"/"}, texts, told) == {
        "/tep/a.pdf": "410 Thu hồi.",
        "/tin/2020/a/": "410 Trùng.",
        "/en/tin/2020/a/": "410 Trùng.",
    }
    remembered = ledger("2026-01-01\tgone\t/tep/a.pdf\tThu hồi.")
    assert leads({"/"}, remembered) == {"/tep/a.pdf": "410 Thu hồi."}
    assert leads({"/"}, remembered, "/tep/a.pdf moved /") == {"/tep/a.pdf": "/"}


def test_lists_without_an_item_lead_to_the_list_above() -> None:
    live = {"/nam/", "/nam/2020/", "/en/nam/", "/tin/index.json", "/du-lieu/", "/tin/2020/a/"}
    texts = once(
        *("/nam/2020/06/", "/nam/2019/06/", "/en/nam/2020/", "/tin/2019/index.json"),
        *("/du-lieu/tin-2019.csv", "/tin/2020/a/su-kien.ics"),
    )
    assert leads(live, texts) == {
        "/nam/2020/06/": "/nam/2020/",
        "/nam/2019/06/": "/nam/",
        "/en/nam/2020/": "/en/nam/",
        "/tin/2019/index.json": "/tin/index.json",
        "/du-lieu/tin-2019.csv": "/du-lieu/",
        "/tin/2020/a/su-kien.ics": "/tin/2020/a/",
    }


def test_what_was_moved_to_something_that_is_gone_is_gone_too() -> None:
    texts = ledger("2026-01-01\tmoved\t/tin/2020/a/\t/tin/2021/b/")
    assert leads({"/"}, texts, "/tin/2021/b/ gone Trùng.") == {
        "/tin/2020/a/": "410 Trùng.",
        "/tin/2021/b/": "410 Trùng.",
    }


def test_what_still_answers_cannot_be_declared_away() -> None:
    _, problems = settle({"/", "/a/"}, {}, "/a/ gone Cũ.")
    still = "a page still answers here, so it can neither lead on nor be gone; remove this line"
    assert problems == [f"ledger/declared.txt:1: /a/: {still}"]


@pytest.mark.parametrize("line", ["a gone x", "/a/", "/a/ gone", "/a/ moved b", "/a/ mved /b/"])
def test_a_line_that_is_not_understood_is_told(line: str) -> None:
    _, problems = settle({"/"}, {}, f"# tiêu đề\n\n{line}")
    assert problems == [
        (
            f"ledger/declared.txt:3: the line “{line}” is not understood; each line has the form: "
            "/… moved /…, /… gone …"
        )
    ]


# --- the files -----------------------------------------------------------------------------------


def test_a_line_is_added_for_what_is_new_and_for_nothing_else() -> None:
    texts = once("/", "/a/", "/b/")
    problems = Problems()
    entries = read_ledger(texts, problems)
    declared = Declared({"/a/": ("/c/", ("", 0))}, {"/b/": ("Trùng.", ("", 0))})
    answers = answers_of({"/", "/c/"}, entries, declared, LANGUAGES, problems)
    now = added(texts, entries, answers, DAY)
    assert now["2026.txt"].decode().splitlines()[3:] == [
        "2026-11-22\tlive\t/c/",
        "2026-11-22\tmoved\t/a/\t/c/",
        "2026-11-22\tgone\t/b/\tTrùng.",
    ]
    assert added(now, read_ledger(now, problems), answers, DAY) == now
    later = added(now, read_ledger(now, problems), Answers(frozenset({"/", "/a/"}), {}, {}), DAY)
    assert later["2026.txt"].decode().splitlines()[6:] == ["2026-11-22\tlive\t/a/"]


def test_a_new_year_has_a_file_of_its_own() -> None:
    texts = once("/")
    problems = Problems()
    answers = Answers(frozenset({"/", "/a/"}), {}, {})
    now = added(texts, read_ledger(texts, problems), answers, date(2027, 1, 2))
    assert now == {**texts, "2027.txt": b"2027-01-02\tlive\t/a/\n"}


def test_of_two_ledgers_no_line_is_lost() -> None:
    ours = ledger("2026-01-01\tlive\t/", "2026-03-01\tlive\t/b/")
    theirs = ledger("2026-01-01\tlive\t/", "2026-02-01\tlive\t/a/")
    theirs |= {"2025.txt": b"2025-01-01\tlive\t/c/\n", "x.txt": b"?"}
    assert merged(ours, theirs) == {
        "2025.txt": b"2025-01-01\tlive\t/c/\n",
        **ledger("2026-01-01\tlive\t/", "2026-02-01\tlive\t/a/", "2026-03-01\tlive\t/b/"),
    }
    assert merged(merged(ours, theirs), theirs) == merged(ours, theirs)


def test_a_line_of_the_ledger_that_is_torn_is_told() -> None:
    problems = Problems()
    read_ledger({"2026.txt": b"2026-01-01\tlive\t/\n2026-01-0"}, problems)
    assert [problem.line_text("en") for problem in problems] == [
        (
            "ledger/2026.txt:2: the line “2026-01-0” is not understood; each line has the form: "
            "YYYY-MM-DD<tab>live|moved|gone<tab>/…[<tab>…]"
        )
    ]


# --- many releases -------------------------------------------------------------------------------


class Newsroom:
    """Articles that come, are renamed, re-dated and deleted, each change declared or forgotten."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.articles: dict[int, tuple[int, str]] = {}
        self.declared: dict[str, str] = {}
        self.count = 0

    def address(self, article: tuple[int, str]) -> str:
        return f"/tin/{article[0]}/{article[1]}/"

    def change(self) -> str:
        """One change; the line that declares it ("" where none is needed)."""
        what = self.random.choice(["new", "new", "rename", "redate", "delete"])
        if what == "new" or not self.articles:
            self.count += 1
            self.articles[self.count] = (self.random.randint(2015, 2026), f"bai-{self.count}")
            return ""
        number = self.random.choice(sorted(self.articles))
        year, slug = self.articles[number]
        old = self.address((year, slug))
        if what == "delete":
            del self.articles[number]
            return f"{old} gone Trùng."
        self.count += 1
        new = (year, f"bai-{self.count}") if what == "rename" else (year % 12 + 2015, slug)
        self.articles[number] = new
        return f"{old} moved {self.address(new)}"

    def live(self) -> set[str]:
        found = {"/", "/en/", "/tin/", "/en/tin/"}
        for article in self.articles.values():
            page = self.address(article)
            found |= {page, f"/en{page}", f"{page}su-kien.ics"}
            found |= {f"/tin/{article[0]}/", f"/en/tin/{article[0]}/"}
        return found


@pytest.mark.parametrize("seed", range(4))
def test_through_a_thousand_releases_in_four_newsrooms_every_address_stays_right(seed: int) -> None:
    room, refused = Newsroom(seed), 0
    texts: dict[str, bytes] = {}
    was_live: set[str] = set()
    for number in range(250):
        line = room.change()
        live = room.live()
        # A line is needed in one release only: the ledger remembers it.  Old ones that a new
        # article contradicts would be refused.
        if line and number % 10 == 0:
            _, problems = settle(live, texts)
            assert [text.split(": ")[1] for text in problems] == [line.split()[0]]
            refused += 1
        answers, problems = settle(live, texts, line)
        assert problems == []
        was_live |= live
        for address in was_live:
            ways = [address in live, address in answers.moved, address in answers.gone]
            assert sum(ways) == 1, address
            assert answers.moved.get(address, "/") in live
        texts = dict(added(texts, read_ledger(texts, Problems()), answers, DAY))
    assert refused > 10
    assert len(was_live) > 300
