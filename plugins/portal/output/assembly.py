"""From what was read to a site that can be made: states, rows, indexes, plan, bodies.

In: :class:`~portal.reading.content.Content`, the moment, the options, the theme.  Out:
:class:`Assembly`: the site and every output of it.  All problems of registers, articles, texts
and theme are found before any is raised.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from portal.domain.dates import HANOI
from portal.domain.model import Article, SiteIdentity
from portal.domain.problems import Problems
from portal.domain.publication import PublicationState, publication_state
from portal.i18n.language import SOURCE_LANGUAGE, Language, load_language
from portal.images.records import Picture
from portal.indexes.effective import effective_instant
from portal.indexes.outlines import make_outline
from portal.indexes.rows import make_row
from portal.indexes.site import build_indexes
from portal.output.assets import ICON, Assets, load_assets, without_scripts
from portal.output.bodies import Converted, convert_bodies, link_contexts
from portal.output.files import Fate, file_outputs, file_uses
from portal.output.images import known_pictures
from portal.output.plan import Output, make_plan
from portal.output.render import check_templates
from portal.output.worker import worker_file
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.site import BuildOptions, Site, page_key
from portal.reading.content import Content
from portal.reading.places import label_of
from portal.store import Kept

__all__ = [
    "Assembly",
    "assemble",
    "check_texts",
    "content_digest",
    "load_theme",
    "refuse_collisions",
    "shown_states",
]


@dataclass(frozen=True)
class Assembly:
    """A site and its outputs.

    ``content`` knows by now which images and documents the texts use, and no Markdown any more;
    ``states`` say what becomes of each article, by slug; ``fates`` of each image and paper that
    some text uses, by its path; ``digests`` (SHA-256) are of every file, ``converted`` tells what
    became of the texts, ``beside`` names the outputs that belong to no plan.
    """

    site: Site
    content: Content
    outputs: tuple[Output, ...]
    states: Mapping[str, PublicationState]
    fates: Mapping[str, Fate]
    digests: Mapping[str, bytes]
    converted: Converted
    beside: frozenset[str]


def assemble(
    content: Content,
    *,
    now: datetime,
    options: BuildOptions,
    theme: Path,
    version: str,
    jobs: int = 1,
    kept: Kept | None = None,
) -> Assembly:
    """The whole site of ``content`` as of ``now``; raises ContentError with every problem found.

    ``kept`` are the texts that earlier builds converted (None: there are none).
    """
    problems = content.problems
    problems.extend(check_templates(theme))
    if content.site is None:
        problems.raise_errors()
        raise AssertionError("a missing site.yaml is an error, and errors are raised")
    assets, languages = load_theme(theme, content.site, options, problems)
    states = _states(content, now)
    digests = _file_digests(content)
    kept = kept or Kept(None)
    pictures = known_pictures(content, digests, jobs, kept, copies=options.copies)
    site = _without_bodies(content, content.site, states, now, options, languages, assets, pictures)
    site = replace(site, version=version, content_digest=content_digest(digests))
    plan = make_plan(site)
    contexts = link_contexts(content, site, plan)
    converted = convert_bodies(content, contexts, jobs, kept)
    bodies = converted.bodies
    fates = file_uses(content, site, states, bodies)
    content = _without_markdown(_with_uses(content, fates))
    stored = dict(_static_files(assets, options))
    if not options.lean:
        stored |= worker_file(theme, site, problems)
    files = [Output(path, SOURCE_LANGUAGE, _stored, (data,)) for path, data in stored.items()]
    beside = (*files, *file_outputs(content, fates, digests))
    outputs = (*plan.outputs, *beside)
    refuse_collisions(outputs, label_of(content.root), problems)
    problems.raise_errors()
    pages = {page_key(slug, lang) for slug, lang in site.pages}
    shown = [key for key in bodies if key[0] in site.articles or key in pages]
    articles = {a.slug: a for a in content.articles if a.slug in site.articles}
    site = replace(site, articles=articles, bodies=converted.whole(shown, kept))
    paths = frozenset(output.path for output in beside)
    return Assembly(site, content, outputs, states, fates, digests, converted, paths)


def load_theme(
    theme: Path, identity: SiteIdentity, options: BuildOptions, problems: Problems
) -> tuple[Assets, dict[str, Language]]:
    """The theme's files and languages, as this build needs them; what is wrong is noted."""
    assets = load_assets(
        theme, options.base_path, identity.colours, problems, living=options.shows_living
    )
    if options.lean:
        assets = without_scripts(assets)
    codes = (SOURCE_LANGUAGE,) if options.lean else identity.languages
    return assets, {code: load_language(code, theme / "locale", problems) for code in codes}


def shown_states(options: BuildOptions) -> set[PublicationState]:
    """States of the articles that have a page."""
    shown = {PublicationState.PUBLISHED, PublicationState.WITHDRAWN}
    return shown | {PublicationState.DRAFT} if options.drafts else shown


def check_texts(content: Content, *, now: datetime, jobs: int = 1) -> Content:
    """Note every problem of the texts (links, images, markup) without making anything.

    For the ``check`` command: needs neither theme nor catalogues.  Out: the content, which knows
    by now which images and documents the texts use.  Does nothing without a site.yaml, which is a
    problem of its own already.
    """
    if content.site is None:
        return content
    states = _states(content, now)
    languages = {code: Language(code) for code in content.site.languages}
    options = BuildOptions(_ANY_SITE)
    pictures = known_pictures(
        content, _file_digests(content), jobs, Kept(None), copies=options.copies
    )
    site = _without_bodies(
        content, content.site, states, now, options, languages, _NO_ASSETS, pictures
    )
    contexts = link_contexts(content, site, make_plan(site))
    bodies = convert_bodies(content, contexts, jobs, Kept(None)).bodies
    return _with_uses(content, file_uses(content, site, states, bodies))


_NO_ASSETS = Assets({}, {}, "")
_ANY_SITE = "https://portal.invalid"
"""Checking needs an address to tell inner links from outer ones; nothing is published under it."""


def _states(content: Content, now: datetime) -> dict[str, PublicationState]:
    return {article.slug: publication_state(article, now) for article in content.articles}


def _without_bodies(
    content: Content,
    identity: SiteIdentity,
    states: Mapping[str, PublicationState],
    now: datetime,
    options: BuildOptions,
    languages: Mapping[str, Language],
    assets: Assets,
    pictures: Mapping[str, Picture],
) -> Site:
    """The site before its Markdown is converted: links need to know every address first."""
    shown = shown_states(options)
    articles = {a.slug: a for a in content.articles if states[a.slug] in shown}
    withdrawn = frozenset(slug for slug in articles if states[slug] is PublicationState.WITHDRAWN)
    effective = effective_instant(articles.values(), content.registry, now)
    today = effective.astimezone(HANOI).date()
    rows = [make_row(article, content.registry, now) for article in articles.values()]
    present = [row for row in rows if row.slug not in withdrawn]
    gone = [row for row in rows if row.slug in withdrawn]
    return Site(
        identity=identity,
        registry=content.registry,
        indexes=build_indexes(present, content.registry, today, gone).worked_out(),
        articles=articles,
        outlines={slug: make_outline(article) for slug, article in articles.items()},
        withdrawn=withdrawn,
        pages={(page.slug, page.lang): page for page in content.pages},
        bodies={},
        languages=languages,
        assets=assets.addresses,
        tokens=assets.tokens,
        pictures=pictures,
        options=options,
        effective=effective,
        version="",
        content_digest="",
    )


def _with_uses(content: Content, fates: Mapping[str, Fate]) -> Content:
    used = (replace(file, used=file.used or file.path in fates) for file in content.files)
    return replace(content, files=tuple(used))


def _without_markdown(content: Content) -> Content:
    """The same articles but for their Markdown, which is HTML by now: a fifth of all memory."""
    return replace(content, articles=tuple(map(_emptied, content.articles)))


def _emptied(article: Article) -> Article:
    others = article.translations
    if others:
        others = {lang: replace(text, body="") for lang, text in others.items()}
    return replace(article, body="", translations=others)


def _static_files(assets: Assets, options: BuildOptions) -> Mapping[str, bytes]:
    """The theme's files; the icon, which manifests name, under an address for ever."""
    icon = assets.addresses.get(ICON)
    if icon is None or options.lean:
        return assets.files
    drawing = assets.files[icon.removeprefix(f"{options.base_path}/")]
    return {**assets.files, addresses.file_of(addresses.ICON): drawing}


def refuse_collisions(outputs: Iterable[Output], folder: str, problems: Problems) -> None:
    """Two outputs of one path, or of paths that differ only in case, would overwrite each other."""
    seen: dict[str, Output] = {}
    for output in outputs:
        first = seen.setdefault(output.path.casefold(), output)
        if first is not output:
            source = output.source or first.source
            place = f"{folder}/{source}" if source else output.path
            problems.error(place, 0, "", "output-collision", path=output.path)


def _file_digests(content: Content) -> dict[str, bytes]:
    """SHA-256 of every file of content/, by path; texts have theirs from when they were read."""
    return {
        file.path: file.digest or hashlib.sha256((content.root / file.path).read_bytes()).digest()
        for file in content.files
    }


def content_digest(digests: Mapping[str, bytes]) -> str:
    """SHA-256 over the paths and contents of all files of content/."""
    whole = hashlib.sha256()
    for path, digest in digests.items():
        whole.update(f"{path}\0".encode())
        whole.update(digest)
    return whole.hexdigest()


def _stored(_: Composer, data: bytes) -> bytes:
    return data
