"""Which units a text means."""

import pytest

from campaigns.actions.matching import is_exactly, unit_named, units_meant
from campaigns.actions.readings import due_day, signer_of
from units.choices import UnitKind
from units.models import Unit

UNITS = {
    "office": Unit(kind=UnitKind.OFFICE, name="Văn phòng Ủy ban nhân dân tỉnh", short_name="Văn phòng UBND tỉnh"),
    "province": Unit(kind=UnitKind.PROVINCE, name="Ủy ban nhân dân tỉnh Hòa Giang", short_name="UBND tỉnh"),
    "works": Unit(kind=UnitKind.DEPARTMENT, name="Sở Xây dựng"),
    "home": Unit(kind=UnitKind.DEPARTMENT, name="Sở Nội vụ"),
    "commune": Unit(kind=UnitKind.COMMUNE, name="Ủy ban nhân dân xã An Phú", short_name="UBND xã An Phú"),
    "room": Unit(kind=UnitKind.SECTION, name="Phòng Hành chính"),
}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Văn phòng UBND tỉnh", "office"),
        ("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH HÒA GIANG", "office"),
        ("UBND tỉnh Hòa Giang", "province"),
        ("Uỷ ban nhân dân xã An Phú", "commune"),
        ("Sở Nội vụ (Ban Thi đua - Khen thưởng)", "home"),
    ],
)
def test_a_unit_is_found_by_its_names(text, name):
    assert unit_named(text, UNITS.values()) is UNITS[name]


@pytest.mark.parametrize("text", ["", None, "Sở", "Bộ Nội vụ", "Sở Xây"])
def test_half_a_name_finds_nobody(text):
    assert unit_named(text, UNITS.values()) is None


def test_only_the_whole_name_is_sure():
    assert is_exactly("UBND tỉnh", UNITS["province"])
    assert not is_exactly("UBND tỉnh Quảng Ngãi", UNITS["province"])


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("Trưởng các phòng, ban, đơn vị trực thuộc", ["room"]),
        ("Các sở, ban, ngành và UBND các xã, phường", ["office", "works", "home", "commune"]),
        ("Thủ trưởng các cơ quan, đơn vị", list(UNITS)),
        ("Sở Xây dựng", ["works"]),
        ("Phòng Hành chính", ["room"]),
        ("", list(UNITS)),
        ("Ông Nguyễn Văn A", []),
    ],
)
def test_units_are_meant_by_kind_or_name(who, names):
    assert units_meant(who, UNITS.values()) == [UNITS[name] for name in names]


@pytest.mark.parametrize(
    ("printed", "capacity", "on_behalf"),
    [
        ("KT. CHÁNH VĂN PHÒNG", "kt", "CHÁNH VĂN PHÒNG"),
        ("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH", "tm", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"),
        ("TUQ. CHỦ TỊCH", "tuq", "CHỦ TỊCH"),
        (None, "head", ""),
    ],
)
def test_the_capacity_is_read_from_its_prefix(printed, capacity, on_behalf):
    read = signer_of({"capacity": printed, "position": None, "name": None})

    assert (read["capacity"], read["for"], read["position"]) == (capacity, on_behalf, "")


def test_a_day_set_by_hand_is_the_last_day():
    fact = {"rule": "before", "due_on": "2026-06-30", "last_on": "2026-06-28"}

    assert str(due_day(fact, 2026, before_includes_day=False)) == "2026-06-28"
    assert due_day({"rule": "before_yearly", "month_day": "02-30"}, 2026, before_includes_day=False) is None
