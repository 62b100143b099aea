"""Rules to truths in SQL: what is understood is compiled, what is not stays open and is named."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from awards.eligibility.check import BLOCK
from awards.eligibility.law import Rule
from awards.eligibility.rules import NOT_TESTED
from awards.facts.screening import conditions, standards
from awards.facts.screening.plan import Plan, Test
from awards.facts.screening.sql import TRUE, UNKNOWN, Sql, every, some, sql

Compiled = Callable[[Plan, Mapping[str, Any]], Test]

KINDS: dict[str, Compiled] = {
    "rating": conditions.rating,
    "initiative": conditions.initiative,
    "service": conditions.service,
    "counts_as_service": conditions.counts_as_service,
    "not_alongside": conditions.not_alongside,
    "existence": conditions.existence,
    "not_dissolved": conditions.not_dissolved,
    "clean_year": conditions.clean_year,
    "discipline_over": conditions.discipline_over,
    "no_hold": conditions.no_hold,
    "not_twice": conditions.not_twice,
    "one_state_award_a_year": conditions.one_state_award_a_year,
    "times_in_a_row": standards.times_in_a_row,
    "times_given": standards.times_given,
    "years_since": standards.years_since,
    "standing": standards.standing,
}
# They say nothing against anybody whom the books know: the first is told by what is counted at all.
SILENT = frozenset({"excluded_kinds", "posthumous_allowed", "preference"})
# Asked of a few only, in circumstances that the rows do not tell: not held against a whole list, and named.
OF_FEW = frozenset({"head_rating", "declared_when", "submitted_after", "new_period"})
# Nothing to look at: they only tell the office what to check by hand.
TOLD = frozenset({"notice"})


def compiled(plan: Plan, rule: Rule) -> Test:
    """One rule over the whole list."""
    plan.rule = rule.id
    return _test(plan, rule.kind, rule.parameters)


def _test(plan: Plan, kind: str, given: Mapping[str, Any]) -> Test:
    if kind in SILENT:
        return Test.plain(TRUE)
    if kind in ("all_of", "any_of"):
        parts = [_test(plan, part["kind"], part) for part in given["of"]]
        return _together(parts, every if kind == "all_of" else some)
    if kind == "meets":
        return _meets(plan, given["award"])
    if kind in KINDS:
        return KINDS[kind](plan, given)
    told = conditions.declared_when(plan, given) if kind == "declared_when" else None
    if told is not None:
        return told
    if kind in OF_FEW:
        plan.leave_out(kind)
        return Test.plain(TRUE)
    return Test.plain(UNKNOWN) if kind in TOLD else plan.leave_out(kind)


def _together(parts: list[Test], how: Callable[[list[Sql]], Sql]) -> Test:
    return Test(how([part.truth for part in parts]), how([part.near for part in parts]))


def _meets(plan: Plan, award: str) -> Test:
    """The standard of another award for the same year: computed, or given already when something is not known."""
    asked, law = plan.sources.asked, plan.sources.law
    rules = law.rules_for(award, asked.subject, asked.on)
    own = [rule for rule in rules if rule.severity == BLOCK and not rule.is_general and rule.kind not in NOT_TESTED]
    met = _together([_test(plan, rule.kind, rule.parameters) for rule in own], every) if own else Test.plain(UNKNOWN)
    given = conditions.held(plan, award)
    return Test(*(sql("COALESCE(?, CASE WHEN ? THEN TRUE END)", each, given) for each in (met.truth, met.near)))


def verdict(rules: Iterable[Rule], tests: Mapping[str, Test], path: str | None) -> tuple[Sql, Sql]:
    """The verdict as a word, and whether one more good year would make it better than “not eligible”."""
    blocking = [rule for rule in rules if rule.severity == BLOCK and tests[rule.id].truth != TRUE]
    truth, near = (_every_rule(blocking, {key: getattr(t, side) for key, t in tests.items()}, path)
                   for side in ("truth", "near"))  # fmt: skip
    held = [sql("COALESCE(NOT ?, FALSE)", tests[rule.id].truth) for rule in blocking if rule.kind == "no_hold"]
    word = sql(
        "CASE WHEN ? THEN 'on_hold' WHEN ? THEN 'eligible' WHEN (?) IS NULL THEN 'needs_evidence' "
        "ELSE 'not_eligible' END",
        some(held), truth, truth,
    )  # fmt: skip
    is_near = sql("CASE WHEN COALESCE(NOT ?, FALSE) AND COALESCE(?, TRUE) THEN 1 ELSE 0 END", truth, near)
    return word, is_near


def _every_rule(blocking: list[Rule], truths: Mapping[str, Sql], asked: str | None) -> Sql:
    """What holds for all, and one of the alternative standards, or the one asked for."""
    parts = [truths[rule.id] for rule in blocking if rule.path is None]
    paths = list(dict.fromkeys(rule.path for rule in blocking if rule.path is not None))
    ways = {path: every([truths[rule.id] for rule in blocking if rule.path == path]) for path in paths}
    if ways:
        parts.append(some(list(ways.values())) if asked is None else ways.get(asked, UNKNOWN))
    if all(rule.is_general for rule in blocking):
        parts.append(UNKNOWN)
    return every(parts)
