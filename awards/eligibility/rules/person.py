"""Conditions on one nominee's year: rating, service, discipline, initiatives."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..case import Case
from ..logic import Truth, at_least, every
from ..record import Discipline, Initiative
from ..terms import DISCIPLINES, RATINGS, RECOGNISERS, SCOPES, label, rank
from .outcome import Outcome


def rating(case: Case, given: Mapping[str, Any]) -> Outcome:
    """The award year's task rating is at least `at_least`."""
    year, lowest = case.record.award_year, given["at_least"]
    known = (case.record.ratings or {}).get(year)
    wanted = label(lowest, RATINGS)
    if known is None:
        return Outcome(None, f"Chưa có kết quả xếp loại năm {year}; cần từ mức {wanted} trở lên.")
    evidence = (f"Xếp loại năm {year}: {label(known, RATINGS)}",)
    if rank(known, RATINGS) >= rank(lowest, RATINGS):
        return Outcome(True, f"Năm {year} được xếp loại {label(known, RATINGS)}.", evidence)
    return Outcome(False, f"Năm {year} mới xếp loại {label(known, RATINGS)}; cần từ mức {wanted} trở lên.", evidence)


def service(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Months of service in the award year; maternity leave and short courses are already counted in."""
    year, needed = case.record.award_year, given["months"]
    months = (case.record.service_months or {}).get(year)
    if months is None:
        return Outcome(None, f"Chưa rõ số tháng công tác trong năm {year}; cần đủ {needed} tháng.")
    evidence = (f"Công tác năm {year}: {months} tháng",)
    if months >= needed:
        return Outcome(True, f"Đã công tác {months} tháng trong năm {year}.", evidence)
    lacking = f"mới công tác {months} tháng trong năm {year}; cần đủ {needed} tháng"
    return Outcome(False, f"{lacking[:1].upper()}{lacking[1:]}; có thể xét từ năm sau.", evidence)


def clean_year(case: Case, given: Mapping[str, Any]) -> Outcome:
    """No discipline of this weight in force at any time of the award year."""
    year, lightest = case.record.award_year, given["form"]
    if case.record.discipline is None:
        return Outcome(None, f"Chưa xác nhận tình trạng kỷ luật năm {year}.")
    found = [d for d in case.record.discipline if _in_year(d, year, case.record.on) and _weighs(d, lightest)]
    if not found:
        return Outcome(True, f"Không bị kỷ luật từ {label(lightest, DISCIPLINES)} trở lên trong năm {year}.")
    evidence = tuple(discipline_line(d) for d in sorted(found, key=lambda d: (d.starts or date.min, d.form or "")))
    return Outcome(False, f"Bị kỷ luật trong năm {year}, không xét cho năm này; có thể xét khi hết kỷ luật.", evidence)


def initiative(case: Case, given: Mapping[str, Any]) -> Outcome:
    """An initiative, study or ingenuity of at least this reach, recognised by whom the standard names."""
    scope, needed = given["scope"], given.get("count", 1)
    if case.record.initiatives is None:
        return Outcome(None, f"Chưa có thông tin sáng kiến, đề tài; cần sáng kiến phạm vi {label(scope, SCOPES)}.")
    rows = sorted((i for i in case.record.initiatives if _in_time(i, case, given)), key=_order)
    truths = [(i, _suffices(i, given)) for i in rows]
    fit = [i for i, truth in truths if truth is True]
    met = at_least(needed, sure=len(fit), possible=sum(truth is not False for _, truth in truths))
    if met:
        evidence = tuple(initiative_line(i) for i in fit)
        return Outcome(True, f"Có {len(fit)} sáng kiến, đề tài phạm vi {label(scope, SCOPES)} trở lên.", evidence)
    return Outcome(met, _lacking(met, rows, given), tuple(initiative_line(i) for i in rows))


def discipline_line(found: Discipline) -> str:
    until = f"đến {found.ends:%d/%m/%Y}" if found.ends else "chưa rõ ngày hết hạn"
    since = f"từ {found.starts:%d/%m/%Y} " if found.starts else ""
    return f"{label(found.form, DISCIPLINES).capitalize()} {since}{until}"


def initiative_line(found: Initiative) -> str:
    by = f", {label(found.recognised_by, RECOGNISERS)} công nhận" if found.recognised_by else ", chưa rõ nơi công nhận"
    paper = f" ({found.document})" if found.document else ""
    return f"Năm {found.year}: phạm vi {label(found.scope, SCOPES)}{by}{paper}"


def _lacking(met: Truth, rows: list[Initiative], given: Mapping[str, Any]) -> str:
    scope = label(given["scope"], SCOPES)
    by = " hoặc ".join(label(who, RECOGNISERS) for who in given.get("recognised_by", ()))
    paper = f"giấy công nhận của {by}" if by else "giấy công nhận của cấp có thẩm quyền"
    if met is None:
        return f"Sáng kiến chưa rõ phạm vi hoặc nơi công nhận; cần bổ sung {paper}, phạm vi {scope}."
    needed = given.get("count", 1)
    wanted = f"cần {needed} sáng kiến, đề tài phạm vi {scope}; đủ điều kiện khi có {paper}"
    if not rows:
        return f"Chưa có sáng kiến, đề tài được công nhận; {wanted}."
    best = max((i.scope for i in rows), key=lambda s: rank(s, SCOPES) if s else -1)
    return f"Sáng kiến hiện có cao nhất ở phạm vi {label(best, SCOPES)}; {wanted}."


def _suffices(found: Initiative, given: Mapping[str, Any]) -> Truth:
    wide = None if found.scope is None else rank(found.scope, SCOPES) >= rank(given["scope"], SCOPES)
    who = given.get("recognised_by")
    by = True if not who else None if found.recognised_by is None else found.recognised_by in who
    return every((wide, by))


def _in_time(found: Initiative, case: Case, given: Mapping[str, Any]) -> bool:
    year = case.record.award_year
    return found.year == year if given.get("same_year") else found.year <= year and case.year_counts(found.year)


def _order(found: Initiative) -> tuple:
    return found.year, found.scope or "", found.recognised_by or "", found.document


def _in_year(found: Discipline, year: int, on: date) -> bool:
    starts, ends = found.starts or date.min, found.ends or date.max
    return starts <= on and starts <= date(year, 12, 31) and ends >= date(year, 1, 1)


def _weighs(found: Discipline, lightest: str) -> bool:
    return rank(found.form, DISCIPLINES) >= rank(lightest, DISCIPLINES)
