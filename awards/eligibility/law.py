"""The rule book as plain values, and what of it is in force on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

EVERY_AWARD = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every line of the rule book carries: its source, how far it was checked, its validity."""

    citation: str = ""
    mark: str = ""
    valid_from: date
    valid_to: date | None = None
    note: str = ""

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardType(Entry):
    code: str
    name: str
    kind: str
    level: str
    recipients: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    posthumous: bool = False
    periodicity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Entry):
    """Who may decide one award, and in which years."""

    award: str
    decider: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Entry):
    """One condition of an award ("*" = of all): `kind` names the test, `parameters` its figures."""

    id: str
    award: str
    subject: str = "any"
    path: str | None = None
    severity: str = "block"
    kind: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    is_active: bool = True

    @property
    def is_general(self) -> bool:
        return self.award == EVERY_AWARD

    def concerns(self, award: str, subject: str) -> bool:
        return self.award in (EVERY_AWARD, award) and self.subject in ("any", subject)


@dataclass(frozen=True, slots=True)
class Law:
    """Rules, award types and authorities of all periods."""

    rules: tuple[Rule, ...]
    award_types: tuple[AwardType, ...]
    authorities: tuple[Authority, ...]

    def rules_for(self, award: str, subject: str, on: date) -> list[Rule]:
        """Active rules in force; of two with one id the younger replaces the older."""
        found = [r for r in self.rules if r.is_active and r.in_force(on) and r.concerns(award, subject)]
        youngest = {rule.id: rule for rule in sorted(found, key=lambda rule: rule.valid_from)}
        return [rule for rule in found if youngest[rule.id] is rule]

    def award_type(self, code: str, on: date) -> AwardType | None:
        """The type as described on the day, else its latest description."""
        known = sorted((t for t in self.award_types if t.code == code), key=lambda t: t.valid_from)
        return next((t for t in known if t.in_force(on)), known[-1] if known else None)

    def deciders(self, award: str) -> list[Authority]:
        return [authority for authority in self.authorities if authority.award == award]

    def name_of(self, code: str) -> str:
        return next((t.name for t in self.award_types if t.code == code), code)


def merge(parts: Iterable[Law]) -> Law:
    """Several packs laid over each other, in the order given."""
    parts = list(parts)
    return Law(
        rules=tuple(rule for part in parts for rule in part.rules),
        award_types=tuple(each for part in parts for each in part.award_types),
        authorities=tuple(each for part in parts for each in part.authorities),
    )
