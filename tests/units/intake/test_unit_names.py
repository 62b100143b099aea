"""One key for all spellings of a unit's name, and the place it speaks of."""

import pytest

from units.intake.unit_names import place_of, unit_key


@pytest.mark.parametrize(
    "said", ["UBND xã Trường Khê Tây", "Ủy ban nhân dân xã Trường Khê Tây", "Uỷ ban nhân dân  XÃ trường khê tây"]
)
def test_a_council_is_known_by_any_spelling(said):
    assert unit_key(said) == "xa truong khe tay"


def test_other_names_keep_their_words():
    assert unit_key("Văn phòng Ủy ban nhân dân tỉnh") == unit_key("văn phòng UBND tỉnh") == "van phong ubnd tinh"
    assert unit_key("Hội đồng nhân dân xã An") == "hoi dong nhan dan xa an"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("UBND xã An Lâm Thượng", "An Lâm Thượng"),
        ("Ủy ban nhân dân phường Đồng Tâm", "Đồng Tâm"),
        ("Uỷ ban nhân dân phường 5", "Phường 5"),
        ("Thành phố Hòa Giang", "Hòa Giang"),
        ("Sở Xây dựng", ""),
        ("Văn phòng UBND tỉnh", ""),
    ],
)
def test_papers_are_dated_at_the_place_of_the_name(name, place):
    assert place_of(name) == place
