"""Conditions that hold for every award: holds, discipline in force, declarations, notices."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..case import Case
from ..record import Hold
from ..terms import HOLDS, label
from .outcome import SILENT, Outcome
from .person import discipline_line


def no_hold(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Nothing is being cleared on the day of judging."""
    if case.record.holds is None:
        return Outcome(None, "Chưa xác nhận việc kỷ luật, thanh tra, khiếu nại, tố cáo đang xem xét.")
    found = sorted((h for h in case.record.holds if overlaps(h, case.record.on)), key=_order)
    if not found:
        return Outcome(True, "Không có việc nào đang được xem xét, xác minh.")
    reasons = ", ".join(dict.fromkeys(label(h.reason, HOLDS) for h in found))
    return Outcome(False, f"Tạm dừng xét: {reasons}. Xét tiếp khi có kết luận.", tuple(_line(h) for h in found))


def discipline_over(case: Case, given: Mapping[str, Any]) -> Outcome:
    """No discipline is in force; achievements count again from its end."""
    record = case.record
    if record.discipline is None:
        return Outcome(None, "Chưa xác nhận thời hạn kỷ luật.")
    begun = [d for d in record.discipline if d.starts is None or d.starts <= record.on]
    if not begun:
        return Outcome(True, "Không trong thời hạn kỷ luật.")
    last = max(begun, key=lambda d: (d.ends or date.max, d.starts or date.min, d.form or ""))
    evidence = (discipline_line(last),)
    if last.ends is not None and last.ends < record.on:
        return Outcome(True, f"Đã hết kỷ luật; thành tích tính lại từ {last.ends:%d/%m/%Y}.", evidence)
    until = f"sau {last.ends:%d/%m/%Y}" if last.ends else "khi có ngày hết thời hạn kỷ luật"
    return Outcome(False, f"Đang trong thời hạn kỷ luật; xét lại {until}.", evidence)


def declared(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Statements nobody can compute: the unit confirms each of them."""
    known = {key: case.record.declared.get(key) for key in given["statements"]}
    refused = [given["statements"][key] for key, value in known.items() if value is False]
    if refused:
        return Outcome(False, f"Đơn vị xác nhận chưa đạt: {', '.join(refused)}.")
    open_ = [given["statements"][key] for key, value in known.items() if value is None]
    if open_:
        return Outcome(None, f"Đơn vị cần xác nhận: {', '.join(open_)}.")
    return Outcome(True, f"Đơn vị đã xác nhận: {', '.join(given['statements'].values())}.")


def of_class(case: Case, given: Mapping[str, Any]) -> Outcome:
    """The nominee belongs to one of the classes of people the standard is for."""
    if case.record.subject_class is None:
        return Outcome(None, f"Chưa rõ nhóm đối tượng; tiêu chuẩn dành cho {given['label']}.")
    met = case.record.subject_class.lower() in given["classes"]
    return Outcome(met, f"Tiêu chuẩn dành cho {given['label']}.")


def posthumous_allowed(case: Case, given: Mapping[str, Any]) -> Outcome:
    """An award after death only where the law says “truy tặng”."""
    asked = case.law.award_type(case.record.award, case.record.on)
    if not case.record.posthumous or asked is None:
        return SILENT
    said = "được truy tặng" if asked.posthumous else "không có hình thức truy tặng"
    return Outcome(asked.posthumous, f"{asked.name}: {said}.")


def notice(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Something the office has to check by hand; never decides."""
    return Outcome(None, given["message"])


def overlaps(hold: Hold, on: date) -> bool:
    return (hold.starts or date.min) <= on <= (hold.ends or date.max)


def _line(hold: Hold) -> str:
    since = f" từ {hold.starts:%d/%m/%Y}" if hold.starts else ""
    until = f" đến {hold.ends:%d/%m/%Y}" if hold.ends else ", chưa có kết luận"
    source = f" ({hold.source})" if hold.source else ""
    return f"{label(hold.reason, HOLDS).capitalize()}{since}{until}{source}"


def _order(hold: Hold) -> tuple:
    return hold.starts or date.min, hold.reason or "", hold.source
