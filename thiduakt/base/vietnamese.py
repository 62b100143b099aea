"""How numbers, money, dates and remaining days are written in a Vietnamese office.

Pure functions without a template or a request, so that screens, letters, sheets and papers write
the same thing the same way. ``thiduakt.base.tags`` offers them as template filters.
"""

from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from django.utils import timezone

from thiduakt.base.text import vn_number

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
LAST_MINUTE = time(23, 59)
SIZES = ((1024 * 1024, "MB"), (1024, "KB"))


def number(value: object, places: int | None = None) -> str:
    """Write a number with dots between thousands and a decimal comma: ``28.603,61``.

    ``places`` fixes the count of decimals; without it trailing zeros are dropped, because a target
    of 100 that the database keeps as 100.0000 is still "100". None and text that is no number give "".
    """
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return ""
    if not amount.is_finite():
        return ""
    if places is None:
        return vn_number(amount)
    return f"{amount:,.{places}f}".translate(str.maketrans(",.", ".,"))


def money(value: object) -> str:
    """Write an amount of đồng: ``3.800.000 đ`` (no-break space, so that the unit never wraps)."""
    text = number(value, 0)
    return f"{text}\u00a0đ" if text else ""


def short_date(value: date | datetime | None) -> str:
    """Write dd/mm/yyyy; a moment is first brought to the office's time zone."""
    return _local(value).strftime("%d/%m/%Y") if value else ""


def weekday(value: date | datetime) -> str:
    """Name the day of the week: ``thứ Hai`` … ``Chủ nhật``."""
    return WEEKDAYS[_local(value).weekday()]


def weekday_date(value: date | datetime | None) -> str:
    """Write the day of the week and the date: ``thứ Hai, 30/11/2026``."""
    return f"{weekday(value)}, {short_date(value)}" if value else ""


def seconds_in_words(seconds: int) -> str:
    """Write a time to wait: ``45 giây``, ``2 phút``, ``2 phút 30 giây``."""
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} phút"] * bool(minutes) + [f"{rest} giây"] * bool(rest or not minutes)
    return " ".join(parts)


def moment(value: datetime | None) -> str:
    """Write date and hour: ``30/11/2026, 17:00``."""
    return f"{short_date(value)}, {_local(value):%H:%M}" if value else ""


def due(value: date | datetime | None) -> str:
    """Write a deadline; the hour only when one was set (midnight and 23:59 mean the whole day)."""
    return short_date(value) + _hour_if_set(value) if value else ""


def weekday_due(value: date | datetime | None) -> str:
    """Write a deadline with its weekday: ``thứ Hai, 30/11/2026, 17:00``."""
    return weekday_date(value) + _hour_if_set(value) if value else ""


def days_left(days: int | None) -> str:
    """Say how many working days remain; a negative count says how long it is overdue."""
    if days is None:
        return ""
    if days < 0:
        return f"Quá hạn {-days} ngày"
    return f"Còn {days} ngày làm việc" if days else "Hết hạn hôm nay"


def file_size(size: int | None) -> str:
    """Write a size in bytes for people: ``1,2 MB``, ``340 KB``."""
    if size is None:
        return ""
    for unit, name in SIZES:
        if size >= unit:
            return f"{number(round(Decimal(size) / unit, 1))} {name}"
    return f"{size} B"


def _local(value: date | datetime) -> date | datetime:
    is_aware_moment = isinstance(value, datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if is_aware_moment else value


def _hour_if_set(value: date | datetime) -> str:
    if not isinstance(value, datetime):
        return ""
    hour = _local(value).time()
    return "" if hour >= LAST_MINUTE or hour == time.min else f", {hour:%H:%M}"
