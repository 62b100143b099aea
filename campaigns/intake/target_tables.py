"""Target tables: rows of a table whose columns are named chỉ tiêu, đơn vị tính, kế hoạch."""

import re

from .letters import fold, squeeze
from .measures import measure_of
from .numbers import NUMBER, unit_at

_NAME = re.compile(r"(?:ten |noi dung |cac )?chi tieu|noi dung|tieu chi|muc tieu")
_UNIT = re.compile(r"don vi(?: tinh)?$|dvt|don vi do")
_VALUE = re.compile(
    r"ke hoach|muc (?:phan dau|tieu|dat)|chi tieu (?:giao|phan dau|nam)|nam [0-9]{4}|gia tri|"
    r"phan dau|dang ky|muc giao"
)
_NUMBER = re.compile(r"(?:stt|tt|so tt|so thu tu)\.?$")
_FIGURE = re.compile(rf"[^0-9]{{0,20}}{NUMBER}[^0-9]{{0,30}}$")


def table_targets(rows):
    """Return the targets of [(row paragraph, section)] that belong to target tables."""
    found, columns, last_line = [], None, None
    for paragraph, _ in rows:
        cells = paragraph.cells
        named = _columns(cells)
        if named:
            columns = named
        elif columns and last_line is not None and paragraph.line - last_line <= 3:
            target = _row(cells, columns, paragraph)
            if target:
                found.append(target)
        else:
            columns = None
        last_line = paragraph.line
    return found


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


def _row(cells, columns, paragraph):
    name, value = cells.get(columns["name"], ""), cells.get(columns["value"], "")
    if not name or not _FIGURE.match(value):
        return None
    unit = cells.get(columns.get("unit"), "")
    measure = measure_of(f"{name}: {value} {unit}") if unit else measure_of(f"{name}: {value}", loose=True)
    if measure is None:
        return None
    number = cells.get(columns.get("number"), "").strip(" .")
    return {
        "no": int(number) if number.isdigit() and len(number) < 4 else None,
        "name": squeeze(name),
        "comparator": measure.comparator,
        "value": measure.value,
        "unit": measure.unit or (unit_at(f" {unit}", 0)[0] or squeeze(unit) or None),
        "parts": [],
        "line": paragraph.line,
        "raw": squeeze(paragraph.text),
    }
