"""Which of several prizes is paid, and the sum written out."""

from decimal import Decimal
from itertools import permutations

from awards.eligibility.prize import Claim, formula, is_paid_by_province, settle, span_of


def claim(key, **values):
    usual = {"subject": "A", "name": key, "is_title": True, "period": (2026, 2026), "kind": "cong_trang", "amount": 100}
    return Claim(key=key, **{**usual, **values})


def due(*claims):
    return {key: ruling.due for key, ruling in settle(claims).items()}


def test_of_titles_for_one_achievement_only_the_highest():
    claims = [claim("LDTT", amount=760), claim("CSTDCS", amount=2530)]

    assert [due(*order) for order in permutations(claims)] == [{"LDTT": 0, "CSTDCS": 2530}] * 2
    assert settle(claims)["LDTT"].reason == "Cùng thành tích đã có mức thưởng của CSTDCS; chỉ chi mức cao nhất."


def test_titles_won_over_different_years_each():
    assert due(claim("CSTDCS"), claim("CSTD_TINH", period=(2024, 2026), amount=300)) == {
        "CSTDCS": 100,
        "CSTD_TINH": 300,
    }


def test_a_title_and_a_commendation_both():
    assert due(claim("CSTDCS"), claim("BK", is_title=False, amount=380)) == {"CSTDCS": 100, "BK": 380}


def test_other_people_and_other_kinds_do_not_vie():
    others = claim("B", subject="B", amount=900), claim("C", kind="chuyen_de", amount=900)

    assert due(claim("A"), *others) == {"A": 100, "B": 900, "C": 900}


def test_equal_prizes_are_paid_once_whatever_the_order():
    assert {tuple(sorted(due(*order).items())) for order in permutations([claim("X"), claim("Y")])} == {
        (("X", 100), ("Y", 0))
    }
    assert due(claim("X"), claim("Y", paid=100)) == {"X": 0, "Y": 0}


def test_what_was_paid_for_the_lower_title_is_taken_off():
    found = settle([claim("LDTT", amount=760_000, paid=760_000), claim("CSTDCS", amount=2_530_000)])

    assert found["CSTDCS"].due == 1_770_000
    assert found["CSTDCS"].reason == "Đã chi 760.000 đ của LDTT cho cùng thành tích; chi phần còn lại."


def test_the_years_of_a_title_follow_from_its_rules():
    assert span_of([]) == 1
    assert span_of([{"at_least": "tot"}, {"of": [{"kind": "x", "times": 2}, {"of": [{"times": 3}]}]}]) == 3


def test_the_sum_is_written_out():
    assert formula(Decimal("0.300"), 2_530_000, 10_000) == (
        "0,3 × 2.530.000 = 759.000 đ, làm tròn lên đến 10.000 đ thành 760.000 đ"
    )
    assert formula(Decimal("1"), 2_530_000, 10_000) == "1 × 2.530.000 = 2.530.000 đ"


def test_the_province_pays_for_the_state():
    assert [is_paid_by_province(code) for code in ("CHU_TICH_NUOC", "THU_TUONG", "CHU_TICH_UBND_TINH")] == [
        True,
        True,
        False,
    ]
