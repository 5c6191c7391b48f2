"""What a changed text may link to, when the other articles have not been opened.

In: the context made of what was read, outlines and paths of the others.  Out: a context that
answers as one made of everything would.  What it does not know it calls a dead link: that is told
as a fault, and a text with a fault makes the build read everything after all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from portal.i18n.language import SOURCE_LANGUAGE
from portal.pages import addresses
from portal.pages.site import Site
from portal.reading.markdown import Destination, ImageFile, LinkContext, Reach
from portal.warm.kin import Kin

__all__ = ["AmongOthers"]


class AmongOthers:
    """A LinkContext in ``lang``: the articles that ``site`` shows, then all that was ``read``.

    ``read`` gives the contexts of what was read, which it takes a whole plan to make; few texts
    need them.  ``kin`` are the files of all articles, shown or not; of the changed ones, the
    ``slugs``, only ``read`` tells.
    """

    def __init__(
        self,
        lang: str,
        read: Callable[[], Mapping[str, LinkContext]],
        site: Site,
        kin: Mapping[str, Kin],
        slugs: Collection[str],
    ) -> None:
        self.lang = lang
        self.site_url = site.options.site_url
        self._read_all = read
        self._site = site
        self._kin = kin
        self._changed = slugs
        # The addresses of an article's translations begin with their language.
        self._prefixes = {f"/{lang}": lang for lang in site.identity.languages}

    @property
    def _read(self) -> LinkContext:
        return self._read_all()[self.lang]

    @cached_property
    def _slugs(self) -> Mapping[str, str]:
        return {one.files[0]: slug for slug, one in self._kin.items()}

    def resolve(self, target: str) -> Destination | None:
        return self._unchanged(target) or self._read.resolve(target) or self._shown(target)

    def _unchanged(self, target: str) -> Destination | None:
        """The page of an article that has not changed."""
        slug = self._slugs.get(target, target.rstrip("/").rpartition("/")[2])
        return None if slug in self._changed else self._shown(target)

    def _shown(self, target: str) -> Destination | None:
        if target in self._slugs:
            return self._article(self._slugs[target], self.lang)
        prefix = target[: target.find("/", 1)]
        lang = self._prefixes.get(prefix, SOURCE_LANGUAGE)
        slug = target.rstrip("/").rpartition("/")[2]
        found = self._article(slug, lang)
        return found if found and found.address == self._site.options.base_path + target else None

    def _article(self, slug: str, lang: str) -> Destination | None:
        """The page of a shown article; those of others are told of by who reads everything."""
        outline = self._site.outlines.get(slug)
        if outline is None:
            return None
        prefix = "" if lang == SOURCE_LANGUAGE else f"/{lang}"
        address = f"{prefix}{addresses.article(outline.year, slug)}"
        reach = Reach.BUILT if lang in self._site.languages else Reach.LEFT_OUT
        return Destination(self._site.options.base_path + address, reach)

    def nearest(self, target: str) -> tuple[str, ...]:
        return self._read.nearest(target)

    def image(self, file: str) -> ImageFile | None:
        return self._read.image(file)

    def nearest_image(self, file: str) -> tuple[str, ...]:
        return self._read.nearest_image(file)
