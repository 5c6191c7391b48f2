"""What the benchmark asks a search: queries over made-up articles, and what answers each.

In: a content folder that tests/site/factory.py has made.  Out: the same folder with a paragraph
more in each article, in which two people are named; a file with the queries as JSON:

    {"pages": {"<year>/<slug>": number}, "asked": [{"part", "kind", "query", "right": [numbers]}],
     "alike": [[query, the same in other spellings…]]}

A query is right with any article that has what it asks for: the words of a phrase next to each
other, the name of a person, the title.  Half of each kind is for who changes the ranking
(``tuning``), the other half is reported.  The same articles and seed give the same queries.

``PYTHONPATH=plugins:. python -m tests.bench.asking CONTENT FILE`` does both.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from random import Random

from portal.search.words import folded, words
from tests.bench.corpus import Item, read_items
from tests.site.factory import PARTNERS

__all__ = ["KINDS", "ask", "name_people"]

_SEED = 6
_EACH = 120
"""Queries of a kind, of both parts together."""

_SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trịnh Đoàn"
)
_MIDDLE = (
    "Văn Thị Hữu Đức Minh Quang Xuân Thanh Ngọc Hồng Công Đình Quốc Thế Trọng Bá Kim Thu Mạnh Duy "
    "Hải Anh Tuấn Gia Khánh Phương Bích Diệu Tấn Viết"
)
_GIVEN = (
    "An Bình Châu Chiến Cường Dũng Dung Đạt Đông Giang Hà Hải Hạnh Hiền Hiếu Hoa Hòa Hùng Hương "
    "Khanh Khôi Kiên Lan Lâm Liên Linh Loan Long Mai Minh Nam Nga Nghĩa Nhung Phong Phúc Phượng "
    "Quân Quý Quyên Sơn Tâm Tân Thái Thảo Thắng Thịnh Thoa Thủy Tiến Toàn Trang Trung Tú Tùng "
    "Tuyết Vinh Yến"
)
_SPOKE = (
    "Ông {one} thông báo tình hình chung; bà {other} trình bày phần còn lại.",
    "Đồng chủ trì có đồng chí {one} và đồng chí {other}.",
    "Phát biểu tại đây, đồng chí {one} cảm ơn sự giúp đỡ; đồng chí {other} ghi nhận các kiến nghị.",
    "Biên bản do ông {one} và ông {other} cùng ký.",
)
_ADDRESSED = "Ông"
_LETTERS = "abcdeghiklmnopqrstuvxy"

_SENTENCE = re.compile(r"[.;!?](?:\s|$)")

_ALIKE = 40
_OPEN = re.compile(
    "(o(?=.[ae])|(?<!q)u(?=.y))([\u0300\u0301\u0303\u0309\u0323])([aey])(?![a-z\u0300-\u036f])"
)
"""A tone where the newer orthography puts it, of the vowels of which the older does otherwise."""


@dataclass(frozen=True, slots=True)
class _Text:
    """An article by its words; ``plain`` is all of them without accents, a space around each."""

    number: int
    item: Item
    title: str
    people: tuple[str, ...]
    sentences: tuple[str, ...]
    plain: str


@dataclass(slots=True)
class _Asked:
    """A query of one kind, and the texts that are right."""

    kind: str
    query: str
    right: list[int] = field(default_factory=list)


def name_people(content: Path) -> None:
    """Name two people at the end of every Vietnamese article."""
    random = Random(f"people/{_SEED}")
    lists = [each.split() for each in (_SURNAMES, _MIDDLE, _GIVEN)]
    for path in _articles(content):
        one, other = (" ".join(map(random.choice, lists)) for _ in range(2))
        said = random.choice(_SPOKE).format(one=one, other=other)
        text = path.read_text("utf-8").rstrip("\n")
        path.write_text(f"{text}\n\n{said}\n", "utf-8")


def ask(content: Path) -> dict[str, object]:
    """The queries over a folder in which people are named, as the module says."""
    texts = list(_texts(content))
    asked = list(_Asker(texts).all())
    told = []
    for number, each in enumerate(asked):
        part = "tuning" if number % 2 else "reporting"
        told.append({"part": part, "kind": each.kind, "query": each.query, "right": each.right})
    pages = {f"{text.item.year}/{text.item.slug}": text.number for text in texts}
    return {"pages": pages, "asked": told, "alike": list(islice(_alike(asked), _ALIKE))}


def _alike(asked: Sequence[_Asked]) -> Iterator[list[str]]:
    """Queries with a tone that the older orthography puts elsewhere, and the same taken apart."""
    found = dict.fromkeys(each.query for each in asked if each.kind in ("phrase", "title"))
    for query in found:
        apart = unicodedata.normalize("NFD", query)
        older = _OPEN.sub(r"\1\3\2", apart)
        if older != apart:
            yield [query, apart, unicodedata.normalize("NFC", older), older]


def _articles(content: Path) -> list[Path]:
    paths = (content / "news").glob("*/*.md")
    return sorted(path for path in paths if "." not in path.stem)


def _texts(content: Path) -> Iterator[_Text]:
    for number, item in enumerate(read_items(content)):
        prose = [line for line in item.body.splitlines() if _is_prose(line)]
        lines = [" ".join(words(line)) for line in prose]
        sentences = [" ".join(words(one)) for line in prose for one in _SENTENCE.split(line)]
        # The number behind a title tells the factory's articles apart; no reader would type it.
        title = " ".join(words(item.title.rpartition(" (")[0]))
        said = item.body.rstrip("\n").rpartition("\n")[2]
        all_lines = (*lines, title, " ".join(words(item.summary)))
        plain = "".join(f" {_fold(line)} \n" for line in all_lines)
        people = tuple(_people(said))
        yield _Text(number, item, title, people, tuple(filter(None, sentences)), plain)


def _is_prose(line: str) -> bool:
    """Neither empty nor a table nor one with a link, whose address nobody reads."""
    return bool(line.strip()) and not line.startswith("|") and "](" not in line


def _people(said: str) -> Iterator[str]:
    """Names: three words in a row that begin with a capital, of the sentence that names people."""
    found: list[str] = []
    for word in said.replace(";", "").replace(".", "").split():
        found = [*found, word] if word[0].isupper() and word != _ADDRESSED else []
        if len(found) == 3:
            yield " ".join(words(" ".join(found)))
            found = []


def _fold(text: str) -> str:
    return " ".join(map(folded, text.split(" ")))


class _Asker:
    def __init__(self, texts: Sequence[_Text]) -> None:
        self._texts = texts
        self._random = Random(f"queries/{_SEED}")
        self._titles: defaultdict[str, list[int]] = defaultdict(list)
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        for text in texts:
            self._titles[_fold(text.title)].append(text.number)
            for name in text.people:
                self._named[_fold(name)].append(text.number)

    def all(self) -> Iterator[_Asked]:
        for kind, make in KINDS.items():
            drawn = 0
            while drawn < _EACH:
                found = make(self, self._random.choice(self._texts))
                if found is not None:
                    query, right = found
                    yield _Asked(kind, query, right)
                    drawn += 1

    # --- what is looked for: the words, and the texts that have it -------------------------------

    def phrase(self, text: _Text) -> _Found | None:
        """Four to six words of a sentence of the body, one after the other."""
        line = self._random.choice(text.sentences).split(" ")
        count = self._random.randint(4, 6)
        if len(line) < count:
            return None
        start = self._random.randint(0, len(line) - count)
        found = " ".join(line[start : start + count])
        plain = f" {_fold(found)} "
        return found, [each.number for each in self._texts if plain in each.plain]

    def folded_phrase(self, text: _Text) -> _Found | None:
        return _plainly(self.phrase(text))

    def name(self, text: _Text) -> _Found | None:
        name = _fold(self._random.choice(text.people))
        return name, self._named[name]

    def title(self, text: _Text) -> _Found | None:
        return text.title, self._titles[_fold(text.title)]

    def folded_title(self, text: _Text) -> _Found | None:
        return _plainly(self.title(text))

    def topic(self, text: _Text) -> _Found | None:
        """The subject, the partner province and a person, as somebody remembers them."""
        name = _fold(self._random.choice(text.people))
        province, _ = PARTNERS[text.item.partners[0]]
        about = [_fold(" ".join(words(each))) for each in (text.item.topics[0], province)]
        return " ".join([*about, name]), self._named[name]

    # --- the same as people mistype it ------------------------------------------------------------

    def mixed(self, text: _Text) -> _Found | None:
        """Every other word without its marks."""
        found, right = self._known(text, plain=False)
        each = found.split(" ")
        return " ".join(_fold(word) if at % 2 else word for at, word in enumerate(each)), right

    def turned(self, text: _Text) -> _Found | None:
        """The second half before the first."""
        found, right = self._known(text)
        each = found.split(" ")
        middle = len(each) // 2
        return " ".join([*each[middle:], *each[:middle]]), right

    def dropped(self, text: _Text) -> _Found | None:
        """A syllable left out, but none of a name, and no number: that would ask for others."""
        found, right = self._known(text)
        each = found.split(" ")
        names = {word for name in text.people for word in _fold(name).split(" ")}
        free = [at for at, word in enumerate(each) if not (word in names or word.isdigit())]
        if not free:
            return None
        del each[self._random.choice(free)]
        return " ".join(each), right

    def wrong(self, text: _Text) -> _Found | None:
        """One letter of the longest word is another."""
        found, right = self._known(text)
        each = found.split(" ")
        at = max(range(len(each)), key=lambda one: len(each[one]))
        word, place = each[at], self._random.randrange(len(each[at]))
        letter = self._random.choice([one for one in _LETTERS if one != word[place]])
        each[at] = word[:place] + letter + word[place + 1 :]
        return " ".join(each), right

    def unfinished(self, text: _Text) -> _Found | None:
        """The last syllable without its last letter; all titles that begin so are right."""
        found, right = self._known(text)
        begun = found[:-1]
        others = (own for title, own in self._titles.items() if title.startswith(begun))
        all_right = sorted({*right, *chain.from_iterable(others)})
        return (begun, all_right) if len(found.split(" ")[-1]) > 2 else None

    def _known(self, text: _Text, *, plain: bool = True) -> _Found:
        """A title or a topic with a name, in turns."""
        if self._random.random() < 0.5:
            found, right = self.title(text) or ("", [])
        else:
            name = self._random.choice(text.people)
            about = " ".join(words(text.item.topics[0]))
            found, right = f"{name} {about}", self._named[_fold(name)]
        return (_fold(found) if plain else found), right


_Found = tuple[str, list[int]]


def _plainly(found: _Found | None) -> _Found | None:
    return (_fold(found[0]), found[1]) if found else None


KINDS: dict[str, Callable[[_Asker, _Text], _Found | None]] = {
    "phrase": _Asker.phrase,
    "phrase, folded": _Asker.folded_phrase,
    "name": _Asker.name,
    "title": _Asker.title,
    "title, folded": _Asker.folded_title,
    "topic, province, name": _Asker.topic,
    "mixed": _Asker.mixed,
    "turned": _Asker.turned,
    "dropped": _Asker.dropped,
    "one letter wrong": _Asker.wrong,
    "unfinished": _Asker.unfinished,
}
"""What is asked, and how a query of that kind is made of a text; the names stand in the report."""


def _main(content: Path, file: Path) -> None:
    name_people(content)
    file.write_text(json.dumps(ask(content), ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
