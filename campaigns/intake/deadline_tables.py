"""Deadline tables: rows of a table whose columns are named nội dung, thời gian, đơn vị thực hiện."""

import re

from . import dates
from .letters import fold, squeeze
from .owed import kind_of, receiver_of, thing_of
from .triggers import dues_of

_WHAT = re.compile(r"(?:ten |cac )?(?:noi dung|cong viec|nhiem vu|san pham|viec|hoat dong|bao cao|ho so)")
_TIME = re.compile(r"thoi gian|thoi han|han|tien do|ngay|moc")
_WHO = re.compile(
    r"(?:don vi|co quan|bo phan|nguoi|to chuc|ca nhan)(?: (?:chu tri|thuc hien|nop|gui|lap|bao cao|"
    r"phu trach))*$|chu tri|trach nhiem|phu trach"
)
_TO = re.compile(r"(?:noi|don vi|co quan|dia chi) nhan|gui ve|gui den")
_DAY = re.compile(rf"\s*(?:ngay\s+)?{dates.DAY}\s*$")
_SPAN = re.compile(rf"\s*(?:trong\s+)?(?:{dates.MONTH}|{dates.QUARTER})\s*$")
_FINISH = re.compile(r"hoan thanh|han|tien do|nop|gui")
_GATHERING = re.compile(r"^(?:to chuc |du |tham gia )*(?:hoi nghi|hop|le |dai hoi|hoi thao)")


def table_deadlines(rows, year, issued_on, doubts):
    """Return {line: deadline or None} for every row that belongs to a table of deadlines."""
    found, columns, last_line = {}, None, None
    for paragraph in rows:
        named = _columns(paragraph.cells)
        if named:
            columns, found[paragraph.line] = named, None
        elif columns and paragraph.line - last_line <= 3:
            found[paragraph.line] = _row(paragraph, columns, (year, issued_on), doubts)
        else:
            columns = None
        last_line = paragraph.line
    return found


def _columns(cells):
    columns = {}
    for column, text in cells.items():
        shadow = squeeze(fold(text)).strip(" .:")
        for key, pattern in (("to", _TO), ("who", _WHO), ("time", _TIME), ("what", _WHAT)):
            if key not in columns and len(shadow) < 60 and pattern.match(shadow):
                columns[key] = column
                break
    if not {"what", "time"} <= set(columns):
        return None
    columns["finish"] = bool(_FINISH.search(fold(cells[columns["time"]])))
    return columns


def _row(paragraph, columns, times, doubts):
    cells = paragraph.cells
    what, time = cells.get(columns["what"], ""), cells.get(columns["time"], "")
    shadow = fold(time)
    if _DAY.match(shadow) or (columns["finish"] and _SPAN.match(shadow)):
        shadow = f"han nop: {shadow}"
    dues = dues_of(shadow, *times)
    if not dues or _GATHERING.match(fold(what)):
        return None
    if not dues[0].year_given and dues[0].due_on:
        doubts.add("deadline_year_inferred", squeeze(time), paragraph.line)
    context = {"before": what, "bracket": "", "after": "", "sentence": ""}
    thing, to = thing_of(context) or squeeze(what), cells.get(columns.get("to")) or receiver_of(context)
    return {
        "due_on": dates.iso(dues[0].due_on),
        "rule": dues[0].rule,
        "who": squeeze(cells.get(columns.get("who"), "")) or None,
        "what": thing,
        "to": to,
        "line": paragraph.line,
        "raw": squeeze(time),
        "kind": kind_of(thing, what),
        **({"month_day": dues[0].month_day} if dues[0].month_day else {}),
        **({"day": dues[0].day} if dues[0].day else {}),
    }
