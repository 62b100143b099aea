"""The tree of units from a workbook: every mistake with sheet, row and column at once; nothing written here."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from thiduakt.base.sheets import Row, Sheet, UnreadableError, Value, letter_of, read_sheets
from thiduakt.base.text import search_key
from units.actions.imports.weaving import Weaver
from units.actions.tree import Entry
from units.exports.tree import CHOICES, COLUMNS
from units.intake import values
from units.models import Unit

HEADER_WITHIN = 10
LOOKED_AT = 100
REQUIRED = ("name", "kind", "founded_on")
HEADINGS = {field: heading for field, heading, _ in COLUMNS}
DAYS = ("founded_on", "ended_on")
SHORT = {"mark": 40, "parent": 200} | dict.fromkeys(CHOICES, 100)
LONGEST = SHORT | {
    field: Unit._meta.get_field(field).max_length for field in HEADINGS if field not in SHORT and field not in DAYS
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and in which cell."""

    sheet: str
    row: int
    column: str
    label: str
    message: str


@dataclass(frozen=True, slots=True)
class TreeSheet:
    """What a workbook says: its lines in their order, what each of them means (those above before those below), and
    the cells to mend first."""

    name: str
    lines: tuple["Line", ...]
    entries: tuple[Entry, ...]

    @property
    def mistakes(self) -> list[Mistake]:
        found = (each for line in self.lines for each in line.mistakes)
        return sorted(found, key=lambda each: (each.row, each.column))


class Line:
    """One row of the list: what its cells say, and what is wrong with them."""

    def __init__(self, table: "_Table", row: Row, on: date):
        self.table, self.number = table, row.number
        self.mistakes: list[Mistake] = []
        self.said: dict[str, object] = {}
        for field, place in table.places.items():
            self._read(field, row.at(place), on)
        for field in REQUIRED:
            if field in self.said and not self.said[field]:
                self.wrong(field, f"Hãy ghi {HEADINGS[field].lower()}.")
        founded, ended = self.said.get("founded_on"), self.said.get("ended_on")
        if founded and ended and ended < founded:
            self.wrong("ended_on", "Ngày kết thúc phải từ ngày thành lập trở đi.")

    def wrong(self, field: str, message: str) -> None:
        column = letter_of(self.table.places[field]) if field in self.table.places else ""
        self.mistakes.append(Mistake(self.table.name, self.number, column, HEADINGS[field], message))

    def text(self, field: str) -> str:
        return self.said.get(field) or ""

    def _read(self, field: str, value: Value, on: date) -> None:
        try:
            self.said[field] = _meant(field, value, on)
        except values.WrongError as error:
            self.wrong(field, str(error))
        except ValidationError:
            self.wrong(field, f"“{values.text_of(value)[:60]}” không phải là địa chỉ thư điện tử.")


@dataclass(frozen=True, slots=True)
class _Table:
    """The sheet that holds the list, and in which column what stands."""

    name: str
    places: dict[str, int]


def read_tree(content: bytes, *, on: date) -> TreeSheet:
    """Read a workbook that has passed the check of uploads. Raises ValidationError when it is no list of units."""
    sheet, start, places = _found_in(_sheets(content))
    table = _Table(sheet.name, places)
    rows = [row for row in sheet.rows[start + 1 :] if any(row.at(place) is not None for place in places.values())]
    if not rows:
        raise ValidationError("Bảng không có dòng nào dưới hàng tiêu đề. Hãy điền danh sách rồi gửi lại.")
    lines = [Line(table, row, on) for row in rows]
    return TreeSheet(sheet.name, tuple(lines), tuple(Weaver(lines).entries()))


def require_headings(content: bytes) -> None:
    """Raise ValidationError unless the first rows show a list of units; the rest is read by a worker."""
    _found_in(_sheets(content, most_rows=LOOKED_AT))


def _sheets(content: bytes, **options) -> list[Sheet]:
    try:
        return read_sheets(content, "xlsx", **options)
    except UnreadableError as error:
        raise ValidationError(error.sentence) from error


def _found_in(sheets: list[Sheet]) -> tuple[Sheet, int, dict[str, int]]:
    """The first sheet with a row of our headings, which row, and where each column stands."""
    for sheet in sheets:
        for n, row in enumerate(sheet.rows[:HEADER_WITHIN]):
            places: dict[str, int] = {}
            for place, cell in enumerate(row.cells):
                field = _field_of(cell)
                if field and field not in places:
                    places[field] = place
            if all(field in places for field in REQUIRED):
                return sheet, n, places
    needed = ", ".join(f"“{HEADINGS[field]}”" for field in REQUIRED)
    raise ValidationError(
        f"Không thấy hàng tiêu đề có các cột {needed} trong {HEADER_WITHIN} dòng đầu. "
        "Hãy tải danh sách hiện có làm mẫu."
    )


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", search_key(text)).strip()


HEADING_OF = {_plain(re.sub(r"\(.*\)", "", heading)): field for field, heading in HEADINGS.items()}


def _field_of(cell: Value) -> str | None:
    return HEADING_OF.get(_plain(re.sub(r"\(.*\)", "", cell))) if isinstance(cell, str) else None


def _meant(field: str, value: Value, on: date) -> object:
    """The value of a cell as the field holds it. Raises WrongError, or ValidationError for a wrong e-mail."""
    if field in DAYS:
        found = values.day(value, HEADINGS[field].lower(), on)
        if found and found.day is None:
            raise values.WrongError(f"Hãy ghi đủ ngày/tháng/năm; ô chỉ có năm {found.year}.")
        return found.day if found else None
    text = values.text(value, LONGEST[field])
    if field in CHOICES:
        return _choice(field, text)
    if field == "email" and text:
        validate_email(text)
    return text


@lru_cache(maxsize=1024)  # the same few words stand in thousands of rows
def _choice(field: str, text: str) -> str:
    """The choice meant: its code, its label, or one of the words its label lists ("xã")."""
    said = _plain(text)
    if not said:
        return ""
    for value, label in CHOICES[field].choices:
        if said in (_plain(value), _plain(label)):
            return value
    part_of = [value for value, label in CHOICES[field].choices if said in map(_plain, label.split(","))]
    if len(part_of) == 1:
        return part_of[0]
    labels = "; ".join(CHOICES[field].labels)
    raise values.WrongError(f"Không có {HEADINGS[field].lower()} “{text[:60]}”. Hãy ghi một trong: {labels}.")
