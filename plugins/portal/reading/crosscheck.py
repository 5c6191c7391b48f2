"""What only all files together, or the clock, can tell of a text.

In: the parsed texts, the names of all files, now.  Out: problems.  Second stage of reading: slugs
used twice, translations without an original, addresses claimed twice, files that are not there,
things said to have happened that lie ahead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from portal.domain.model import Article, SiteIdentity, Translation
from portal.domain.nearest import nearest
from portal.domain.problems import Problems
from portal.reading.ownaddresses import (
    SECTIONS,
    address_key,
    in_vietnamese,
    is_own_address,
)
from portal.reading.parsed import Claim, Parsed, Target
from portal.reading.places import FileRole
from portal.schema.values import is_file_of

__all__ = ["check_addresses", "check_files", "check_pages", "check_slugs", "check_time",
           "check_translations"]  # fmt: skip


def check_slugs(articles: Sequence[Parsed], problems: Problems) -> None:
    """A slug is the address for ever, so no two articles of any years share one."""
    first: dict[str, Parsed] = {}
    for parsed in articles:
        slug = parsed.located.slug
        if slug in first:
            other = first[slug].located.shown
            problems.error(parsed.located.shown, 0, "", "slug-taken", other=other)
        first.setdefault(slug, parsed)


def check_translations(
    translations: Sequence[Parsed],
    articles: Mapping[tuple[int, str], Parsed],
    site: SiteIdentity | None,
    problems: Problems,
) -> None:
    """A translation stands beside its original, in a language of the site, with its images."""
    slugs = {slug: year for year, slug in articles}
    for parsed in translations:
        where = parsed.located
        _check_language(parsed, site, problems)
        original = articles.get((where.year, where.slug))
        if original is None:
            elsewhere = slugs.get(where.slug)
            if elsewhere is not None:
                problems.error(where.shown, 0, "", "translation-elsewhere", year=elsewhere)
            else:
                near = "\n".join(nearest(where.slug, slugs, limit=1))
                problems.error(
                    where.shown, 0, "", "translation-alone", name=f"{where.slug}.md", nearest=near
                )
        elif isinstance(parsed.record, Translation) and isinstance(original.record, Article):
            given, wanted = len(parsed.record.images), len(original.record.images)
            if given > wanted:
                line = parsed.place.line("images", wanted) if parsed.place else 0
                problems.error(
                    where.shown, line, "images", "translation-images", given=given, wanted=wanted
                )


def check_pages(pages: Sequence[Parsed], site: SiteIdentity | None, problems: Problems) -> None:
    """A page takes none of the site's own addresses; a translated one has its original."""
    originals = {parsed.located.slug for parsed in pages if parsed.located.lang == "vi"}
    for parsed in pages:
        where = parsed.located
        if where.slug in SECTIONS:
            problems.error(where.shown, 0, "", "page-reserved", slug=where.slug)
        if where.lang == "vi":
            if where.path.endswith(".vi.md"):
                problems.error(where.shown, 0, "", "original-suffix", name=f"{where.slug}.md")
            continue
        _check_language(parsed, site, problems)
        if where.slug not in originals:
            near = "\n".join(nearest(where.slug, originals, limit=1))
            problems.error(
                where.shown, 0, "", "translation-alone", name=f"{where.slug}.md", nearest=near
            )


def _check_language(parsed: Parsed, site: SiteIdentity | None, problems: Problems) -> None:
    where = parsed.located
    if where.lang == "vi":
        problems.error(where.shown, 0, "", "original-suffix", name=f"{where.slug}.md")
    elif site is not None and where.lang not in site.languages:
        languages = ", ".join(site.languages)
        problems.error(
            where.shown, 0, "", "translation-language", lang=where.lang, languages=languages
        )


def check_addresses(articles: Sequence[Parsed], pages: Collection[str], problems: Problems) -> None:
    """An old address leads to one article, and is not where an article now lives."""
    live = {f"/tin/{parsed.located.year}/{parsed.located.slug}": parsed for parsed in articles}
    claimed: dict[str, tuple[Parsed, Claim]] = {}
    for parsed in articles:
        for claim in parsed.claims:
            if claim.target is not Target.ADDRESS:
                continue
            key = address_key(claim.value)
            where = parsed.located.shown, claim.line, claim.field
            home = live.get(in_vietnamese(key))
            taken, first = claimed.setdefault(key, (parsed, claim))
            if home is not None:
                other = home.located.shown
                problems.error(*where, "alias-live", value=claim.value, other=other)
            elif is_own_address(key, pages):
                problems.error(*where, "alias-section", value=claim.value)
            elif taken is not parsed:
                other = taken.located.shown
                problems.error(*where, "alias-taken", value=claim.value, other=other)
            elif first is not claim:
                problems.error(*where, "list-repeats", value=claim.value, first=first.line)


def check_files(
    referring: Iterable[Parsed],
    files: Mapping[FileRole, Sequence[str]],
    slugs: Collection[str],
    problems: Problems,
) -> set[str]:
    """Images, papers and articles that are referred to exist; returns the paths of those in use."""
    folders = {
        Target.IMAGE: ("images", FileRole.IMAGE),
        Target.DOCUMENT: ("documents", FileRole.DOCUMENT),
    }
    known = {target: set(files.get(role, ())) for target, (_, role) in folders.items()}
    used: set[str] = set()
    for parsed in referring:
        for claim in parsed.claims:
            if claim.target is Target.ARTICLE:
                _check_article(claim, parsed, slugs, problems)
            elif claim.target in folders:
                folder = folders[claim.target][0]
                path = f"{folder}/{claim.value}"
                if path in known[claim.target]:
                    used.add(path)
                elif is_file_of(claim.value, folder):
                    names = [name.removeprefix(f"{folder}/") for name in known[claim.target]]
                    near = "\n".join(nearest(claim.value, names))
                    problems.error(
                        parsed.located.shown,
                        claim.line,
                        claim.field,
                        "file-missing",
                        value=claim.value,
                        folder=folder,
                        nearest=near,
                    )
    return used


def _check_article(
    claim: Claim, parsed: Parsed, slugs: Collection[str], problems: Problems
) -> None:
    where = parsed.located.shown, claim.line, claim.field
    if claim.value == parsed.located.slug:
        problems.error(*where, "see-self", value=claim.value)
    elif claim.value not in slugs:
        near = "\n".join(nearest(claim.value, slugs))
        problems.error(*where, "article-unknown", value=claim.value, nearest=near)


def check_time(texts: Iterable[Parsed], now: datetime, problems: Problems) -> None:
    """Nothing that is said to have happened lies after ``now``."""
    for parsed in texts:
        for past in parsed.past:
            if past.instant > now:
                problems.error(
                    parsed.located.shown,
                    past.line,
                    past.field,
                    past.code,
                    value=past.value,
                    now=f"{now:%Y-%m-%d %H:%M}",
                )
