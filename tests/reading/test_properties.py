"""Whatever is in a file: no exception, and the file is an article or named in a problem."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.commands import check
from portal.domain.model import Article, Kind, Role, Stage
from portal.domain.problems import Problems
from portal.reading import parsing
from portal.reading.content import read_content
from portal.reading.parsing import parse_file
from portal.reading.places import FileRole, locate
from tests.bad_inputs import BAD, NOW, SMALL

# A busy machine is no fault of the code.
PATIENT = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
FEW = settings(max_examples=40, deadline=None, suppress_health_check=PATIENT)
MANY = settings(max_examples=200, deadline=None, suppress_health_check=PATIENT)

PLACE = "news/2020/bai-thu.md"
VALID = (SMALL / "news/2020/so-ket-bon-nam-quy-che.md").read_bytes()

# --- valid articles ------------------------------------------------------------------------------

# What a plain-text field may hold: any script, but no markup, no line break, nothing invisible.
letters = st.characters(
    categories=["L", "Nd", "P", "S", "Zs"], exclude_characters="<>&\u00a0\u3000\ufffd\u00ad"
)


texts = (
    st.text(letters, min_size=1, max_size=60)
    .map(lambda text: unicodedata.normalize("NFC", " ".join(text.split())))
    .filter(lambda text: bool(text) and text.isprintable())
)
days = st.dates(date(1950, 1, 1), date(2026, 2, 28))
amounts = st.one_of(
    st.integers(0, 10**9).map(str),
    st.decimals(0, 10**6, places=2).map(str),
    st.decimals(0, 10**6, places=1).map(lambda number: str(number).replace(".", ",")),
)
PARTIES = ["so-ngoai-vu-ha-tinh", "Công an Hà Tĩnh", "ha-tinh", "Bolikhamsai", "cong-an-khammouane"]
PARTNERS = ["bolikhamxay", "Khăm Muồn", "xa-vẳn-na-khẹt"]


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@st.composite
def articles(draw: st.DrawFn) -> tuple[dict[str, object], str]:
    """What an article says, and its file."""
    day = draw(days)
    event_date = f"{day:{draw(st.sampled_from(['%Y', '%Y-%m', '%Y-%m-%d']))}}"
    kind = draw(st.sampled_from(list(Kind)))
    parties = draw(st.lists(st.sampled_from(PARTIES), min_size=1, unique=True))
    partners = draw(st.lists(st.sampled_from(PARTNERS), unique=True))
    tags = draw(st.lists(texts.filter(lambda t: len(t) <= 50), unique_by=str.casefold, max_size=3))
    figures = draw(st.lists(st.tuples(texts, amounts), max_size=3))
    said: dict[str, object] = {
        "title": draw(texts),
        "summary": draw(texts),
        "kind": kind,
        "tags": tuple(tags),
        "figures": [(label, value.replace(",", ".")) for label, value in figures],
        "parties": len(parties),
        "partners": len(partners),
    }
    lines = [
        f"title: {quoted(str(said['title']))}",
        f"date: {day:%Y-%m-%d}",
        f"summary: {quoted(str(said['summary']))}",
        f"kind: {kind.value}",
        f"event: {{date: {event_date}}}",
        "agencies:",
        *(f"  - {{id: {p}, role: {draw(st.sampled_from(list(Role))).value}}}" for p in parties),
        f"partner_provinces: [{', '.join(partners)}]",
        f"tags: [{', '.join(map(quoted, tags))}]",
        *(["figures:"] if figures else []),
        *(f"  - {{label: {quoted(label)}, value: {quoted(value)}}}" for label, value in figures),
    ]
    if draw(st.booleans()):
        stage = draw(st.sampled_from(list(Stage))).value
        lines.append(f"regulations: [{{id: qcph-ha-tinh-cong-an-2016, stage: {stage}}}]")
    order = draw(st.permutations(_blocks(lines)))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = "---\n" + "\n".join(order) + "\n---\n\nNội dung.\n"
    return {**said, "year": day.year}, text.replace("\n", end)


def _blocks(lines: list[str]) -> list[str]:
    """Keys with what belongs to them, which may stand in any order."""
    blocks: list[str] = []
    for line in lines:
        if line.startswith(" "):
            blocks[-1] += "\n" + line
        else:
            blocks.append(line)
    return blocks


# --- files of any kind ---------------------------------------------------------------------------

SOURCES = [
    path.read_bytes()
    for path in sorted([*SMALL.rglob("*"), *BAD.iterdir()])
    if path.suffix in (".md", ".yaml") and path.stat().st_size < 10_000
]
SNIPPETS = [
    *[b"---\n", b": ", b"- ", b"[", b"]", b"{", b"}", b"'", b'"', b"&a ", b"*a", b"!!x "],
    *[b"\t", b"|\n", b">\n", b"#", b"\xef\xbb\xbf", b"\x00", b"\xff", b"\r"],
    *["\u202e".encode(), "e\u0302".encode(), "\u00a0".encode(), "\u0e81\u200b".encode()],
    *[b"null", b"~", b"2020-02-31", b"1.000", b"<script>", b"\\", b"? ", b"%YAML 1.1\n", b"...\n"],
]


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """A real file with a few places cut, doubled, moved or filled with something else."""
    data = draw(st.sampled_from(SOURCES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 30)))
        piece = draw(
            st.one_of(
                st.sampled_from(SNIPPETS),
                st.binary(max_size=8),
                st.text(max_size=8).map(lambda text: text.encode("utf-8", "surrogatepass")),
                st.just(data[start:end] * 2),
            )
        )
        data = data[:start] + piece + data[end:]
    if draw(st.booleans()):
        lines = data.split(b"\n")
        data = b"\n".join(draw(st.permutations(lines)) if len(lines) < 20 else lines[::-1])
    return data


PLACES = [
    PLACE,
    "news/2016/ky-quy-che-phoi-hop.en.md",
    "pages/lien-he.md",
    "registry/agencies/cong-an-ha-tinh.yaml",
    "registry/provinces/khammouane.yaml",
    "registry/regulations/qcph-ha-tinh-cong-an-2024.yaml",
    "registry/people/giam-doc-so-ngoai-vu.yaml",
    "site.yaml",
]


# --- the properties ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the small tree; its files are parsed once, since parsing is a pure function."""
    content = tmp_path_factory.mktemp("properties") / "content"
    shutil.copytree(SMALL, content)
    with pytest.MonkeyPatch.context() as patch:
        parse = lru_cache(maxsize=None)(parsing.parse_file)
        patch.setattr(parsing, "parse_file", parse)
        yield content


@MANY
@given(written=articles())
def test_a_valid_article_is_read_as_it_was_meant(written: tuple[dict[str, object], str]) -> None:
    said, text = written
    located = locate(f"news/{said['year']}/bai-thu.md", "content", Problems())
    parsed = parse_file(text.encode(), located)
    assert [problem.line_text("en") for problem in parsed.problems] == []
    article = parsed.record
    assert isinstance(article, Article)
    assert (article.title, article.summary) == (said["title"], said["summary"])
    assert (article.kind, article.tags) == (said["kind"], said["tags"])
    assert [(f.label, f"{f.value}") for f in article.figures] == said["figures"]
    assert (len(article.agencies), len(article.partner_provinces)) == (
        said["parties"],
        said["partners"],
    )
    assert article.body == "\nNội dung.\n"


@MANY
@given(data=st.one_of(spoiled(), st.binary(max_size=300)), place=st.sampled_from(PLACES))
def test_a_file_of_any_bytes_is_a_record_or_named_in_a_problem(data: bytes, place: str) -> None:
    located = locate(place, "content", Problems())
    parsed = parse_file(data, located)
    errors = [problem for problem in parsed.problems if problem.severity == "error"]
    assert (parsed.record is None) == bool(errors)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for problem in parsed.problems:
        assert problem.path == located.shown
        assert 0 <= problem.line <= lines + 1
        for lang in ("vi", "en"):
            assert "\n" not in problem.line_text(lang)
            assert problem.line_text(lang).isprintable()


@FEW
@given(data=st.one_of(spoiled(), articles().map(lambda written: written[1].encode())))
def test_no_article_is_lost_among_all_the_others(data: bytes, tree: Path) -> None:
    path = tree / PLACE
    path.write_bytes(data)
    try:
        content = read_content(tree, now=NOW)
    finally:
        path.unlink()
    read = {article.path for article in content.articles}
    named = {problem.path for problem in content.problems.errors}
    for file in content.files:
        if file.role is FileRole.ARTICLE:
            assert (file.path in read) != (f"content/{file.path}" in named)


@FEW
@given(data=spoiled(), place=st.sampled_from(PLACES))
def test_check_never_breaks_down(data: bytes, place: str, tree: Path) -> None:
    path = tree / place
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    try:
        findings = check.examine([], tree, NOW)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
    assert findings.files == 30 + (before is None)
