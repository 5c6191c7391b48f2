"""The site that the last build left, with a few articles changed, gone or new.

In: what the last build left, the folder as it is, the moment.  Out: :class:`Amended`: the site as
a build that reads everything would assemble it, and where it may differ from the last; or None
where that cannot be told from the articles that changed: a change of registers, pages, images,
settings or theme, an article with a problem, one that others link to and that came or went, one
whose images or old addresses are others, an embargo or a term that ended meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path

from portal.domain.dates import HANOI
from portal.domain.model import SiteIdentity
from portal.domain.problems import Problems
from portal.domain.publication import PublicationState, publication_state
from portal.i18n.language import SOURCE_LANGUAGE, Language
from portal.indexes.effective import effective_instant
from portal.indexes.outlines import Outline, make_outline
from portal.indexes.rows import make_row
from portal.indexes.site import SiteIndexes
from portal.output.assembly import content_digest, load_theme, shown_states
from portal.output.bodies import Converted, convert_bodies, link_contexts
from portal.output.facts.touched import Touched
from portal.output.searching import counts_after, kept_state, search_again
from portal.pages.site import BuildOptions, Site
from portal.reading.markdown import LinkContext
from portal.search.index import NO_SEARCH, PieceKey, SearchIndex, SearchState, differing
from portal.store import Kept
from portal.store.ondemand import OnDemand
from portal.warm.accounts import account_after
from portal.warm.bonds import bonds_of, concerns_nobody_else, named_articles
from portal.warm.fetching import Fetching
from portal.warm.kin import Kin, merged_kin
from portal.warm.links import AmongOthers
from portal.warm.planning import Planning
from portal.warm.reread import Reread, reread
from portal.warm.rows import Rows, amended_rows, touched_by
from portal.warm.snapshot import Snapshot
from portal.warm.turns import next_turn, quiet_until

__all__ = ["Amended", "amend"]


@dataclass(frozen=True, slots=True)
class Amended:
    """``site`` as it is now, ``touched`` where it may differ from the last.

    ``snapshot`` is for the next build, once the seals of what this one writes are put into it;
    ``planning`` is the plan of what belongs to no single article, and of what belongs to those
    that changed (or did before, while no plan changed since); ``converted`` counts the texts that
    were turned into HTML.
    """

    site: Site
    snapshot: Snapshot
    touched: Touched
    planning: Planning
    converted: int


def amend(
    root: Path,
    before: Snapshot,
    *,
    now: datetime,
    options: BuildOptions,
    theme: Path,
    version: str,
    kept: Kept,
    last: Amended | None = None,
) -> Amended | None:
    """Amend the site that ``before`` tells of; ``kept`` must stay open while the site is used.

    ``last`` is the site itself, for who still has it: what did not change is taken from there.
    Pages of the site raise Unkept when an article or a text is kept no more.
    """
    if now < before.now or (before.turns is not None and before.turns <= now):
        return None
    found = reread(root, before, now, kept)
    if found is None or found.content.site is None:
        return None
    search = kept_state(kept) if before.search else None
    if search is not None and search.token != before.search:
        return None
    work = _Amendment(before, found, now, options, kept, last, search)
    if not work.concerns_nobody_else():
        return None
    return work.amended(found.content.site, theme, version)


class _Amendment:
    def __init__(
        self,
        before: Snapshot,
        found: Reread,
        now: datetime,
        options: BuildOptions,
        kept: Kept,
        last: Amended | None,
        search: SearchState | None,
    ) -> None:
        self._search = search
        self._last = last
        identity = found.content.site
        self._languages = identity.languages if identity else ()
        self._before = before
        self._found = found
        self._now = now
        self._options = options
        self._kept = kept
        self._articles = {article.slug: article for article in found.content.articles}
        self._states = {
            slug: publication_state(article, now) for slug, article in self._articles.items()
        }
        shown = shown_states(options)
        self._shown = {
            slug: article for slug, article in self._articles.items() if self._states[slug] in shown
        }
        self._outlines = {slug: make_outline(article) for slug, article in self._shown.items()}

    def concerns_nobody_else(self) -> bool:
        """True when no other text, image or paper has to do with what changed."""
        if self._articles.keys() != self._found.files.keys():
            return False  # one of them has an error
        return all(
            concerns_nobody_else(
                slug,
                self._before,
                new=self._outlines.get(slug),
                state=self._states.get(slug),
                files=self._found.files.get(slug, ()),
                languages=self._languages,
            )
            for slug in self._found.slugs
        )

    def amended(self, identity: SiteIdentity, theme: Path, version: str) -> Amended | None:
        """The amended site; None when a changed text has something to say."""
        before, content = self._before, self._found.content
        addresses_of, tokens, languages = self._theme(theme, identity)
        outlines = self._merged_outlines()
        new_rows = {
            slug: make_row(article, content.registry, self._now)
            for slug, article in self._shown.items()
        }
        withdrawn = {
            slug for slug in self._shown if self._states[slug] is PublicationState.WITHDRAWN
        }
        rows = amended_rows(before, self._found.slugs, new_rows, withdrawn)
        effective = self._effective(rows)
        today = effective.astimezone(HANOI).date()
        indexes = self._indexes(rows, today)
        fetching = Fetching(self._found, before, self._kept)
        site = Site(
            identity=identity,
            registry=content.registry,
            indexes=indexes,
            articles=OnDemand(outlines, self._shown, fetching.article),
            outlines=outlines,
            withdrawn=frozenset(row.slug for row in rows.gone),
            pages={(page.slug, page.lang): page for page in content.pages},
            bodies={},
            languages=languages,
            assets=addresses_of,
            pictures=before.pictures,
            options=self._options,
            effective=effective,
            version=version,
            content_digest=content_digest(self._found.digests),
            tokens=tokens,
            search=self._counted(rows),
        )
        planning = self._planning(site, rows)
        converted = self._convert(site, planning)
        if converted is None:
            return None
        bonds = bonds_of(content, converted, self._options.base_path)
        if any(before.bonds.get(slug, ()) != bonds.get(slug, ()) for slug in self._found.slugs):
            return None
        kin = merged_kin(before.kin, self._found.slugs, self._articles.values(), converted)
        keys = {(slug, lang): body for slug in outlines for lang, body in kin[slug].bodies.items()}
        keys.update(before.page_bodies)
        at_hand = {key: b for key, b in converted.bodies.items() if key not in converted.lent}
        bodies = OnDemand(keys, at_hand, partial(fetching.body, keys))
        site = replace(site, bodies=bodies)
        searched: Collection[PieceKey] = ()
        if self._search is not None:
            site = search_again(site, self._search, rows.pairs, self._kept)
            searched = differing(self._search, site.search.state)
        snapshot = self._snapshot(site, rows, kin, converted)
        touched = touched_by(before, rows, indexes, self._found.slugs, self._outlines, today)
        touched = replace(touched, searched=frozenset(searched))
        return Amended(site, snapshot, touched, planning, converted.anew)

    def _counted(self, rows: Rows) -> SearchIndex:
        """The index that there will be, for the plan."""
        if self._search is None:
            return NO_SEARCH
        counts = counts_after(self._search.counts, rows.pairs, self._languages)
        return SearchIndex.of_counts(counts)

    def _theme(
        self, theme: Path, identity: SiteIdentity
    ) -> tuple[Mapping[str, str], str, Mapping[str, Language]]:
        """Addresses of its files, tokens, languages: the theme has not changed."""
        if self._last is not None:
            site = self._last.site
            return site.assets, site.tokens, site.languages
        assets, languages = load_theme(theme, identity, self._options, Problems())
        return assets.addresses, assets.tokens, languages

    def _effective(self, rows: Rows) -> datetime:
        before = self._before
        if rows.are_as_they_were and self._now < quiet_until(before.now, before.turns):
            return before.effective
        registry = self._found.content.registry
        return effective_instant((*rows.present, *rows.gone), registry, self._now)

    def _indexes(self, rows: Rows, today: date) -> SiteIndexes:
        if self._last is not None and rows.are_as_they_were and self._last.site.today == today:
            return self._last.site.indexes
        return rows.indexes(self._found.content.registry, today)

    def _planning(self, site: Site, rows: Rows) -> Planning:
        """The last plan where nothing of it can differ, not even in what belongs to the changed."""
        before, slugs = self._before, self._found.slugs
        stands = rows.stand_in_the_same_lists and (
            site.today == before.effective.astimezone(HANOI).date()
            and site.outlines is before.outlines
        )
        if stands and self._last is not None:
            return self._last.planning
        return Planning(site, slugs, stands=stands)

    def _convert(self, site: Site, planning: Planning) -> Converted | None:
        """The changed texts as HTML; None when a link, or anything else, is wrong with one."""
        content = replace(self._found.content, problems=Problems())
        files = self._found.files
        # A file that lies elsewhere now is no target under its former path.
        kin = {
            slug: kin
            for slug, kin in self._before.kin.items()
            if slug not in files or files[slug][0] == kin.files[0]
        }

        @cache
        def read() -> Mapping[str, LinkContext]:
            return link_contexts(content, site, planning.whole)

        contexts = {
            lang: AmongOthers(lang, read, site, kin, self._found.slugs)
            for lang in dict.fromkeys((SOURCE_LANGUAGE, *site.identity.languages))
        }
        converted = convert_bodies(replace(content, pages=()), contexts, 1, self._kept)
        return None if content.problems else converted

    def _merged_outlines(self) -> Mapping[str, Outline]:
        """In the order of the paths, as reading everything would find them."""
        before, slugs = self._before.outlines, self._found.slugs
        if all(before.get(slug) == self._outlines.get(slug) for slug in slugs):
            return before
        merged = {slug: outline for slug, outline in before.items() if slug not in slugs}
        merged.update(self._outlines)
        return dict(sorted(merged.items(), key=lambda item: item[1].path))

    def _snapshot(
        self, site: Site, rows: Rows, kin: Mapping[str, Kin], converted: Converted
    ) -> Snapshot:
        before, found = self._before, self._found
        others = {s: state for s, state in before.states.items() if s not in found.slugs}
        states = {**others, **self._states}
        claims = (claim for claims in found.content.claims.values() for claim in claims)
        return replace(
            before,
            now=self._now,
            turns=next_turn(self._articles.values(), self._now, before.turns),
            effective=site.effective,
            signatures=found.signatures,
            digests=found.digests,
            kin=kin,
            rows=site.indexes.rows,
            search=site.search.token,
            gone=rows.gone,
            outlines=site.outlines,
            earlier=rows.stories if rows.stories is not None else site.indexes.earlier.slugs(),
            states=states,
            named=before.named.union(converted.asked, named_articles(claims)),
            account=account_after(
                before.account, found.slugs, (before.kin, kin), (before.states, states)
            ),
        )
