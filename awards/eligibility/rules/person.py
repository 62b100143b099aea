"""Conditions on one nominee's year: rating, service, discipline, initiatives."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..case import Case
from ..logic import Truth, at_least, every
from ..record import Discipline, Initiative
from ..terms import DISCIPLINES, LEAVES, RATINGS, RECOGNISERS, SCOPES, label, rank, reach, up_to_best
from .outcome import SILENT, Outcome


def rating(case: Case, given: Mapping[str, Any]) -> Outcome:
    """The award year's task rating is at least `at_least`."""
    year, lowest = case.record.award_year, given["at_least"]
    known = (case.record.ratings or {}).get(year)
    wanted = up_to_best(lowest)
    if known is None:
        needs = (f"bổ sung kết quả xếp loại năm {year}",)
        return Outcome(None, f"Chưa có kết quả xếp loại năm {year}; cần {wanted}.", needs=needs)
    evidence = (f"Xếp loại năm {year}: {label(known, RATINGS)}",)
    if rank(known, RATINGS) >= rank(lowest, RATINGS):
        return Outcome(True, f"Năm {year} được xếp loại {label(known, RATINGS)}.", evidence)
    said = f"Năm {year} chỉ được xếp loại {label(known, RATINGS)}; cần {wanted}."
    return Outcome(False, said, evidence, needs=(f"năm đó được xếp loại {wanted}",), earliest=year + 1)


def head_rating(case: Case, given: Mapping[str, Any]) -> Outcome:
    """The head of a unit is not rated above the unit; silent for everybody else."""
    record, year = case.record, case.record.award_year
    own = (record.ratings or {}).get(year)
    if record.unit_ratings is None or own is None:
        return SILENT
    units = record.unit_ratings.get(year)
    if units is None:
        needs = (f"bổ sung kết quả xếp loại của đơn vị năm {year}",)
        return Outcome(None, f"Chưa có kết quả xếp loại năm {year} của đơn vị do người này đứng đầu.", needs=needs)
    evidence = (f"Năm {year}: cá nhân {label(own, RATINGS)}, đơn vị {label(units, RATINGS)}",)
    if rank(own, RATINGS) <= rank(units, RATINGS):
        return Outcome(True, "Xếp loại của người đứng đầu không cao hơn xếp loại của đơn vị.", evidence)
    needs = ("cơ quan có thẩm quyền xem lại kết quả xếp loại cá nhân hoặc đơn vị",)
    return Outcome(False, "Người đứng đầu đang được xếp loại cao hơn đơn vị mình phụ trách.", evidence, needs=needs)


def service(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Months of service in the award year, with the leave that counts as service."""
    year, needed = case.record.award_year, given["months"]
    worked = (case.record.service_months or {}).get(year)
    if worked is None:
        needs = (f"bổ sung quá trình công tác năm {year}",)
        return Outcome(None, f"Chưa rõ số tháng công tác trong năm {year}; cần đủ {needed} tháng.", needs=needs)
    counted, left_out = case.leave_of(year)
    months = min(worked + sum(counted.values()), 12)
    parts = [f"{label(kind, LEAVES)} {_figure(number)} tháng" for kind, number in counted.items()]
    more = f", gồm cả {', '.join(parts)}" if parts else ""
    evidence = (f"Công tác năm {year}: {_figure(months)} tháng{more}",)
    if months >= needed:
        return Outcome(True, f"Đã công tác {_figure(months)} tháng trong năm {year}.", evidence)
    said = f"Mới công tác {_figure(months)} tháng trong năm {year}; cần đủ {needed} tháng."
    if months + sum(left_out.values()) >= needed:
        kinds = ", ".join(label(kind, LEAVES) for kind in left_out)
        return Outcome(None, said, evidence, needs=(f"xác nhận điều kiện để tính thời gian {kinds}",))
    return Outcome(False, said, evidence, needs=(f"công tác đủ {needed} tháng trong năm đó",), earliest=year + 1)


def counts_as_service(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Tells which leave of the year counts as service; the counting itself is `Case.leave_of`."""
    year = case.record.award_year
    taken = (case.record.leave_months or {}).get(year) or {}
    here = {kind: months for kind, months in taken.items() if kind in given["leave"] and months}
    if not here:
        return SILENT
    evidence = tuple(f"Năm {year}: {label(kind, LEAVES)} {_figure(months)} tháng" for kind, months in here.items())
    kinds = ", ".join(label(kind, LEAVES) for kind in here)
    met, wanted = case.agreed(given.get("if_declared"))
    if met is None:
        said = f"Thời gian {kinds} được tính khi đơn vị xác nhận: {wanted}."
        return Outcome(None, said, evidence, needs=(f"đơn vị xác nhận: {wanted}",))
    said = "được tính là thời gian công tác" if met else f"không được tính là thời gian công tác vì không {wanted}"
    return Outcome(met, f"Thời gian {kinds} {said}.", evidence)


def clean_year(case: Case, given: Mapping[str, Any]) -> Outcome:
    """No discipline of this weight in force at any time of the award year."""
    year, lightest = case.record.award_year, given["form"]
    if case.record.discipline is None:
        needs = (f"xác nhận tình trạng kỷ luật năm {year}",)
        return Outcome(None, f"Chưa xác nhận tình trạng kỷ luật năm {year}.", needs=needs)
    found = [d for d in case.record.discipline if _in_year(d, year, case.record.on) and _weighs(d, lightest)]
    weight = f"kỷ luật từ {label(lightest, DISCIPLINES)} trở lên"
    if not found:
        return Outcome(True, f"Không bị {weight} trong năm {year}.")
    evidence = tuple(discipline_line(d) for d in sorted(found, key=_by_day))
    last = max(d.ends or date.max for d in found)
    earliest = None if last == date.max else last.year + 1
    needs = (f"năm đó không còn {weight}",)
    return Outcome(False, f"Bị {weight} trong năm {year}, không xét cho năm này.", evidence, False, needs, earliest)


def initiative(case: Case, given: Mapping[str, Any]) -> Outcome:
    """An initiative, study or ingenuity of at least this reach, recognised by whom the standard names."""
    scope, needed = reach(given["scope"]), given.get("count", 1)
    if case.record.initiatives is None:
        said = f"Chưa có thông tin sáng kiến, đề tài; cần sáng kiến, đề tài {scope}."
        return Outcome(None, said, needs=(f"bổ sung {_paper(given)}",))
    rows = sorted((i for i in case.record.initiatives if _in_time(i, case, given)), key=_order)
    truths = [(i, _suffices(i, given)) for i in rows]
    fit = [i for i, truth in truths if truth is True]
    met = at_least(needed, sure=len(fit), possible=sum(truth is not False for _, truth in truths))
    if met:
        evidence = tuple(initiative_line(i) for i in fit)
        return Outcome(True, f"Có {len(fit)} sáng kiến, đề tài {scope}.", evidence)
    evidence = tuple(initiative_line(i) for i in rows)
    if met is None:
        said = f"Sáng kiến, đề tài chưa rõ phạm vi hoặc nơi công nhận; cần {scope}."
        return Outcome(None, said, evidence, needs=(f"bổ sung {_paper(given)}",))
    count = f"thêm {needed - len(fit)}" if fit else str(needed)
    needs = (f"có {count} sáng kiến, đề tài {scope}, kèm {_paper(given)}",)
    return Outcome(False, _lacking(rows, given), evidence, needs=needs, earliest=case.open_year)


def discipline_line(found: Discipline) -> str:
    until = f" đến {found.ends:%d/%m/%Y}" if found.ends else ", chưa rõ ngày hết hạn"
    since = f" từ {found.starts:%d/%m/%Y}" if found.starts else ""
    return f"{label(found.form, DISCIPLINES).capitalize()}{since}{until}"


def initiative_line(found: Initiative) -> str:
    by = f", {label(found.recognised_by, RECOGNISERS)} công nhận" if found.recognised_by else ", chưa rõ nơi công nhận"
    paper = f" ({found.document})" if found.document else ""
    return f"Năm {found.year}: phạm vi {label(found.scope, SCOPES)}{by}{paper}"


def _paper(given: Mapping[str, Any]) -> str:
    by = " hoặc ".join(label(who, RECOGNISERS) for who in given.get("recognised_by", ()))
    return f"giấy công nhận của {by or 'cấp có thẩm quyền'}"


def _lacking(rows: list[Initiative], given: Mapping[str, Any]) -> str:
    """How the initiatives at hand fall short: none, too narrow, by another body, or too few."""
    year = " của năm xét" if given.get("same_year") else ""
    if not rows:
        return f"Chưa có sáng kiến, đề tài được công nhận{year}."
    wide = [i for i in rows if i.scope and rank(i.scope, SCOPES) >= rank(given["scope"], SCOPES)]
    if not wide:
        best = max((i.scope for i in rows), key=lambda s: rank(s, SCOPES) if s else -1)
        return f"Sáng kiến, đề tài hiện có cao nhất ở phạm vi {label(best, SCOPES)}."
    fit = [i for i in wide if _suffices(i, given) is True]
    if not fit:
        return "Sáng kiến, đề tài hiện có chưa được cấp mà tiêu chuẩn nêu công nhận."
    return f"Mới có {len(fit)}/{given.get('count', 1)} sáng kiến, đề tài đạt yêu cầu."


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


def _by_day(found: Discipline) -> tuple:
    return found.starts or date.min, found.ends or date.max, found.form or ""


def _weighs(found: Discipline, lightest: str) -> bool:
    return rank(found.form, DISCIPLINES) >= rank(lightest, DISCIPLINES)


def _figure(months: int | float) -> str:
    return f"{months:g}".replace(".", ",")
