"""``new``: an article to fill in, valid from the first moment.

In: a kind, a title, the content folder, now.  Out: content/news/<year>/<slug>.md and its path on
standard output; the exit code.  Asks nothing that can be known: the day is now, the first body is
the site's own department, every optional key stands there as a comment that says what it is for.
A draft, so that a half-written text is never published; nothing that exists is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from portal.commands.speech import CommandFault, Exit, Text
from portal.domain.model import Agency, AgencyType, Kind, SiteIdentity
from portal.domain.nearest import nearest, slugify
from portal.domain.printable import printable
from portal.domain.problems import Problems
from portal.domain.registry import fold_spelling
from portal.reading.articles import parse_article
from portal.reading.parsed import Parsed
from portal.reading.parsing import parse_file
from portal.reading.places import FileRole, Located, label_of, locate
from portal.reading.tree import list_content
from portal.schema.article import ArticleFile
from portal.schema.describe import field_docs
from portal.schema.values import PLACEHOLDER, SLUG, SLUG_LENGTH
from portal.schema.words import KIND_WORDS

__all__ = ["run"]

_NO_FOLDER = Text(
    "Không có thư mục nội dung “{path}”.",
    "There is no content folder “{path}”.",
)
_NO_KIND = Text(
    "Không có loại tin “{kind}”; chọn một trong: {kinds}.{hint}",
    "There is no kind “{kind}”; choose one of: {kinds}.{hint}",
)
_HINT = Text(" Có phải ý bạn là “{near}”?", " Did you mean “{near}”?")
_NO_TITLE = Text("Tiêu đề để trống.", "The title is empty.")
_BAD_TITLE = Text("Tiêu đề không dùng được: {reason}.", "This title cannot be used: {reason}.")
_NO_AGENCY = Text(
    "Danh bạ chưa có cơ quan nào của tỉnh nhà; hãy kiểm tra home_province trong site.yaml.",
    "The registers hold no body of the home province; check home_province in site.yaml.",
)
_NOT_WRITTEN = Text("Không ghi được {path}: {reason}.", "Cannot write {path}: {reason}.")
_DONE = Text(
    "{path}\nBài nháp đã sẵn sàng: mở tệp, điền nội dung, rồi xóa dòng “status: draft” để đăng.",
    "{path}\nThe draft is ready: open it, fill it in, then delete “status: draft” to publish.",
)

# Quoted, since YAML would take the bracket for the start of a list.
_SUMMARY = f"'{PLACEHOLDER} Một hai câu tóm tắt, tối đa 300 ký tự.'"
_BODY = f"""\
{PLACEHOLDER} Việc gì đã diễn ra, hai bên thống nhất điều gì, việc tiếp theo là gì.
"""
# What the file gives a value of its own, so that it is not listed among the comments.
_FILLED = ("title", "date", "summary", "kind", "event", "agencies", "status")


def run(kind: str, title: str, content: Path, lang: str, now: datetime) -> int:
    """Make the article and print its path; raises CommandFault when that cannot be done."""
    if not content.is_dir():
        raise CommandFault(_NO_FOLDER.filled(path=printable(str(content))), Exit.USAGE)
    chosen = _kind(kind)
    title = " ".join(title.split())
    if not title:
        raise CommandFault(_NO_TITLE, Exit.USAGE)
    located = _located(content)
    path = f"news/{now.year:04}/{_free_slug(title, located)}.md"
    text = _text(chosen, title, _home_agency(content, located, now), now)
    _check_title(text, path)
    _write(content / path, text)
    print(_DONE.in_(lang).format(path=f"{label_of(content)}/{path}"))
    return Exit.DONE


def _kind(word: str) -> Kind:
    kinds = [kind.value for kind in Kind]
    if word in kinds:
        return Kind(word)
    near = nearest(word, kinds, limit=1, words=KIND_WORDS)
    hint = _HINT.filled(near=near[0]) if near else Text("", "")
    fault = _NO_KIND.filled(kind=printable(word), kinds=", ".join(kinds), hint=hint)
    raise CommandFault(fault, Exit.USAGE)


# --- what is there already -----------------------------------------------------------------------


def _located(content: Path) -> list[Located]:
    # What is wrong with the folder is for `check` to say; a new article is made all the same.
    unheard = Problems()
    label = label_of(content)
    return [locate(entry.path, label, unheard) for entry in list_content(content, unheard)]


def _free_slug(title: str, located: list[Located]) -> str:
    """The title as a slug that no article of any year has, cut at a word."""
    slug = slugify(title)
    if not SLUG.fullmatch(slug):
        slug = f"tin-{slug}".rstrip("-")
    taken = {file.slug for file in located if file.role is FileRole.ARTICLE}
    number, found = 1, _cut(slug, SLUG_LENGTH)
    while found in taken:
        number += 1
        ending = f"-{number}"
        found = _cut(slug, SLUG_LENGTH - len(ending)) + ending
    return found


def _cut(slug: str, length: int) -> str:
    if len(slug) <= length:
        return slug
    whole_words = slug[: length + 1].rpartition("-")[0]
    return whole_words or slug[:length]


def _home_agency(content: Path, located: list[Located], now: datetime) -> str:
    """The id of the site's own department; else of any body of the home province."""
    parsed = list(_parsed(content, located, FileRole.SITE, FileRole.REGISTER))
    site = next((p.record for p in parsed if isinstance(p.record, SiteIdentity)), None)
    if site is None:
        raise CommandFault(_NO_AGENCY, Exit.CONTENT)
    today = now.date()
    agencies = [
        p.record
        for p in parsed
        if isinstance(p.record, Agency)
        and p.record.province == site.home_province
        and p.record.valid.touches(today, today)
    ]
    if not agencies:
        raise CommandFault(_NO_AGENCY, Exit.CONTENT)
    department = fold_spelling(site.department.vi)

    def distance(agency: Agency) -> tuple[bool, bool, str]:
        names = {fold_spelling(name) for name in (agency.name.vi, *agency.aliases)}
        return (department not in names, agency.type is not AgencyType.DEPARTMENT, agency.id)

    return min(agencies, key=distance).id


def _parsed(content: Path, located: list[Located], *roles: FileRole) -> Iterator[Parsed]:
    for file in located:
        if file.role in roles:
            yield parse_file((content / file.path).read_bytes(), file)


# --- the new file --------------------------------------------------------------------------------


def _text(kind: Kind, title: str, agency: str, now: datetime) -> str:
    lines = [
        "---",
        f"title: {_scalar(title)}",
        f"date: {now:%Y-%m-%d %H:%M}",
        f"summary: {_SUMMARY}",
        f"kind: {kind.value}",
    ]
    if kind.needs_event:
        lines += ["event:", f"  date: {now:%Y-%m-%d}"]
    else:
        lines += [f"# event: {{date: {now:%Y-%m-%d}}}  # ngày diễn ra, nếu có"]
    lines += ["agencies:", f"  - {{id: {agency}, role: host}}", "status: draft"]
    lines += ["# Các trường dưới đây là tùy chọn: xóa dấu # ở đầu dòng để dùng."]
    for doc in field_docs(ArticleFile):
        if doc.key not in _FILLED:
            lines.append(f"# {doc.key}: {doc.example}  # {doc.vi}")
    return "\n".join([*lines, "---", "", _BODY])


def _scalar(title: str) -> str:
    """The title as YAML text; single quotes are always right, and only used where needed."""
    special = title[0] in "-?:,[]{}#&*!|>'\"%@`~" or title.casefold() == "null"
    if special or ": " in title or " #" in title or title.endswith(":"):
        return "'" + title.replace("'", "''") + "'"
    return title


def _check_title(text: str, path: str) -> None:
    """What `check` would say of the title is said now, before anything is written."""
    located = Located(path, path, FileRole.ARTICLE, "x", int(path.split("/")[1]))
    for problem in parse_article(text.encode(), located).problems:
        reason = Text(problem.message("vi"), problem.message("en"))
        raise CommandFault(_BAD_TITLE.filled(reason=reason), Exit.USAGE)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        fault = _NOT_WRITTEN.filled(path=printable(str(path)), reason=error.strerror)
        raise CommandFault(fault, Exit.ENVIRONMENT) from None
