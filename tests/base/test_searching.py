"""Words, ranks and slips of the finger: no database needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduakt.base.searching import LONGEST, MOST_WORDS, Wanted, is_one_slip, mended, rank

NAMES = frozenset({"nguyen", "van", "hanh", "hong", "hoang", "thi"})


def known() -> frozenset[str]:
    return NAMES


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  Đặng   THỊ Ửu ", ("dang", "thi", "uu")),
        ("“Sở Xây dựng”, (cũ)", ("so", "xay", "dung", "cu")),
        ("07/KH-UBND", ("7/kh-ubnd",)),
        ("HS-2026-0001", ("hs-2026-0001",)),
        ("0412", ("0412",)),
        ("* * ' \"", ()),
        ("", ()),
    ],
)
def test_what_was_typed_becomes_words(typed, words):
    assert Wanted.typed(typed).words == words


def test_a_very_long_text_is_cut():
    wanted = Wanted.typed("nguyễn " * 500)

    assert len(wanted.words) == MOST_WORDS
    assert len(wanted.text) <= LONGEST


@pytest.mark.parametrize(("typed", "enough"), [("", False), ("a", False), (" a ", False), ("an", True), ("a b", True)])
def test_one_letter_is_not_enough(typed, enough):
    assert Wanted.typed(typed).is_enough is enough


def test_exact_stands_before_beginning_before_words_before_beginnings():
    keys = ["tran thi an", "nguyen van an", "van an nguyen", "van an", "nguyen vanh anh", "van an khang"]
    ranked = sorted(keys, key=lambda key: rank(key, Wanted.typed("văn an")))

    assert ranked == ["van an", "van an nguyen", "van an khang", "nguyen van an", "nguyen vanh anh", "tran thi an"]


def test_the_given_name_of_a_person_counts():
    keys = ["an van binh", "le an khang", "tran thi an", "phan van an"]
    ranked = sorted(keys, key=lambda key: (rank(key, Wanted.typed("an"), of_person=True), key))

    assert ranked == ["phan van an", "tran thi an", "an van binh", "le an khang"]


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("nguyne", "nguyen", True),
        ("nguen", "nguyen", True),
        ("nguyeen", "nguyen", True),
        ("nguyem", "nguyen", True),
        ("guyen", "nguyen", True),
        ("nguye", "nguyen", True),
        ("ab", "ba", True),
        ("nguyen", "nguyen", False),
        ("neguyn", "nguyen", False),
        ("nuygen", "nguyen", False),
        ("abcd", "badc", False),
        ("van", "thi", False),
    ],
)
def test_a_slip_is_one_letter_or_one_swap(one, other, slip):
    assert is_one_slip(one, other) is slip
    assert is_one_slip(other, one) is slip


def one_step_away(word: str) -> set[str]:
    """By the long way: every deletion, insertion, replacement and swap over the letters used."""
    letters = "abc"
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found |= {a + letter + b for a, b in cuts for letter in letters}
    found |= {a + letter + b[1:] for a, b in cuts if b for letter in letters}
    found |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return found - {word}


@given(st.text("abc", min_size=1, max_size=5), st.text("abc", min_size=1, max_size=5))
def test_the_short_way_agrees_with_the_long_way(one, other):
    assert is_one_slip(one, other) is (other in one_step_away(one))


def test_only_the_unknown_word_is_mended():
    assert mended(Wanted.typed("nguyne van"), known) == [(frozenset({"nguyen"}), frozenset({"van"}))]


def test_known_words_are_doubted_one_at_a_time():
    assert mended(Wanted.typed("thi hong"), known) == [(frozenset({"thi"}), frozenset({"hoang"}))]


@pytest.mark.parametrize("typed", ["xyz van", "07", "ab", "qqqqqq"])
def test_what_is_near_to_nothing_is_left(typed):
    assert mended(Wanted.typed(typed), known) == []
