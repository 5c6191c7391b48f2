"""What there is to draw: one order a file, which holds everything that its drawing depends on.

In: a :class:`~portal.pages.site.Site`.  Out: orders.  Nothing here needs a drawing library.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.domain.model import Agency, Country, Kind, Regulation
from portal.domain.registry import Entity, name_in
from portal.i18n.formats import date_text
from portal.i18n.labels import KINDS, REGULATION_TYPES
from portal.i18n.language import SOURCE_LANGUAGE
from portal.i18n.lao import RUN, Divider
from portal.output.planned import path_in
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.entities import entity_kicker
from portal.pages.regulations import period_text
from portal.pages.site import Site

__all__ = [
    "CardOrder",
    "CardWords",
    "IconOrder",
    "Order",
    "QrOrder",
    "code_orders",
    "picture_orders",
]

_ICONS = (180, 192, 512)


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says.

    ``kicker`` stands over the title, ``detail`` under it, each may be "".  ``syllables`` is true
    for a Vietnamese title, whose words are written in several parts; one without spaces has
    zero-width ones (U+200B) where a line may end.
    """

    kicker: str
    title: str
    detail: str
    department: str
    site: str
    syllables: bool


@dataclass(frozen=True, slots=True)
class CardOrder:
    """A social card; ``ground`` is "banner" for who acts, "paper" for what is written."""

    path: str
    ground: str
    words: CardWords
    colours: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class IconOrder:
    """The site's sign, ``size`` pixels wide; 0 for ``favicon.ico`` with its three."""

    path: str
    size: int
    colours: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QrOrder:
    """The QR code of an absolute address."""

    path: str
    address: str


Order = CardOrder | IconOrder | QrOrder


def picture_orders(site: Site) -> tuple[CardOrder | IconOrder, ...]:
    """The icons, and in every language a card for the site and whatever has a page in a register.

    They depend on site.yaml and the registers alone: no new article changes a card.
    """
    colours = tuple(sorted(site.identity.colours.items()))
    icons = [IconOrder(addresses.icon(size)[1:], size, colours) for size in _ICONS]
    icons.append(IconOrder(addresses.FAVICON[1:], 0, colours))
    cards = (
        CardOrder(path_in(lang, address), ground, words, colours)
        for lang in site.languages
        for address, ground, words in _Cards(Composer(site, lang)).all()
    )
    return (*icons, *cards)


def code_orders(site: Site) -> Iterator[QrOrder]:
    """The code of every article that is not withdrawn, in every language."""
    for row in site.indexes.rows.values():
        if row.slug not in site.withdrawn:
            address = addresses.of_row(row)
            for lang in site.languages:
                path = path_in(lang, addresses.code(address))
                yield QrOrder(path, site.absolute(address, lang))


class _Cards:
    """The words of all cards of one language, with each one's address and ground."""

    def __init__(self, compose: Composer) -> None:
        self._compose = compose
        identity = compose.site.identity
        self._site = name_in(identity.names, compose.lang)
        self._department = name_in(identity.department, compose.lang)[0]
        words = compose.language.words
        self._divider = Divider([word.removeprefix("=") for word in words]) if words else None

    def all(self) -> Iterator[tuple[str, str, CardWords]]:
        site = self._compose.site
        yield addresses.SITE_CARD, "banner", self._whole_site()
        for entity in site.registry.entities.values():
            yield addresses.entity_card(entity), "banner", self._entity(entity)
        for kind in Kind:
            title = (self._compose(KINDS[kind]), self._compose.lang)
            yield addresses.kind_card(kind), "paper", self._words("Loại tin", title)
        for regulation in site.registry.regulations.values():
            yield addresses.regulation_card(regulation.id), "paper", self._regulation(regulation)

    def _whole_site(self) -> CardWords:
        host = self._compose.site.options.site_url.partition("://")[2]
        text, lang = self._site
        title = self._divided(text)
        return CardWords("", title, "", self._department, host, lang == SOURCE_LANGUAGE)

    def _words(self, kicker: str, title: tuple[str, str], detail: str = "") -> CardWords:
        text, lang = title
        text = self._divided(text[:1].upper() + text[1:])
        site, syllables = self._site[0], lang == SOURCE_LANGUAGE
        return CardWords(kicker, text, detail, self._department, site, syllables)

    def _divided(self, title: str) -> str:
        if self._divider is None:
            return title
        divider = self._divider
        return RUN.sub(lambda run: "\u200b".join(divider.pieces(run[0])), title)

    def _entity(self, entity: Entity) -> CardWords:
        """By the name it bears today or bore last; below, until when, or its own people's name."""
        compose = self._compose
        registry = compose.site.registry
        day = min(compose.site.today, entity.valid.last)
        title = registry.name_on(entity.id, day, compose.lang)
        if entity.valid.end is not None and entity.valid.last < compose.site.today:
            date = date_text(entity.valid.end, compose.lang)
            detail = compose("đến hết %(date)s") % {"date": date}
        else:
            detail = self._own_name(entity)
        return self._words(
            entity_kicker(compose, entity), title, "" if detail == title[0] else detail
        )

    def _own_name(self, entity: Entity) -> str:
        """What Lao bodies and provinces are called in Lao, Vietnamese ones in Vietnamese."""
        registry = self._compose.site.registry
        id = entity.province if isinstance(entity, Agency) else entity.id
        country = registry.provinces[id].country if id else None
        own = {Country.VN: entity.name.vi, Country.LA: entity.name.lo}
        return (own.get(country) if country else None) or ""

    def _regulation(self, regulation: Regulation) -> CardWords:
        """Its number and term, as far as the title does not tell them."""
        compose = self._compose
        title = name_in(regulation.title, compose.lang)
        term = period_text(compose, regulation.period)
        if not term and regulation.signed is not None:
            term = date_text(regulation.signed, compose.lang)
        told = [regulation.number or "", "" if term in title[0] else term]
        kicker = compose(REGULATION_TYPES[regulation.type])
        return self._words(kicker, title, " · ".join(filter(None, told)))
