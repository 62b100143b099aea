"""What people, units and households could be put forward for: each award judged, with what lacks and from when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from awards.eligibility.check import Judgement, judge
from awards.eligibility.law import Law, Rule
from awards.eligibility.record import Record
from awards.eligibility.rules import NOT_TESTED
from awards.facts.asking import Asked
from awards.facts.gathering import gather

FIELDS = {"ca_nhan": "person", "tap_the": "unit", "ho_gia_dinh": "household"}
# Conditions that the books can answer; a standard of declarations alone tells nothing beforehand.
COUNTED = frozenset({"rating", "times_in_a_row", "times_given", "standing", "years_since", "meets", "member_share"})
# Conditions that build on awards won before.
BUILDING = frozenset({"times_in_a_row", "times_given", "standing", "years_since"})


@dataclass(frozen=True, slots=True)
class Prospect:
    """One award of one year for one subject, as the rules of the day see it."""

    award: str
    name: str
    year: int
    judgement: Judgement
    has_start: bool = True
    """Whether the first step is taken, or could be from nothing; else a year named would be a guess."""

    @property
    def lacking(self) -> list:
        """What stands in the way first, then what is not known yet."""
        told = [found for found in self.judgement.findings if found.severity == "block" and found.met is not True]
        return sorted(self._of_the_way(told), key=lambda found: found.met is None)

    @property
    def earliest(self) -> int | None:
        """From which award year all that fails now could be met."""
        return self.judgement.earliest if self.judgement.verdict == "not_eligible" else None

    @property
    def is_near(self) -> bool:
        """Not yet, but within the award year or the next one."""
        return self.has_start and self.earliest is not None and self.earliest <= self.year + 1

    def _of_the_way(self, told: list) -> list:
        """Where one way is open, what speaks against the others does not matter."""
        if self.judgement.verdict == "needs_evidence":
            return [found for found in told if found.met is None]
        return told


def ladder(law: Law, subject: str, on: date) -> list[tuple[str, str]]:
    """Awards of the kind of subject whose standard the books can answer, from the lowest up: (code, name)."""
    found = []
    for award in law.award_types:
        rules = [rule for rule in law.rules_for(award.code, subject, on) if not rule.is_general]
        if subject in award.recipients and any(_counts(rule.kind, rule.parameters) for rule in rules):
            found.append((award.code, award.name))
    steps = {code: _height(law, code, subject, on, frozenset()) for code, _ in found}
    return sorted(found, key=lambda pair: (steps[pair[0]], pair[0]))


def counted_awards(rules: Iterable[Rule]) -> set[str]:
    """Codes of the awards on which standards build."""
    found: set[str] = set()
    for rule in rules:
        if rule.kind not in NOT_TESTED and not rule.is_general:
            found |= _named(rule.parameters) | _built_on(rule.kind, rule.parameters)
    return found


def records_of(subject: str, keys: Iterable[UUID], awards: Iterable[str], year: int, on: date) -> dict[tuple, Record]:
    """What is known of each subject for each award: (key, award) → record; the same few queries for any number."""
    awards, field = list(awards), FIELDS[subject]
    asked = [Asked(key=(key, award), award=award, year=year, **{field: key}) for key in keys for award in awards]
    return gather(asked, on)


def prospects(records: Mapping[tuple, Record], law: Law) -> dict[tuple, Prospect]:
    """Each record judged: (key, award) → what the rules say."""
    return {
        (key, award): Prospect(award, law.name_of(award), record.award_year, judge(record, law), has_start(record, law))
        for (key, award), record in records.items()
    }


def has_start(record: Record, law: Law) -> bool:
    """Whether the subject holds an award that the standard begins with, or such an award is within anybody's reach."""
    wanted = _first_steps(law, record.award, record.subject, record.on)
    held = any(award.code in wanted for award in record.awards or ())
    return not wanted or held or any(not _first_steps(law, code, record.subject, record.on) for code in wanted)


def _first_steps(law: Law, code: str, subject: str, on: date) -> set[str]:
    """Awards one of which has to be won before any other: the prior award, else the one that is counted."""
    rules = [rule for rule in law.rules_for(code, subject, on) if not rule.is_general]
    return set().union(*(_begins_with(rule.kind, rule.parameters) for rule in rules))


def _begins_with(kind: str, given: Mapping[str, Any]) -> set[str]:
    if kind in BUILDING:
        return set(given.get("prior", ())) or ({given["award"]} if isinstance(given.get("award"), str) else set())
    return set().union(*(_begins_with(part["kind"], part) for part in given.get("of", ())))


def _counts(kind: str, given: Mapping[str, Any]) -> bool:
    return kind in COUNTED or any(_counts(part["kind"], part) for part in given.get("of", ()))


def _height(law: Law, code: str, subject: str, on: date, seen: frozenset[str]) -> int:
    """How many awards have to be won before, at the least: an award stands above those it builds on."""
    if code in seen:
        return 0
    rules = law.rules_for(code, subject, on)
    below = [_height(law, each, subject, on, seen | {code}) for each in counted_awards(rules) - {code}]
    return 1 + max(below, default=0)


def _named(given: Mapping[str, Any]) -> set[str]:
    """Awards named anywhere in the figures of a rule."""
    found = {given["award"]} if isinstance(given.get("award"), str) else set()
    found |= set(given.get("prior", ()))
    for option in given.get("within", ()):
        found |= set(option.get("awards", {}))
    found |= set(given.get("good", {}).get("awards", ())) if isinstance(given.get("good"), Mapping) else set()
    return found.union(*(_named(part) for part in given.get("of", ())))


def _built_on(kind: str, given: Mapping[str, Any]) -> set[str]:
    """Awards of the members on which the standard of a collective rests."""
    counted = given.get("counted")
    return {counted.upper()} if isinstance(counted, str) else set()
