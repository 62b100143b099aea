"""What one entry cannot see: entries of one name at once, awards nobody knows, standards that need each other."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from ..law import EVERY_AWARD, Entry, Law, Rule
from ..quota import ANY_OF
from .lines import Line, Slip
from .sections import SECTIONS

AWARD_CODE = re.compile(r"[A-Z][A-Z0-9_]*")
NAMES_AWARDS = ("award", "awards", "prior", "counted")
NOT_AWARDS = {EVERY_AWARD, "quorum", "taking_part", "members", "units"}

Found = list[tuple[str, Line, Entry]]


def overlaps(found: Found) -> Iterator[Slip]:
    """Two entries of one key never hold on the same day."""
    last: dict[tuple, Entry] = {}
    keyed = [((name, *SECTIONS[name].key_of(entry)), entry, line) for name, line, entry in found if _holds(entry)]
    for key, entry, line in sorted(keyed, key=lambda each: (each[0], each[1].valid_from)):
        before = last.get(key)
        if before and (before.valid_to is None or before.valid_to >= entry.valid_from):
            words = " ".join(map(str, key))
            day = f"{entry.valid_from:%d/%m/%Y}"
            told = f"hai mục có thời gian hiệu lực trùng nhau từ {day}. Hãy ghi ngày hết hiệu lực cho mục trước."
            sentence = f"{words}: {told}"
            yield Slip(sentence, line.path)
        last[key] = entry


def _holds(entry: Entry) -> bool:
    return not isinstance(entry, Rule) or entry.is_active


def unknown_awards(found: Found, known: Collection[str]) -> Iterator[Slip]:
    """Entries that speak of an award which neither this pack nor the catalogue has."""
    told = set()
    for name, line, entry in found:
        for code in sorted(_awards_of(name, entry, line) - set(known) - NOT_AWARDS):
            if (line.path, code) in told or code.startswith("level:"):
                continue
            told.add((line.path, code))
            yield Slip(
                f"{line.where}: danh hiệu “{code}” không có trong danh mục; "
                "sửa lại mã, hoặc thêm danh hiệu đó vào “award_types” của gói.",
                line.path,
            )


def _awards_of(name: str, entry: Entry, line: Line) -> set[str]:
    row = line.row
    if name == "award_types":
        return set()
    codes = {row["award"]} if isinstance(row.get("award"), str) else set()
    codes |= set(row.get("awards", ())) if isinstance(row.get("awards"), list) else set()
    if isinstance(entry, Rule):
        codes |= set(_named(entry.parameters))
    if name == "quotas":
        sides = (entry.numerator, *entry.denominator.split(ANY_OF))
        codes |= {code for code in sides if AWARD_CODE.fullmatch(code)}
    return codes


def _named(given: Any) -> Iterator[str]:
    """Codes of awards inside a rule's parameters."""
    if isinstance(given, list):
        for each in given:
            yield from _named(each)
    elif isinstance(given, Mapping):
        for key, value in given.items():
            if key in NAMES_AWARDS:
                yield from _codes(value)
            yield from _named(value)


def _codes(value: Any) -> Iterator[str]:
    for each in [value] if isinstance(value, str) else value if isinstance(value, (list, Mapping)) else ():
        if isinstance(each, str) and AWARD_CODE.fullmatch(each):
            yield each


def circles(found: Found, base: Law | None) -> Iterator[Slip]:
    """Standards that lead back to themselves: nobody could ever be the first to meet them."""
    own = {entry.id: line for name, line, entry in found if isinstance(entry, Rule) and entry.is_active}
    rules = [entry for _, _, entry in found if isinstance(entry, Rule)]
    everything = Law((*(base.rules if base else ()), *rules), (), ())
    told = set()
    for on in sorted({rule.valid_from for rule in rules}):
        for circle in _circles(_needs(everything, on)):
            line = next((own[rule] for rule in circle.values() if rule in own), None)
            if line is None or frozenset(circle) in told:
                continue
            told.add(frozenset(circle))
            yield Slip(f"{line.where}: {_said(circle, on)}", line.path)


def _said(circle: Mapping[str, str], on: date) -> str:
    awards = [*circle, next(iter(circle))]
    steps = "; ".join(f"{a} đòi {b} ({circle[a]})" for a, b in pairwise(awards))
    return (
        f"điều kiện vòng tròn từ {on:%d/%m/%Y}: {steps}. Không ai có thể đạt lần đầu; "
        "bỏ một trong các điều kiện đó hoặc đặt ngày hết hiệu lực cho nó."
    )


def _needs(law: Law, on: date) -> dict[str, dict[str, str]]:
    """For each award what it cannot do without, with the rule that says so; alternatives need nothing in common."""
    own: dict[str, list[Rule]] = defaultdict(list)
    youngest: dict[str, Rule] = {}
    for rule in sorted((r for r in law.rules if r.is_active and r.in_force(on)), key=lambda r: r.valid_from):
        youngest[rule.id] = rule
    for rule in youngest.values():
        if rule.severity == "block" and rule.award != EVERY_AWARD:
            own[rule.award].append(rule)
    needs: dict[str, dict[str, str]] = defaultdict(dict)
    for award, rules in own.items():
        for by_subject in _by_subject(rules):
            for code, rule in _of_paths(by_subject).items():
                needs[award].setdefault(code, rule)
    return needs


def _by_subject(rules: Iterable[Rule]) -> list[list[Rule]]:
    subjects = {rule.subject for rule in rules}
    return [[rule for rule in rules if rule.subject in ("any", each)] for each in sorted(subjects)]


def _of_paths(rules: list[Rule]) -> dict[str, str]:
    """What is needed on every path."""
    common = {code: rule.id for rule in rules if not rule.path for code in _needed(rule.kind, rule.parameters)}
    paths: dict[str, dict[str, str]] = defaultdict(dict)
    for rule in rules:
        if rule.path:
            paths[rule.path] |= dict.fromkeys(_needed(rule.kind, rule.parameters), rule.id)
    shared = set.intersection(*(set(each) for each in paths.values())) if paths else set()
    return {code: next(iter(paths.values()))[code] for code in shared} | common


def _needed(kind: str, given: Mapping[str, Any]) -> set[str]:
    """The awards one condition cannot be met without; `meets` leads on even inside an alternative."""
    if kind in ("all_of", "any_of"):
        parts = [_needed(part["kind"], part) for part in given["of"]]
        if kind == "all_of":
            return set().union(*parts)
        return set.intersection(*parts) | {p["award"] for p in given["of"] if p["kind"] == "meets"}
    if kind in ("meets", "times_in_a_row", "times_given"):
        return {given["award"]} if isinstance(given["award"], str) else set()
    prior = given.get("prior") if kind in ("standing", "years_since") else None
    return {prior[0]} if isinstance(prior, list) and len(prior) == 1 and "again_years" not in given else set()


def _circles(needs: Mapping[str, Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """Each circle as award → the rule that leads on to the next award."""
    done: set[str] = set()
    for start in sorted(needs):
        trail: list[str] = []
        yield from _walk(start, needs, trail, done)


def _walk(award: str, needs, trail: list[str], done: set[str]) -> Iterator[dict[str, str]]:
    if award in trail:
        ring = trail[trail.index(award) :]
        following = [*ring[1:], ring[0]]
        yield {one: needs[one][other] for one, other in zip(ring, following, strict=True)}
        return
    if award in done:
        return
    trail.append(award)
    for other in needs.get(award, {}):
        yield from _walk(other, needs, trail, done)
    trail.pop()
    done.add(award)
