"""One documented, frozen context for each page type; ``TEMPLATES`` names its template."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from portal.pages.views import lists, living, reference, texts

__all__ = ["TEMPLATES", "View"]

View = (
    lists.HomePage
    | lists.IndexPage
    | lists.YearPage
    | lists.DirectoryPage
    | lists.EntityPage
    | reference.DocumentsPage
    | reference.FiguresPage
    | reference.CalendarPage
    | reference.CorrectionsPage
    | lists.SearchPage
    | lists.DataPage
    | lists.SiteMapPage
    | texts.ArticlePage
    | texts.WithdrawnPage
    | texts.RegulationPage
    | texts.RegulationDirectoryPage
    | texts.StandingPage
    | texts.ContactPage
    | texts.NotFoundPage
    | living.LivingPage
    | texts.OfflinePage
)

TEMPLATES: Mapping[type, str] = MappingProxyType(
    {
        lists.HomePage: "pages/home.html",
        lists.IndexPage: "pages/index.html",
        lists.YearPage: "pages/year.html",
        lists.DirectoryPage: "pages/directory.html",
        lists.EntityPage: "pages/entity.html",
        reference.DocumentsPage: "pages/documents.html",
        reference.FiguresPage: "pages/figures.html",
        reference.CalendarPage: "pages/calendar.html",
        reference.CorrectionsPage: "pages/corrections.html",
        lists.SearchPage: "pages/search.html",
        lists.DataPage: "pages/data.html",
        lists.SiteMapPage: "pages/sitemap.html",
        texts.ArticlePage: "pages/article.html",
        texts.WithdrawnPage: "pages/withdrawn.html",
        texts.RegulationPage: "pages/regulation.html",
        texts.RegulationDirectoryPage: "pages/regulations.html",
        texts.StandingPage: "pages/page.html",
        texts.ContactPage: "pages/contact.html",
        texts.NotFoundPage: "pages/notfound.html",
        living.LivingPage: "pages/living.html",
        texts.OfflinePage: "pages/offline.html",
    }
)
