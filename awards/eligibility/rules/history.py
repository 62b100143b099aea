"""Conditions on what was given before: times in a row, what may not be honoured twice."""

from collections.abc import Mapping
from typing import Any

from ..case import Case, Run
from ..logic import at_least, some
from ..record import PastAward
from .outcome import SILENT, Outcome, award_line, listing


def times_in_a_row(case: Case, given: Mapping[str, Any]) -> Outcome:
    """`times` awards of one code for years in a row; `ending` says in which year the row must end."""
    code, needed = given["award"], given["times"]
    name = case.law.name_of(code)
    if case.record.awards is None:
        return Outcome(None, f"Chưa có lịch sử khen thưởng; cần {needed} lần liên tục đạt {name}.")
    runs = [case.run(end, lambda year: case.held(code, year)) for end in _ends(case, given)]
    met = some(at_least(needed, sure=len(r.sure), possible=len(r.possible)) for r in runs)
    best = max(runs, key=lambda r: (len(r.sure), r.sure[:1]), default=Run((), ()))
    held = sorted(best.sure)
    evidence = tuple(award_line(a) for a, _ in case.given(code) if a.year in best.possible)
    if met:
        return Outcome(True, f"Có {len(held)}/{needed} lần liên tục đạt {name}: {listing(held)}.", evidence)
    if met is None:
        message = f"Có {len(held)}/{needed} lần chắc chắn đạt {name}; phần còn lại chưa rõ ngày hoặc loại khen thưởng."
        return Outcome(None, message, evidence)
    return Outcome(False, _times_lacking(case, given, held), (*evidence, *_not_counted(case, code)))


def times_given(case: Case, given: Mapping[str, Any]) -> Outcome:
    """`times` awards of one code, counted by occasions and not by calendar years."""
    code, needed = given["award"], given["times"]
    name = case.law.name_of(code)
    if case.record.awards is None:
        return Outcome(None, f"Chưa có lịch sử khen thưởng; cần {needed} lần đạt {name}.")
    rows = case.given(code)
    sure = len({a.year for a, truth in rows if truth})
    met = at_least(needed, sure=sure, possible=len({a.year for a, _ in rows}))
    evidence = tuple(award_line(a) for a, _ in rows)
    if met:
        return Outcome(True, f"Đã {sure} lần đạt {name}.", evidence)
    lacking = "các lần còn lại chưa rõ ngày hoặc loại khen thưởng" if met is None else f"cần thêm {needed - sure} lần"
    return Outcome(met, f"Mới {sure}/{needed} lần đạt {name}; {lacking}.", evidence)


def not_twice(case: Case, given: Mapping[str, Any]) -> Outcome:
    """One achievement is not honoured twice: same achievement, or the same yearly award for the same year."""
    record = case.record
    name = case.law.name_of(record.award)
    if record.awards is None:
        return SILENT
    same = [a for a in record.awards if _repeats(a, case)]
    if same:
        evidence = tuple(sorted(award_line(a) for a in same))
        return Outcome(False, f"Thành tích này đã được khen thưởng; không đề nghị {name} lần thứ hai.", evidence)
    return SILENT


def one_state_award_a_year(case: Case, given: Mapping[str, Any]) -> Outcome:
    """At most one award of state level in a year, apart from the kinds excepted."""
    record, free = case.record, frozenset(given.get("except_kinds", ()))
    asked = case.law.award_type(record.award, record.on)
    if asked is None or asked.level != given["level"] or record.kind in free or record.awards is None:
        return SILENT
    same = [a for a in record.awards if a.year == record.award_year and a.kind not in free and a.code != record.award]
    levels = [(a, case.law.award_type(a.code, record.on)) for a in same]
    found = sorted(award_line(a) for a, t in levels if t and t.level == given["level"])
    if not found:
        return SILENT
    message = f"Năm {record.award_year} đã có khen thưởng cấp Nhà nước; mỗi năm chỉ xét một lần."
    return Outcome(False, message, tuple(found))


def excluded_kinds(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Tells which results were left out of the count; the leaving out itself is `Counting`."""
    kinds = case.counting.excluded_kinds
    left_out = [a for a in case.record.awards or () if a.kind in kinds]
    if not left_out or case.record.kind not in (None, "cong_trang"):
        return SILENT
    evidence = tuple(sorted(f"{case.law.name_of(a.code)} – {award_line(a)}" for a in left_out))
    return Outcome(True, f"Không tính {len(left_out)} kết quả khen thưởng đột xuất, chuyên đề.", evidence)


def _ends(case: Case, given: Mapping[str, Any]) -> list[int]:
    year = case.record.award_year
    if given.get("ending") == "award_year_or_year_before":
        return [year, year - 1]
    rows = [a.year for a, _ in case.given(given["award"]) if a.year <= year]
    return sorted(set(rows), reverse=True) or [year]


def _times_lacking(case: Case, given: Mapping[str, Any], held: list[int]) -> str:
    code, needed, year = given["award"], given["times"], case.record.award_year
    name = case.law.name_of(code)
    ahead = _next_years(case, held, needed - len(held))
    start = f"Chưa có lần nào liền kề đạt {name}"
    if held:
        start = f"Mới {len(held)}/{needed} lần liên tục đạt {name} ({listing(held)})"
    then = f"Cần thêm {len(ahead)} lần, cho năm {listing(ahead)}; đủ điều kiện khi xét năm {max(ahead[-1], year)}"
    return f"{start}. {then}."


def _next_years(case: Case, held: list[int], count: int) -> list[int]:
    """The years that would complete the row, stepping over confirmed gaps."""
    year, found = (held[-1] + 1 if held else case.record.award_year), []
    while len(found) < count:
        if year not in case.record.confirmed_gaps:
            found.append(year)
        year += 1
    return found


def _not_counted(case: Case, code: str) -> tuple[str, ...]:
    """Awards the nominee does hold, with the reason why they do not help."""
    rows = [(award_line(a), case.why_not(a)) for a in case.record.awards or () if a.code == code]
    return tuple(sorted(f"{line} (không tính: {reason})" for line, reason in rows if reason))


def _repeats(award: PastAward, case: Case) -> bool:
    record = case.record
    if award.proposed or (award.decided_on and award.decided_on > record.on):
        return False
    if record.achievement is not None and award.achievement == record.achievement:
        return True
    asked = case.law.award_type(record.award, record.on)
    if asked is None or asked.periodicity != "annual":
        return False
    same_year = award.code == record.award and award.year == record.award_year
    return same_year and award.kind in (None, record.kind)
