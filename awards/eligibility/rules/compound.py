"""Conditions made of others: all of several, one of several, the standard of another award."""

from collections.abc import Mapping
from typing import Any

from ..case import Case
from ..logic import every, some
from . import COMPOUND, KINDS, NOT_TESTED
from .outcome import Outcome, joined, latest, soonest


def run_test(case: Case, kind: str, given: Mapping[str, Any]) -> Outcome:
    """Test one condition, simple or made of others."""
    if kind == "meets":
        return _meets(case, given["award"])
    if kind in COMPOUND:
        parts = [run_test(case, part["kind"], part) for part in given["of"]]
        return _all_of(parts) if kind == "all_of" else _any_of(parts)
    return KINDS[kind](case, given)


def _all_of(parts: list[Outcome]) -> Outcome:
    """Says what is met, or only what stands in the way."""
    met = every(part.met for part in parts)
    telling = [part for part in parts if part.said and (met or part.met is met)]
    return _together(met, telling, _evidence(parts))


def _together(met, telling: list[Outcome], evidence: tuple[str, ...], start: str = "") -> Outcome:
    """Several outcomes as one: all needs, and the year in which the last of them can be met."""
    lacking = [] if met else telling
    needs = tuple(dict.fromkeys(need for part in lacking for need in part.needs))
    earliest = latest(part.earliest for part in lacking)
    said = " ".join(filter(None, [start, *(part.said for part in telling)]))
    return Outcome(met, said, evidence, needs=needs, earliest=earliest)


def _any_of(parts: list[Outcome]) -> Outcome:
    """Says the first way that is met, or all the ways that are open."""
    met = some(part.met for part in parts)
    telling = [part for part in parts if part.met is met]
    evidence = _evidence(parts)
    if met or len(telling) == 1:
        one = telling[0]
        return Outcome(met, one.said, evidence, False, () if met else one.needs, one.earliest)
    ways = " ".join(f"({n}) {part.said}" for n, part in enumerate(telling, start=1))
    start = "Chưa đạt điều kiện nào sau đây" if met is False else "Cần đạt một trong các điều kiện"
    earliest = soonest(part.earliest for part in telling)
    needs = _one_of(telling, earliest)
    return Outcome(met, f"{start}: {ways}", evidence, needs=needs, earliest=earliest)


def _one_of(telling: list[Outcome], earliest: int | None) -> tuple[str, ...]:
    """The ways as one clause; a way open later than the first says when."""
    ways = list(dict.fromkeys(_way(part, earliest) for part in telling if part.needs))
    if len(ways) < 2:
        return tuple(ways)
    return (f"đạt một trong các điều kiện: {'; '.join(f'({n}) {way}' for n, way in enumerate(ways, start=1))}",)


def _way(part: Outcome, earliest: int | None) -> str:
    when = f" (từ năm {part.earliest})" if part.earliest not in (None, earliest) else ""
    return f"{joined(part.needs)}{when}"


def _evidence(parts: list[Outcome]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for part in parts for line in part.evidence))


def _meets(case: Case, award: str) -> Outcome:
    """The standard of another award, for the same year: computed, or given already when data are missing."""
    record, name = case.record, case.law.name_of(award)
    rules = case.law.rules_for(award, record.subject, case.rules_on)
    own = [r for r in rules if r.severity == "block" and not r.is_general and r.kind not in NOT_TESTED]
    parts = [part for r in own if not (part := run_test(case, r.kind, r.parameters)).silent]
    met = every(part.met for part in parts) if own else None
    evidence = _evidence(parts)
    if met is None and case.held(award, record.award_year):
        return Outcome(True, f"Đã được tặng {name} năm {record.award_year}.", evidence)
    if met:
        return Outcome(True, f"Đạt tiêu chuẩn {name}.", evidence)
    said = "Chưa đạt" if met is False else "Chưa đủ căn cứ xác định đạt"
    telling = [part for part in parts if part.met is met]
    return _together(met, telling, evidence, start=f"{said} tiêu chuẩn {name}.")
