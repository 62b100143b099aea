"""Months of service in a year, of them leave by kind; what of a person's course some standards ask about."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from units.choices import EmploymentKind
from units.models import Employment

A_YEAR = timedelta(days=364)
MATERNITY, SHORT, LONG = "nghi_thai_san", "dao_tao_duoi_1_nam", "dao_tao_tu_1_nam"


def service_months(rows: Iterable[Employment], year: int) -> dict[int, int | float] | None:
    """Months in service without leave, to the end of the year where no end is set; None = no row, so not known.

    Together with `leave_months` whole months, so that no month is lost between the two.
    """
    rows = list(rows)
    if not rows:
        return None
    total = int(_months([_span(row) for row in rows], year) + 1e-9)
    leave = sum(leave_months(rows, year).get(year, {}).values())
    return {year: total if not leave else round(max(total - leave, 0), 2)}


def leave_months(rows: Iterable[Employment], year: int) -> dict[int, dict[str, float]]:
    """Months of leave in the year by kind; overlapping leave is counted once, with the kind named first."""
    spans: dict[str, list] = {}
    for row in rows:
        kind = _leave(row)
        if kind:
            spans.setdefault(kind, []).append(_span(row))
    found, seen = {}, []
    for kind in (MATERNITY, SHORT, LONG):
        both = [*seen, *spans.get(kind, [])]
        months = _months(both, year) - _months(seen, year)
        seen = both
        if months > 0:
            found[kind] = round(months, 2)
    return {year: found} if found else {}


def circumstances(rows: Iterable[Employment], year: int) -> dict[str, int]:
    """Seconded in the year; months in it at a unit that goes on without the person. Rows tell when their unit ended."""
    here = [row for row in rows if _touches(row, year)]
    main = sorted((row for row in here if row.kind == EmploymentKind.MAIN), key=lambda row: row.starts_on)
    found = {"seconded": 1} if any(row.kind == EmploymentKind.SECONDED for row in here) else {}
    left = [row for row in main if row.unit_id != main[-1].unit_id and row.unit_ended_on is None]
    months = int(_months([_span(row) for row in left], year) + 1e-9)
    return found | ({"months_at_old_unit": months} if months else {})


def _leave(row: Employment) -> str:
    if row.kind == EmploymentKind.MATERNITY:
        return MATERNITY
    if row.kind != EmploymentKind.STUDY:
        return ""
    starts, ends = _span(row)
    return LONG if ends - starts >= A_YEAR else SHORT


def _span(row: Employment) -> tuple[date, date]:
    return row.starts_on, row.ends_on or date.max


def _touches(row: Employment, year: int) -> bool:
    starts, ends = _span(row)
    return starts <= date(year, 12, 31) and ends >= date(year, 1, 1)


def _months(spans: list[tuple[date, date]], year: int) -> float:
    """Months of the year that the spans cover; overlapping ones are not counted twice."""
    spans = [span for span in spans if span[0] <= date(year, 12, 31) and span[1] >= date(year, 1, 1)]
    if any(start <= date(year, 1, 1) and end >= date(year, 12, 31) for start, end in spans):
        return 12.0
    return sum(_share(spans, year, month) for month in range(1, 13)) if spans else 0.0


def _share(spans: list[tuple[date, date]], year: int, month: int) -> float:
    """How much of a month is covered, 0 to 1."""
    length = monthrange(year, month)[1]
    first, last = date(year, month, 1), date(year, month, length)
    if any(start <= first and last <= end for start, end in spans):
        return 1.0
    return sum(_covered(spans, date(year, month, day)) for day in range(1, length + 1)) / length


def _covered(spans: list[tuple[date, date]], day: date) -> bool:
    return any(start <= day <= end for start, end in spans)
