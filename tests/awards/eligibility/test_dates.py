"""The rules in force on the day decide, and so do authority and subject."""

import pytest

from .records import collective, finding, initiative, judged, person, titles, verdict

EXCELLENT = {"ratings": {"2024": "hoan_thanh_xuat_sac", "2025": "hoan_thanh_xuat_sac", "2026": "hoan_thanh_xuat_sac"}}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (person("LDTT", on="2023-12-31", award_year=2023), "no_rule"),
        (person("GK_SO"), "no_rule"),
        (person("GK_HUYEN", on="2025-06-30"), "no_rule"),
        (person("GK_HUYEN", on="2025-07-01"), "no_authority"),
        (person("LDTT", decided_by="CHU_TICH_UBND_HUYEN", on="2025-07-02"), "no_authority"),
        (person("LDTT", decided_by="CHU_TICH_UBND_XA"), "eligible"),
        (person("TTLDXS"), "wrong_subject"),
        (collective("CSTD_TINH"), "wrong_subject"),
        (collective("LDTT"), "wrong_subject"),
        (person("LDTT", subject="ho_gia_dinh"), "wrong_subject"),
    ],
)
def test_a_case_that_the_law_does_not_know(record, expected):
    assert verdict(record) == expected
    assert [f.rule for f in judged(record).findings] == ([expected.upper()] if expected != "eligible" else ALL_OF_LDTT)


ALL_OF_LDTT = ["LDTT-01", "LDTT-02", "LDTT-03b", "LDTT-04", "GEN-04", "GEN-05"]


@pytest.mark.parametrize(("on", "rule"), [("2025-08-04", "LDTT-03"), ("2025-08-05", "LDTT-03b")])
def test_six_months_rest_on_the_circular_of_the_day(on, rule):
    record = person("LDTT", on=on, service_months={"2025": 5})

    assert [f.rule for f in judged(record).findings if f.rule.startswith("LDTT-03")] == [rule]
    assert finding(record, rule).met is False


@pytest.mark.parametrize(("on", "mark"), [("2026-09-30", "VERIFIED"), ("2026-10-01", "RECALLED")])
def test_the_standard_of_cstdcs_goes_on_after_the_amendment(on, mark):
    record = person(
        "CSTDCS", on=on, award_year=2026, ratings={"2026": "hoan_thanh_xuat_sac"}, service_months={"2026": 9}
    )

    assert verdict(record) == "eligible"
    assert finding(record, "CSTDCS-01").mark == mark


def test_the_amendment_is_a_notice_that_does_not_decide():
    record = person("CSTDCS", on="2026-11-20", **EXCELLENT)
    found = finding(record, "L2026-CSTDCS")

    assert (found.met, found.severity) == (None, "warn")
    assert verdict(record) == "eligible"
    assert [f.rule for f in judged(record).findings if f.rule == "CSTDCS-01n"] == []


def test_holds_are_a_rule_only_from_the_decree_on():
    hold = {"holds": [{"reason": "dieu_tra", "from": "2025-01-01", "to": None}]}

    assert verdict(person("LDTT", on="2025-06-30", **hold)) == "eligible"
    assert verdict(person("LDTT", on="2025-07-01", **hold)) == "on_hold"


@pytest.mark.parametrize(("on", "expected"), [("2025-06-30", True), ("2025-07-01", False)])
def test_sudden_results_stop_counting_from_the_decree_on(on, expected):
    history = [dict(award, kind="dot_xuat") for award in titles("CSTDCS", 2022, 2023, 2024)]

    assert finding(person(on=on, awards=history, initiatives=[initiative()]), "CSTDT-01").met is expected


def test_posthumous_only_where_the_law_says_so():
    assert verdict(person("LDTT", posthumous=True)) == "not_eligible"
    assert finding(person("BK_TINH", posthumous=True, path="b"), "GEN-11").met is True


def test_what_never_ends_has_no_first_year_after_it():
    held = {"holds": [{"reason": "dieu_tra", "from": "2025-01-01", "to": "9999-12-31"}]}

    assert finding(person("LDTT", **held), "GEN-04").earliest is None
