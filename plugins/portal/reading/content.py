"""The one entry point of reading: a content folder → everything that it says.

In: the folder and now.  Out: :class:`Content`: records, files and all problems.  Two stages:
(a) each file alone, a pure function of its bytes and path (``portal.reading.parsing``); (b) all
files together: references, uniqueness, time.
Never raises for bad content and never stops at the first problem.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from portal.domain.dates import HANOI
from portal.domain.model import (
    Agency,
    Article,
    Official,
    Page,
    Party,
    Province,
    Regulation,
    SiteIdentity,
    Translation,
)
from portal.domain.problems import Problems
from portal.domain.registry import Registry
from portal.reading.crosscheck import (
    check_addresses,
    check_files,
    check_pages,
    check_slugs,
    check_time,
    check_translations,
)
from portal.reading.integrity import check_registers, check_site
from portal.reading.parsed import Claim, Parsed, Target
from portal.reading.parsing import TEXT_ROLES, parse_files
from portal.reading.places import FileRole, Located, locate, named
from portal.reading.references import Resolver
from portal.reading.tree import list_content
from portal.store import Kept

__all__ = ["Content", "ContentFile", "article_of", "join_some", "read_content"]


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file under content/; ``used`` is False while nothing is known to refer to it.

    ``digest`` is SHA-256 of its bytes, b"" where reading had no need to open it.
    """

    path: str
    role: FileRole
    used: bool
    digest: bytes = b""


@dataclass(frozen=True, slots=True)
class Content:
    """All that a content folder says.

    ``articles`` are those without an error, in all states, sorted by path.  Each of the others is
    named in ``problems``, or refers to a register entry that is.  ``claims`` are what articles say
    of other files (images, papers, articles) and of old addresses, by the article's path.
    """

    root: Path
    site: SiteIdentity | None
    registry: Registry
    articles: tuple[Article, ...]
    pages: tuple[Page, ...]
    files: tuple[ContentFile, ...]
    problems: Problems
    claims: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)


def read_content(root: Path, *, now: datetime, jobs: int = 1, kept: Kept | None = None) -> Content:
    """Read ``root`` whole; ``now`` is an aware datetime, ``jobs`` the number of processes.

    ``kept`` are the outcomes of earlier builds (None: there are none and none are kept).
    """
    problems = Problems()
    entries = list_content(root, problems)
    root = named(root)
    label = root.name
    located = [locate(entry.path, label, problems) for entry in entries]
    parsed = parse_files(entries, located, jobs, kept or Kept(None))
    for file in parsed:
        problems.extend(file.problems)
    return _Joined(root, label, located, parsed, now.astimezone(HANOI), problems).content()


def join_some(
    root: Path, parsed: Sequence[Parsed], *, now: datetime, elsewhere: Collection[str]
) -> Content:
    """What some files of ``root`` say together: all but articles, and of these a few.

    ``elsewhere`` are the slugs of the other articles, which may be referred to.  What these others
    claim for themselves (slugs, old addresses, images) is not looked at.
    """
    problems = Problems()
    for file in parsed:
        problems.extend(file.problems)
    located = [file.located for file in parsed]
    joined = _Joined(root, root.name, located, parsed, now.astimezone(HANOI), problems, elsewhere)
    return joined.content()


def article_of(files: Sequence[Parsed], resolver: Resolver) -> Article | None:
    """The article of a file and of its translations' files; None when one has an error."""
    original, *others = files
    article = _resolve(original, resolver, Problems())
    translations = [other.record for other in others if isinstance(other.record, Translation)]
    if article is None or len(translations) != len(others):
        return None
    return replace(article, translations={other.lang: other for other in translations})


# --- stage (b): all files together ---------------------------------------------------------------


class _Joined:
    """The second stage over one reading."""

    def __init__(
        self,
        root: Path,
        label: str,
        located: Sequence[Located],
        parsed: Sequence[Parsed],
        now: datetime,
        problems: Problems,
        elsewhere: Collection[str] = (),
    ) -> None:
        self.elsewhere = elsewhere
        self.root = root
        self.label = label
        self.located = located
        self.now = now
        self.problems = problems
        self.by_role: dict[FileRole, list[Parsed]] = {role: [] for role in FileRole}
        for file in parsed:
            self.by_role[file.located.role].append(file)

    def content(self) -> Content:
        articles = self.by_role[FileRole.ARTICLE]
        translations = self.by_role[FileRole.TRANSLATION]
        pages = self.by_role[FileRole.PAGE]
        registry = self._registry()
        site = self._site(registry)
        by_name = {(file.located.year, file.located.slug): file for file in articles}
        check_slugs(articles, self.problems)
        check_translations(translations, by_name, site, self.problems)
        check_pages(pages, site, self.problems)
        check_addresses(articles, {file.located.slug for file in pages}, self.problems)
        check_time([*articles, *translations, *pages], self.now, self.problems)
        used = self._used_files([*articles, *self.by_role[FileRole.REGISTER]])
        return Content(
            root=self.root,
            site=site,
            registry=registry,
            articles=self._articles(articles, registry),
            pages=tuple(self._pages(pages)),
            files=tuple(self._files(used)),
            problems=self.problems,
            claims=dict(_claims(articles)),
        )

    def _registry(self) -> Registry:
        entries = self.by_role[FileRole.REGISTER]
        records = [entry.record for entry in entries]
        registry = Registry(
            [record for record in records if isinstance(record, Agency)],
            [record for record in records if isinstance(record, Province)],
            [record for record in records if isinstance(record, Regulation)],
            [record for record in records if isinstance(record, Official)],
        )
        check_registers(entries, registry, self.problems)
        return registry

    def _site(self, registry: Registry) -> SiteIdentity | None:
        files = self.by_role[FileRole.SITE]
        if not files:
            self.problems.error(f"{self.label}/site.yaml", 0, "", "site-missing")
            return None
        provinces = {
            entry.located.slug
            for entry in self.by_role[FileRole.REGISTER]
            if entry.located.register == "provinces"
        }
        check_site(files[0], registry, provinces, self.problems)
        site = files[0].record
        return site if isinstance(site, SiteIdentity) else None

    def _used_files(self, referring: Sequence[Parsed]) -> set[str]:
        files: dict[FileRole, list[str]] = {}
        for place in self.located:
            files.setdefault(place.role, []).append(place.path)
        slugs = {file.located.slug for file in self.by_role[FileRole.ARTICLE]}
        slugs.update(self.elsewhere)
        return check_files(referring, files, slugs, self.problems)

    def _files(self, used: set[str]) -> Iterable[ContentFile]:
        digests = {
            file.located.path: file.digest for files in self.by_role.values() for file in files
        }
        for place in self.located:
            in_use = place.role in TEXT_ROLES or place.path in used
            yield ContentFile(place.path, place.role, in_use, digests.get(place.path, b""))

    def _pages(self, pages: Sequence[Parsed]) -> Iterable[Page]:
        faulty = {problem.path for problem in self.problems.errors}
        for file in pages:
            if isinstance(file.record, Page) and file.located.shown not in faulty:
                yield file.record

    def _articles(self, articles: Sequence[Parsed], registry: Registry) -> tuple[Article, ...]:
        """Those without an error, with resolved references and their translations."""
        resolver = Resolver(registry, self.by_role[FileRole.REGISTER], self.problems)
        resolved = [(file, _resolve(file, resolver, self.problems)) for file in articles]
        faulty = {problem.path for problem in self.problems.errors}
        translations: dict[tuple[int, str], dict[str, Translation]] = {}
        for file in self.by_role[FileRole.TRANSLATION]:
            if isinstance(file.record, Translation) and file.located.shown not in faulty:
                key = (file.located.year, file.located.slug)
                translations.setdefault(key, {})[file.record.lang] = file.record
        found = []
        for file, article in resolved:
            if article is None or file.located.shown in faulty:
                continue
            own = translations.get((file.located.year, file.located.slug))
            found.append(replace(article, translations=own) if own else article)
        return tuple(found)


def _claims(articles: Iterable[Parsed]) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    registers = (Target.PARTY, Target.PARTNER, Target.REGULATION)
    for file in articles:
        claims = tuple(claim for claim in file.claims if claim.target not in registers)
        if claims:
            yield file.located.path, claims


def _resolve(file: Parsed, resolver: Resolver, problems: Problems) -> Article | None:
    """The article with ids for references; every reference is looked up even without a record."""
    ids: dict[Target, list[str | None]] = {target: [] for target in Target}
    for claim in file.claims:
        if claim.target in (Target.PARTY, Target.PARTNER, Target.REGULATION):
            id = resolver.resolve(claim, file.event_days, file.located.shown)
            # Two spellings of one body are the same body twice.
            if id is not None and id in ids[claim.target] and claim.value != id:
                problems.error(
                    file.located.shown,
                    claim.line,
                    claim.field,
                    "reference-repeats",
                    value=claim.value,
                    id=id,
                )
            ids[claim.target].append(id)
    article = file.record
    if not isinstance(article, Article):
        return None
    parties = [id for id in ids[Target.PARTY] if id is not None]
    partners = [id for id in ids[Target.PARTNER] if id is not None]
    if (
        len(parties) != len(article.agencies)
        or len(partners) != len(article.partner_provinces)
        or None in ids[Target.REGULATION]
    ):
        return None
    agencies = tuple(
        Party(id, party.role) for id, party in zip(parties, article.agencies, strict=True)
    )
    return replace(article, agencies=agencies, partner_provinces=tuple(partners))
