"""Rules of transition: a dossier handed in before a law began is finished under the text before it."""

from dataclasses import dataclass
from datetime import date, timedelta

from .law import EVERY_AWARD, Law, Rule
from .record import Record

KIND = "transition"


@dataclass(frozen=True, slots=True)
class Choice:
    """Under which day's rules a record may be judged: the older ones, and the day's own where they are better."""

    older: date
    rule: Rule
    unless_better: bool


def choice(record: Record, law: Law) -> Choice | None:
    """The older text that goes on for this dossier; None when it was handed in under the text of the day.

    Of several boundaries crossed since, the first decides: the day before it is the last day of the text.
    """
    if record.received_on is None:
        return None
    rules = law.rules_for(EVERY_AWARD, record.subject, record.on)
    crossed = [(_boundary(rule), rule) for rule in rules if rule.kind == KIND]
    crossed = [(day, rule) for day, rule in crossed if record.received_on < day <= record.on]
    if not crossed:
        return None
    first, rule = min(crossed, key=lambda pair: (pair[0], pair[1].id))
    better = any(each.parameters.get("unless_better") for _, each in crossed)
    return Choice(first - timedelta(days=1), rule, better)


def _boundary(rule: Rule) -> date:
    return date.fromisoformat(rule.parameters["before"])
