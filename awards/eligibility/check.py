"""Judge one record: every finding with its source, and one verdict. Advises; people decide."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from .case import Case, Counting
from .findings import (
    BLOCK,
    ELIGIBLE,
    INFO,
    NEEDS_EVIDENCE,
    NO_AUTHORITY,
    NO_RULE,
    NOT_ELIGIBLE,
    ON_HOLD,
    VERDICTS,
    WARN,
    WRONG_SUBJECT,
    Finding,
    Judgement,
)
from .law import Law, Rule
from .logic import Truth, every, some
from .record import Record
from .rules import NOT_TESTED
from .rules.compound import run_test
from .rules.outcome import latest, soonest
from .terms import SUBJECTS
from .transition import Choice, choice

__all__ = ["BLOCK", "INFO", "VERDICTS", "WARN", "Finding", "Judgement", "counting", "judge"]

BY_TRUTH = {True: ELIGIBLE, False: NOT_ELIGIBLE, None: NEEDS_EVIDENCE}
# From the best outcome for the nominee to the worst; of two texts the better is taken.
BEST_FIRST = (ELIGIBLE, NEEDS_EVIDENCE, NOT_ELIGIBLE, ON_HOLD, NO_AUTHORITY, WRONG_SUBJECT, NO_RULE)


def judge(record: Record, law: Law) -> Judgement:
    """The verdict on one record by the rules in force on `record.on` (contract: check_eligibility).

    A dossier handed in under an older text is judged by that text, or by the day's where that is better for it.
    """
    older = choice(record, law)
    if older is None:
        return _judge(record, law, record.on)
    before = _judge(record, law, older.older)
    now = _judge(record, law, record.on) if older.unless_better else before
    is_better = BEST_FIRST.index(now.verdict) < BEST_FIRST.index(before.verdict)
    chosen = now if is_better else before
    told = (*chosen.findings, _told(record, older, is_better))
    return Judgement(chosen.verdict, chosen.path, told, chosen.earliest)


def counting(rules: Iterable[Rule]) -> Counting:
    """What the general rules in force say about which achievements and which leave count at all."""
    rules = list(rules)
    kinds = (kind for rule in rules if rule.kind == "excluded_kinds" for kind in rule.parameters["kinds"])
    leaves = [rule.parameters for rule in rules if rule.kind == "counts_as_service"]
    leave = {kind: given.get("if_declared", {}) for given in leaves for kind in given["leave"]}
    restarts = any(rule.kind == "discipline_over" for rule in rules)
    return Counting(frozenset(kinds), restarts=restarts, leave=leave if leaves else None)


def _judge(record: Record, law: Law, rules_on: date) -> Judgement:
    rules = [r for r in law.rules_for(record.award, record.subject, rules_on) if r.kind not in NOT_TESTED]
    refusal = _refusal(record, law, rules, rules_on)
    if refusal:
        return refusal
    case = Case(record, law, counting(rules), rules_on)
    findings = [found for rule in sorted(rules, key=_place) if (found := _finding(case, rule))]
    return _verdict(record, rules, findings)


def _finding(case: Case, rule: Rule) -> Finding | None:
    seen = run_test(case, rule.kind, rule.parameters)
    if seen.silent:
        return None
    needs, earliest = (seen.needs, seen.earliest) if seen.met is not True else ((), None)
    return Finding(
        rule=rule.id,
        met=seen.met,
        severity=rule.severity,
        citation=rule.citation,
        message=seen.message,
        evidence=seen.evidence,
        path=rule.path,
        mark=rule.mark,
        needs=needs,
        earliest=earliest if seen.met is False else None,
    )


def _place(rule: Rule) -> int:
    """The award's own standard first, then what holds for all, notices last."""
    return 2 if rule.kind == "notice" else int(rule.is_general)


def _told(record: Record, older: Choice, is_better: bool) -> Finding:
    """By which text the dossier was judged, and why."""
    eve = f"{older.older:%d/%m/%Y}"
    said = f"Hồ sơ nhận ngày {record.received_on:%d/%m/%Y} nên xét theo quy định có hiệu lực đến ngày {eve}."
    if is_better:
        said = f"Hồ sơ nhận ngày {record.received_on:%d/%m/%Y}; xét theo quy định mới vì có lợi hơn quy định cũ."
    return Finding(older.rule.id, True, INFO, older.rule.citation, said, mark=older.rule.mark)


def _refusal(record: Record, law: Law, rules: list[Rule], rules_on: date) -> Judgement | None:
    """Wrong subject, no authority or no rule: nothing else needs looking at."""
    asked = law.award_type(record.award, record.on)
    name = asked.name if asked else record.award
    citation = asked.citation if asked else ""
    if asked and record.subject not in asked.recipients:
        allowed = ", ".join(SUBJECTS[each] for each in asked.recipients)
        message = f"{name} chỉ xét cho {allowed}, không xét cho {SUBJECTS[record.subject]}."
        return _refused(WRONG_SUBJECT, citation, message)
    has_standard = any(not rule.is_general and rule.kind != "notice" for rule in rules)
    if _authority_missing(record, law, has_standard):
        message = f"Ngày {record.on:%d/%m/%Y} không cấp nào có thẩm quyền quyết định {name}."
        if record.decided_by is not None:
            message = f"Ngày {record.on:%d/%m/%Y} cấp được nêu không có thẩm quyền quyết định {name}."
        return _refused(NO_AUTHORITY, citation, message)
    if not has_standard:
        message = f"Chưa có tiêu chuẩn {name} có hiệu lực ngày {rules_on:%d/%m/%Y} để đối chiếu."
        return _refused(NO_RULE, citation, message)
    return None


def _authority_missing(record: Record, law: Law, has_standard: bool) -> bool:
    """Nobody may decide on the day, or not the one named; powers that only begin later are no refusal."""
    powers = law.deciders(record.award)
    if record.decided_by is not None:
        powers = [power for power in powers if power.decider == record.decided_by]
    if any(power.in_force(record.on) for power in powers):
        return False
    ended = any(power.valid_to is not None and power.valid_to < record.on for power in powers)
    return has_standard or ended


def _refused(verdict: str, citation: str, message: str) -> Judgement:
    return Judgement(verdict, None, (Finding(verdict.upper(), False, BLOCK, citation, message),))


def _verdict(record: Record, rules: list[Rule], findings: list[Finding]) -> Judgement:
    kinds = {rule.id: rule.kind for rule in rules}
    blocking = [f for f in findings if f.severity == BLOCK]
    held = any(f.met is False and kinds[f.rule] == "no_hold" for f in blocking)
    by_path = _by_path(blocking)
    path, on_path = _best_path(record, by_path)
    if record.path is not None and by_path and record.path not in by_path:
        findings = [_no_such_path(record, by_path), *findings]
    standards = {rule.id for rule in rules if not rule.is_general}
    truths = [*(f.met for f in blocking if f.path is None), on_path]
    truths += [] if any(f.rule in standards for f in blocking) else [None]
    verdict = ON_HOLD if held else BY_TRUTH[every(truths)]
    return Judgement(verdict, path, tuple(findings), _earliest(record, blocking, by_path))


def _by_path(blocking: list[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for each in blocking:
        if each.path is not None:
            found.setdefault(each.path, []).append(each)
    return found


def _best_path(record: Record, by_path: Mapping[str, list[Finding]]) -> tuple[str | None, Truth]:
    """The alternative standard that is met, or the one asked for; (None, True) when there are none."""
    if not by_path:
        return None, True
    truths = {path: every(f.met for f in found) for path, found in by_path.items()}
    if record.path is not None:
        return record.path, truths.get(record.path)
    return next((path for path, truth in truths.items() if truth is True), None), some(truths.values())


def _no_such_path(record: Record, by_path: Mapping[str, Any]) -> Finding:
    known = ", ".join(f"“{path}”" for path in by_path)
    message = f"Tiêu chuẩn không có nhánh “{record.path}”; các nhánh là {known}."
    needs = ("chọn một nhánh tiêu chuẩn có trong quy định",)
    return Finding("PATH", None, BLOCK, "", message, path=record.path, needs=needs)


def _earliest(record: Record, blocking: list[Finding], by_path: Mapping[str, list[Finding]]) -> int | None:
    """When all that fails now could be met: the last of what holds for all, and the soonest of the paths."""
    failing = [f.earliest for f in blocking if f.path is None and f.met is False]
    ways = [by_path[record.path]] if record.path in by_path else list(by_path.values())
    of_ways = [[f.earliest for f in way if f.met is False] for way in ways]
    if of_ways and all(of_ways):
        failing.append(soonest(latest(way) for way in of_ways))
    return latest(failing)
