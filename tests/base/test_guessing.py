"""What is left of a password when a stranger's first guesses are taken away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduakt.base.guessing import HABITS, ROWS, what_is_left

OWN = ["Nguyễn Văn Thử", "so.xaydung", "Sở Xây dựng", "Tỉnh Hòa Giang"]
COMMON = frozenset({"sunshine", "dragon", "monkey", "abc123"})
pieces = st.one_of(
    st.sampled_from(HABITS),
    st.builds(
        lambda row, at, length: row[at : at + length], st.sampled_from(ROWS), st.integers(0, 3), st.integers(4, 9)
    ),
    st.dates().map(lambda day: f"{day:%d/%m/}19{day.year % 100:02d}"),
    st.sampled_from(sorted(COMMON)),
)


@pytest.mark.parametrize(
    "password",
    [
        *("matkhau123456789", "M@tkh@u123456789", "Mật khẩu 12345678", "p@ssw0rdp@ssw0rd", "Vietnam@20252026"),
        *("qwertyuiopasdfgh", "poiuytrewqlkjhgf", "1qaz2wsx3edc4rfv", "aaaaaaaaaaaaaaaa", "abcdabcdabcdabcd"),
        *("12/03/1985-12031985", "02091945 30041975", "sunshine dragon monkey", "m.a.t-k.h.a.u-12345"),
    ],
)
def test_little_is_left_of_what_everybody_tries(password):
    assert what_is_left(password, common=COMMON) < 8


@pytest.mark.parametrize(
    "password", ["Nguyễn Văn Thử 1985", "nguyenvanthu@12345", "SoXayDung@123456", "hoa-giang.hoa-giang"]
)
def test_names_of_the_person_and_the_office_count_for_nothing(password):
    assert what_is_left(password, own=OWN, common=COMMON) < 8


@pytest.mark.parametrize(
    "password",
    [
        "Thi-dua-trinh-dien-1",
        "mot-cau-ngan-de-nho",
        "cá kho tộ và rau muống",
        "x9K!mv2Qe#7pLr0s",
        "Mot-mat-khau-du-dai-9",
    ],
)
def test_a_sentence_of_ones_own_is_left(password):
    assert what_is_left(password, own=OWN, common=COMMON) >= 8


@given(st.lists(pieces, min_size=1, max_size=4))
def test_whatever_is_put_together_from_habits_stays_guessable(parts):
    assert what_is_left("-".join(parts), common=COMMON) < 8


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_can_be_judged(password, own):
    left = what_is_left(password, own=own, common=COMMON)

    assert 0 <= left <= 60 * 4
    assert left <= what_is_left(password, common=COMMON) or own
