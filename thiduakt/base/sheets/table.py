"""What any table becomes: sheets of numbered rows of plain values, whatever file they came in."""

from dataclasses import dataclass, field
from datetime import date, datetime

Value = str | int | float | bool | date | datetime | None

MOST_ROWS = 60_000
WIDEST = 60
MOST_SHEETS = 30
MOST_CELLS = 1_000_000
MOST_LETTERS = 5_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a reader: rows of each sheet, letters of a cell, formulas as such or what they come to."""

    most_rows: int = MOST_ROWS
    longest: int = MOST_LETTERS
    formulas: bool = False


class Formula(str):
    """What a cell computes, for those who do not take what it comes to."""

    __slots__ = ()


class UnreadableError(Exception):
    """A table that cannot be read; `sentence` says in Vietnamese how to put it right."""

    def __init__(self, sentence: str):
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet. `number` is what the office sees at its left edge (from 1)."""

    number: int
    cells: tuple[Value, ...]

    def at(self, place: int) -> Value:
        """The value in a column (from 0); None beyond the end."""
        return self.cells[place] if place < len(self.cells) else None


@dataclass(slots=True)
class Sheet:
    """One table. Cells merged downwards repeat their value; those merged sideways are in `spans`.

    `spans` holds (row number, first column, last column), columns from 0. `hidden` are numbers of rows that do not
    show; `font` names the old font whose letters were turned into Unicode.
    """

    name: str
    rows: list[Row] = field(default_factory=list)
    spans: set[tuple[int, int, int]] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    font: str = ""

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


def text_of(value: Value) -> str:
    """A cell as the office reads it: 12.0 is 12, a date is dd/mm/yyyy, nothing is ""."""
    if value is None or isinstance(value, bool):
        return {True: "x", False: "", None: ""}[value]
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}" if value.year >= 1000 else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def letter_of(place: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def too_long() -> UnreadableError:
    """The table has more lines than one import takes."""
    return UnreadableError(f"Bảng có hơn {MOST_ROWS} dòng. Hãy chia thành nhiều tệp rồi gửi từng tệp.")
