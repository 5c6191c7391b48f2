"""Values are fetched when they are asked for, told by their stamps, and the last of them held."""

from __future__ import annotations

import pytest

from portal.store.ondemand import OnDemand


def test_a_value_is_fetched_when_it_is_asked_for_and_once_while_it_is_held() -> None:
    fetched: list[int] = []

    def fetch(key: int) -> str:
        fetched.append(key)
        return f"text {key}"

    texts = OnDemand(dict.fromkeys(range(1000)), {7: "at hand"}, fetch)
    assert (len(texts), list(texts)[:2], 999 in texts, 1000 in texts) == (1000, [0, 1], True, False)
    assert fetched == []
    assert [texts[7], texts[3], texts[3]] == ["at hand", "text 3", "text 3"]
    assert fetched == [3]
    assert [texts[key] for key in range(10, 1000)] == [f"text {key}" for key in range(10, 1000)]
    assert texts[3] == "text 3"
    assert fetched == [3, *range(10, 1000), 3]
    with pytest.raises(KeyError):
        texts[1000]


def test_a_stamp_is_told_without_fetching() -> None:
    def fetch(key: int) -> str:
        raise AssertionError(key)

    texts = OnDemand({1: None, 2: None}, {}, fetch, {1: b"one"})
    assert (texts.stamp(1), texts.stamp(2)) == (b"one", b"")


def test_no_more_are_held_than_was_said() -> None:
    fetched: list[int] = []

    def fetch(key: int) -> int:
        fetched.append(key)
        return key

    texts = OnDemand(dict.fromkeys(range(9)), {}, fetch, held=1)
    assert [texts[key] for key in (1, 1, 2, 1, 3, 4, 1)] == [1, 1, 2, 1, 3, 4, 1]
    assert fetched == [1, 2, 3, 4, 1]
