"""How years are cut: what is new changes the newest cuts alone."""

from __future__ import annotations

from portal.search.volumes import SHEAF, Volume, pieces_of, volumes


def test_years_with_few_texts_share_their_sheaves() -> None:
    assert volumes({2020: 20, 2021: 25, 2022: 10}) == (
        Volume((2020, 2021, 2022), 8, (((2020, 0), (2021, 0)), ((2022, 0),))),
    )


def test_a_year_with_many_texts_has_sheaves_of_its_own() -> None:
    (volume,) = volumes({2020: 3, 2021: 2 * SHEAF + 1, 2022: 2})
    assert volume.sheaves == (
        ((2020, 0),),
        ((2021, 0),),
        ((2021, 1),),
        ((2021, 2),),
        ((2022, 0),),
    )


def test_volumes_are_whole_years_from_the_oldest_on() -> None:
    counts = dict.fromkeys(range(2010, 2016), 5_000)
    found = volumes(counts)
    assert [volume.years for volume in found] == [(2010, 2011), (2012, 2013), (2014, 2015)]
    assert [volume.shards for volume in found] == [320, 320, 320]
    assert volumes({**counts, 2016: 7_000})[:3] == found


def test_one_text_more_changes_no_older_sheaf() -> None:
    (before,) = volumes({2020: 70, 2021: 30, 2022: 19})
    (after,) = volumes({2020: 70, 2021: 30, 2022: 20})
    assert after == before


def test_nothing_has_no_volume() -> None:
    assert volumes({}) == ()
    assert [pieces_of(count) for count in (1, SHEAF, SHEAF + 1)] == [1, 1, 2]
