"""Shares and greatest numbers at their boundaries, without a database."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.eligibility.quota import Limit, State, ceiling

NAMES = {"CSTDCS": "Chiến sĩ thi đua cơ sở", "LDTT": "Lao động tiên tiến", "CO": "Cờ"}
SHARE = Limit(
    code="Q", award="CSTDCS", scope="unit", numerator="CSTDCS", denominator="LDTT", share=Fraction(15, 100),
    citation="Điều 9",
)  # fmt: skip
FEW = Limit(
    code="R", award="*", scope="province", numerator="rating:hoan_thanh_xuat_sac",
    denominator="rating:hoan_thanh_tot", share=Fraction(1, 5), raised_to=Fraction(1, 4),
    raised_if="rating:hoan_thanh_xuat_sac", fewer_than=5, then_most=1,
)  # fmt: skip


def state(limit=SHARE, **values):
    return State(limit=limit, **{"place": "Sở Xây dựng", "year": 2026, "used": 0, "whole": 0, **values})


@pytest.mark.parametrize(
    ("holders", "rounding", "most"),
    [
        (20, "down", 3), (20, "up", 3), (20, "half_up", 3), (20, "exact", 3),
        (19, "down", 2), (19, "up", 3), (19, "half_up", 3), (19, "exact", 2),
        (10, "down", 1), (10, "half_up", 2), (0, "up", 0), (0, "down", 0),
        (40, "down", 6), (100, "down", 15), (7, "half_up", 1), (3, "half_up", 0),
    ],
)  # fmt: skip
def test_a_share_is_rounded_as_the_pack_says(holders, rounding, most):
    assert ceiling("0.15", holders, rounding) == most


def test_fractions_do_not_lose_what_floats_would():
    assert [ceiling("0.07", 100), ceiling("0.29", 100), ceiling("0.57", 100)] == [7, 29, 57]


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_no_rounding_strays_by_one_and_down_never_passes_the_share(holders, part):
    share = Fraction(part, 10_000)
    exact = share * holders
    down, half, up = (ceiling(share, holders, way) for way in ("down", "half_up", "up"))

    assert down <= half <= up
    assert up - down <= 1
    assert down <= exact <= up
    assert ceiling(share, holders, "exact") == down


@pytest.mark.parametrize(
    ("whole", "raised", "allowed"),
    [(4, False, 1), (0, False, 1), (5, False, 1), (10, False, 2), (4, True, 1), (20, True, 5)],
)
def test_small_places_have_a_number_and_good_ones_the_higher_share(whole, raised, allowed):
    assert FEW.allowed(whole, raised=raised) == allowed


def test_the_states_of_a_limit():
    three, four = state(used=3, whole=20), state(used=4, whole=20)

    assert (three.allowed, three.left, three.over, three.is_near, three.is_over) == (3, 0, 0, True, False)
    assert (four.left, four.over, four.is_over, four.blocks) == (0, 1, True, False)
    assert not state(used=1, whole=40).is_near
    assert state(used=4, whole=20, extra=1).over == 0
    assert (state(used=0, whole=0).percent, state(used=1, whole=0).percent, state(used=2, whole=20).percent) == (
        0,
        100,
        66,
    )


def test_the_sentence_names_the_share_and_what_it_is_of():
    assert state(used=3, whole=27).sentence(NAMES) == (
        "Đã đề nghị 3/4 Chiến sĩ thi đua cơ sở (15% của 27 Lao động tiên tiến)."
    )
    assert state(used=5, whole=27, extra=0).sentence(NAMES).endswith("(15% của 27 Lao động tiên tiến), vượt 1.")
    assert (
        state(used=5, whole=27, extra=1)
        .sentence(NAMES)
        .endswith("5/5 Chiến sĩ thi đua cơ sở (15% của 27 Lao động tiên tiến, thêm 1 theo ngoại lệ).")
    )
    assert state(FEW, used=1, whole=3).sentence(NAMES) == (
        "Đã có 1/1 tập thể hoàn thành xuất sắc nhiệm vụ (nhiều nhất 1 khi có dưới 5 tập thể được xếp loại)."
    )
    assert state(FEW, used=1, whole=5).sentence(NAMES) == (
        "Đã có 1/1 tập thể hoàn thành xuất sắc nhiệm vụ (20% của 5 tập thể hoàn thành tốt nhiệm vụ)."
    )


def test_without_those_the_share_is_of_the_sentence_says_whom_to_put_forward_first():
    assert state(used=3).sentence(NAMES) == (
        "Đã đề nghị 3 Chiến sĩ thi đua cơ sở; hạn mức là 15% số Lao động tiên tiến, mà năm 2026 chưa có ai được "
        "đề nghị hoặc tặng Lao động tiên tiến. Hãy đề nghị Lao động tiên tiến trước."
    )
    both = replace(SHARE, denominator="LDTT|CSTDCS")
    assert state(both, used=3, whole=3).sentence(NAMES) == (
        "Đã đề nghị 3 Chiến sĩ thi đua cơ sở; hạn mức là 15% số Lao động tiên tiến hoặc Chiến sĩ thi đua cơ sở, mà năm "
        "2026 mới có 3, chưa đủ để được 1 Chiến sĩ thi đua cơ sở. Hãy đề nghị Lao động tiên tiến trước."
    )
    assert state(both, used=7, whole=46).sentence(NAMES).startswith("Đã đề nghị 7/6 Chiến sĩ thi đua cơ sở (15% của 46")
    assert "trước, hoặc báo Ban Thi đua - Khen thưởng ghi ngoại lệ." in state(used=3).refusal(NAMES)
    assert "được 1 Chiến" not in state(used=3, extra=3).sentence(NAMES)


def test_few_are_all_that_were_rated_not_only_those_of_the_denominator():
    assert [state(FEW, whole=2, everybody=n).allowed for n in (4, 5, 30)] == [1, 0, 0]


def test_a_plain_number():
    flag = Limit(code="C", award="CO", scope="bloc", numerator="CO", denominator="units", most=1, severity="block")
    over = state(flag, place="Khối I", used=2, whole=9)

    assert (over.allowed, over.blocks) == (1, True)
    assert over.refusal(NAMES) == (
        "Khối I: năm 2026 được nhiều nhất 1 Cờ (nhiều nhất 1), như vậy sẽ là 2. Hãy bớt 1, "
        "hoặc báo Ban Thi đua - Khen thưởng ghi ngoại lệ."
    )
