"""The screening of a list and the engine say the same of ten thousand random histories."""

from collections import Counter
from datetime import date

import pytest

from awards.actions.packs import load_packs
from awards.eligibility.check import judge
from awards.facts import law_in_force
from awards.facts.asking import Asked
from awards.facts.gathering import gather
from awards.facts.screening import Question, screen
from tests.awards.screening.histories import write_histories
from tests.factories.units import PostFactory
from units.models import Person

PEOPLE, SEED = 10_000, 20261120
AWARDS = ("CSTD_TINH", "CSTDCS", "CSTDTQ", "BK_TINH", "BKTTG", "HCLD3", "HCLD2", "LDTT")
DAYS = (date(2026, 1, 15), date(2026, 11, 20), date(2024, 6, 1))


def disagreements(people, question):
    law = law_in_force(question.on)
    asked = [Asked(key=p.pk, person=p.pk, award=question.award, year=question.year, kind=question.kind) for p in people]
    screened = screen(Person.objects.filter(pk__in=[p.pk for p in people]), question, law)
    answers, seen, wrong = screened.answers(), Counter(), []
    open_rules = {left.rule for left in screened.left_out}
    for key, record in gather(asked, question.on).items():
        judged, answer = judge(record, law), answers[key]
        seen[answer.verdict] += 1
        told = {f.rule: f.met for f in judged.findings if f.rule in answer.truths and f.rule not in open_rules}
        if told != {rule: answer.truths[rule] for rule in told} or judged.verdict != answer.verdict:
            wrong.append((record, judged, answer))
    return wrong, seen


@pytest.mark.django_db
def test_the_screening_agrees_with_the_engine_on_ten_thousand_histories():
    load_packs()
    by = PostFactory()
    people = write_histories(PEOPLE, unit=by.unit, by=by, seed=SEED)
    met = Counter()
    share = PEOPLE // (len(AWARDS) * len(DAYS))
    for n, (award, on) in enumerate((award, on) for award in AWARDS for on in DAYS):
        chosen = people[n * share : (n + 1) * share]
        wrong, seen = disagreements(chosen, Question(award=award, year=on.year - n % 2, on=on))
        assert wrong[:1] == []
        met += seen
    assert {"eligible", "not_eligible", "needs_evidence", "on_hold"} <= set(met)
