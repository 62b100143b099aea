"""Names in the order of the Vietnamese alphabet, whatever compares the keys."""

import pytest

from thiduakt.base.text import given_name_key

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


def test_given_names_follow_the_alphabet():
    names = [f"Lê {letter.upper()}" for letter in LETTERS]
    mixed = names[::-1]
    assert sorted(mixed, key=given_name_key) == names


@pytest.mark.parametrize(
    "names",
    [
        ["Trần Văn Dũng", "Lê Đạt", "Lê Em"],
        ["Lê An", "Lê Ăn", "Lê Ân", "Lê Ba"],
        ["Lê An", "Lê Anh", "Lê Ánh"],
        ["Lê Ma", "Lê Mà", "Lê Mả", "Lê Mã", "Lê Má", "Lê Mạ"],
        ["Lê Hoa", "Lê Hòa", "Lê Hoan"],
        ["Đặng An", "Ê An", "Lê An", "Lê Bình An", "Vũ An", "Xa An", "Y An"],
        ["Vũ Văn Ưng", "Vũ Vi", "Vũ Zươn"],
    ],
)
def test_the_order_of_a_list(names):
    mixed = names[::-1]
    assert sorted(mixed, key=given_name_key) == names


def test_a_key_is_of_digits_and_letters_so_that_every_collation_agrees():
    assert set(given_name_key(f"H'Hen Müller {LETTERS} Y-Thịnh Êban 2")) <= set(
        "0123456789abcdefghijklmnopqrstuvwxyz '-"
    )
