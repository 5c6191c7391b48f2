"""Which file of content/ a page was made of, for whoever has to mend it.

In: the site.  Out: :class:`Sources`.  A list has no file of its own: there it is the theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.i18n.language import SOURCE_LANGUAGE
from portal.pages import addresses
from portal.pages.site import Site

__all__ = ["Sources", "phones_of", "sources_of"]

_NONE = "theme/"


@dataclass(frozen=True, slots=True)
class Sources:
    """``by_address`` → file; ``prefixes`` are those of the other languages (``/en``)."""

    by_address: Mapping[str, str]
    prefixes: tuple[str, ...] = ()

    def of(self, address: str) -> str:
        """The file behind an address, or behind the page that it lies below."""
        for prefix in self.prefixes:
            own = self.by_address.get(address)
            if own:
                return own
            if address.startswith(f"{prefix}/"):
                address = address[len(prefix) :]
        while address.count("/") > 1:
            found = self.by_address.get(address)
            if found:
                return found
            address = address.rstrip("/").rpartition("/")[0] + "/"
        return _NONE


def sources_of(site: Site, content: str) -> Sources:
    """All that a site knows; ``content`` is what the content folder is called."""
    found = {}
    for outline in site.outlines.values():
        address = addresses.article(outline.year, outline.slug)
        found[address] = f"{content}/{outline.path}"
        for lang in outline.modified:
            if lang != SOURCE_LANGUAGE:
                path = outline.path.removesuffix(".md")
                found[site.languages[lang].prefix + address] = f"{content}/{path}.{lang}.md"
    for (slug, lang), page in site.pages.items():
        found[f"{site.languages[lang].prefix}/{slug}/"] = f"{content}/{page.path}"
    registry = site.registry
    for id in registry.agencies:
        found[addresses.agency(id)] = f"{content}/registry/agencies/{id}.yaml"
    for id, province in registry.provinces.items():
        found[addresses.entity(province)] = f"{content}/registry/provinces/{id}.yaml"
    for id in registry.regulations:
        found[addresses.regulation(id)] = f"{content}/registry/regulations/{id}.yaml"
    prefixes = (each.prefix for each in site.languages.values() if each.prefix)
    return Sources(found, tuple(prefixes))


def phones_of(site: Site) -> list[str]:
    """Every telephone and fax number that the registers give as a contact."""
    registry, identity = site.registry, site.identity
    contacts = [agency.contact for agency in registry.agencies.values()]
    contacts += [regulation.contact for regulation in registry.regulations.values()]
    found = [contact.phone for contact in contacts if contact]
    found += [official.phone for official in registry.people.values()]
    found += [*identity.phones, identity.fax]
    return [phone for phone in found if phone]
