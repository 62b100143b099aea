"""The rule book as plain values, and what of it is in force on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
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


@dataclass(frozen=True)
class Law:
    """Rules, award types and authorities of all periods; looked up by award, so that lists are judged fast."""

    rules: tuple[Rule, ...]
    award_types: tuple[AwardType, ...]
    authorities: tuple[Authority, ...]

    def rules_for(self, award: str, subject: str, on: date) -> list[Rule]:
        """Active rules in force; of two with one id the younger replaces the older."""
        key = award, subject, on
        if key not in self._chosen:
            self._chosen[key] = self._choose(award, subject, on)
        return self._chosen[key]

    def award_type(self, code: str, on: date) -> AwardType | None:
        """The type as described on the day, else its latest description."""
        known = self._types.get(code, ())
        return next((each for each in known if each.in_force(on)), known[-1] if known else None)

    def deciders(self, award: str) -> list[Authority]:
        return self._powers.get(award, [])

    def name_of(self, code: str) -> str:
        known = self._types.get(code)
        return known[-1].name if known else code

    def _choose(self, award: str, subject: str, on: date) -> list[Rule]:
        found = [r for r in self.rules if r.is_active and r.in_force(on) and r.concerns(award, subject)]
        youngest = {rule.id: rule for rule in sorted(found, key=lambda rule: rule.valid_from)}
        return [rule for rule in found if youngest[rule.id] is rule]

    @cached_property
    def _chosen(self) -> dict[tuple[str, str, date], list[Rule]]:
        return {}

    @cached_property
    def _types(self) -> dict[str, list[AwardType]]:
        found: dict[str, list[AwardType]] = {}
        for each in sorted(self.award_types, key=lambda each: each.valid_from):
            found.setdefault(each.code, []).append(each)
        return found

    @cached_property
    def _powers(self) -> dict[str, list[Authority]]:
        found: dict[str, list[Authority]] = {}
        for each in self.authorities:
            found.setdefault(each.award, []).append(each)
        return found


def merge(parts: Iterable[Law]) -> Law:
    """Several packs laid over each other, in the order given."""
    parts = list(parts)
    return Law(
        rules=tuple(rule for part in parts for rule in part.rules),
        award_types=tuple(each for part in parts for each in part.award_types),
        authorities=tuple(each for part in parts for each in part.authorities),
    )
