"""Values made plain, and cells merged downwards filled."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from thiduakt.base.sheets.table import MOST_LETTERS, Formula, Row, Sheet, UnreadableError, Value
from thiduakt.base.text import nfc, without_control

Merge = tuple[int, int, int, int]  # first row, first column, last row, last column (rows from 1, columns from 0)
MOST_FILLED = 500_000
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def plain(value: object, number: int, longest: int = MOST_LETTERS) -> Value:
    """NFC text without invisible marks; None for an empty cell. Raises UnreadableError when it is too long."""
    if isinstance(value, Formula):
        return value
    if isinstance(value, str):
        if len(value) > longest:
            raise UnreadableError(f"Dòng {number} có ô dài hơn {longest} chữ. Hãy bỏ bớt rồi gửi lại.")
        text = without_control(nfc(value)).translate(_INVISIBLE).replace("\xa0", " ").strip()
        return text or None
    if value is None or isinstance(value, (bool, int, float, date, datetime)):
        return value
    if isinstance(value, (time, timedelta)):
        return str(value)
    return plain(str(value), number, longest)


def row_of(number: int, values: Iterable[object], longest: int = MOST_LETTERS) -> Row | None:
    """A row without its empty end; None when nothing is written in it."""
    cells = [plain(value, number, longest) for value in values]
    while cells and cells[-1] is None:
        cells.pop()
    return Row(number, tuple(cells)) if cells else None


def fill_down(sheet: Sheet, merges: Iterable[Merge]) -> None:
    """Repeat what merged cells say in each of their rows, and note which cells run sideways."""
    by_number = {row.number: place for place, row in enumerate(sheet.rows)}
    left_to_fill = MOST_FILLED
    for first, left, last, right in merges:
        top = by_number.get(first)
        value = sheet.rows[top].at(left) if top is not None else None
        if value is None:
            continue
        last = min(last, sheet.rows[-1].number)
        left_to_fill -= last - first + 1
        if left_to_fill < 0:
            raise UnreadableError("Bảng có quá nhiều ô gộp. Hãy bỏ gộp ô rồi gửi lại.")
        for number in range(first, last + 1):
            if right > left:
                sheet.spans.add((number, left, right))
            if number in by_number and number > first:
                _put(sheet.rows, by_number[number], left, value)


def _put(rows: list[Row], place: int, column: int, value: Value) -> None:
    row = rows[place]
    if row.at(column) is None:
        cells = [*row.cells, *[None] * (column + 1 - len(row.cells))]
        cells[column] = value
        rows[place] = Row(row.number, tuple(cells))
