"""Months of service in a year; maternity leave, study and secondment count as service."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from units.models import Employment


def service_months(rows: Iterable[Employment], year: int) -> dict[int, int] | None:
    """Whole months in service, to the end of the year where no end is set; None = no row, so not known."""
    spans = [(row.starts_on, row.ends_on or date.max) for row in rows]
    if not spans:
        return None
    return {year: int(sum(_share(spans, year, month) for month in range(1, 13)) + 1e-9)}


def _share(spans: list[tuple[date, date]], year: int, month: int) -> float:
    """How much of a month is covered, 0 to 1; overlapping rows are not counted twice."""
    length = monthrange(year, month)[1]
    first, last = date(year, month, 1), date(year, month, length)
    if any(start <= first and last <= end for start, end in spans):
        return 1.0
    return sum(_covered(spans, date(year, month, day)) for day in range(1, length + 1)) / length


def _covered(spans: list[tuple[date, date]], day: date) -> bool:
    return any(start <= day <= end for start, end in spans)
