"""What must hold for every history: order, silence, and facts that can only help."""

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from awards.eligibility.check import judge
from awards.eligibility.findings import BLOCK, VERDICTS
from awards.eligibility.pack import shipped_law
from awards.eligibility.reading import read_records

from .records import collective, finding, initiative, judged, person, title, titles, verdict
from .strategies import GRADES, SIGNERS, XS, award_rows, discipline, histories, holds, initiatives, people, units, years

many = settings(max_examples=200, deadline=None)
LISTS = ("awards", "initiatives", "discipline", "holds", "confirmed_gaps")
FACTS = (
    "awards", "ratings", "initiatives", "discipline", "holds", "service_months", "members", "bloc", "movement",
    "exists_since", "dissolved_on", "subject_class", "declared",
)  # fmt: skip
YEAR = 2025
# People and collectives that meet their standard with nothing to spare: losing anything shows.
FIT_PEOPLE = {
    "LDTT": {"ratings": {"2025": "hoan_thanh_tot"}},
    "CSTDCS": {"ratings": {"2025": "hoan_thanh_tot"}, "initiatives": [initiative("co_so")]},
    "CSTD_TINH": {"awards": titles("CSTDCS", 2023, 2024, 2025), "initiatives": [initiative()]},
    "CSTDTQ": {"awards": titles("CSTD_TINH", 2022, 2024), "initiatives": [initiative("toan_quoc")]},
    "BK_TINH": {"awards": titles("CSTDCS", 2024, 2025), "path": "d"},
    "BKTTG": {
        "awards": [*titles("BK_TINH", 2020), *titles("CSTDCS", 2021, 2023, 2025)],
        "ratings": {str(year): "hoan_thanh_tot" for year in range(2021, 2026)},
        "path": "b",
    },
    "HCLD3": {
        "awards": [*titles("BKTTG", 2020), *titles("CSTDCS", 2021, 2023, 2025)],
        "ratings": {**{str(year): "hoan_thanh_tot" for year in range(2021, 2026)}, "2022": XS},
        "path": "cong_trang",
    },
}
fit = st.sampled_from(sorted(FIT_PEOPLE)).map(lambda award: person(award, **FIT_PEOPLE[award]))
almost = st.builds(
    lambda record, rows, more, grades: (
        record
        | {
            "awards": [
                *record["awards"],
                *(row for row in rows if row["year"] != YEAR or row["code"] != record["award"]),
            ],
            "initiatives": [*record["initiatives"], *more],
            "ratings": {**grades, **record["ratings"]},
        }
    ),
    fit,
    st.lists(award_rows(["GK_SO", "LDTT", "CSTDCS"]), max_size=4),
    st.lists(initiatives, max_size=2),
    st.dictionaries(years.map(str), st.sampled_from(GRADES), max_size=3),
)
anybody = almost | people
fit_units = st.builds(
    lambda award, ldtt, cstdcs: collective(award, members={"ldtt": ldtt, "cstdcs": cstdcs}),
    st.sampled_from(["TTLDXS", "TTLDTT"]),
    st.integers(12, 19),
    st.integers(0, 3),
)


def test_the_fit_are_eligible():
    assert {award: verdict(person(award, **facts)) for award, facts in FIT_PEOPLE.items()} == dict.fromkeys(
        FIT_PEOPLE, "eligible"
    )


def stays(record, better) -> bool:
    """Nobody who may be put forward loses it by the better record."""
    return verdict(record) != "eligible" or verdict(better) == "eligible"


@many
@given(anybody, st.sampled_from(["CSTDCS", "CSTD_TINH", "LDTT", "GK_SO"]), st.integers(2015, 2025))
def test_one_more_merit_title_never_takes_eligibility_away(record, code, year):
    """Apart from the very award asked for: the same yearly title of the same year would be given twice."""
    assume(record["award"] != code)
    assert stays(record, record | {"awards": [*(record["awards"] or []), title(code, year)]})


@many
@given(anybody, st.integers(2015, 2025))
def test_one_more_initiative_never_takes_eligibility_away(record, year):
    assert stays(record, record | {"initiatives": [*(record["initiatives"] or []), initiative("toan_quoc", year=year)]})


@many
@given(anybody, years.map(str), st.sampled_from(GRADES))
def test_a_better_rating_never_takes_eligibility_away(record, year, grade):
    before = (record["ratings"] or {}).get(year)
    assume(before is None or GRADES.index(grade) >= GRADES.index(before))
    better = record | {"ratings": {**(record["ratings"] or {}), year: grade if before else XS}}
    assert stays(record, better)


@many
@given(anybody, st.sampled_from(["initiatives"]), st.data())
def test_a_wider_initiative_never_takes_eligibility_away(record, key, data):
    rows = record[key] or []
    assume(rows)
    place = data.draw(st.integers(0, len(rows) - 1))
    wider = {**rows[place], "scope": "toan_quoc", "recognised_by": "CHU_TICH_UBND_TINH"}
    assert stays(record, record | {key: [*rows[:place], wider, *rows[place + 1 :]]})


@many
@given(almost | fit_units, st.lists(discipline, min_size=1, max_size=2), st.lists(holds, min_size=1, max_size=2))
def test_one_discipline_or_hold_less_never_takes_eligibility_away(record, cases, open_cases):
    burdened = record | {"discipline": cases, "holds": open_cases}
    for key in ("discipline", "holds"):
        assert stays(burdened, burdened | {key: burdened[key][1:]})
        assert stays(burdened, burdened | {key: []})
    assert verdict(burdened | {"holds": []}) != "eligible" or verdict(record) == "eligible"


@many
@given(anybody, st.integers(2015, 2025))
def test_a_confirmed_gap_never_takes_eligibility_away(record, year):
    """Of people; a year that is good stays good, a year that is not is stepped over."""
    assert stays(record, record | {"confirmed_gaps": [*record.get("confirmed_gaps", []), year]})


@many
@given(fit_units | units, st.sampled_from(["ldtt", "cstdcs"]))
def test_more_members_with_titles_never_take_eligibility_away(record, key):
    [(year, counts)] = record["members"].items()
    more = min((counts[key] or 0) + 1, counts["count"])
    assert stays(record, record | {"members": {year: {**counts, key: more}}})


@many
@given(anybody, st.integers(1, 12))
def test_more_months_of_service_never_take_eligibility_away(record, more):
    months = {year: min(number + more, 12) for year, number in (record["service_months"] or {}).items()}
    assert stays(record, record | {"service_months": months or None})


@many
@given(almost, st.sampled_from([signer for signer in SIGNERS if signer]))
def test_leaving_out_who_signed_never_takes_eligibility_away(record, signer):
    signed = record | {"awards": [{**row, "decided_by": signer} for row in record["awards"]]}
    assert stays(signed, record | {"awards": [{**row, "decided_by": None} for row in record["awards"]]})


@many
@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(record, chance: random.Random):
    mixed = dict(record)
    for key in LISTS:
        if record.get(key):
            mixed[key] = chance.sample(record[key], len(record[key]))
    for key in ("ratings", "service_months"):
        if record.get(key):
            mixed[key] = dict(reversed(record[key].items()))

    assert judged(mixed) == judged(record)


@many
@given(histories)
def test_the_same_is_said_every_time(record):
    law = shipped_law()
    [read] = read_records({"records": [record]}, law)

    assert judge(read, law) == judge(read, law) == judged(record)


@many
@given(histories | almost, st.sampled_from(FACTS))
def test_forgetting_a_fact_never_makes_anybody_eligible(record, key):
    """What is not known is no pass: forgetting may hide what fails, the verdict then is that evidence is needed."""
    assume(verdict(record) != "eligible")
    forgotten = {name: value for name, value in record.items() if name != key}
    if key in ("discipline", "holds"):
        assert verdict(forgotten) != "eligible" or record["on"] < "2025-07-01"
    else:
        assert verdict(forgotten) != "eligible"


@many
@given(histories, st.sampled_from(FACTS))
def test_forgetting_a_fact_never_makes_a_condition_met(record, key):
    """Rule by rule; what the law only asks when it knows of it (an earlier award, a circumstance) says nothing."""
    forgotten = {name: value for name, value in record.items() if name != key}
    before = {f.rule: f.met for f in judged(record).findings}
    after = {f.rule: f.met for f in judged(forgotten).findings}
    gained = [rule for rule, met in after.items() if met is True and before.get(rule, True) is not True]
    assert gained == []


@many
@given(histories)
def test_a_verdict_agrees_with_its_findings(record):
    seen = judged(record)
    mets = [f.met for f in seen.findings if f.severity == BLOCK and f.path is None]
    assert seen.verdict in VERDICTS
    if seen.verdict == "eligible":
        assert set(mets) <= {True}
    if seen.verdict == "needs_evidence":
        assert False not in mets


@many
@given(histories)
def test_what_fails_says_what_it_needs_in_whole_sentences(record):
    for found in judged(record).findings:
        assert found.message[0].isupper() or found.message[0].isdigit(), found.message
        assert found.message.endswith("."), found.message
        assert [slip for slip in ("None", "  ", "..") if slip in found.message] == []
        assert (found.needs, found.earliest) == ((), None) or found.met is not True
        if found.earliest is not None:
            assert found.met is False
            assert found.severity != BLOCK or found.earliest >= min(record["award_year"], 2000)


@pytest.mark.parametrize("award", ["LDTT", "CSTDCS", "BK_TINH", "TTLDXS", "TTLDTT", "CO_TINH"])
def test_no_ladder_stands_between_awards_whose_standards_name_none(award):
    """A lower award is asked only where the standard itself names it."""
    own = [rule for rule in shipped_law().rules if rule.award == award and rule.kind in ("standing", "times_given")]
    named = {code for rule in own for code in rule.parameters.get("prior", [rule.parameters.get("award")]) if code}
    assert named == set()


@many
@given(st.lists(award_rows(["LDTT", "CSTDCS", "BK_TINH"]), max_size=8))
def test_an_award_by_declared_merit_needs_no_award_before_it(rows):
    """Path b of the provincial certificate names no earlier award: the history makes no difference."""
    declared = {"declared": {"thanh_tich_linh_vuc_cua_tinh": True}, "path": "b"}
    kept = [row for row in rows if row["year"] != YEAR]

    assert verdict(person("BK_TINH", awards=[], **declared)) == "eligible"
    assert verdict(person("BK_TINH", awards=kept, **declared)) == "eligible"


def test_forgetting_the_history_leaves_a_run_unknown():
    forgotten = {name: value for name, value in person().items() if name != "awards"}

    assert finding(forgotten, "CSTDT-01").met is None
