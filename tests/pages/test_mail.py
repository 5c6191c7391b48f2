"""A letter about a page begins with its title and address."""

from __future__ import annotations

from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from portal.pages.mail import mail_url


def test_title_and_address_are_in_the_letter() -> None:
    assert mail_url("Quy chế & họp", "https://a.vn/tin/2020/a/") == (
        "mailto:?subject=Quy%20ch%E1%BA%BF%20%26%20h%E1%BB%8Dp&body=https%3A//a.vn/tin/2020/a/"
    )


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_title_is_written_as_python_writes_it(title: str) -> None:
    assert mail_url(title, "") == f"mailto:?subject={quote(title)}&body="
