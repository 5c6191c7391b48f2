"""Composes the parts that pages share, in one language: names, rows, heads.

In: the :class:`~portal.pages.site.Site` and a language.  Out: values of
``portal.pages.views.parts``.  A row or a name that recurs on many pages is composed once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from portal.domain.dates import Moment, PartialDate
from portal.domain.model import Country, Province, Source
from portal.domain.registry import name_in
from portal.i18n.formats import date_text, event_text, language_name, moment_text, month_name
from portal.i18n.labels import KINDS
from portal.i18n.linebreaks import LineBreaks
from portal.i18n.scripts import language_of
from portal.indexes.rows import Row
from portal.pages import addresses
from portal.pages.reads import Memory
from portal.pages.site import Site
from portal.pages.structured.graph import Node, breadcrumbs, graph
from portal.pages.views.parts import (
    Chip,
    DateText,
    EntityName,
    Head,
    LanguageLink,
    Link,
    SocialImage,
    SourceLine,
    StoryRow,
)

__all__ = ["Composer", "shortened"]

_SUMMARY = 170
"""A row tells so many characters of a summary: three lines on a phone; the article tells all."""

_CHIPS = 4
"""A row names at most so many bodies and provinces; the article names all."""

_CARD_SIZE = (1200, 630)
"""Pixels of what is shown where a page is shared: what every network takes whole."""


class Composer:
    """Parts for the pages of one language.  Call it to translate: ``compose("Tin mới")``."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site = site
        self.lang = lang
        self.language = site.languages[lang]
        self._names: Memory[tuple[str, tuple[str, str]], EntityName] = Memory(site.reads)
        self._rows: Memory[str, StoryRow] = Memory(site.reads)
        self._texts: Memory[tuple[str, str], str] = Memory(site.reads)
        words = self.language.words
        self._breaks = LineBreaks(words) if words else None

    def __call__(self, message: str) -> str:
        return self.language(message)

    def breakable(self, text: str) -> str:
        """The text with a zero-width space where a line may end, if spaces do not tell."""
        return self._breaks.marked(text) if self._breaks else text

    def once(self, key: tuple[str, str], make: Callable[[], str]) -> str:
        """A text that many outputs hold, made when it is first asked for."""
        return self._texts.get(key, make)

    def url(self, address: str) -> str:
        """A link within the page's language; "" for what a lean build does not make."""
        if self.site.options.lean and not addresses.is_lean(address):
            return ""
        return self.site.url(address, self.lang)

    def foreign(self, lang: str) -> str | None:
        """The value of a ``lang`` field: None where it is the page's own language."""
        return None if lang == self.lang else lang

    # --- dates ------------------------------------------------------------------------------

    def date(self, when: PartialDate) -> DateText:
        return DateText(str(when), date_text(when, self.lang))

    def day(self, when: dt.date) -> DateText:
        return self.date(PartialDate.of(when))

    def moment(self, when: Moment) -> DateText:
        return DateText(when.iso, moment_text(when, self.lang))

    def event(self, row: Row) -> DateText:
        text = (
            event_text(row.event, self.lang) if row.event else date_text(row.event_date, self.lang)
        )
        return DateText(str(row.event_date), text)

    # --- names ------------------------------------------------------------------------------

    def entity_address(self, id: str) -> str:
        """Where a body or province has its page."""
        return addresses.entity(self.site.registry.entities[id])

    def entity(self, id: str, day: dt.date) -> EntityName:
        """Its name as it was on ``day``, and who stands in its place today where that changed."""
        # Days are many, names few: one is composed once for all the days on which it was borne.
        name = self.site.registry.name_on(id, day, self.lang)
        return self._names.get((id, name), lambda: self._compose_entity(id, name))

    def _compose_entity(self, id: str, name: tuple[str, str]) -> EntityName:
        site = self.site
        text, lang = name
        heirs = site.heirs(id)
        now: tuple[Link, ...] = ()
        if heirs != (id,):
            now = tuple(self.current_link(heir) for heir in heirs)
        elif site.current_name(id, self.lang) != name:
            now = (self.current_link(id),)
        return EntityName(id, text, self.url(self.entity_address(id)), self.foreign(lang), now)

    def current_link(self, id: str, count: int | None = None) -> Link:
        """By the name it bears today, or bore last."""
        text, lang = self.site.current_name(id, self.lang)
        return Link(text, self.url(self.entity_address(id)), self.foreign(lang), count)

    def regulation_link(self, id: str, count: int | None = None) -> Link:
        text, lang = name_in(self.site.registry.regulations[id].title, self.lang)
        return Link(text, self.url(addresses.regulation(id)), self.foreign(lang), count)

    # --- rows -------------------------------------------------------------------------------

    def story(self, row: Row) -> StoryRow:
        return self._rows.get(row.slug, lambda: self._compose_story(row))

    def stories(self, rows: Iterable[Row]) -> tuple[StoryRow, ...]:
        return tuple(self.story(row) for row in rows)

    def story_link(self, row: Row) -> Link:
        words, lang = row.words_in(self.lang)
        return Link(words.title, self.url(addresses.of_row(row)), self.foreign(lang))

    def _compose_story(self, row: Row) -> StoryRow:
        words, lang = row.words_in(self.lang)
        when = row.event_date
        return StoryRow(
            url=self.url(addresses.of_row(row)),
            title=words.title,
            summary=shortened(words.summary),
            lang=self.foreign(lang),
            kind=Link(self(KINDS[row.kind]), self.url(addresses.kind(row.kind))),
            date=self.event(row),
            day=str(when.day) if when.day else "",
            month=month_name(when.month, self.lang) if when.month else "",
            year=str(when.year),
            place=(row.event.place or "") if row.event else "",
            expired=row.expired,
            chips=self._chips(row),
        )

    def _chips(self, row: Row) -> tuple[Chip, ...]:
        named = list(dict.fromkeys([*(party.id for party in row.parties), *row.partner_provinces]))
        chips = []
        for id in named[:_CHIPS]:
            name = self.entity(id, row.day)
            entity = self.site.registry.entities[id]
            kind = "agency"
            if isinstance(entity, Province):
                kind = "province" if entity.country is Country.VN else "partner"
            chips.append(Chip(name.text, name.url, name.lang, kind))
        return tuple(chips)

    def source(self, source: Source) -> SourceLine:
        lang = source.lang or ""
        return SourceLine(
            name=source.name,
            name_lang=self.foreign(language_of(source.name) or self.lang),
            url=source.url or "",
            host=(source.url or "").partition("://")[2].partition("/")[0].removeprefix("www."),
            lang=lang,
            lang_name=language_name(lang, self.lang) if lang and lang != self.lang else "",
            note=source.note or "",
            note_lang=self.foreign(language_of(source.note or "") or self.lang),
        )

    # --- heads ------------------------------------------------------------------------------

    def head(
        self,
        address: str,
        title: str,
        description: str,
        *,
        title_lang: str | None = None,
        trail: Sequence[Link] = (),
        languages: Iterable[str] | None = None,
        robots: str = "",
        feeds: bool = False,
        twin: bool = False,
        nodes: Sequence[Node] = (),
        og_type: str = "website",
        dublin_core: tuple[tuple[str, str], ...] = (),
        calendar: str = "",
        image: SocialImage | None = None,
    ) -> Head:
        """What a page says of itself.

        ``title_lang`` is the title's language where that is not the page's.
        ``languages`` are those in which the page has text of its own (all, when None): only they
        are alternates. ``trail`` is what lies between home and this page; ``nodes`` say to
        machines what it is about; ``calendar`` is the address of its calendar file; ``image``
        is the site's own where none is given.
        """
        site, own = self.site, address
        present = tuple(site.languages)
        written = tuple(languages) if languages is not None else present
        links = tuple(
            LanguageLink(code, site.languages[code].name, site.url(own, code), code == self.lang)
            for code in present
        )
        alternates: tuple[LanguageLink, ...] = ()
        if len(written) > 1 and self.lang in written:
            alternates = tuple(
                LanguageLink(code, site.languages[code].name, site.absolute(own, code))
                for code in present
                if code in written
            )
            # Who reads none of them is best served by the original.
            alternates += (LanguageLink("x-default", "", site.absolute(own)),)
        home = Link(self("Trang chủ"), self.url(addresses.HOME))
        here = Link(title, self.url(own), title_lang)
        way = () if own == addresses.HOME else (home, *trail, here)
        steps = (breadcrumbs(way, site.options.origin),) if way else ()
        return Head(
            title=title,
            description=description,
            url=site.url(own, self.lang),
            canonical=site.absolute(own, self.lang),
            lang=self.lang,
            languages=links,
            alternates=alternates,
            robots=robots,
            trail=way,
            atom=self.url(f"{own}atom.xml") if feeds else "",
            json_feed=self.url(f"{own}feed.json") if feeds else "",
            twin=site.url(f"{own}index.json") if twin and not site.options.lean else "",
            json_ld=graph((*nodes, *steps)),
            og_type=og_type,
            dublin_core=dublin_core,
            calendar=self.url(calendar) if calendar else "",
            image=image or self.card(addresses.SITE_CARD, ""),
        )

    def card(self, address: str, of: str) -> SocialImage | None:
        """The picture of the site, or ``of`` something, for where a page is shared.

        Publishing makes the pictures; a lean build has none.
        """
        if not self.url(address):
            return None
        name = name_in(self.site.identity.names, self.lang)[0]
        alt = f"{of} – {name}" if of else name
        return SocialImage(self.site.absolute(address, self.lang), *_CARD_SIZE, alt)


def shortened(text: str, limit: int = _SUMMARY) -> str:
    """``text`` whole, or as many of its words as ``limit`` characters hold, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit + 1].rpartition(" ")[0]
    return f"{cut.rstrip(' ,;:–-.')}…"
