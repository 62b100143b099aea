"""The screening of a list and the engine say the same of ten thousand random histories."""

from collections import Counter
from datetime import date

import pytest

from awards.actions.packs import load_packs
from awards.facts import law_in_force
from awards.facts.screening import Question
from tests.awards.screening.comparing import disagreements
from tests.awards.screening.histories import write_histories
from tests.factories.units import PostFactory

PEOPLE, SEED = 10_000, 20261120
AWARDS = ("CSTD_TINH", "CSTDCS", "CSTDTQ", "BK_TINH", "BKTTG", "HCLD3", "HCLD2", "LDTT")
DAYS = (date(2026, 1, 15), date(2026, 11, 20), date(2024, 6, 1))


@pytest.mark.django_db
def test_the_screening_agrees_with_the_engine_on_ten_thousand_histories():
    load_packs()
    by = PostFactory()
    people = write_histories(PEOPLE, unit=by.unit, by=by, seed=SEED)
    met = Counter()
    share = PEOPLE // (len(AWARDS) * len(DAYS))
    for n, (award, on) in enumerate((award, on) for award in AWARDS for on in DAYS):
        chosen = people[n * share : (n + 1) * share]
        question = Question(award=award, year=on.year - n % 2, on=on)
        wrong, seen = disagreements(chosen, question, law_in_force(on))
        assert wrong[:1] == []
        met += seen
    assert {"eligible", "not_eligible", "needs_evidence", "on_hold"} <= set(met)
