"""The standard a nominee is held to, as far as people have to say something: paths, statements, facts asked for."""

from dataclasses import dataclass
from datetime import date

from awards.eligibility.findings import Judgement
from awards.eligibility.law import Rule
from awards.eligibility.statements import BLOC, CLASS, MOVEMENT, Statement, kinds_of, paths_of, statements_of
from awards.facts.asking import asked_of
from awards.facts.judging import judge_nominees
from awards.facts.rulebook import law_in_force
from awards.models import Nominee


@dataclass(frozen=True, slots=True)
class Standard:
    """`rules` of the award in force; `told`: ids of the rules that say something about this nominee."""

    rules: tuple[Rule, ...]
    told: frozenset[str]
    path: str | None
    may_be_posthumous: bool
    subject: str = ""

    @property
    def paths(self) -> dict[str, str]:
        return paths_of(self.rules)

    @property
    def statements(self) -> list[Statement]:
        """What is asked on the chosen path, or on all of them."""
        return statements_of(self.rules, self.told, self.path, self.subject)

    @property
    def every_statement(self) -> list[Statement]:
        return statements_of(self.rules, self.told, None, self.subject)

    @property
    def asks_bloc(self) -> bool:
        return BLOC in kinds_of(self.rules, self.path)

    @property
    def asks_movement(self) -> bool:
        return MOVEMENT in kinds_of(self.rules, self.path)

    @property
    def asks_class(self) -> bool:
        return CLASS in kinds_of(self.rules, self.path)

    @property
    def asks_anything(self) -> bool:
        """Whether there is anything for people to say or choose."""
        return bool(
            self.statements
            or self.paths
            or self.asks_bloc
            or self.asks_movement
            or self.asks_class
            or self.may_be_posthumous
        )


def standard_of(nominee: Nominee, on: date, judgement: Judgement | None = None) -> Standard:
    """What the rules in force on the day ask people to say about the nominee."""
    judgement = judgement or judge_nominees([nominee], on)[nominee.pk]
    law, subject = law_in_force(on), asked_of(nominee).subject
    rules = law.rules_for(nominee.award_type_id, subject, on)
    asked = law.award_type(nominee.award_type_id, on)
    told = frozenset(found.rule for found in judgement.findings)
    may_be_posthumous = bool(asked and asked.posthumous and nominee.person_id)
    return Standard(tuple(rules), told, nominee.path or None, may_be_posthumous, subject)
