"""The words of all texts by how common they are, and those that the list of files tells of."""

from __future__ import annotations

from portal.search.vocabulary import common_words, counts_piece, vocabulary_piece

COUNTS = {"hop": 9, "phoi": 5, "tinh": 3, "cuc": 1, "@ha-tinh": 2, "9": 6}


def test_words_stand_in_classes_that_double_the_commonest_first() -> None:
    piece = vocabulary_piece([counts_piece(COUNTS), counts_piece({"phoi": 2, "cuc": 1})])
    assert piece.text == '["", "", "tinh @ha-tinh cuc", "phoi", "hop"]\n'


def test_a_word_that_counts_for_each_way_of_writing_it_is_among_the_commonest() -> None:
    text = vocabulary_piece([counts_piece(COUNTS)]).text
    assert common_words(text, 6)[:3] == ["hop phoi", "tinh @ha-tinh", "cuc"]


def test_of_no_words_none_is_common() -> None:
    assert common_words(vocabulary_piece([]).text, 0) == []
