"""The list of page types is whole: every page that is built is of one, every one is shown."""

from __future__ import annotations

import re

from tests.browser.pagetypes import LANGUAGES, PAGE_TYPES, SAMPLES, address_in, type_of
from tests.site.facts import Site

_PHOTOGRAPH = re.compile(r'<figure class="(photo|lead__photo)[" ]')


def test_every_page_of_the_site_is_of_a_known_type(shown: Site) -> None:
    assert [address for address in shown.pages if type_of(address) is None] == []


def test_every_page_type_is_there_in_every_language(shown: Site) -> None:
    assert [sample for sample in SAMPLES if sample.address not in shown.pages] == []
    assert len(SAMPLES) == len(PAGE_TYPES) * len(LANGUAGES)
    assert {shown.pages[each.address].lang for each in SAMPLES} == set(LANGUAGES)


def test_every_type_of_page_that_shows_photographs_has_a_sample_that_does(shown: Site) -> None:
    """So axe, layout shifts and all that runs over SAMPLES meet photographs, in each language."""
    showing = {each.address for each in shown.pages.values() if _PHOTOGRAPH.search(each.html)}

    def kinds(addresses: set[str]) -> set[tuple[str, str]]:
        found = ((type_of(address), shown.pages[address].lang) for address in addresses)
        return {(each.form, lang) for each, lang in found if each}

    assert {"/", "/tin/2024/bai-du-moi-phan/"} <= showing
    assert kinds(showing & {each.address for each in SAMPLES}) == kinds(showing)


def test_a_sample_has_the_form_of_its_type() -> None:
    assert [each for each in PAGE_TYPES if not re.fullmatch(each.form, each.sample)] == []
    assert len({each.name for each in PAGE_TYPES}) == len(PAGE_TYPES)
    assert len({each.sample for each in PAGE_TYPES}) == len(PAGE_TYPES)


def test_an_address_of_another_language_has_the_type_of_the_vietnamese_one() -> None:
    for lang in LANGUAGES:
        for each in PAGE_TYPES:
            found = type_of(address_in(lang, each.sample))
            assert found is not None
            assert found.form == each.form


def test_an_unknown_form_has_no_type() -> None:
    assert type_of("/tin/2020/06/05/") is None
