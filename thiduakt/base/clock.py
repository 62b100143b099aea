"""The office's clock: Vietnamese days, ends of days, working days."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays
from django.utils import timezone

END_OF_DAY = time(23, 59, 59, 999999)


def today() -> date:
    """The calendar day in Asia/Ho_Chi_Minh."""
    return timezone.localdate()


def end_of(day: date, hour: time | None = None) -> datetime:
    """The last moment that still counts on a day: the hour given, else the end of the day."""
    return timezone.make_aware(datetime.combine(day, hour or END_OF_DAY))


@lru_cache(maxsize=128)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("VN", years=year))


def is_working_day(day: date) -> bool:
    """Monday to Friday, without Vietnam's public holidays."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def working_days_between(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`; negative when `end` is past."""
    if end < start:
        return -working_days_between(end, start)
    weeks, rest = divmod((end - start).days, 7)
    weekdays = weeks * 5 + sum((start + timedelta(days=step)).weekday() < 5 for step in range(1, rest + 1))
    free = (day for year in range(start.year, end.year + 1) for day in _holidays(year))
    return weekdays - sum(start < day <= end and day.weekday() < 5 for day in free)
