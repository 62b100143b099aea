"""Positions without the name of the unit in them."""

import pytest

from units.intake.positions import without_unit

NAMES = ("Ủy ban nhân dân xã An Lâm", "Xã An Lâm")


@pytest.mark.parametrize(
    ("position", "left"),
    [
        ("Chủ tịch UBND xã An Lâm", "Chủ tịch"),
        ("Phó Chủ tịch Ủy ban nhân dân xã An Lâm", "Phó Chủ tịch"),
        ("Trưởng Công an, xã An Lâm", "Trưởng Công an"),
        ("Chánh Văn phòng của xã An Lâm", "Chánh Văn phòng"),
        ("Chủ tịch UBND xã An Lâm Thượng", "Chủ tịch UBND xã An Lâm Thượng"),
        ("Công chức tư pháp", "Công chức tư pháp"),
        ("Xã An Lâm", "Xã An Lâm"),
    ],
)
def test_the_name_of_the_unit_is_left_out(position, left):
    assert without_unit(position, NAMES) == left
