"""Degrees and titles before names, signs before numbers: neither is part of what is matched."""

from datetime import date

import pytest

from awards.intake import columns as h
from awards.intake.award_names import PERSON, AwardNames
from awards.intake.entries import Reader
from units.intake import columns as c

READER = Reader(AwardNames([("LDTT", "Lao động tiên tiến")]), date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    "prefix",
    ["Ông", "Bà", "Đ/c", "ThS.", "TS. ", "TS", "BS.CKI", "BSCKII.", "PGS.TS", "PGS.TS.", "GS. TS.", "Đ/c ThS.", "NSƯT",
     "NSND", "Bác sĩ", "KS.", "Ông ThS."],
)  # fmt: skip
def test_what_stands_before_a_name(prefix):
    space = "" if prefix == "ThS." else " "
    entry = READER.read({c.NAME: f"{prefix}{space}Nguyễn Văn Hòa", h.AWARD: "LĐTT"})
    assert (entry.facts["name"], entry.subject) == ("Nguyễn Văn Hòa", PERSON)


@pytest.mark.parametrize("name", ["Bạch Tsering", "Cn Thị Mai", "Tsan Văn Hòa", "Kso Văn Nam"])
def test_a_name_is_not_cut(name):
    assert READER.read({c.NAME: name}).facts["name"] == name


@pytest.mark.parametrize("number", ["'12/QĐ-SXD", "’12/QĐ-SXD", "Số 12/QĐ-SXD", "12/QĐ-SXD"])
def test_a_sign_before_a_number_is_left_out(number):
    assert READER.read({h.NUMBER: number}).facts["number"] == "12/QĐ-SXD"
