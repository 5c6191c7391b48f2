"""Images and papers of content/: which texts use them, and which of them are served.

In: the content, the site, the state of every article, its converted bodies.  Out: for each file
that any text uses, its :class:`Fate`.  A file is served when a text that is shown uses it: one
that only an embargoed text or a draft uses waits with it, one of a withdrawn text goes with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.domain.model import Article
from portal.domain.publication import PublicationState
from portal.i18n.language import SOURCE_LANGUAGE
from portal.output.errors import EnvironmentFault
from portal.output.planned import Output
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.site import Site, page_key
from portal.reading.content import Content
from portal.reading.markdown import Rendered
from portal.reading.places import FileRole, label_of
from portal.schema.values import is_file_of

__all__ = ["Bodies", "Fate", "bytes_of", "file_outputs", "file_uses", "served_address"]

Bodies = Mapping[tuple[str, str], Rendered]

_IMAGES, _PAPERS = "images/", "documents/"
_FOLDERS = {FileRole.IMAGE: "images", FileRole.DOCUMENT: "documents"}


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a used file: its part in the account, and whether this build serves it.

    A lean build serves less than is published: what only pages and registers use is left out.
    """

    part: PublicationState
    served: bool


def file_uses(
    content: Content, site: Site, states: Mapping[str, PublicationState], bodies: Bodies
) -> dict[str, Fate]:
    """Paths relative to content/ → fate, for every file that is used at all.

    Notes an error for a file that is used under a name that cannot be an address, or of a type
    that is not served.
    """
    fates: dict[str, Fate] = {}
    for part, served, paths in _uses(content, site, states, bodies):
        for path in paths:
            known = fates.get(path)
            if known is None or _RANK[part] < _RANK[known.part]:
                fates[path] = Fate(part, served or (known is not None and known.served))
            elif served and not known.served:
                fates[path] = Fate(known.part, served)
    _check_names(content, fates)
    return fates


# The more is shown of what uses a file, the more is shown of the file.
_RANK = {
    PublicationState.PUBLISHED: 0,
    PublicationState.WITHDRAWN: 1,
    PublicationState.EMBARGOED: 2,
    PublicationState.DRAFT: 3,
}


def _uses(
    content: Content, site: Site, states: Mapping[str, PublicationState], bodies: Bodies
) -> Iterator[tuple[PublicationState, bool, Iterable[str]]]:
    """State of a text, whether this build shows it, the files it uses."""
    papers = site.options.base_path + addresses.paper("")
    for article in content.articles:
        shown = article.slug in site.articles and article.slug not in site.withdrawn
        yield states[article.slug], shown, _of_article(article)
        for lang in (SOURCE_LANGUAGE, *article.translations):
            used = _of_body(bodies[article.slug, lang], papers)
            yield states[article.slug], shown and lang in site.languages, used
    complete = not site.options.lean
    published = PublicationState.PUBLISHED
    for page in content.pages:
        yield published, complete, _of_body(bodies[page_key(page.slug, page.lang)], papers)
    for regulation in content.registry.regulations.values():
        files = [_PAPERS + paper.file for paper in regulation.documents if paper.file]
        yield published, complete, files


def _of_article(article: Article) -> Iterator[str]:
    yield from (_IMAGES + image.file for image in article.images)
    yield from (_PAPERS + paper.file for paper in article.documents if paper.file)


def _of_body(body: Rendered, papers: str) -> Iterator[str]:
    yield from (_IMAGES + image for image in body.images)
    for link in body.links:
        if link.startswith(papers):
            yield _PAPERS + link.removeprefix(papers).partition("#")[0].partition("?")[0]


def _check_names(content: Content, fates: Mapping[str, Fate]) -> None:
    for file in content.files:
        folder = _FOLDERS.get(file.role)
        if folder is None or file.path not in fates:
            continue
        name = file.path.removeprefix(f"{folder}/")
        if not is_file_of(name, folder):
            place = f"{label_of(content.root)}/{file.path}"
            content.problems.error(place, 0, "", "file-unservable")


def file_outputs(
    content: Content, fates: Mapping[str, Fate], digests: Mapping[str, bytes]
) -> Iterator[Output]:
    """The files that are served; ``digests`` are of the files by path.

    Papers are served as they are, pictures without what is no picture in them.
    """
    for file in content.files:
        address = served_address(file.path, file.role)
        if address and file.path in fates and fates[file.path].served:
            path = content.root / file.path
            yield Output(
                addresses.file_of(address),
                SOURCE_LANGUAGE,
                _cleaned if file.role is FileRole.IMAGE else _copied,
                (path, digests[file.path]),
                file.path,
            )


def served_address(path: str, role: FileRole) -> str:
    """Where a file of content/ is served when it is; "" for what never is."""
    if role is FileRole.IMAGE:
        return addresses.image(path.removeprefix(_IMAGES))
    return addresses.paper(path.removeprefix(_PAPERS)) if role is FileRole.DOCUMENT else ""


def _cleaned(_: Composer, path: Path, digest: bytes) -> bytes:
    # Loaded where there is a picture: it needs a drawing library.
    from portal.images.cleaning import cleaned

    return cleaned(bytes_of(path, digest), path.suffix.lower())


def _copied(_: Composer, path: Path, digest: bytes) -> bytes:
    return bytes_of(path, digest)


def bytes_of(path: Path, digest: bytes) -> bytes:
    """The file as it was when it was read: a later build goes by its digest (SHA-256).

    Raises EnvironmentFault when it is another by now, OSError when it is gone.
    """
    data = path.read_bytes()
    if hashlib.sha256(data).digest() != digest:
        raise EnvironmentFault(
            f"{path}: tệp vừa bị thay trong lúc dựng. Trang đang có vẫn nguyên vẹn; hãy chạy lại.",
            f"{path}: the file was replaced during the build. The former site is still whole; "
            "try again.",
        )
    return data
