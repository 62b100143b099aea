"""Measures: one indicator out of a phrase: its name, comparator, value and unit."""

import re
from dataclasses import dataclass

from .counted import THINGS
from .letters import capitalised, fold, small, squeeze
from .numbers import NUMBER, noun_at, number_of, time_at, unit_at

_VALUE = re.compile(rf"(?<![0-9.,/\-A-Za-z])({NUMBER})")
_BEFORE = (
    (
        ">=",
        r"(?:≥|>=|=>|tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|đạt (?:và|hoặc|"
        r"/) ?vượt(?: mức)?|đạt/vượt|từ)",
    ),
    ("<=", r"(?:≤|<=|=<|không quá|không vượt(?: quá)?|tối đa|nhiều nhất|không cao hơn|không lớn hơn)"),
    (">", r"(?:>|trên|hơn|cao hơn|lớn hơn|vượt(?: trên)?)"),
    ("<", r"(?:<|dưới|thấp hơn|nhỏ hơn|ít hơn)"),
    ("approx", r"(?:khoảng|xấp xỉ|ước(?: đạt)?|gần|~|≈|tầm|dự kiến(?: đạt)?)"),
)
_COMPARATORS = tuple((sign, re.compile(rf"(?:^|(?<=[\s:,(])){words}\s*(?:đạt|là|mức)?\s*$")) for sign, words in _BEFORE)
_AFTER = ((">=", re.compile(r"\s*(?:\(?\s*)?tro len\b\)?")), ("<=", re.compile(r"\s*(?:\(?\s*)?tro xuong\b\)?")))
_RANGE = re.compile(rf"\s*(?:%|phan tram)?\s*(?:-|den|÷)\s*({NUMBER})(?![0-9/])")
_NOT_VALUE = re.compile(
    r"(?:nam|quy|thang|ngay|khoa|thu|so|dieu|khoan|diem|cap|hang|loai|de an|nghi quyet|giai doan|"
    r"nhiem ky|mau|bieu|lan|"
    r"chuong|muc|phu luc|ca|top|gio|quoc lo|khu vuc|vung|dot|ky)\s*$"
)
_NOT_UNIT = re.compile(
    r"\s*(?:tuoi|nam\b|thang\b|ngay\b|gio\b|/[0-9]|-[0-9]{4}|chuong trinh muc tieu|chi so|khau|" r"tru cot)"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
_TRAILING = re.compile(
    r"(?:[\s:,;.\-–(]|(?:^|(?<=\s))(?:đ[ạa]t|chiếm|là|còn|có|cho|được|từ|lên|mức|tỷ lệ|khoảng|trên|dưới|"
    r"vượt|ít nhất|tối thiểu|xuống|giảm còn|"
    r"phấn đấu))+$"
)
_LEADING = re.compile(
    r"^(?:(?:phấn đấu(?: có)?|có thêm|đến (?:hết |cuối )?năm(?: [0-9]{4})?|trong năm(?: [0-9]{4})?|năm [0-9]{4}|"
    r"hằng năm|hàng năm|bảo đảm|đảm bảo)"
    r"(?:[\s,:]+|$)|(?:có|đạt|từ|trên|ít nhất|tối thiểu|khoảng|số lượng)\s*$)+"
)
_DIRECTION = re.compile(r"^(?:phan dau |tiep tuc )?(giam|ha|keo giam|tang|nang cao|nang)\b")
_SIGN = {
    "giam": "decrease",
    "ha": "decrease",
    "keo giam": "decrease",
    "tang": "increase",
    "nang cao": "increase",
    "nang": "increase",
}
# Units that are the thing counted: "khởi công 03 công trình trọng điểm" is about công trình.
_THINGS = re.compile(rf"(?:{THINGS})$")
_LENGTH = re.compile(r"(?:thoi gian|rut ngan|giam|khong qua|toi da|duoi|binh quan|trung binh|con|xuong)[^.;]{0,60}$")
_RANK_UP = re.compile(r"((?:[^\W\d_]+\s+){1,5}?)trở lên(?![^\W\d_])\s*(.*)")
_GRADE = re.compile(r"\b(?:hoan thanh|kha|gioi|loai|muc|tot|trung binh|cap|hang|bac|do|hoc|dat)\b")
_COUNT_UNITS = re.compile(r"[^\W\d_ ]+(?: [^\W\d_]+)*$")


@dataclass(slots=True)
class Measure:
    """One indicator; ``value_to`` is the upper end of a range."""

    name: str
    comparator: str | None = None
    value: object = None
    unit: str | None = None
    value_to: object = None
    before: str = ""
    after: str = ""

    def as_part(self):
        part = {"name": self.name, "comparator": self.comparator, "value": self.value, "unit": self.unit}
        return {**part, "value_to": self.value_to} if self.value_to is not None else part


@dataclass(slots=True)
class _Figure:
    start: int
    end: int
    value: object
    unit: str | None
    comparator: str
    value_to: object = None


def measure_of(phrase, loose=False):
    """Return the ``Measure`` a phrase states with a number, or None.

    ``loose`` accepts a number whose unit is an unknown word.
    """
    figures = [figure for figure in _figures(phrase, loose) if figure.unit or loose or _ends_phrase(phrase, figure)]
    if not figures:
        return None
    figure = next((one for one in reversed(figures) if one.unit and "%" in one.unit), None) or figures[-1]
    if figures[0].start < 4 or _LEADING.sub("", small(phrase[: figures[0].start])).strip() == "":
        figure = figures[0]
    before, after = _words_around(phrase, figure)
    rank_up = _RANK_UP.match(after) if figure.comparator == "=" else None
    if rank_up and not _GRADE.search(fold(rank_up.group(1))):
        figure.comparator, after = ">=", squeeze(f"{rank_up.group(1)} {rank_up.group(2)}")
    name = _name(before, after, figure)
    return Measure(name, figure.comparator, figure.value, figure.unit, figure.value_to, before, after.lstrip(" ,"))


def direction_of(phrase):
    """Return "increase" or "decrease" when a phrase wants only that, else None."""
    found = _DIRECTION.match(fold(phrase).strip())
    return _SIGN[found.group(1)] if found else None


def _ends_phrase(phrase, figure):
    return not phrase[figure.end :].strip(" .;,)") and figure.start > 0


def _figures(phrase, loose):
    shadow = fold(phrase)
    at = 0
    while at < len(phrase):
        found = _VALUE.search(shadow, at)
        if not found:
            return
        at = found.end()
        figure = _figure(phrase, shadow, found, loose)
        if figure:
            at = figure.end
            yield figure


def _figure(phrase, shadow, found, loose):
    before, text = shadow[max(0, found.start() - 75) : found.start()], found.group(1)
    value, end, upper = number_of(text), found.end(), None
    between = _RANGE.match(shadow, end)
    if between and not _YEAR.match(text):
        upper, end = number_of(between.group(1)), between.end()
    unit, after = _unit(phrase, shadow, end, before, loose)
    if value is None or (unit is None and (_YEAR.match(text) or _NOT_UNIT.match(shadow, end))):
        return None
    if _NOT_VALUE.search(before) and not _is_amount(unit):
        return None
    comparator, start = _comparator(small(phrase[max(0, found.start() - 45) : found.start()]), found.start())
    for sign, pattern in _AFTER:
        tail = pattern.match(shadow, after)
        if tail:
            comparator, after = sign, tail.end()
    if upper is not None:
        comparator = ">="
    return _Figure(start, after, value, unit, comparator, upper)


def _unit(phrase, shadow, end, before, loose):
    """Return (unit, offset after it): a known one, a length of time where one is meant, any noun when ``loose``."""
    if _LENGTH.search(before) or (loose and not before.strip()):
        unit, after = time_at(phrase, end)
        if unit:
            return unit, after
    if _NOT_UNIT.match(shadow, end):
        return None, end
    unit, after = unit_at(phrase, end)
    return noun_at(phrase, end) if loose and unit is None else (unit, after)


def _is_amount(unit):
    return bool(unit) and ("%" in unit or "đồng" in unit or "USD" in unit)


def _comparator(before, start):
    for sign, pattern in _COMPARATORS:
        found = pattern.search(before)
        if found:
            return sign, start - (len(before) - found.start())
    return "=", start


def _words_around(phrase, figure):
    """Return the words before and after a figure, freed of what only leads to it ("đạt", "phấn đấu có")."""
    before, after = phrase[: figure.start], phrase[figure.end :]
    bracketed = before.count("(") > before.count(")") and ")" in after
    trailing = _TRAILING.search(small(before))
    cut = before[trailing.start() :] if trailing else ""
    before = before[: trailing.start()] if trailing else before
    leading = _LEADING.match(small(before))
    before = before[leading.end() :] if leading else before
    after = squeeze(after).rstrip(" .,;:)").lstrip(" .;:)")
    if bracketed and before.count("(") > before.count(")"):
        before += ")"
    if after and re.search(r"(?:^|\s)có\s", small(cut)) and before.strip():
        before += " có"
    return before.strip(" ,;:"), after


def _name(before, after, figure):
    unit, comma = figure.unit or "", "," if after.startswith(",") else ""
    after = after.lstrip(" ,")
    thing = bool(_THINGS.match(fold(unit)))
    if not before:
        if not after:
            return unit if _COUNT_UNITS.match(unit) else ""
        return f"{unit}{comma} {after}" if _COUNT_UNITS.match(unit) else after
    if thing and (after or (len(before.split()) <= 3 and ":" not in before and fold(unit) not in fold(before))):
        after = f"{unit}{comma} {after}"
    return capitalised(squeeze(f"{before} {after}"))
