"""The screening and the engine agree on units through their lineage, on households, and on years in parts."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from awards.actions.packs import load_packs
from awards.eligibility.law import Rule
from awards.facts import law_in_force
from awards.facts.screening import Question
from tests.awards.screening.comparing import disagreements
from tests.awards.screening.other_histories import write_households, write_units, write_workers
from tests.factories.units import PostFactory

pytestmark = pytest.mark.django_db

COUNT, SEED = 1_500, 20261120
DAYS = (date(2026, 11, 20), date(2024, 6, 1))
# Of households the law in force only asks what they declare: figures of a province's own show that rows are counted.
OF_HOUSEHOLDS = {
    "times_in_a_row": {"award": "GDVH", "times": 3, "ending": "award_year_or_year_before"},
    "times_given": {"award": "GDVH", "times": 4},
    "years_since": {"prior": ["BK_TINH"], "years": 3},
    "standing": {"years": 3, "good": {"rating": "hoan_thanh_tot", "awards": ["GDVH"]}, "prior": ["BK_TINH"]},
    "not_twice": {},
}


@pytest.fixture
def by(db):
    load_packs()
    return PostFactory()


def agreed(subjects, questions, law_of=law_in_force) -> Counter:
    """All questions, each to its share of the subjects; none may be answered two ways."""
    seen, share = Counter(), len(subjects) // len(questions)
    for n, question in enumerate(questions):
        wrong, found = disagreements(subjects[n * share : (n + 1) * share], question, law_of(question.on))
        assert wrong[:1] == []
        seen += found
    return seen


def test_on_units_and_those_they_carry_on(by):
    units = write_units(COUNT, by=by, seed=SEED)
    awards = ("TTLDXS", "TTLDTT", "CO_TINH", "BK_TINH", "BKTTG", "HCLD3", "HCLD2", "CO_CP", "DVQT", "AHLD")

    seen = agreed(units, [_of("tap_the", award, on, n) for n, award in enumerate(awards) for on in DAYS])

    assert {"not_eligible", "needs_evidence", "on_hold"} <= set(seen)


def test_on_households(by):
    households = write_households(COUNT, unit=by.unit, by=by, seed=SEED)
    awards = ("BK_TINH", "BKTTG", "GDVH")

    law = {on: _for_households(law_in_force(on)) for on in DAYS}
    seen = agreed(households, [_of("ho_gia_dinh", award, on, 0) for award in awards for on in DAYS], law.get)

    assert {"eligible", "not_eligible", "needs_evidence"} <= set(seen)


def test_on_people_at_work_for_parts_of_the_year(by):
    people = write_workers(COUNT, units=write_units(40, by=by, seed=SEED), seed=SEED)

    seen = agreed(people, [_of("ca_nhan", award, on, n) for award in ("LDTT", "CSTDCS") for n in (0, 1) for on in DAYS])

    assert {"eligible", "not_eligible", "needs_evidence"} <= set(seen)


def _of(subject: str, award: str, on: date, n: int) -> Question:
    return Question(award=award, year=on.year - n % 2, on=on, subject=subject)


def _for_households(law):
    """GDVH by figures alone; the others by figures on top of what they declare."""
    added = tuple(
        Rule(id=f"T-{kind}-{award}", award=award, subject="ho_gia_dinh", kind=kind, parameters=given,
             valid_from=date(2017, 1, 1), path=kind if kind != "not_twice" else None)
        for kind, given in OF_HOUSEHOLDS.items() for award in ("GDVH", "BKTTG")
    )  # fmt: skip
    return replace(law, rules=(*law.rules, *added))
