"""What a standard asks people to state: each statement once, with the rule that asks it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .law import Rule
from .rules import COMPOUND
from .rules.standing import CONDITIONS

BLOC, MOVEMENT, CLASS = "bloc_leader", "movement_result", "of_class"
# Of a household no table holds discipline and what is being cleared: who puts it forward says so.
NO_HOLD, NO_DISCIPLINE = "ho_khong_co_viec_dang_xem_xet", "ho_khong_bi_xu_ly"
OF_HOUSEHOLDS = {
    "no_hold": (NO_HOLD, "không có việc nào của hộ đang được thanh tra, xác minh, khiếu nại, tố cáo"),
    "discipline_over": (NO_DISCIPLINE, "không có thành viên nào của hộ đang bị xử lý, kỷ luật"),
}
# Only where the circumstance holds do these ask anything: their finding is then there.
ON_OCCASION = frozenset({"declared_when", "counts_as_service"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence to confirm or deny."""

    key: str
    text: str
    rule: str
    path: str | None
    citation: str


def statements_of(
    rules: Iterable[Rule], told: Collection[str], path: str | None = None, subject: str = ""
) -> list[Statement]:
    """Statements that the rules ask for, in their order; `told`: rules that have a finding; one path when chosen."""
    found: dict[str, Statement] = {}
    for rule in rules:
        if rule.path not in (None, path or rule.path) or (rule.kind in ON_OCCASION and rule.id not in told):
            continue
        of_household = OF_HOUSEHOLDS.get(rule.kind) if subject == "ho_gia_dinh" else None
        for key, text in [of_household] if of_household else _texts(rule.kind, rule.parameters):
            found.setdefault(key, Statement(key, text, rule.id, rule.path, rule.citation))
    return list(found.values())


def kinds_of(rules: Iterable[Rule], path: str | None = None) -> frozenset[str]:
    """The kinds of conditions the rules use, also inside others; of one path when it is chosen."""
    chosen = [rule for rule in rules if rule.path in (None, path or rule.path)]
    return frozenset(kind for rule in chosen for kind in _kinds(rule.kind, rule.parameters))


def paths_of(rules: Iterable[Rule]) -> dict[str, str]:
    """The alternative standards of an award: label → where it stands."""
    found: dict[str, str] = {}
    for rule in rules:
        if rule.path is not None and rule.severity == "block":
            found.setdefault(rule.path, rule.citation)
    return found


def _texts(kind: str, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from given.get("statements", {}).items()
    yield from given.get("if_declared", {}).items()
    for option in given.get("within", ()) if kind == "standing" else ():
        if "if" in option:
            yield option["if"], CONDITIONS.get(option["if"], option["if"])
    if kind in COMPOUND:
        for part in given.get("of", ()):
            yield from _texts(part["kind"], part)


def _kinds(kind: str, given: Mapping[str, Any]) -> Iterator[str]:
    yield kind
    if kind in COMPOUND:
        for part in given.get("of", ()):
            yield from _kinds(part["kind"], part)
