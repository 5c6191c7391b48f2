"""Nothing vanishes: every file of content/ is accounted for in every build.

In: the files that were read, what became of each article, the files of the finished tree.  Out:
:class:`~portal.output.reports.Account`, whose parts add up to the number of files; problems naming
each file that they do not explain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from portal.domain.model import Page
from portal.domain.problems import Problems
from portal.domain.publication import PublicationState
from portal.output.files import Fate, served_address
from portal.output.planned import path_in
from portal.output.reports import Account
from portal.pages import addresses
from portal.pages.site import Site
from portal.reading.content import Content
from portal.reading.places import FileRole, label_of
from portal.reading.usage import unused_files

__all__ = ["account_for"]

_DATA = frozenset({FileRole.REGISTER, FileRole.SITE})
_TEXTS = frozenset({FileRole.ARTICLE, FileRole.TRANSLATION})


def account_for(
    content: Content,
    site: Site,
    states: Mapping[str, PublicationState],
    fates: Mapping[str, Fate],
    made: Collection[str],
    problems: Problems,
) -> Account:
    """Put each file into exactly one part, and see that what is published is really in the tree.

    ``fates`` are those of images and papers; ``made`` holds the paths of the finished tree.  A
    file that fits nowhere, or whose page is missing, is an error and counted nowhere; an unused
    one is a warning.
    """
    counts: Counter[str] = Counter()
    articles = {article.path: article.slug for article in content.articles}
    for article in content.articles:
        for translation in article.translations.values():
            articles[translation.path] = article.slug
    pages = {page.path: page for page in content.pages}
    for file in content.files:
        place = f"{label_of(content.root)}/{file.path}"
        wanted: Iterable[str] = ()
        if file.role in _TEXTS and file.path in articles:
            slug = articles[file.path]
            part = str(states[slug])
            if part in ("published", "withdrawn"):
                wanted = _article_files(site, slug)
        elif file.role is FileRole.PAGE and file.path in pages:
            part = "published"
            wanted = _page_files(site, pages[file.path])
        elif file.role in _DATA:
            part = "data"
        elif file.path in fates:
            part = str(fates[file.path].part)
            if fates[file.path].served:
                wanted = [addresses.file_of(served_address(file.path, file.role))]
        else:
            part = "" if file.used else "unused"
        if not part or any(path not in made for path in wanted):
            problems.error(place, 0, "", "file-vanished")
        else:
            counts[part] += 1
    problems.extend(unused_files(content))
    return Account(
        files=len(content.files),
        published=counts["published"],
        draft=counts["draft"],
        embargoed=counts["embargoed"],
        withdrawn=counts["withdrawn"],
        data=counts["data"],
        unused=counts["unused"],
    )


def _article_files(site: Site, slug: str) -> Iterator[str]:
    """An article has a page in every language of the build."""
    article = site.articles[slug]
    address = addresses.article(article.date.date.year, slug)
    return (path_in(lang, address) for lang in site.languages)


def _page_files(site: Site, page: Page) -> Iterator[str]:
    """A standing page too; a lean build has none."""
    if not site.options.lean:
        yield path_in(page.lang, addresses.standing(page.slug))
