"""Dates: days, months and quarters as official texts write them."""

import calendar
import datetime as dt
import re

from .labels import roman_value

NUMERIC = r"[0-3]?[0-9]\s?[/.\-]\s?[01]?[0-9](?:\s?[/.\-]\s?[12][0-9]{3})?(?![0-9/%])"
WORDS = r"[0-3]?[0-9]\s+thang\s+[01]?[0-9](?:\s*,?\s*nam\s+[12][0-9]{3}|\s?[/\-]\s?[12][0-9]{3})?(?![0-9/])"
MONTH = r"thang\s+[01]?[0-9](?:\s*,?\s*nam\s+[12][0-9]{3}|\s?[/\-]\s?[12][0-9]{3})?(?![0-9/])"
QUARTER = r"quy\s+(?:i{1,3}v?|iv|[1-4])\b(?:\s*,?\s*nam\s+[12][0-9]{3}|\s?[/\-]\s?[12][0-9]{3})?"
YEAR = r"nam\s+[12][0-9]{3}(?![0-9])"
DAY = rf"(?:{WORDS}|{NUMERIC})"
_NUMBERS = re.compile(r"[0-9]+")
_QUARTER = re.compile(r"quy\s+([ivx]+|[1-4])")


def day(year, month, number):
    """Return the date, or None when there is no such day."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def month_end(year, month):
    """Return the last day of a month, or None."""
    if not (1 <= month <= 12 and dt.MINYEAR <= year <= dt.MAXYEAR):
        return None
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def day_numbers(shadow):
    """Return (day, month, year or None) of a text matching ``DAY``."""
    numbers = [int(number) for number in _NUMBERS.findall(shadow)]
    return (*numbers[:2], numbers[2] if len(numbers) > 2 else None)


def span_of(shadow, year):
    """Return (first day, last day, year was given) of a month, quarter or year; days may be None."""
    given = re.search(r"[12][0-9]{3}", shadow)
    year = int(given.group()) if given else year
    if year is None:
        return None, None, False
    quarter = _QUARTER.search(shadow)
    if quarter:
        number = quarter.group(1)
        last = 3 * (int(number) if number.isdigit() else roman_value(number.upper()))
        return day(year, last - 2, 1), month_end(year, last), bool(given)
    if shadow.startswith("thang"):
        month = int(_NUMBERS.search(shadow).group())
        return day(year, month, 1), month_end(year, month), bool(given)
    return day(year, 1, 1), day(year, 12, 31), bool(given)


def iso(value):
    """Return an ISO string for a date, None for None."""
    return value.isoformat() if value else None
