"""The list of provinces that comes along."""

from collections import Counter

from units.facts.provinces import division, place_names


def test_thirty_four_of_which_six_are_cities():
    rows = division().provinces

    assert Counter(row.is_city for row in rows) == {False: 28, True: 6}
    assert len({row.name for row in rows}) == 34


def test_each_names_its_origins_and_none_of_the_old_ones_is_forgotten():
    rows = division().provinces
    origins = [name for row in rows for name in row.formed_from]

    assert sum(row.is_merged for row in rows) == 23
    assert len(origins) == len(set(origins)) == 63
    assert [row.name for row in rows if row.name not in row.formed_from or row.seat not in row.formed_from] == []
    assert [row.formed_from for row in rows if not row.is_merged] == [(row.name,) for row in rows if not row.is_merged]


def test_each_row_says_how_far_it_is_checked():
    marks = Counter(row.mark for row in division().provinces)

    assert marks == {"V": 21, "VS": 5, "R": 8}
    assert [row.name for row in division().provinces if row.is_verified != (row.mark == "V")] == []


def test_places_old_and_new_are_offered():
    assert len(place_names()) == 63
    assert {"Quảng Bình", "Quảng Trị"} < set(place_names())
