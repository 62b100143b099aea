"""Conditions on what was given before: times in a row, what may not be honoured twice, when to submit again."""

from collections.abc import Mapping
from typing import Any

from ..case import MERIT, Case, Run
from ..logic import at_least, some
from ..record import PastAward
from .outcome import SILENT, Outcome, award_line, in_years, listing, year_after


def times_in_a_row(case: Case, given: Mapping[str, Any]) -> Outcome:
    """`times` awards of one code for years in a row; `ending` says in which year the row must end."""
    code, needed = given["award"], given["times"]
    name = case.law.name_of(code)
    if case.record.awards is None:
        return _no_history(f"cần {needed} lần liên tục đạt {name}")
    runs = [case.run(end, lambda year: case.held(code, year)) for end in _ends(case, given)]
    met = some(at_least(needed, sure=len(r.sure), possible=len(r.possible)) for r in runs)
    best = max(runs, key=lambda r: (len(r.sure), r.sure[:1]), default=Run((), ()))
    held = sorted(best.sure)
    possible = best.possible or max((r.possible for r in runs), key=len, default=())
    evidence = tuple(award_line(a) for a, _ in case.given(code) if a.year in possible)
    if met:
        return Outcome(True, f"Có {len(held)}/{needed} lần liên tục đạt {name}: {listing(held)}.", evidence)
    if met is None:
        said = f"Có {len(held)}/{needed} lần chắc chắn đạt {name}; các lần còn lại chưa đủ căn cứ để tính."
        needs = (f"bổ sung ngày, loại hình khen thưởng và người ký của các quyết định tặng {name}",)
        return Outcome(None, said, (*evidence, *_unsure(case, code)), needs=needs)
    said = f"Chưa có chuỗi lần liên tục nào đạt {name}, tính đến năm {case.record.award_year}."
    if held:
        said = f"Mới {len(held)}/{needed} lần liên tục đạt {name} ({listing(held)})."
    ahead = _ahead(case, code, needed)
    needs = (
        (f"được tặng {'thêm ' if len(ahead) < needed else ''}{len(ahead)} lần, cho {in_years(ahead)}",)
        if ahead
        else (f"đạt {name} liên tục",)
    )
    earliest = max(ahead[-1], case.record.award_year) if ahead else None
    return Outcome(False, said, (*evidence, *_not_counted(case, code)), needs=needs, earliest=earliest)


def times_given(case: Case, given: Mapping[str, Any]) -> Outcome:
    """`times` awards of one code, counted by occasions and not by calendar years."""
    code, needed = given["award"], given["times"]
    name = case.law.name_of(code)
    if case.record.awards is None:
        return _no_history(f"cần {needed} lần đạt {name}")
    rows = case.given(code)
    sure = len({a.year for a, truth in rows if truth})
    met = at_least(needed, sure=sure, possible=len({a.year for a, _ in rows}))
    evidence = tuple(award_line(a) for a, _ in rows)
    if met:
        return Outcome(True, f"Đã {sure} lần đạt {name}.", evidence)
    if met is None:
        said = f"Mới {sure}/{needed} lần chắc chắn đạt {name}; các lần còn lại chưa đủ căn cứ để tính."
        needs = (f"bổ sung ngày, loại hình khen thưởng và người ký của các quyết định tặng {name}",)
        return Outcome(None, said, (*evidence, *_unsure(case, code)), needs=needs)
    said = f"Mới {sure}/{needed} lần đạt {name}." if sure else f"Chưa lần nào đạt {name}; cần {needed} lần."
    year, lacking = case.record.award_year, needed - sure
    earliest = year + lacking - (case.held(code, year) is not True)
    needs = (f"được tặng {'thêm ' if sure else ''}{lacking} lần",)
    return Outcome(False, said, (*evidence, *_not_counted(case, code)), needs=needs, earliest=earliest)


def not_twice(case: Case, given: Mapping[str, Any]) -> Outcome:
    """One achievement is not honoured twice: same achievement, or the same yearly award for the same year."""
    record, yearly = case.record, _is_yearly(case)
    name = case.law.name_of(record.award)
    if record.awards is None:
        said = "Chưa có lịch sử khen thưởng để đối chiếu việc khen trùng."
        unknown = Outcome(None, said, needs=("bổ sung lịch sử khen thưởng",))
        return unknown if yearly or record.achievement else SILENT
    same = [a for a in record.awards if _repeats(a, case, yearly)]
    if not same:
        return SILENT
    evidence = tuple(sorted(f"{case.law.name_of(a.code)} – {award_line(a)}" for a in same))
    if any(a.achievement is not None and a.achievement == record.achievement for a in same):
        said = f"Thành tích này đã được khen thưởng; không dùng lại để đề nghị {name}."
        return Outcome(False, said, evidence, needs=("đề nghị cho thành tích khác, chưa được khen thưởng",))
    said = f"Đã được tặng {name} cho năm {record.award_year}; không tặng lần thứ hai."
    return Outcome(False, said, evidence, needs=("đề nghị cho thành tích của năm đó",), earliest=record.award_year + 1)


def one_state_award_a_year(case: Case, given: Mapping[str, Any]) -> Outcome:
    """At most one award of state level in a year, apart from the kinds excepted."""
    record, free = case.record, frozenset(given.get("except_kinds", ()))
    asked = case.law.award_type(record.award, record.on)
    if asked is None or asked.level != given["level"] or record.kind in free or record.awards is None:
        return SILENT
    same = [a for a in record.awards if a.year == record.award_year and a.kind not in free and a.code != record.award]
    levels = [(a, case.law.award_type(a.code, record.on)) for a in same]
    found = sorted(f"{t.name} – {award_line(a)}" for a, t in levels if t and t.level == given["level"])
    if not found:
        return SILENT
    said = f"Năm {record.award_year} đã có khen thưởng cấp Nhà nước; mỗi năm chỉ xét một lần."
    needs = ("năm đó chưa có khen thưởng cấp Nhà nước khác",)
    return Outcome(False, said, tuple(found), needs=needs, earliest=record.award_year + 1)


def excluded_kinds(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Tells which results were left out of the count; the leaving out itself is `Counting`."""
    kinds = case.counting.excluded_kinds
    left_out = [a for a in case.record.awards or () if a.kind in kinds]
    if not left_out or not case.is_merit:
        return SILENT
    evidence = tuple(sorted(f"{case.law.name_of(a.code)} – {award_line(a)}" for a in left_out))
    return Outcome(True, f"Không tính {len(left_out)} kết quả khen thưởng đột xuất, chuyên đề.", evidence)


def submitted_after(case: Case, given: Mapping[str, Any]) -> Outcome:
    """The proposal goes out so many years after the decision on the award it rests on."""
    name, record = case.law.name_of(given["award"]), case.record
    dated = [a for a, truth in case.given(given["award"]) if truth and a.decided_on]
    if not dated:
        return SILENT
    last = max(dated, key=lambda a: a.decided_on)
    due = last.decided_on.year + given.get("years", 1)
    evidence = (f"{name} – {award_line(last)}",)
    if record.on.year == due:
        return Outcome(True, f"Đề nghị đúng năm liền sau năm có quyết định tặng {name}.", evidence)
    said = f"Hồ sơ gửi trong năm {due}, năm liền sau năm có quyết định tặng {name}."
    if record.on.year < due:
        return Outcome(False, said, evidence, needs=(f"gửi hồ sơ trong năm {due}",), earliest=due)
    needs = (f"có quyết định tặng {name} mới, hoặc cấp trên đồng ý nhận hồ sơ gửi sau",)
    return Outcome(False, f"{said} Thời hạn ấy đã qua.", evidence, needs=needs)


def not_alongside(case: Case, given: Mapping[str, Any]) -> Outcome:
    """The same collective is not put forward for another award of the same year."""
    record, name = case.record, case.law.name_of(given["award"])
    same = [a for a in record.awards or () if a.code == given["award"] and a.year == record.award_year]
    if not same:
        return SILENT
    evidence = tuple(sorted(f"{name} – {award_line(a)}" for a in same))
    said = f"Cùng năm {record.award_year} đã được đề nghị hoặc tặng {name}; thường không tặng cả hai."
    return Outcome(False, said, evidence)


def new_period(case: Case, given: Mapping[str, Any]) -> Outcome:
    """The achievements counted begin after the period of the last award of the same form."""
    record, asked = case.record, case.law.award_type(case.record.award, case.record.on)
    if asked is None or asked.kind != "form" or not case.is_merit:
        return SILENT
    before = [a for a, truth in case.given(record.award, as_basis=False) if truth and not a.proposed]
    if not before:
        return SILENT
    last = max(before, key=_next_period)
    span, first = _span(case), _next_period(last)
    evidence = (f"{asked.name} – {award_line(last)}",)
    if record.award_year - span + 1 >= first:
        return Outcome(True, f"Kỳ thành tích lần này bắt đầu sau lần khen thưởng trước, từ năm {first}.", evidence)
    said = f"Lần khen thưởng trước đã tính thành tích đến hết năm {first - 1}; kỳ mới bắt đầu từ năm {first}."
    needs = (f"chỉ tính thành tích từ năm {first}",)
    return Outcome(False, said, evidence, needs=needs, earliest=first + span - 1)


def _no_history(wanted: str) -> Outcome:
    return Outcome(None, f"Chưa có lịch sử khen thưởng; {wanted}.", needs=("bổ sung lịch sử khen thưởng",))


def _next_period(award: PastAward) -> int:
    """The first year of the next period: after the period stated, else after the award's year and its decision."""
    if award.period_to is not None:
        return year_after(award.period_to) or award.period_to.year
    return max(award.year + 1, award.decided_on.year if award.decided_on else 0)


def _span(case: Case) -> int:
    """How many years the award's own standard looks back on; one when it names none."""
    rules = case.law.rules_for(case.record.award, case.record.subject, case.rules_on)
    return max((_years_of(r.kind, r.parameters) for r in rules if not r.is_general), default=1)


def _years_of(kind: str, given: Mapping[str, Any]) -> int:
    if kind in ("all_of", "any_of"):
        return max((_years_of(part["kind"], part) for part in given["of"]), default=1)
    return {"standing": given.get("years", 1), "times_in_a_row": given.get("times", 1)}.get(kind, 1)


def _ends(case: Case, given: Mapping[str, Any]) -> list[int]:
    year = case.record.award_year
    if given.get("ending") == "award_year_or_year_before":
        return [year, year - 1]
    rows = [a.year for a, _ in case.given(given["award"]) if a.year <= year]
    return sorted(set(rows), reverse=True) or [year]


def _ahead(case: Case, code: str, needed: int) -> list[int]:
    """The years still to be honoured so that a row that reaches today is complete; empty when nobody can say."""
    year = case.record.award_year
    open_runs = [case.run(end, lambda y: case.held(code, y)).sure for end in (year, year - 1)]
    held = max(open_runs, key=len)
    return case.years_from(max(held[0] + 1, year) if held else year, needed - len(held))


def _not_counted(case: Case, code: str) -> tuple[str, ...]:
    """Awards the nominee does hold, with the reason why they do not help."""
    rows = [(award_line(a), case.why_not(a)) for a in case.record.awards or () if a.code == code]
    return tuple(sorted(f"{line} (không tính: {reason})" for line, reason in rows if reason))


def _unsure(case: Case, code: str) -> tuple[str, ...]:
    """Awards of which nobody knows yet whether they help, and why."""
    rows = [(award_line(a), case.why_unsure(a)) for a in case.record.awards or () if a.code == code]
    return tuple(sorted(f"{line} (chưa tính: {reason})" for line, reason in rows if reason))


def _is_yearly(case: Case) -> bool:
    asked = case.law.award_type(case.record.award, case.record.on)
    return asked is not None and asked.periodicity == "annual"


def _repeats(award: PastAward, case: Case, yearly: bool) -> bool:
    record = case.record
    if award.proposed or (award.decided_on and award.decided_on > record.on):
        return False
    if record.achievement is not None and award.achievement == record.achievement:
        return True
    same_year = award.code == record.award and award.year == record.award_year
    return yearly and same_year and award.kind in (None, record.kind or MERIT)
