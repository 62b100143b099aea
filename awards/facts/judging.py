"""Judge many at once by the rule book of the day; the verdict advises, a person decides."""

from collections.abc import Hashable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from awards.eligibility.check import Judgement, judge
from awards.eligibility.law import Law
from awards.eligibility.record import Record
from awards.eligibility.transition import choice
from awards.facts.asking import Asked, asked_of
from awards.facts.gathering import gather
from awards.facts.rulebook import law_in_force, whole_law
from awards.models import Nominee


def judge_all(asked: Iterable[Asked], on: date) -> dict[Hashable, Judgement]:
    """A judgement for each question, by its key, with the rules in force on the day."""
    records = gather(asked, on)
    law = _law_for(records.values(), on)
    return {key: judge(record, law) for key, record in records.items()}


def _law_for(records: Iterable[Record], on: date) -> Law:
    """The rules of the day; with the older ones where a dossier was handed in before a law of the day began."""
    law = law_in_force(on)
    return whole_law() if any(choice(record, law) for record in records) else law


def judge_nominees(nominees: Iterable[Nominee], on: date) -> dict[UUID, Judgement]:
    """A judgement for each nominee by primary key; what else the dossier proposes counts, and is marked so."""
    return judge_all((asked_of(nominee) for nominee in nominees), on)


def judge_people(people: Iterable[UUID], award: str, year: int, on: date) -> dict[UUID, Judgement]:
    """The check before a nomination: could these people be put forward for this award?"""
    return judge_all((Asked(key=person, person=person, award=award, year=year) for person in people), on)


def frozen(judgement: Judgement, on: date) -> dict[str, Any]:
    """A judgement as JSON to keep on the nominee: what was said on the day it was said."""
    return judgement.as_dict() | {"on": on.isoformat()}
