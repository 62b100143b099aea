"""One question put both ways: to the engine one by one, and to the books for the whole list."""

from collections import Counter

from awards.eligibility.check import judge
from awards.facts.asking import Asked
from awards.facts.gathering import gather
from awards.facts.screening import screen

FIELDS = {"ca_nhan": "person", "tap_the": "unit", "ho_gia_dinh": "household"}


def disagreements(subjects: list, question, law) -> tuple[list, Counter]:
    """Where the two differ (rule: engine, books; the verdicts of both; the record), and how often each verdict fell."""
    field = FIELDS[question.subject]
    asked = [
        Asked(key=s.pk, award=question.award, year=question.year, kind=question.kind, **{field: s.pk}) for s in subjects
    ]
    screened = screen(type(subjects[0]).objects.filter(pk__in=[s.pk for s in subjects]), question, law)
    answers, seen, wrong = screened.answers(), Counter(), []
    open_rules = {left.rule for left in screened.left_out}
    for key, record in gather(asked, question.on).items():
        judged, answer = judge(record, law), answers[key]
        seen[answer.verdict] += 1
        told = {f.rule: f.met for f in judged.findings if f.rule in answer.truths and f.rule not in open_rules}
        differ = {rule: (met, answer.truths[rule]) for rule, met in told.items() if met != answer.truths[rule]}
        if differ or judged.verdict != answer.verdict:
            wrong.append((differ, judged.verdict, answer.verdict, record))
    return wrong, seen
