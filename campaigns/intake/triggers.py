"""Triggers: the words that make a date a deadline, and the day they mean."""

import re
from dataclasses import dataclass

from . import dates

_CLOCK = r"(?:(?P<hour>[0-2]?[0-9])\s?(?:gio|h|g)\s?(?P<minute>[0-5][0-9])?\s?(?:phut)?\s*,?\s*(?:ngay\s+)?)"
_WEEKDAY = r"(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)[\s,(]*(?:ngay\s+)?"
POINT = re.compile(
    rf"(?<![0-9/.,\-a-z]){_CLOCK}?(?:{_WEEKDAY})?(?:(?P<day>{dates.DAY})|(?P<span>{dates.MONTH}|"
    rf"{dates.QUARTER}|{dates.YEAR})"
    r"|(?P<only>[0-3]?[0-9])(?=\s*(?:hang thang|hang quy|cua thang|moi thang|cua moi thang|"
    r"thang (?:cuoi|dau) (?:cua )?(?:moi |hang )?quy|thang sau)))"
)
YEARLY = re.compile(
    r"\s*,?\s*\(?(?:hang|moi|cua)\s*nam\b(?!\s*[0-9])|\s*,?\s*\(?(?:cua\s+)?(?:cac\s+)?nam (?:sau|"
    r"tiep theo|ke tiep)\b"
)
_EVERY_YEAR = re.compile(r"(?<!thi dua )(?<!khen thuong )(?:hang|moi) nam\b(?! 20)[^;.0-9]{0,80}$")
_NOTHING = re.compile("")
_MONTHLY = re.compile(r"\s*(?:hang thang|moi thang|cua thang|cua moi thang|thang sau)")
_QUARTERLY = re.compile(r"\s*(?:hang quy|(?:cua )?thang (?:cuoi|dau)(?: (?:cua )?(?:moi |hang )?quy)?|thang sau quy)")
_LAST_WORD = r"[\s:(,]*(?:(?:la|vao|trong|luc|den|het|ngay|cuoi|chot|truoc)[\s:]*)*$"
_RULES = (
    ("before", re.compile(r"(?:^|[\s(,:;*-])truoc(?:\s+(?:het|luc))?(?:\s+ngay)?\s*$")),
    ("by", re.compile(r"(?:cham nhat|muon nhat|tre nhat)(?:\s+(?:la|vao|den|trong|het|sau|luc))*(?:\s+ngay)?\s*$")),
    ("by", re.compile(r"khong\s+(?:duoc\s+)?(?:qua|muon hon|cham hon|tre hon|sau)(?:\s+ngay)?\s*$")),
    (
        "by",
        re.compile(
            rf"(?:han (?:cuoi|chot|nop|gui|hoan thanh|dang ky)|thoi han|" rf"den han)(?:\s+[a-z]+){{0,9}}?{_LAST_WORD}"
        ),
    ),
    ("until", re.compile(r"(?:(?:den|cho den|tu nay den)\s+)?(?:het|cuoi)(?:\s+ngay)?\s*$")),
    (
        "until",
        re.compile(
            r"(?:xong|hoan thanh|ket thuc|gui|nop|thuc hien|ky ket|dang ky)\s+(?:[a-z]+\s+){0,8}trong\s*$|"
            r"bao cao (?:ket qua )?trong\s*$"
        ),
    ),
    ("on", re.compile(r"(?:gui|nop|bao cao|hoan thanh|trinh)\s+[^.;]{0,90}vao(?:\s+ngay)?\s*$")),
)
_TIME_HEADED = re.compile(
    r"(?:(?:thoi gian|thoi han|han|moc)\s+(?:nop|gui|hoan thanh|dang ky|bao cao|trinh|tiep nhan|nhan)|"
    r"^\W*(?:nop|gui)\b)"
    r"[^.;:]{0,60}:\s*(?:vao\s+)?(?:ngay\s+)?$"
)
_WINDOW = re.compile(r"\b(?:gui|nop|nhan|tiep nhan|dang ky)\b[^.;]{0,90}(?:tu|ke tu)\s+(?:ngay\s+)?[0-9][^.;]{0,40}$")
_FROM_NOW = re.compile(r"(?:^|[\s(,])tu nay\s+(?:cho\s+)?(?:den|toi)(?:\s+(?:het|cuoi))?(?:\s+ngay)?\s*$")
_REACHING = re.compile(r"\b(?:den|toi)(?:\s+(?:het|cuoi))?(?:\s+ngay)?\s*$")
_HANDING = re.compile(r"\b(?:gui|nop|dang ky|danh sach|ho so)\b")
_SPAN_START = re.compile(r"(?:^|[\s(,])(?:tu|ke tu)\s+(?:ngay|thang|nay|quy|nam|khi|dau)\b[^.;]{0,90}$")
_AND = re.compile(r"\s*(?:,|va|hoac|;)\s*(?:ngay\s+)?$")
_BACK = 120
_LEAP_YEAR = 4


@dataclass(slots=True)
class Due:
    """One stated deadline inside a sentence; offsets are those of the sentence."""

    start: int
    end: int
    rule: str
    due_on: object = None
    month_day: str | None = None
    time: str | None = None
    year_given: bool = True
    unreal: bool = False
    day: int | None = None


def dues_of(shadow, year, issued_on=None):
    """Return the ``Due``s of one folded sentence.

    ``year`` serves where none is printed; a day that would then lie before
    ``issued_on`` belongs to the next year (a school year, a season).
    """
    found, points = [], list(POINT.finditer(shadow))
    for index, point in enumerate(points):
        rule, start = _rule(shadow, point, found)
        due = _due(shadow, point, rule, start, _shared_year(shadow, points, index) or year) if rule else None
        if due:
            _share_yearly(due, shadow, points, index)
            if due.due_on and not due.year_given and issued_on and due.due_on < issued_on:
                due.due_on = dates.day(due.due_on.year + 1, due.due_on.month, due.due_on.day)
            found.append(due)
    return found


def _share_yearly(due, shadow, points, index):
    """Two days with one "hằng năm" are both yearly ("trước ngày 30/6 và 31/12 hằng năm")."""
    after = points[index + 1] if index + 1 < len(points) else None
    joined = (
        after and after["day"] and points[index]["day"] and _AND.fullmatch(shadow[points[index].end() : after.start()])
    )
    if due.year_given or not joined or not YEARLY.match(shadow, after.end()):
        return
    number, month, _ = dates.day_numbers(points[index]["day"])
    if dates.day(_LEAP_YEAR, month, number):
        due.rule, due.due_on, due.month_day = f"{due.rule}_yearly", None, f"{month:02d}-{number:02d}"


def _shared_year(shadow, points, index):
    """The year printed once for two days ("ngày 15/6 và ngày 15/12/2025")."""
    if index + 1 == len(points) or not points[index + 1]["day"]:
        return None
    between = shadow[points[index].end() : points[index + 1].start()]
    return dates.day_numbers(points[index + 1]["day"])[2] if _AND.fullmatch(between) else None


def _rule(shadow, point, found):
    """Return (rule, offset where the phrase begins) or (None, 0)."""
    before = shadow[max(0, point.start() - _BACK) : point.start()]
    if found and _AND.fullmatch(shadow[found[-1].end : point.start()]) and point["day"]:
        return found[-1].rule.split("_")[0], point.start()
    for rule, pattern in _RULES:
        match = pattern.search(before)
        if not match or (rule == "until" and _SPAN_START.search(before)):
            continue
        trigger = re.search(
            r"(?:truoc|cham nhat|muon nhat|tre nhat|khong|han|thoi han|den|het|cuoi|trong|vao)\b[^.;]*$", match.group()
        )
        offset = point.start() - len(before) + match.start() + (trigger.start() if trigger else 0)
        return ("by" if rule == "before" and point["hour"] else rule), offset
    if _TIME_HEADED.search(before):
        return ("by" if point["day"] else "until"), point.start()
    return _window(shadow, point, before)


def _window(shadow, point, before):
    """The last day of a span in which something is handed in ("từ nay đến hết ngày …", "từ … đến …")."""
    reaching = _REACHING.search(before)
    now = _FROM_NOW.search(before) and _HANDING.search(shadow, point.end(), point.end() + _BACK)
    if reaching and (now or _WINDOW.search(before)):
        return "until", point.start() - len(before) + reaching.start()
    return None, 0


def _due(shadow, point, rule, start, year):
    end = point.end()
    time = f"{int(point['hour']):02d}:{point['minute'] or '00'}" if point["hour"] else None
    if point["only"]:
        period = "quarterly" if _QUARTERLY.match(shadow, end) else "monthly"
        tail = _QUARTERLY.match(shadow, end) or _MONTHLY.match(shadow, end)
        return Due(start, tail.end() if tail else end, f"{rule}_{period}", time=time, day=int(point["only"]))
    if point["span"]:
        return _span_due(point, rule, start, year)
    number, month, given = dates.day_numbers(point["day"])
    yearly = None if given else YEARLY.match(shadow, end)
    if not given and not yearly and _EVERY_YEAR.search(shadow[max(0, start - _BACK) : start]):
        yearly = _NOTHING.match(shadow, end)
    if yearly:
        real = dates.day(_LEAP_YEAR, month, number)
        return Due(
            start,
            yearly.end(),
            f"{rule}_yearly",
            None,
            f"{month:02d}-{number:02d}" if real else None,
            time,
            unreal=not real,
        )
    used = given or year
    due_on = dates.day(used, month, number) if used else None
    return Due(start, end, rule, due_on, None, time, bool(given), unreal=bool(used) and due_on is None)


def _span_due(point, rule, start, year):
    """A month, quarter or year: "trước" means its first day, everything else its last."""
    first, last, given = dates.span_of(point["span"], year)
    if point["span"].startswith("nam") and rule not in ("before", "until"):
        return None
    due_on = first if rule == "before" else last
    return Due(start, point.end(), rule, due_on, year_given=given, unreal=due_on is None and year is not None)
