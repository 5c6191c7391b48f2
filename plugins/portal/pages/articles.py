"""The page of one article: whole, a fact card where it is not translated, or withdrawn.

In: a composer and a slug.  Out: ArticlePage or WithdrawnPage.
"""

from __future__ import annotations

from markupsafe import Markup

from portal.domain.model import Article, DatedNote, Document, Status
from portal.domain.registry import name_in
from portal.i18n.labels import KINDS, ROLES, SESSIONS, STAGES
from portal.i18n.numbers import number_text
from portal.indexes.rows import Row
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.mail import mail_url
from portal.pages.photographs import photographs_of
from portal.pages.structured.dublin import article_core
from portal.pages.structured.news import article_node
from portal.pages.views.parts import (
    DateText,
    Fact,
    Figures,
    Head,
    Link,
    PartyLine,
    SocialImage,
    TermDescription,
)
from portal.pages.views.texts import (
    ArticlePage,
    DocumentFact,
    EntryHeading,
    MentionLine,
    WithdrawnPage,
)
from portal.pages.withdrawn import withdrawn_page

__all__ = ["article_page", "document_fact", "notes_in"]

_CARD_PARTIES = 3
"""A fact card's heading names so many parties; the card itself names all."""


def article_page(compose: Composer, slug: str) -> ArticlePage | WithdrawnPage:
    """``/tin/<year>/<slug>/``"""
    article = compose.site.articles[slug]
    if slug in compose.site.withdrawn:
        return withdrawn_page(compose, article)
    return _ArticleComposition(compose, article).page()


class _ArticleComposition:
    """What one article shows in one language; ``card`` when it has no text of its own there."""

    def __init__(self, compose: Composer, article: Article) -> None:
        self.compose = compose
        self.article = article
        self.row: Row = compose.site.indexes.rows[article.slug]
        self.words, self.lang = self.row.words_in(compose.lang)
        self.translation = article.translations.get(compose.lang)
        self.card = self.lang != compose.lang
        self.address = addresses.of_row(self.row)

    def page(self) -> ArticlePage:
        compose, article = self.compose, self.article
        body = compose.site.bodies.get((article.slug, compose.lang))
        title = self.card_title() if self.card else self.words.title
        kind = Link(compose(KINDS[article.kind]), compose.url(addresses.kind(article.kind)))
        author, note, note_lang = self.signed_words()
        published = compose.moment(article.date)
        return ArticlePage(
            head=self.head(title),
            title=title,
            summary="" if self.card else self.words.summary,
            kind=kind,
            published=published,
            modified=self.modified(),
            author=author,
            event=compose.event(self.row) if article.event else None,
            event_note=compose(SESSIONS[article.event.session])
            if article.event and article.event.session
            else "",
            place=(article.event.place or "") if article.event else "",
            parties=tuple(
                PartyLine(compose(ROLES[party.role]), compose.entity(party.id, self.row.day))
                for party in article.agencies
            ),
            partners=tuple(compose.entity(id, self.row.day) for id in article.partner_provinces),
            regulations=tuple(
                MentionLine(
                    compose.regulation_link(mention.id),
                    compose(STAGES[mention.stage]) if mention.stage else "",
                )
                for mention in article.regulations
            ),
            people=tuple(TermDescription(person.name, person.office) for person in article.people),
            figures=tuple(
                Figures(
                    figure.label,
                    number_text(figure.value, compose.lang),
                    figure.unit or "",
                    figure.period or "",
                )
                for figure in article.figures
            ),
            commendations=self.commendations(),
            documents=tuple(document_fact(compose, paper) for paper in article.documents),
            photographs=() if self.card else photographs_of(compose, article),
            body=Markup(body.html) if body and not self.card else Markup(),  # noqa: S704 - cleaned by reading.markdown
            headings=tuple(EntryHeading(h.id, h.text, h.level) for h in body.headings)
            if body and not self.card
            else (),
            sources=tuple(compose.source(source) for source in article.sources),
            corrections=self.dated_notes("corrections"),
            changes=self.dated_notes("changes"),
            note=note,
            note_lang=note_lang,
            tags=article.tags,
            expired=compose.moment(article.expires)
            if self.row.expired and article.expires
            else None,
            citation=self.citation(title, published),
            mail_url=mail_url(title, compose.site.absolute(self.address, compose.lang)),
            earlier=compose.stories(compose.site.indexes.earlier.before(self.row)),
            original=self.original(),
            code_url=compose.url(addresses.code(self.address)),
            card=self.card,
            draft=article.status is Status.DRAFT,
        )

    def head(self, title: str) -> Head:
        compose, article = self.compose, self.article
        written = ["vi", *article.translations]
        news = Link(compose("Tin mới"), compose.url(addresses.NEWS))
        year = Link(
            str(article.date.date.year),
            compose.url(addresses.year(addresses.NEWS, article.date.date.year)),
        )
        description = title if self.card else self.words.summary
        author, *_ = self.signed_words()
        image = self.image()
        news_node = article_node(
            compose,
            article,
            self.row,
            author=author,
            corrections=self.dated_notes("corrections"),
            photographs=photographs_of(compose, article),
            card=image,
        )
        return compose.head(
            self.address,
            title,
            description,
            trail=(news, year),
            languages=written,
            robots="noindex" if self.card or article.status is Status.DRAFT else "",
            nodes=() if self.card else (news_node,),
            og_type="article",
            dublin_core=article_core(compose, article, title, description, author),
            calendar=self.calendar(),
            image=image,
        )

    def calendar(self) -> str:
        """The address of the event's calendar file, where the day is known."""
        event, status = self.article.event, self.article.status
        if event is None or not event.has_days or self.card or status is Status.DRAFT:
            return ""
        return addresses.event_calendar(self.address)

    def image(self) -> SocialImage | None:
        """The card of the most specific thing that the article is about."""
        compose, article = self.compose, self.article
        if article.regulations:
            id = article.regulations[0].id
            return compose.card(addresses.regulation_card(id), compose.regulation_link(id).text)
        named = (*article.partner_provinces, *(party.id for party in article.agencies))
        entity = compose.site.registry.entities[named[0]]
        name = compose.entity(entity.id, self.row.day).text
        return compose.card(addresses.entity_card(entity), name)

    def card_title(self) -> str:
        """The heading of a fact card: kind, parties and date, all from structured fields."""
        kind = self.compose(KINDS[self.article.kind])
        parties = ", ".join(
            dict.fromkeys(
                self.compose.entity(party.id, self.row.day).text
                for party in self.article.agencies[:_CARD_PARTIES]
            )
        )
        return f"{kind}: {parties} ({self.compose.event(self.row).text})"

    def modified(self) -> DateText | None:
        own = self.translation.modified if self.translation else self.article.modified
        return self.compose.moment(own) if own else None

    def signed_words(self) -> tuple[str, str, str | None]:
        """Author, note, and the language of the note: the translation's where it has one."""
        author, note = self.article.author or "", self.article.note or ""
        if self.translation is None:
            return author, note, self.compose.foreign("vi")
        if self.translation.note:
            return self.translation.author or author, self.translation.note, None
        return self.translation.author or author, note, self.compose.foreign("vi") if note else None

    def dated_notes(self, field: str) -> tuple[Fact, ...]:
        """Corrections or changes, the oldest first."""
        return tuple(
            Fact(self.compose.date(note.date), note.note, self.compose.foreign(lang))
            for note, lang in notes_in(self.article, field, self.compose.lang)
        )

    def commendations(self) -> str:
        given = self.article.commendations
        if given is None:
            return ""
        parts = []
        plural = self.compose.language.plural
        if given.collectives is not None:
            parts.append(plural("%(num)s tập thể", "%(num)s tập thể", given.collectives))
        if given.individuals is not None:
            parts.append(plural("%(num)s cá nhân", "%(num)s cá nhân", given.individuals))
        return ", ".join(parts)

    def citation(self, title: str, published: DateText) -> str:
        site = self.compose.site
        name, _ = name_in(site.identity.names, self.compose.lang)
        return (
            f"{name}, “{title}”, {published.text}, {site.absolute(self.address, self.compose.lang)}"
        )

    def original(self) -> Link | None:
        if self.compose.lang == "vi":
            return None
        words = self.row.words["vi"]
        return Link(words.title, self.compose.site.url(self.address, "vi"), "vi")


def notes_in(article: Article, field: str, lang: str) -> list[tuple[DatedNote, str]]:
    """``corrections`` or ``changes``, the oldest first, each with its language.

    A translation tells in its own words what was done on a day; the original's notes of other
    days are shown with it all the same.
    """
    translation = article.translations.get(lang)
    own: tuple[DatedNote, ...] = getattr(translation, field) if translation else ()
    days = {note.date for note in own}
    notes = [(note, "vi") for note in getattr(article, field) if note.date not in days]
    notes += [(note, lang) for note in own]
    return sorted(notes, key=lambda item: item[0].date)


def document_fact(compose: Composer, document: Document) -> DocumentFact:
    """A paper as articles and regulations show it; a file of the site before an outside address."""
    url = document.url or ""
    if document.file:
        url = compose.site.options.base_path + addresses.paper(document.file)
    return DocumentFact(
        number=document.number,
        title=document.title,
        date=compose.date(document.date) if document.date else None,
        authority=document.authority or "",
        url=url,
    )
