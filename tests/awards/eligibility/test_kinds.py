"""Kinds of conditions that look at leave, circumstances, earlier decisions and the day a dossier was handed in."""

from datetime import date

import pytest

from awards.eligibility.check import judge
from awards.eligibility.law import Law, Rule
from awards.eligibility.pack import shipped_law
from awards.eligibility.reading import read_records

from .records import collective, person, title, titles

XS, TOT, DONE = "hoan_thanh_xuat_sac", "hoan_thanh_tot", "hoan_thanh"
SEEN = shipped_law()
NEW = {"counts_as_service", "declared_when", "head_rating", "submitted_after", "not_alongside", "new_period"}
OTHERS = tuple(rule for rule in SEEN.rules if rule.kind not in NEW | {"preference", "transition"})


def rule(kind, parameters=None, *, award="*", severity="block", starts=date(2024, 1, 1), ends=None, rule_id="NEW"):
    return Rule(
        id=rule_id, award=award, kind=kind, parameters=parameters or {}, severity=severity, valid_from=starts,
        valid_to=ends, citation="Căn cứ", mark="VERIFIED",
    )  # fmt: skip


def judged(record, *rules):
    law = Law(rules=(*OTHERS, *rules), award_types=SEEN.award_types, authorities=SEEN.authorities)
    [read] = read_records({"records": [record]}, law)
    return judge(read, law)


def found(record, *rules, rule_id="NEW"):
    return next((f for f in judged(record, *rules).findings if f.rule == rule_id), None)


MATERNITY = rule("counts_as_service", {"leave": ["nghi_thai_san"]}, severity="info", rule_id="LEAVE")
LONG_COURSE = rule(
    "counts_as_service",
    {"leave": ["dao_tao_tu_1_nam"], "if_declared": {"hoc_tot": "chấp hành tốt quy định của nơi đào tạo"}},
    severity="warn",
    rule_id="COURSE",
)


@pytest.mark.parametrize(
    ("leave", "declared", "verdict"),
    [
        ({"nghi_thai_san": 6}, {}, "eligible"),
        ({"nghi_thai_san": 2}, {}, "not_eligible"),
        ({"dao_tao_duoi_1_nam": 6}, {}, "not_eligible"),  # these rules do not name it
        ({"dao_tao_tu_1_nam": 6}, {}, "needs_evidence"),
        ({"dao_tao_tu_1_nam": 6}, {"hoc_tot": True}, "eligible"),
        ({"dao_tao_tu_1_nam": 6}, {"hoc_tot": False}, "not_eligible"),
    ],
)
def test_leave_counts_as_the_rules_say(leave, declared, verdict):
    record = person("LDTT", service_months={"2025": 3}, leave_months={"2025": leave}, declared=declared)

    assert judged(record, MATERNITY, LONG_COURSE).verdict == verdict


def test_all_leave_counts_while_no_rule_names_any():
    record = person("LDTT", service_months={"2025": 3}, leave_months={"2025": {"dao_tao_duoi_1_nam": 3}})

    assert judged(record).verdict == "eligible"


WHEN = rule("declared_when", {"when": "months_at_old_unit", "at_least": 6, "statements": {"nx": "có nhận xét"}})


@pytest.mark.parametrize(
    ("circumstances", "declared", "met"),
    [
        ({}, {}, "silent"),
        ({"months_at_old_unit": 5}, {}, "silent"),
        ({"months_at_old_unit": 6}, {}, None),
        ({"months_at_old_unit": 6}, {"nx": True}, True),
        ({"months_at_old_unit": 6}, {"nx": False}, False),
    ],
)
def test_a_statement_is_asked_only_where_the_circumstance_holds(circumstances, declared, met):
    seen = found(person("LDTT", circumstances=circumstances, declared=declared), WHEN)

    assert seen is None if met == "silent" else seen.met is met


@pytest.mark.parametrize(
    ("own", "units", "met"),
    [(XS, XS, True), (TOT, XS, True), (XS, TOT, False), (XS, None, None)],
)
def test_a_head_is_not_rated_above_the_unit(own, units, met):
    record = person("LDTT", ratings={"2025": own}, unit_ratings={"2025": units} if units else {})

    assert found(record, rule("head_rating")).met is met
    assert found(person("LDTT"), rule("head_rating")) is None


AFTER = rule("submitted_after", {"award": "CSTD_TINH"}, award="CSTDTQ", severity="warn")


@pytest.mark.parametrize(("decided", "met"), [("2025-03-01", True), ("2024-12-31", False), ("2026-01-10", False)])
def test_the_proposal_goes_out_the_year_after_the_decision(decided, met):
    seen = found(person("CSTDTQ", awards=[title("CSTD_TINH", 2023, decided_on=decided)]), AFTER)

    assert seen.met is met
    assert seen.earliest == (2027 if decided.startswith("2026") else None)


def test_two_flags_of_one_year_are_pointed_out():
    seen = found(
        collective("CO_TINH", awards=[title("CO_CP", 2025, proposed=True)]),
        rule("not_alongside", {"award": "CO_CP"}, award="CO_TINH", severity="warn"),
    )

    assert seen.met is False
    assert found(collective("CO_TINH", awards=titles("CO_CP", 2024)), rule("not_alongside", {"award": "CO_CP"})) is None


@pytest.mark.parametrize(
    ("before", "met", "earliest"),
    [
        (title("BK_TINH", 2022), True, None),
        (title("BK_TINH", 2024), False, 2026),
        (title("BK_TINH", 2022, decided_on="2025-02-01"), False, 2026),
        (title("BK_TINH", 2024, period_to="2023-12-31"), True, None),
    ],
)
def test_a_new_period_begins_after_the_last_one(before, met, earliest):
    record = person("BK_TINH", path="d", awards=[before, *titles("CSTDCS", 2024, 2025)])
    seen = found(record, rule("new_period", severity="warn"))

    assert (seen.met, seen.earliest) == (met, earliest)


PREFER = rule("preference", {"share": "0.7"}, severity="info")


def test_women_are_preferred_among_equals_exactly_from_seven_in_ten():
    def many(women):
        return found(collective(members={"count": 10, "ldtt": 10, "women": women}), PREFER)

    assert (many(7).met, many(6)) == (True, None)
    assert (found(person("LDTT", sex="nu"), PREFER).met, found(person("LDTT", sex="nam"), PREFER)) == (True, None)


# Transition: under which text a dossier is judged

OLD = rule("rating", {"at_least": TOT}, award="LDTT", rule_id="R", ends=date(2026, 9, 30))
STRICTER = rule("rating", {"at_least": XS}, award="LDTT", rule_id="R", starts=date(2026, 10, 1))
MILDER = rule("rating", {"at_least": DONE}, award="LDTT", rule_id="R", starts=date(2026, 10, 1))


def passing(new, received, grade, *, unless_better=True):
    rules = tuple(each for each in SEEN.rules if each.kind in ("no_hold", "discipline_over"))
    boundary = rule(
        "transition", {"before": "2026-10-01", "unless_better": unless_better}, rule_id="TR", severity="info"
    )
    law = Law(rules=(*rules, OLD, new, boundary), award_types=SEEN.award_types, authorities=SEEN.authorities)
    record = person("LDTT", on="2026-11-20", award_year=2026, ratings={"2026": grade}, received_on=received)
    [read] = read_records({"records": [record]}, law)
    return judge(read, law)


@pytest.mark.parametrize(
    ("new", "received", "grade", "verdict"),
    [
        (STRICTER, None, TOT, "not_eligible"),
        (STRICTER, "2026-10-01", TOT, "not_eligible"),
        (STRICTER, "2026-09-30", TOT, "eligible"),
        (MILDER, "2026-09-30", DONE, "eligible"),
        (MILDER, "2026-10-01", DONE, "eligible"),
        (STRICTER, "2026-09-30", DONE, "not_eligible"),
    ],
)
def test_a_dossier_handed_in_before_goes_on_under_the_older_text(new, received, grade, verdict):
    assert passing(new, received, grade).verdict == verdict


def test_the_newer_text_is_taken_only_where_the_law_says_so():
    assert passing(MILDER, "2026-09-30", DONE, unless_better=False).verdict == "not_eligible"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (STRICTER, "Hồ sơ nhận ngày 30/09/2026 nên xét theo quy định có hiệu lực đến ngày 30/09/2026."),
        (MILDER, "Hồ sơ nhận ngày 30/09/2026; xét theo quy định mới vì có lợi hơn quy định cũ."),
    ],
)
def test_it_is_said_by_which_text_a_dossier_was_judged(new, said):
    grade = TOT if new is STRICTER else DONE
    told = passing(new, "2026-09-30", grade).findings[-1]

    assert (told.rule, told.severity, told.message) == ("TR", "info", said)


# Years ahead


def test_a_run_that_ended_long_ago_does_not_count_towards_the_next():
    seen = found(person(awards=titles("CSTDCS", 2015, 2016)), rule_id="CSTDT-01")

    assert seen.earliest == 2027
    assert "các năm 2025, 2026, 2027" in seen.message


def test_years_under_discipline_are_stepped_over_in_the_forecast():
    case = {"form": "khien_trach", "from": "2025-06-01", "to": "2026-12-31"}
    seen = found(person(discipline=[case]), rule_id="CSTDT-01")

    assert seen.needs == ("được tặng 3 lần, cho các năm 2027, 2028, 2029",)


def test_without_an_end_of_discipline_nobody_can_say_when():
    case = {"form": "khien_trach", "from": "2025-06-01", "to": None}
    seen = judged(person(discipline=[case]))

    assert seen.earliest is None


@pytest.mark.parametrize(
    ("row", "met"),
    [
        (title("CSTDCS", 2025, decided_on="2023-01-05"), None),  # decided before its year: a slip
        (title("CSTDCS", 2025, decided_by="CHU_TICH_UBND_HUYEN"), False),  # that level had ended
        (title("CSTDCS", 2025, decided_by="CHU_TICH_XOM"), None),  # nobody of that name decides
        (title("CSTDCS", 2025, kind="chuyen_de"), False),
        (title("CSTDCS", 2025), True),
    ],
)
def test_an_award_that_may_not_count_says_why(row, met):
    seen = found(person(awards=[*titles("CSTDCS", 2023, 2024), row]), rule_id="CSTDT-01")

    assert seen.met is met
    assert any("không tính:" in line or "chưa tính:" in line for line in seen.evidence) is (met is not True)


def test_an_award_of_a_later_year_is_no_basis():
    later = [title("CSTD_TINH", 2026, decided_on="2026-01-10"), *titles("CSTD_TINH", 2023)]

    assert found(person("CSTDTQ", awards=later), rule_id="CSTDTQ-01").met is False


def test_a_path_that_the_standard_has_not_is_named():
    seen = judged(person("BK_TINH", path="x"))

    assert seen.verdict == "needs_evidence"
    assert seen.findings[0].message == "Tiêu chuẩn không có nhánh “x”; các nhánh là “a”, “b”, “c”, “d”, “đ”."
