"""Ask the books about a whole list: one statement, however long the list and however large the register."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from awards.eligibility.check import counting, judge
from awards.eligibility.law import Law, Rule
from awards.eligibility.record import Record
from awards.eligibility.rules import NOT_TESTED
from awards.facts.rulebook import law_in_force
from awards.facts.screening.compiling import compiled, verdict
from awards.facts.screening.plan import Plan
from awards.facts.screening.question import Answer, LeftOut, Question
from awards.facts.screening.sources import Sources
from awards.facts.screening.sql import Sql, rows_of, sql

TRUTHS = {None: None, 0: False, 1: True}
REFUSED = ("wrong_subject", "no_authority", "no_rule")
NEAR = "near"


@dataclass(frozen=True)
class Screen:
    """One question put to a list of subjects, ready to be asked."""

    asked: Question
    rules: tuple[Rule, ...]
    statement: Sql
    left_out: tuple[LeftOut, ...]
    refused: str = ""

    def answers(self) -> dict[UUID, Answer]:
        """For each subject: truth by rule, verdict, and whether one more good year would do; one query."""
        found = {}
        for key, word, near, *truths in self._rows(self.statement):
            told = {rule.id: TRUTHS[truth] for rule, truth in zip(self.rules, truths, strict=True)}
            found[_uuid(key)] = Answer(self.refused or word, told, bool(near) and not self.refused)
        return found

    def counts(self) -> Counter:
        """How many subjects have each verdict; `near` counts those of whom one more good year is lacking."""
        text = "SELECT verdict, COUNT(*), SUM(near) FROM (?) screened GROUP BY verdict"
        found = Counter()
        for word, number, near in self._rows(sql(text, self.statement)):
            found[self.refused or word] += number
            found[NEAR] += 0 if self.refused else int(near)
        return found

    def having(self, wanted: str) -> RawSQL:
        """The keys of the subjects with this verdict (or `near`), for a filter of the ORM."""
        if wanted == NEAR:
            piece = sql("SELECT id FROM (?) screened WHERE near = 1", self.statement)
        else:
            piece = sql("SELECT id FROM (?) screened WHERE verdict = ?", self.statement, wanted)
        return RawSQL(piece.text, piece.params)

    def _rows(self, piece: Sql) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(piece.text, piece.params)
            return cursor.fetchall()

    @cached_property
    def is_whole(self) -> bool:
        """Whether every condition was looked at."""
        return not self.left_out


def screen(subjects: QuerySet, asked: Question, law: Law | None = None) -> Screen:
    """Prepare the question for these people, units or households (their keys are asked for in the same statement)."""
    law = law or law_in_force(asked.on)
    rules = [r for r in law.rules_for(asked.award, asked.subject, asked.on) if r.kind not in NOT_TESTED]
    plan = Plan(Sources(asked, law, counting(rules)), rows_of(subjects.values("pk")))
    tests = {rule.id: compiled(plan, rule) for rule in rules}
    word, near = verdict(rules, tests, asked.path)
    columns = [("verdict", word), ("near", near), *((f"t{n}", tests[rule.id].truth) for n, rule in enumerate(rules))]
    return Screen(asked, tuple(rules), plan.selecting(columns), tuple(plan.left_out), _refusal(asked, law))


def _refusal(asked: Question, law: Law) -> str:
    """Why nobody of the list can be asked for this award; empty when each is looked at for itself."""
    nobody = Record(award=asked.award, subject=asked.subject, award_year=asked.year, on=asked.on, kind=asked.kind)
    found = judge(nobody, law).verdict
    return found if found in REFUSED else ""


def _uuid(key) -> UUID:
    return key if isinstance(key, UUID) else UUID(key)
