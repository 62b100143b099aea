"""Target tables: rows of a table whose columns are named chỉ tiêu, đơn vị tính, kế hoạch."""

import re

from .letters import fold, squeeze
from .measures import Measure, measure_of
from .numbers import NUMBER, unit_at

_NAME = re.compile(r"(?:ten |noi dung |cac )?chi tieu|noi dung|tieu chi|muc tieu")
_UNIT = re.compile(r"don vi(?: tinh)?$|dvt|don vi do")
_VALUE = re.compile(
    r"ke hoach|muc (?:phan dau|tieu|dat)|chi tieu (?:giao|phan dau|nam)|nam [0-9]{4}|gia tri|"
    r"phan dau|dang ky|muc giao"
)
_NUMBER = re.compile(r"(?:stt|tt|so tt|so thu tu)\.?$")
_FIGURE = re.compile(rf"[^0-9]{{0,25}}{NUMBER}(?:\s*(?:-|–|đến|÷)\s*{NUMBER})?[^0-9]{{0,30}}$")
_LAST_NUMBER = re.compile(rf"({NUMBER})(?!.*[0-9])")
_WORDS = {
    "dat": ("is", True),
    "x": ("is", True),
    "co": ("is", True),
    "giam": ("decrease", None),
    "tang": ("increase", None),
}
_GROUP = re.compile(r"[IVXA-H]{1,4}$")
_POINT = re.compile(r"[-+*–]?$|[a-zđ]$|[0-9]{1,2}(?:\.[0-9]{1,2})+$")


def table_targets(rows):
    """Return the targets of [(row paragraph, section)] that belong to target tables."""
    found, columns, last_line = [], None, None
    for paragraph, _ in rows:
        named = _columns(paragraph.cells)
        if named:
            columns = named
        elif columns and last_line is not None and paragraph.line - last_line <= 3:
            _take(found, paragraph, columns)
        else:
            columns = None
        last_line = paragraph.line
    return [target for target in found if target["parts"] or target["comparator"]]


def _columns(cells):
    """Return {"name", "value", "unit"?, "number"?: column} when the row is such a header."""
    columns = {}
    for column, text in cells.items():
        shadow = squeeze(fold(text)).strip(" .:")
        for key, pattern in (("number", _NUMBER), ("unit", _UNIT), ("value", _VALUE), ("name", _NAME)):
            if key not in columns and pattern.match(shadow) and len(shadow) < 60:
                columns[key] = column
                break
    return columns if {"name", "value"} <= set(columns) else None


def _take(found, paragraph, columns):
    """Add the target of a row; a point below a row without a figure of its own is a part of that one."""
    target, number = _row(paragraph, columns)
    if target is None:
        return
    parent = found[-1] if found else None
    is_point = target["comparator"] and target["no"] is None and _POINT.match(number)
    if parent and parent["comparator"] is None and is_point:
        parent["parts"].append({key: target[key] for key in ("name", "comparator", "value", "unit")})
    else:
        found.append(target)


def _row(paragraph, columns):
    """Return (target or None, what the number column says); without a figure the comparator is None."""
    cells = paragraph.cells
    name, value = squeeze(cells.get(columns["name"], "")), cells.get(columns["value"], "").strip()
    unit, number = squeeze(cells.get(columns.get("unit"), "")), cells.get(columns.get("number"), "").strip(" .")
    if not name or _GROUP.match(number):
        return None, number
    measure = _measure(name, value, unit)
    if measure is None and value not in ("", "-"):
        return None, number
    return {
        "no": int(number) if number.isdigit() and len(number) < 4 else None,
        "name": name.strip(" .:;"),
        "comparator": measure.comparator if measure else None,
        "value": measure.value if measure else None,
        "unit": _unit(measure, unit) if measure else None,
        "parts": [],
        "line": paragraph.line,
        "raw": squeeze(paragraph.text),
        **({"value_to": measure.value_to} if measure and measure.value_to is not None else {}),
    }, number


def _measure(name, value, unit):
    word = _WORDS.get(fold(value).strip(" ."))
    if word:
        return Measure(name, *word)
    if not _FIGURE.match(value):
        return None
    if unit and unit_at(value, _LAST_NUMBER.search(value).end())[0] is None:
        value = _LAST_NUMBER.sub(lambda found: f"{found.group(1)} {unit}", value, count=1)
    return measure_of(f"{name}: {value}", loose=True)


def _unit(measure, printed):
    if measure.comparator in ("is", "increase", "decrease") and measure.value in (True, None):
        return None
    return measure.unit or unit_at(f" {printed}", 0)[0] or printed or None
