"""Numbers, days and periods as lists and papers write them."""

import re
from datetime import date
from functools import lru_cache

from thiduakt.base.text import squeeze
from units.intake import values
from units.intake.values import WrongError

SYMBOL = r"[A-ZĐƯƠa-zđ0-9&.]+(?:\s?[-–/]\s?[A-ZĐƯƠ][A-Za-zĐđƯưƠơ0-9&.]*)*"
_NUMBER = re.compile(rf"(?<![\d/])(\d{{1,5}}[a-z]?(?:\s?/\s?(?:\d{{4}}\s?/\s?)?{SYMBOL})?)")
_FULL_NUMBER = re.compile(rf"(?<![\d/])(\d{{1,5}}[a-z]?\s?/\s?(?:\d{{4}}\s?/\s?)?[A-ZĐ]{SYMBOL})")
_DAY = re.compile(
    r"(?<!\d)(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4})(?!\d)|"
    r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})",
    re.IGNORECASE,
)
_BY = re.compile(r"\bcủa\s+(.+)$", re.IGNORECASE)
_SHAPE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:-|–|—|/|đến|tới|và)\s*(?:năm\s*)?((?:19|20)\d\d|\d\d)(?!\d)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
LONGEST_PERIOD = 60


@lru_cache(maxsize=8192)
def decision_of(text: str) -> dict[str, str]:
    """Number, day and issuer in one cell: `QĐ số 123/QĐ-UBND ngày 05/01/2020 của Chủ tịch UBND tỉnh`."""
    said = squeeze(text)
    found: dict[str, str] = {}
    day = _DAY.search(said)
    rest = said
    if day:
        found["day"] = day[1] or f"{day[2]}/{day[3]}/{day[4]}"
        rest = f"{said[: day.start()]} \0 {said[day.end() :]}"
    number = _FULL_NUMBER.search(rest) or (_NUMBER.search(rest) if re.search(r"(?i)\bs[ốô]\b|^\s*\d", rest) else None)
    if number:
        found["number"] = re.sub(r"\s*([/–-])\s*", r"\1", number[1]).replace("–", "-").rstrip(".")
    by = _BY.search(rest)
    if by:
        found["issuer"] = squeeze(by[1].replace("\0", "")).strip(" ,;.)")
    return found


@lru_cache(maxsize=8192)
def day_of(text: str, today: date) -> date | None:
    """A whole day; None when nothing is said. Raises WrongError: a day that is none, or only a year."""
    said = squeeze(text)
    if not said:
        return None
    parts = decision_of(said)
    shape = _SHAPE.search(parts.get("day", said))
    if shape:
        day, month, year = map(int, shape.groups())
        try:
            return date(year, month, day)
        except ValueError as error:
            raise WrongError(f"Không có ngày {day:02d}/{month:02d}/{year}. Hãy xem lại ngày.") from error
    found = values.day(said, "ngày quyết định", today)
    if found and not found.day:
        raise WrongError(f"Mới có năm {found.year}. Hãy ghi đủ ngày, tháng, năm của quyết định.")
    return found.day if found else None


@lru_cache(maxsize=8192)
def period_of(text: str, today: date) -> tuple[str, int | None, int | None]:
    """(period in words, first year, last year); of a plain year the period is empty. Raises WrongError."""
    said = squeeze(text)
    if not said:
        return "", None, None
    span = _YEARS.search(said)
    if span:
        first = int(span[1])
        last = int(span[2]) if len(span[2]) == len(span[1]) else first - first % 100 + int(span[2])
        if not first <= last <= first + LONGEST_PERIOD:
            raise WrongError(f"“{said[:40]}” không phải là một giai đoạn. Hãy ghi năm đầu trước, năm cuối sau.")
        return f"{first}-{last}" if last > first else "", first, last
    years = _YEAR.findall(said)
    if len(set(years)) == 1:
        return "", int(years[0]), int(years[0])
    raise WrongError(f"“{said[:40]}” không phải là năm hay giai đoạn. Hãy ghi một năm, hoặc năm đầu-năm cuối.")
