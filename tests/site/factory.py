"""A content folder with as many realistic articles as wanted, for tests and for ``bench``.

In: an empty folder, the number of articles, a seed.  Out: a valid content/ with registers of its
own (20 agencies, 12 partner provinces, 10 regulations), standing pages and articles of 400 to 900
words over 19 years: paragraphs, lists, tables, quotations, links.  The same seed gives the same
bytes.  Names and places look real so that the pages do; the news is made up.
"""

from __future__ import annotations

import json
import sys
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.site import phrases

__all__ = ["YEARS", "make_corpus"]

YEARS = range(2007, 2026)

HOME = "Hà Tĩnh"

PARTNERS = {
    "bolikhamxay": ("Bôlykhămxay", "LA-BL"),
    "khammouane": ("Khăm Muộn", "LA-KH"),
    "savannakhet": ("Sạ Vẳn Nạ Khệt", "LA-SV"),
    "salavan": ("Sả Lạ Văn", "LA-SL"),
    "sekong": ("Sê Kông", "LA-XE"),
    "attapeu": ("Ắt Tạ Pư", "LA-AT"),
    "champasak": ("Chăm Pa Sắc", "LA-CH"),
    "houaphanh": ("Hủa Phăn", "LA-HO"),
    "xiangkhouang": ("Xiêng Khoảng", "LA-XI"),
    "luang-prabang": ("Luông Pha Băng", "LA-LP"),
    "phongsaly": ("Phông Sa Lỳ", "LA-PH"),
    "oudomxay": ("U Đôm Xay", "LA-OU"),
}

# id → name and type; all of the home province, so that every one is valid in every year.
AGENCIES = {
    "so-ngoai-vu-ha-tinh": ("Sở Ngoại vụ tỉnh Hà Tĩnh", "department"),
    "cong-an-ha-tinh": ("Công an tỉnh Hà Tĩnh", "police"),
    "bo-chi-huy-bien-phong-ha-tinh": ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh Hà Tĩnh", "border-guard"),
    "bo-chi-huy-quan-su-ha-tinh": ("Bộ Chỉ huy Quân sự tỉnh Hà Tĩnh", "military"),
    "ubnd-ha-tinh": ("Ủy ban nhân dân tỉnh Hà Tĩnh", "people-committee"),
    "cuc-hai-quan-ha-tinh": ("Cục Hải quan tỉnh Hà Tĩnh", "customs"),
    "so-y-te-ha-tinh": ("Sở Y tế tỉnh Hà Tĩnh", "department"),
    "so-giao-duc-ha-tinh": ("Sở Giáo dục và Đào tạo tỉnh Hà Tĩnh", "department"),
    "so-cong-thuong-ha-tinh": ("Sở Công Thương tỉnh Hà Tĩnh", "department"),
    "so-tai-chinh-ha-tinh": ("Sở Tài chính tỉnh Hà Tĩnh", "department"),
    "so-tu-phap-ha-tinh": ("Sở Tư pháp tỉnh Hà Tĩnh", "department"),
    "so-noi-vu-ha-tinh": ("Sở Nội vụ tỉnh Hà Tĩnh", "department"),
    "so-nong-nghiep-ha-tinh": ("Sở Nông nghiệp tỉnh Hà Tĩnh", "department"),
    "so-xay-dung-ha-tinh": ("Sở Xây dựng tỉnh Hà Tĩnh", "department"),
    "so-van-hoa-ha-tinh": ("Sở Văn hóa tỉnh Hà Tĩnh", "department"),
    "so-giao-thong-ha-tinh": ("Sở Giao thông tỉnh Hà Tĩnh", "department"),
    "ban-noi-chinh-ha-tinh": ("Ban Nội chính Tỉnh ủy Hà Tĩnh", "party"),
    "ban-tuyen-giao-ha-tinh": ("Ban Tuyên giáo Tỉnh ủy Hà Tĩnh", "party"),
    "bo-ngoai-giao": ("Bộ Ngoại giao", "ministry"),
    "bo-cong-an": ("Bộ Công an", "ministry"),
}

# kind → what the title calls it, and the stage it is in a regulation's life.
KINDS = {
    "signing": ("ký kết", "held"),
    "briefing": ("giao ban", "briefing"),
    "interim-review": ("sơ kết", "interim-review"),
    "annual-review": ("đánh giá", "interim-review"),
    "talks": ("hội đàm", "held"),
    "working-session": ("làm việc", "held"),
    "visit": ("thăm và làm việc", "held"),
}

PAGES = {
    "gioi-thieu": "Giới thiệu",
    "lien-he": "Liên hệ",
    "tro-nang": "Khả năng tiếp cận",
    "rieng-tu": "Quyền riêng tư",
    "ban-quyen": "Sử dụng lại",
}

SITE = f"""\
names: {{vi: Cổng tin đối ngoại {HOME}, en: Ha Tinh Foreign Affairs News}}
department: {{vi: Sở Ngoại vụ tỉnh {HOME}, en: Ha Tinh Department of Foreign Affairs}}
address: {{vi: Số 1 đường Thử Nghiệm, en: 1 Thu Nghiem Street}}
phones: [0239 0000 000]
email: lien-he@so-ngoai-vu.example
home_province: ha-tinh
languages: [vi, en]
person_responsible: {{vi: Giám đốc Sở, en: Director of the Department}}
licence: {{vi: Ghi rõ nguồn khi dẫn lại, en: Name the source when reusing}}
demonstration: {{vi: Dữ liệu thử nghiệm., en: Test data.}}
"""


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who is in the registers of one corpus."""

    agencies: tuple[str, ...]
    partners: tuple[str, ...]

    @property
    def regulations(self) -> dict[str, tuple[str, str]]:
        """The first body's regulations with up to ten others."""
        first, *others = self.agencies
        return {f"qcph-{number:02}": (first, id) for number, id in enumerate(others[:10], 1)}


@dataclass(frozen=True, slots=True)
class _Item:
    """What is drawn for one article before its text is written."""

    slug: str
    day: date
    kind: str
    agencies: tuple[str, str]
    partner: str
    regulation: str | None


def make_corpus(
    root: Path,
    *,
    articles: int,
    seed: int = 1,
    translated: float = 0.02,
    agencies: int = len(AGENCIES),
    partners: int = len(PARTNERS),
) -> None:
    """Write the content folder ``root``: everything, and ``articles`` items of news.

    ``translated`` is the share of articles that have an English text too; ``agencies`` (at least
    two) and ``partners`` cut the registers short, for small sites that are built fast.
    """
    random = Random(f"{seed}/{articles}")
    cast = _Cast(tuple(AGENCIES)[:agencies], tuple(PARTNERS)[:partners])
    _write(root / "site.yaml", SITE)
    _write_registers(root / "registry", cast)
    for slug, title in PAGES.items():
        text = f"---\ntitle: {title}\nsummary: Trang {title.lower()} của dữ liệu thử.\n---\n\n"
        _write(root / "pages" / f"{slug}.md", f"{text}Nội dung để thử.\n")
    items = [_draw(random, number, cast) for number in range(articles)]
    for number, item in enumerate(items):
        earlier = items[number - 7] if number >= 7 else None
        _write_article(root, random, item, earlier)
        if random.random() < translated:
            path = root / "news" / str(item.day.year) / f"{item.slug}.en.md"
            _write(path, "---\ntitle: A meeting\nsummary: What was said.\n---\n\nIt was held.\n")


def _write_registers(root: Path, cast: _Cast) -> None:
    borders = ", ".join(cast.partners)
    _write(
        root / "provinces/ha-tinh.yaml",
        f"name: {{vi: {HOME}, en: Ha Tinh}}\ncountry: VN\niso: VN-23\nborders: [{borders}]\n",
    )
    for id in cast.partners:
        name, iso = PARTNERS[id]
        text = f"name: {{vi: {name}, en: {id.replace('-', ' ').title()}}}\ncountry: LA\n"
        _write(root / f"provinces/{id}.yaml", f"{text}iso: {iso}\nborders: [ha-tinh]\n")
    for id in cast.agencies:
        name, type = AGENCIES[id]
        place = "province: ha-tinh\n" if id.endswith("ha-tinh") else ""
        text = f"name: {{vi: {name}, en: {id.replace('-', ' ').title()}}}\ntype: {type}\n"
        _write(root / f"agencies/{id}.yaml", f"{text}{place}")
    for id, parties in cast.regulations.items():
        _write(
            root / f"regulations/{id}.yaml",
            f"title: {{vi: Quy chế phối hợp số {id[-2:]}}}\ntype: regulation\n"
            f"parties: [{', '.join(parties)}]\nsigned: 2006-05-10\n"
            "period: {from: 2006-05-10}\nreview_every: [P1Y]\n",
        )


def _draw(random: Random, number: int, cast: _Cast) -> _Item:
    year = random.choice(YEARS)
    month = random.randint(1, 12)
    day = date(year, month, random.randint(1, monthrange(year, month)[1] - 2))
    first, second = random.sample(cast.agencies, 2)
    kind = random.choice(list(KINDS))
    regulation = next(
        (id for id, parties in cast.regulations.items() if parties[1] in (first, second)), None
    )
    partner = random.choice(cast.partners)
    return _Item(
        f"tin-{number:05}-{kind}-{partner}", day, kind, (first, second), partner, regulation
    )


def _write_article(root: Path, random: Random, item: _Item, earlier: _Item | None) -> None:
    deed, stage = KINDS[item.kind]
    slots = {
        "a": AGENCIES[item.agencies[0]][0],
        "b": AGENCIES[item.agencies[1]][0],
        "p": PARTNERS[item.partner][0],
        "home": HOME,
        "deed": deed,
        "subject": random.choice(phrases.SUBJECTS),
        "place": random.choice(phrases.PLACES),
        "year": item.day.year,
        "since": item.day.year - 4,
        "day": f"{item.day.day}/{item.day.month}",
    }
    published = item.day + timedelta(days=random.randint(0, 1))
    head = [
        f'title: "{_say(random, phrases.TITLES, slots)} ({item.slug[4:9]})"',
        f"date: {published} {random.randint(7, 18):02}:{random.randint(0, 59):02}",
        f"summary: {_say(random, phrases.CLOSINGS, slots)}",
        f"kind: {item.kind}",
        f"event: {{date: {item.day}, place: {slots['place']}}}",
        f"agencies:\n  - {{id: {item.agencies[0]}, role: host}}\n  - {item.agencies[1]}",
        f"partner_provinces: [{item.partner}]",
    ]
    if item.regulation:
        head.append(f"regulations:\n  - {{id: {item.regulation}, stage: {stage}}}")
    if random.random() < 0.5:
        value = random.randint(2, 900)
        head.append(f"figures:\n  - {{label: Lượt thông tin trao đổi, value: {value}, unit: lượt}}")
    name = json.dumps(f"https://bao.example/{item.slug}")
    head.append(f"sources:\n  - {{name: Báo Thử Nghiệm, url: {name}, lang: vi}}")
    head.append(f"tags: [{slots['subject']}]")
    body = "\n\n".join(_blocks(random, slots, earlier))
    path = root / "news" / str(published.year) / f"{item.slug}.md"
    _write(path, "---\n" + "\n".join(head) + "\n---\n\n" + body + "\n")


def _blocks(random: Random, slots: Mapping[str, object], earlier: _Item | None) -> Sequence[str]:
    """Paragraphs, and between them what such articles hold, until there are words enough."""
    wanted = random.randint(400, 900)
    blocks = [_say(random, phrases.OPENINGS, slots)]
    extras = [_list, _table, _quote]
    random.shuffle(extras)
    headings = random.sample(phrases.HEADINGS, 4)
    words = 0
    while words < wanted - 30:
        if len(blocks) % 4 == 3 and headings:
            blocks.append(f"## {headings.pop()}")
        if len(blocks) % 3 == 2 and extras:
            blocks.append(extras.pop()(random, slots))
        sentences = random.sample(phrases.SENTENCES, random.randint(3, 5))
        blocks.append(" ".join(_say(random, (each,), slots) for each in sentences))
        words = sum(len(block.split()) for block in blocks)
    if earlier is not None:
        address = f"/tin/{earlier.day.year}/{earlier.slug}/"
        blocks.append(f"Nội dung này nối tiếp [kỳ trước]({address}).")
    return blocks


def _list(random: Random, slots: Mapping[str, object]) -> str:
    points = random.sample(phrases.POINTS, 4)
    return "\n".join(f"- {_say(random, (point,), slots)}" for point in points)


def _table(random: Random, slots: Mapping[str, object]) -> str:
    rows = [f"| {year} | {random.randint(3, 90)} | {random.randint(0, 9)} |" for year in range(4)]
    since = slots["since"]
    assert isinstance(since, int)
    rows = [row.replace(f"| {n} ", f"| {since + n} ", 1) for n, row in enumerate(rows)]
    return "\n".join(["| Năm | Lượt thông tin | Vụ việc |", "| --- | ---: | ---: |", *rows])


def _quote(random: Random, slots: Mapping[str, object]) -> str:
    return f"> {_say(random, phrases.QUOTES, slots)}"


def _say(random: Random, sentences: Sequence[str], slots: Mapping[str, object]) -> str:
    drawn = {"n": random.randint(12, 980), "m": random.randint(2, 40)}
    return random.choice(sentences).format_map({**drawn, **slots})


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    make_corpus(Path(sys.argv[1]), articles=int(sys.argv[2]))
