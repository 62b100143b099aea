"""Numbers and units as Vietnamese official texts print them (28.603,61 tỷ đồng)."""

import re

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
COUNTED = (
    "nguoi|lao dong|ho|xa|phuong|thi tran|thon|khu|to|truong|giay|giuong benh|giuong|bac si|lop|"
    "hoc sinh|giao vien|doan vien|"
    "hoi vien|dang vien|can bo|cong chuc|vien chuc|ca nhan|tap the|don vi|co quan|doanh nghiep|"
    "hop tac xa|mo hinh|cong trinh|"
    "phan viec|du an|de tai|sang kien|san pham|dien hinh|guong|bai|tin|cuoc|hoi nghi|buoi|dot|"
    "lan|luot|vu|giai|diem|nha|can|"
    "km|ha|tan|kg|g|lit|met|m|kwh|mwh|mw|phut|may|thiet bi|ho so|thu tuc|nhiem vu|tieu chi|chi tieu|"
    "noi dung|phong trao|chuyen de|"
    "ban|chiec|cay|con|suat|phan qua|don vi mau|thanh vien|to chuc|chi bo|chi hoi|cau lac bo|"
    "co so|di tich|le hoi|chuong trinh"
)
_COUNTED = re.compile(rf"(?:{COUNTED})(?![a-z])")
_MULTIPLE = re.compile(rf"(?:trieu|nghin|ngan|van)\s+(?:{COUNTED})(?![a-z])")
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
