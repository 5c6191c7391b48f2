"""Opens what earlier builds kept of an article.

In: slugs, or the keys of texts.  Out: records as reading everything would give them; raises
:class:`~portal.store.ondemand.Unkept` when they are kept no more.
"""

from __future__ import annotations

from collections.abc import Mapping

from portal.domain.model import Article
from portal.domain.problems import Problems
from portal.output.bodies import kept_body
from portal.reading.content import article_of
from portal.reading.markdown import Rendered
from portal.reading.parsing import kept_outcomes
from portal.reading.places import FileRole, label_of, locate
from portal.reading.references import Resolver
from portal.store import Kept
from portal.store.ondemand import Unkept
from portal.warm.reread import Reread
from portal.warm.snapshot import Snapshot

__all__ = ["Fetching"]


class Fetching:
    """Looks into the store while the site is used."""

    def __init__(self, found: Reread, before: Snapshot, kept: Kept) -> None:
        self._before = before
        self._kept = kept
        self._digests = found.digests
        self._label = label_of(found.content.root)
        entries = [file for file in found.parsed if file.located.role is FileRole.REGISTER]
        self._resolver = Resolver(found.content.registry, entries, Problems())

    def article(self, slug: str) -> Article:
        """An article that has not changed."""
        paths = self._before.kin[slug].files
        places = [locate(path, self._label, Problems()) for path in paths]
        files = kept_outcomes({place: self._digests[place.path] for place in places}, self._kept)
        if len(files) == len(paths):
            article = article_of([files[path] for path in paths], self._resolver)
            if article is not None:
                return article
        raise Unkept(slug)

    def body(
        self, keys: Mapping[tuple[str, str], tuple[bytes, bytes]], of: tuple[str, str]
    ) -> Rendered:
        """The HTML of a text that has not changed."""
        return kept_body(*keys[of], self._kept)
