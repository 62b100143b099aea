"""Judge one record: every finding with its source, and one verdict. Advises; people decide."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .case import Case, Counting
from .law import Law, Rule
from .logic import Truth, every, some
from .record import Record
from .rules import KINDS, UNIT_WIDE
from .rules.outcome import Outcome
from .terms import SUBJECTS

BLOCK, WARN, INFO = "block", "warn", "info"
ELIGIBLE, NOT_ELIGIBLE, NEEDS_EVIDENCE = "eligible", "not_eligible", "needs_evidence"
ON_HOLD, NO_RULE, WRONG_SUBJECT, NO_AUTHORITY = "on_hold", "no_rule", "wrong_subject", "no_authority"
VERDICTS = (ELIGIBLE, NOT_ELIGIBLE, NEEDS_EVIDENCE, ON_HOLD, NO_RULE, WRONG_SUBJECT, NO_AUTHORITY)
BY_TRUTH = {True: ELIGIBLE, False: NOT_ELIGIBLE, None: NEEDS_EVIDENCE}


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition, met or not or unknown, with article and evidence, in the office's words."""

    rule: str
    met: Truth
    severity: str
    citation: str
    message: str
    evidence: tuple[str, ...] = ()
    path: str | None = None
    mark: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"evidence": list(self.evidence)}


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: str
    path: str | None
    findings: tuple[Finding, ...]

    def as_dict(self) -> dict[str, Any]:
        return {"verdict": self.verdict, "path": self.path, "findings": [f.as_dict() for f in self.findings]}


def judge(record: Record, law: Law) -> Judgement:
    """The verdict on one record by the rules in force on `record.on` (contract: check_eligibility)."""
    rules = [r for r in law.rules_for(record.award, record.subject, record.on) if r.kind not in UNIT_WIDE]
    refusal = _refusal(record, law, rules)
    if refusal:
        return refusal
    case = Case(record, law, counting(rules))
    findings = [found for rule in sorted(rules, key=_place) if (found := _finding(case, rule))]
    return _verdict(record, rules, findings)


def counting(rules: Iterable[Rule]) -> Counting:
    """What the general rules in force say about which achievements count at all."""
    rules = list(rules)
    kinds = (kind for rule in rules if rule.kind == "excluded_kinds" for kind in rule.parameters["kinds"])
    return Counting(frozenset(kinds), restarts=any(rule.kind == "discipline_over" for rule in rules))


def run_test(case: Case, kind: str, given: Mapping[str, Any]) -> Outcome:
    """Test one condition, simple or made of others."""
    if kind == "meets":
        return _meets(case, given["award"])
    if kind in ("all_of", "any_of"):
        parts = [run_test(case, part["kind"], part) for part in given["of"]]
        return _all_of(parts) if kind == "all_of" else _any_of(parts)
    return KINDS[kind](case, given)


def _finding(case: Case, rule: Rule) -> Finding | None:
    seen = run_test(case, rule.kind, rule.parameters)
    if seen.silent:
        return None
    severity, citation, path = rule.severity, rule.citation, rule.path
    return Finding(rule.id, seen.met, severity, citation, seen.message, seen.evidence, path, rule.mark)


def _place(rule: Rule) -> int:
    """The award's own standard first, then what holds for all, notices last."""
    return 2 if rule.kind == "notice" else int(rule.is_general)


def _all_of(parts: list[Outcome]) -> Outcome:
    """Says what is met, or only what stands in the way."""
    met = every(part.met for part in parts)
    telling = [part.message for part in parts if met or part.met is met]
    return Outcome(met, " ".join(telling), _evidence(parts))


def _any_of(parts: list[Outcome]) -> Outcome:
    """Says the first way that is met, or all the ways that are open."""
    met = some(part.met for part in parts)
    telling = [part.message for part in parts if part.met is met]
    if met or len(telling) == 1:
        return Outcome(met, telling[0], _evidence(parts))
    ways = " ".join(f"({n}) {message}" for n, message in enumerate(telling, start=1))
    return Outcome(met, f"Cần đạt một trong các điều kiện: {ways}", _evidence(parts))


def _evidence(parts: list[Outcome]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for part in parts for line in part.evidence))


def _meets(case: Case, award: str) -> Outcome:
    """The standard of another award, for the same year: computed, or given already when data are missing."""
    record, name = case.record, case.law.name_of(award)
    rules = case.law.rules_for(award, record.subject, record.on)
    own = [r for r in rules if r.severity == BLOCK and not r.is_general and r.kind not in UNIT_WIDE]
    parts = [run_test(case, rule.kind, rule.parameters) for rule in own]
    met = every(part.met for part in parts) if own else None
    evidence = _evidence(parts)
    if met is None and case.held(award, record.award_year):
        return Outcome(True, f"Đã được tặng {name} năm {record.award_year}.", evidence)
    if met:
        return Outcome(True, f"Đạt tiêu chuẩn {name}.", evidence)
    lacking = [part.message for part in parts if part.met is met]
    said = "Chưa đạt" if met is False else "Chưa đủ căn cứ xác định đạt"
    return Outcome(met, " ".join([f"{said} tiêu chuẩn {name}.", *lacking]), evidence)


def _refusal(record: Record, law: Law, rules: list[Rule]) -> Judgement | None:
    """Wrong subject, no authority or no rule: nothing else needs looking at."""
    asked = law.award_type(record.award, record.on)
    name = asked.name if asked else record.award
    citation = asked.citation if asked else ""
    if asked and record.subject not in asked.recipients:
        allowed = ", ".join(SUBJECTS[each] for each in asked.recipients)
        message = f"{name} chỉ xét cho {allowed}, không xét cho {SUBJECTS[record.subject]}."
        return _refused(WRONG_SUBJECT, citation, message)
    day = f"{record.on:%d/%m/%Y}"
    has_standard = any(not rule.is_general and rule.kind != "notice" for rule in rules)
    if _authority_missing(record, law, has_standard):
        return _refused(NO_AUTHORITY, citation, f"Ngày {day} không cấp nào có thẩm quyền quyết định {name}.")
    if not has_standard:
        return _refused(NO_RULE, citation, f"Chưa có tiêu chuẩn {name} có hiệu lực ngày {day} để đối chiếu.")
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
    path, on_path = _best_path(record, blocking)
    standards = {rule.id for rule in rules if not rule.is_general}
    truths = [*(f.met for f in blocking if f.path is None), on_path]
    truths += [] if any(f.rule in standards for f in blocking) else [None]
    return Judgement(ON_HOLD if held else BY_TRUTH[every(truths)], path, tuple(findings))


def _best_path(record: Record, blocking: list[Finding]) -> tuple[str | None, Truth]:
    """The alternative standard that is met, or the one asked for; (None, True) when there are none."""
    paths = list(dict.fromkeys(f.path for f in blocking if f.path is not None))
    if not paths:
        return None, True
    truths = {path: every(f.met for f in blocking if f.path == path) for path in paths}
    if record.path is not None:
        return record.path, truths.get(record.path)
    return next((path for path in paths if truths[path] is True), None), some(truths.values())
