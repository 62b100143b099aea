"""Measures: one indicator out of a phrase: its name, comparator, value and unit."""

import re
from dataclasses import dataclass

from .letters import capitalised, fold, small, squeeze
from .numbers import NUMBER, number_of, unit_at

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
    r"(?:[\s:,;.\-–(]|(?:^|(?<=\s))(?:đ[ạa]t|là|còn|có|cho|được|từ|lên|mức|tỷ lệ|khoảng|trên|dưới|"
    r"vượt|ít nhất|tối thiểu|xuống|giảm còn|"
    r"phấn đấu))+$"
)
_LEADING = re.compile(
    r"^(?:(?:phấn đấu|đến (?:hết |cuối )?năm(?: [0-9]{4})?|trong năm(?: [0-9]{4})?|năm [0-9]{4}|"
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
_THINGS = re.compile(
    r"(?:cong trinh|mo hinh|sang kien|san pham|du an|de tai|chi tieu|tieu chi|nhiem vu|phan viec|"
    r"dien hinh|nha|truong|xa|phuong|thon|"
    r"doanh nghiep|hop tac xa|tap the|ca nhan|chi bo|co so|cau lac bo|chuong trinh|thu tuc|ho so|noi dung)$"
)
_COUNT_UNITS = re.compile(r"[^\W\d_ ]+(?: [^\W\d_]+)*$")


@dataclass(slots=True)
class Measure:
    """One indicator; ``value_to`` is the upper end of a range."""

    name: str
    comparator: str | None = None
    value: object = None
    unit: str | None = None
    value_to: object = None

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
    figures = [figure for figure in _figures(phrase) if figure.unit or loose or _ends_phrase(phrase, figure)]
    if not figures:
        return None
    figure = next((one for one in reversed(figures) if one.unit and "%" in one.unit), None) or figures[-1]
    if figures[0].start < 4 or _LEADING.sub("", small(phrase[: figures[0].start])).strip() == "":
        figure = figures[0]
    name = _name(phrase, figure)
    return Measure(name, figure.comparator, figure.value, figure.unit, figure.value_to)


def direction_of(phrase):
    """Return "increase" or "decrease" when a phrase wants only that, else None."""
    found = _DIRECTION.match(fold(phrase).strip())
    return _SIGN[found.group(1)] if found else None


def _ends_phrase(phrase, figure):
    return not phrase[figure.end :].strip(" .;,)") and figure.start > 0


def _figures(phrase):
    shadow = fold(phrase)
    at = 0
    while at < len(phrase):
        found = _VALUE.search(shadow, at)
        if not found:
            return
        at = found.end()
        figure = _figure(phrase, shadow, found)
        if figure:
            at = figure.end
            yield figure


def _figure(phrase, shadow, found):
    before, text = shadow[max(0, found.start() - 45) : found.start()], found.group(1)
    if _NOT_UNIT.match(shadow, found.end()):
        return None
    value, end, upper = number_of(text), found.end(), None
    between = _RANGE.match(shadow, end)
    if between and not _YEAR.match(text):
        upper, end = number_of(between.group(1)), between.end()
    unit, after = unit_at(phrase, end)
    if value is None or (unit is None and _YEAR.match(text)) or (_NOT_VALUE.search(before) and not _is_amount(unit)):
        return None
    comparator, start = _comparator(small(phrase[max(0, found.start() - 45) : found.start()]), found.start())
    for sign, pattern in _AFTER:
        tail = pattern.match(shadow, after)
        if tail:
            comparator, after = sign, tail.end()
    if upper is not None:
        comparator = ">="
    return _Figure(start, after, value, unit, comparator, upper)


def _is_amount(unit):
    return bool(unit) and ("%" in unit or "đồng" in unit or "USD" in unit)


def _comparator(before, start):
    for sign, pattern in _COMPARATORS:
        found = pattern.search(before)
        if found:
            return sign, start - (len(before) - found.start())
    return "=", start


def _name(phrase, figure):
    before, after = phrase[: figure.start], phrase[figure.end :]
    trailing = _TRAILING.search(small(before))
    before = before[: trailing.start()] if trailing else before
    leading = _LEADING.match(small(before))
    before = before[leading.end() :] if leading else before
    after = squeeze(after).strip(" .,;:)")
    if not before.strip() and figure.unit and after and _COUNT_UNITS.match(figure.unit):
        return f"{figure.unit} {after}"
    if not before.strip() and figure.unit and not after:
        return figure.unit
    if before.count("(") > before.count(")"):
        before += ")" if ")" in phrase[figure.end :] else ""
    if after and figure.unit and _THINGS.match(fold(figure.unit)) and "/" not in figure.unit:
        after = f"{figure.unit} {after}"
    name = squeeze(f"{before.strip(' ,;:')} {after}")
    return capitalised(name) if before.strip() else name
