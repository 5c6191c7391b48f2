"""Records put away in bundles: the same mapping, of which little is opened."""

from __future__ import annotations

import pytest

from portal.domain.dates import PartialDate
from portal.store import shelf as shelves
from portal.store.sealed import Unsealed, seal, unseal
from portal.store.shelf import Shelf

DAYS = {f"d{n}": PartialDate(1900 + n) for n in range(150)}


def travelled(records: dict[str, PartialDate]) -> Shelf[PartialDate]:
    found = unseal(seal(Shelf.of(records)))
    assert isinstance(found, Shelf)
    return found


def test_a_shelf_gives_back_each_record_in_order() -> None:
    found = travelled(DAYS)
    assert list(found.items()) == list(DAYS.items())
    assert len(found) == 150
    assert "d149" in found
    assert "d150" not in found
    assert found.get("d150") is None
    assert dict(travelled({})) == {}


def test_only_the_bundle_of_a_record_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    found = travelled(DAYS)
    opened: list[bytes] = []

    def counted(data: bytes) -> object:
        opened.append(data)
        return unseal(data)

    monkeypatch.setattr(shelves, "unseal", counted)
    assert found["d70"] == PartialDate(1970)
    assert found["d71"] == PartialDate(1971)
    assert len(opened) == 1


def test_a_shelf_is_put_away_as_it_is() -> None:
    found = travelled(DAYS)
    assert Shelf.of(found) is found


def test_a_bundle_that_was_altered_is_refused() -> None:
    bundle = seal(list(DAYS.values()))
    broken: Shelf[PartialDate] = Shelf(tuple(DAYS), (bundle[:-1] + b"x",))
    with pytest.raises(Unsealed):
        broken["d0"]
