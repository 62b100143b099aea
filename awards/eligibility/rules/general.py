"""Conditions that hold for every award: holds, discipline in force, declarations, notices."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from ..case import Case
from ..record import Hold
from ..terms import HOLDS, label
from .outcome import SILENT, Outcome, year_after
from .person import discipline_line


def no_hold(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Nothing is being cleared on the day of judging."""
    if case.record.holds is None:
        said = "Chưa xác nhận có việc kỷ luật, thanh tra, khiếu nại, tố cáo nào đang được xem xét hay không."
        return Outcome(None, said, needs=("xác nhận không có việc nào đang được xem xét, xác minh",))
    found = sorted((h for h in case.record.holds if overlaps(h, case.record.on)), key=_order)
    if not found:
        return Outcome(True, "Không có việc nào đang được xem xét, xác minh.")
    reasons = ", ".join(dict.fromkeys(label(h.reason, HOLDS) for h in found))
    ends = [h.ends for h in found]
    earliest = None if None in ends else year_after(max(ends))
    evidence = tuple(_line(h) for h in found)
    return Outcome(
        False,
        f"Tạm dừng xét: {reasons}.",
        evidence,
        needs=("việc ấy được kết luận là không vi phạm",),
        earliest=earliest,
    )


def discipline_over(case: Case, given: Mapping[str, Any]) -> Outcome:
    """No discipline is in force; achievements count again from its end."""
    record = case.record
    if record.discipline is None:
        return Outcome(None, "Chưa xác nhận thời hạn kỷ luật.", needs=("xác nhận tình trạng kỷ luật",))
    begun = [d for d in record.discipline if d.starts is None or d.starts <= record.on]
    if not begun:
        return Outcome(True, "Không trong thời hạn kỷ luật.")
    last = max(begun, key=lambda d: (d.ends or date.max, d.starts or date.min, d.form or ""))
    evidence = (discipline_line(last),)
    if last.ends is not None and last.ends < record.on:
        return Outcome(True, f"Đã hết kỷ luật; thành tích tính lại từ {last.ends:%d/%m/%Y}.", evidence)
    if last.ends is None:
        said = "Đang trong thời hạn kỷ luật, chưa rõ ngày hết hạn."
        return Outcome(False, said, evidence, needs=("có ngày hết thời hạn kỷ luật và ngày ấy đã qua",))
    needs = (f"đã qua ngày {last.ends:%d/%m/%Y}",)
    earliest = year_after(last.ends)
    return Outcome(False, "Đang trong thời hạn kỷ luật.", evidence, needs=needs, earliest=earliest)


def declared(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Statements nobody can compute: the unit confirms each of them."""
    known = {text: case.record.declared.get(key) for key, text in given["statements"].items()}
    refused = [text for text, value in known.items() if value is False]
    if refused:
        said = f"Đơn vị xác nhận chưa đạt: {'; '.join(refused)}."
        return Outcome(False, said, needs=(f"đơn vị xác nhận đạt: {'; '.join(refused)}",))
    open_ = [text for text, value in known.items() if value is None]
    if open_:
        said = f"Đơn vị cần xác nhận: {'; '.join(open_)}."
        return Outcome(None, said, needs=(f"đơn vị xác nhận: {'; '.join(open_)}",))
    return Outcome(True, f"Đơn vị đã xác nhận: {'; '.join(known)}.")


def declared_when(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Statements to confirm only where a circumstance is known to hold; silent otherwise."""
    record, wanted = case.record, given.get("at_least", 1)
    fact = record.circumstances.get(given["when"])
    is_class = (record.subject_class or "").lower() in given.get("classes", ())
    return declared(case, given) if is_class or (fact is not None and fact >= wanted) else SILENT


def of_class(case: Case, given: Mapping[str, Any]) -> Outcome:
    """The nominee belongs to one of the classes of people the standard is for."""
    if case.record.subject_class is None:
        said = f"Chưa rõ nhóm đối tượng; tiêu chuẩn này dành cho {given['label']}."
        return Outcome(None, said, needs=("ghi nhóm đối tượng",))
    met = case.record.subject_class.lower() in given["classes"]
    said = "Thuộc" if met else "Không thuộc"
    return Outcome(met, f"{said} nhóm đối tượng của tiêu chuẩn này: {given['label']}.")


def posthumous_allowed(case: Case, given: Mapping[str, Any]) -> Outcome:
    """An award after death only where the law says “truy tặng”."""
    asked = case.law.award_type(case.record.award, case.record.on)
    if not case.record.posthumous or asked is None:
        return SILENT
    said = "được truy tặng" if asked.posthumous else "không có hình thức truy tặng"
    return Outcome(asked.posthumous, f"{asked.name}: {said}.")


def preference(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Among equals: women, and collectives where they are many. Tells, never decides."""
    members = (case.record.members or {}).get(case.record.award_year)
    if case.record.subject == "ca_nhan" and case.record.sex == "nu":
        return Outcome(True, "Nếu thành tích ngang nhau thì ưu tiên chọn cá nhân là nữ.")
    if not members or not members.count or members.women is None:
        return SILENT
    if members.women < Fraction(str(given["share"])) * members.count:
        return SILENT
    evidence = (f"{members.women}/{members.count} thành viên là nữ",)
    return Outcome(True, "Nếu thành tích ngang nhau thì ưu tiên chọn tập thể có đông nữ.", evidence)


def notice(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Something the office has to check by hand; never decides. `kinds`: only for these kinds of commendation."""
    if given.get("kinds") and case.record.kind not in given["kinds"]:
        return SILENT
    return Outcome(None, given["message"])


def overlaps(hold: Hold, on: date) -> bool:
    return (hold.starts or date.min) <= on <= (hold.ends or date.max)


def _line(hold: Hold) -> str:
    since = f" từ {hold.starts:%d/%m/%Y}" if hold.starts else ""
    until = f" đến {hold.ends:%d/%m/%Y}" if hold.ends else ", chưa có kết luận"
    source = f" ({hold.source})" if hold.source else ""
    return f"{label(hold.reason, HOLDS).capitalize()}{since}{until}{source}"


def _order(hold: Hold) -> tuple:
    return hold.starts or date.min, hold.ends or date.max, hold.reason or "", hold.source
