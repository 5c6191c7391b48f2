"""Records come back from a pickle as they were."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass

import pytest

from portal.domain.dates import Moment, PartialDate
from portal.domain.model import Event, Party, Role
from portal.domain.packing import packed


@packed
@dataclass(frozen=True, slots=True)
class Single:
    """One field, which may itself be a tuple."""

    parts: tuple[int, ...]


RECORDS = [
    PartialDate(2020, 6),
    Moment(PartialDate(2020, 6, 11)),
    Event(PartialDate(2020), place="Vinh"),
    Party("cong-an-ha-tinh", Role.HOST),
    Single((1, 2)),
    Single(()),
]


@pytest.mark.parametrize("record", RECORDS, ids=repr)
def test_a_record_comes_back_as_it_was(record: object) -> None:
    assert pickle.loads(pickle.dumps(record, protocol=5)) == record
    assert copy.copy(record) == record


def test_a_pickle_is_the_class_and_the_values_of_its_fields() -> None:
    assert Party("cong-an-ha-tinh", Role.HOST).__reduce__() == (
        Party,
        ("cong-an-ha-tinh", Role.HOST),
    )
    assert Single((1, 2)).__reduce__() == (Single, ((1, 2),))
