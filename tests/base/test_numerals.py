"""Amounts read aloud in Vietnamese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduakt.base.numerals import in_words, money_in_words

ONES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
ONES |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (110, "một trăm mười"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (10_010, "mười nghìn không trăm mười"),
        (760_000, "bảy trăm sáu mươi nghìn"),
        (3_800_000, "ba triệu tám trăm nghìn"),
        (1_000_000_005, "một tỷ không trăm linh năm"),
        (20_240_000_000, "hai mươi tỷ hai trăm bốn mươi triệu"),
        (2_000_000_000_000, "hai nghìn tỷ"),
        (-5, "âm năm"),
    ],
)
def test_numbers_are_read_as_the_office_reads_them(number, words):
    assert in_words(number) == words


def test_money_begins_with_a_capital_and_ends_with_dong():
    assert money_in_words(2_530_000) == "Hai triệu năm trăm ba mươi nghìn đồng"


def read(words: list[str]) -> int:
    """The number back from its words: an own small reader, to compare."""
    total = section = group = ones = 0
    for word in words:
        if word in ONES:
            ones = ONES[word]
        elif word == "trăm":
            group, ones = ones * 100, 0
        elif word == "mười":
            group, ones = group + 10, 0
        elif word == "mươi":
            group, ones = group + ones * 10, 0
        elif word in ("nghìn", "triệu"):
            section += (group + ones) * {"nghìn": 1_000, "triệu": 1_000_000}[word]
            group = ones = 0
        elif word == "tỷ":
            total = (total + section + group + ones) * 1_000_000_000
            section = group = ones = 0
    return total + section + group + ones


@given(st.integers(0, 10**15))
def test_no_number_is_read_as_another(number):
    assert read(in_words(number).split()) == number
