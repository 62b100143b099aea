"""Numbers and units as Vietnamese official texts print them (28.603,61 tỷ đồng)."""

import re

from .counted import COUNTED
from .letters import fold, squeeze

NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$")
_GROUPED_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?$|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+$")

_MONEY = (
    (re.compile(r"(?:ngan|nghin)\s+t[yi]\s*(?:dong|d)?(?![a-z])"), "nghìn tỷ đồng"),
    (re.compile(r"t[yi]\s*(?:dong|d)(?![a-z])"), "tỷ đồng"),
    (re.compile(r"t[yi]\s+usd\b"), "tỷ USD"),
    (re.compile(r"(?:trieu|tr)\.?\s*(?:usd|do la(?: my)?)\b"), "triệu USD"),
    (re.compile(r"(?:trieu|tr)\.?\s*(?:dong|d)(?![a-z])\.?"), "triệu đồng"),
    (re.compile(r"(?:nghin|ngan)\s*(?:dong|d)(?![a-z])"), "nghìn đồng"),
    (re.compile(r"t[yi](?![a-z])"), "tỷ đồng"),
)
_SIGNS = (
    (re.compile(r"%\s*0\b|‰"), "‰"),
    (re.compile(r"diem\s*(?:%|phan tram)"), "điểm %"),
    (re.compile(r"%|phan tram(?![a-z])"), "%"),
    (re.compile(r"m²|m2(?![0-9a-z])|met vuong"), "m²"),
    (re.compile(r"km²|km2(?![0-9a-z])"), "km²"),
    (re.compile(r"m³|m3(?![0-9a-z])|met khoi"), "m³"),
)
_COUNTED = re.compile(rf"(?:{COUNTED})(?![a-z])")
_MULTIPLE = re.compile(rf"(?:trieu|nghin|ngan|van)\s+(?:{COUNTED})(?![a-z])")
_TIME = re.compile(r"(?:ngay lam viec|ngay|gio|thang|tuan)(?=\s*(?:$|[.;,:)/]|so voi))")
_NOUN = re.compile(r"[^\W\d_]+(?![\w/])")
_NO_NOUN = re.compile(
    r"(?:trong|của|so|và|đến|trở|theo|tại|cho|ở|với|do|khi|là|có|được|về|từ|trên|dưới|hoặc|nếu|thì|khâu|trụ|cấp|loại|"
    r"năm|tháng|ngày|kỳ|nhóm|lần|giai|quý|đã|các|những|đối|để|hằng|hàng|mỗi|bằng|tăng|giảm|chỉ|gồm|nhằm|tuổi|giờ)$"
)
_PER = re.compile(
    r"\s*/\s*(?:[0-9][0-9.]*\s*)?(?:tong so|hoc sinh|giao vien|nhan khau|lao dong|giuong benh|van dan|"
    r"dau nguoi|ho dan|don vi|can bo|cong chuc|vien chuc|"
    r"doan vien|hoi vien|dang vien|sinh vien|vu viec|san pham|tieu chi|[^\W\d_]+)"
)


def number_of(text):
    """Return an int or a float for a number as printed; a point groups thousands, a comma is decimal."""
    text = text.rstrip(".,")
    if _GROUPED.match(text):
        text = text.replace(".", "").replace(",", ".")
    elif _GROUPED_ENGLISH.match(text):
        text = text.replace(",", "")
    else:
        text = text.replace(",", ".")
    if text.count(".") > 1 or len(text) > 24:
        return None
    return float(text) if "." in text else int(text)


def unit_at(text, start):
    """Return (unit or None, offset after it) for what follows a number at ``start``."""
    at = start + len(text[start:]) - len(text[start:].lstrip())
    shadow = fold(text[at : at + 60])
    for pattern, unit in (*_MONEY, *_SIGNS):
        found = pattern.match(shadow)
        if found:
            return _with_per(unit, text, at + found.end())
    found = _MULTIPLE.match(shadow) or _COUNTED.match(shadow)
    if found:
        return _with_per(_unit_word(text[at : at + found.end()]), text, at + found.end())
    return None, start


def noun_at(text, start):
    """Return (noun or None, offset after it): a word that is no known unit but stands where one would."""
    at = start + len(text[start:]) - len(text[start:].lstrip())
    found = _NOUN.match(text, at)
    if at == start or not found or not found.group().islower() or _NO_NOUN.match(found.group()):
        return None, start
    return _with_per(found.group(), text, found.end())


def time_at(text, start):
    """Return (unit or None, offset after it) for a length of time that ends a phrase."""
    at = start + len(text[start:]) - len(text[start:].lstrip())
    found = _TIME.match(fold(text[at : at + 40]))
    return _with_per(text[at : at + found.end()].lower(), text, at + found.end()) if found else (None, start)


def _unit_word(printed):
    return printed if printed[-2:] in ("Wh", "MW") else printed.lower()


def _with_per(unit, text, end):
    """Add "/người/năm" and the like."""
    while True:
        found = _PER.match(fold(text[end : end + 40]))
        if not found:
            return unit, end
        unit += "/" + squeeze(text[end : end + found.end()]).lstrip("/ ").replace("Năm", "năm")
        end += found.end()
