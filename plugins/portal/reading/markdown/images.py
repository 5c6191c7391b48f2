"""Images of a text: a file under content/images/, described in words, of known size.

In: the image elements of the tree.  Out: their attributes as served.  An image that stands alone
in its paragraph becomes a figure; its Markdown title becomes the caption.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

from portal.reading.markdown.characters import decode_entities
from portal.reading.markdown.records import ImageFile
from portal.reading.markdown.work import Work, attribute_text

__all__ = ["settle_images"]

_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|.*\\", re.IGNORECASE)
_FOLDER = "images/"


def settle_images(
    work: Work,
    images: Iterable[Element],
    parents: Mapping[Element, Element],
) -> None:
    """Check every ``<img>`` of the tree and give it its served address and size."""
    for image in images:
        written = image.get("src", "")
        caption = attribute_text(work, image, "title")
        alt = attribute_text(work, image, "alt")
        image.attrib.clear()
        work.targets.add(written)
        _describe(work, image, alt, written)
        found = _place(work, image, written)
        if found is None:
            # Never shown: the error stops the build.  Without a source it asks nobody for it.
            image.tag = "span"
            image.attrib.clear()
            continue
        if _stands_alone(image, parents[image]):
            _make_figure(parents[image], caption)
        elif caption:
            image.set("title", caption)
        _offer(image, found)


def _describe(work: Work, image: Element, alt: str, written: str) -> None:
    name = posixpath.basename(written)
    if not alt:
        work.error(work.line_of(written), "image-without-alt", file=written)
    elif alt.lower() in (name.lower(), name.lower().rpartition(".")[0]):
        work.error(work.line_of(written), "image-alt-is-name", file=written)
    image.set("alt", alt)


def _place(work: Work, image: Element, written: str) -> ImageFile | None:
    """Set address and size; None, with the problem noted, when there is no such file."""
    target = unquote(decode_entities(written)).strip()
    if not target or _REMOTE.match(target):
        work.error(work.line_of(written), "image-remote", file=target)
        return None
    for file in _candidates(target, work.folder):
        found = work.context.image(file)
        if found is not None:
            break
    else:
        near = "\n".join(work.context.nearest_image(target.removeprefix("/").removeprefix(_FOLDER)))
        work.error(work.line_of(written), "image-missing", file=target, nearest=near)
        return None
    work.images[file] = None
    image.set("src", found.address)
    if found.width and found.height:
        image.set("width", str(found.width))
        image.set("height", str(found.height))
    image.set("loading", "lazy")
    image.set("decoding", "async")
    if found.srcset:
        image.set("srcset", found.srcset)
        image.set("sizes", found.sizes)
    return found


def _offer(image: Element, file: ImageFile) -> None:
    """Put the image into a ``<picture>`` that offers the lighter files first."""
    if not file.sources:
        return
    attributes = dict(image.attrib)
    image.attrib.clear()
    image.tag = "picture"
    for kind, files in file.sources:
        SubElement(image, "source", {"type": kind, "srcset": files, "sizes": file.sizes})
    SubElement(image, "img", attributes)


def _candidates(target: str, folder: str) -> Iterable[str]:
    """Paths under content/images/ that a target may mean: by name, from the root, or relative."""
    if target.startswith("/"):
        yield target.removeprefix("/" + _FOLDER)
        return
    yield target
    relative = posixpath.normpath(f"{folder}/{target}")
    if relative.startswith(_FOLDER):
        yield relative.removeprefix(_FOLDER)


def _stands_alone(image: Element, parent: Element) -> bool:
    return (
        parent.tag == "p"
        and len(parent) == 1
        and not (parent.text or "").strip()
        and not (image.tail or "").strip()
    )


def _make_figure(paragraph: Element, caption: str) -> None:
    paragraph.tag = "figure"
    if caption:
        SubElement(paragraph, "figcaption").text = caption
