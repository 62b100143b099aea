"""A table of counts, as a page and a sheet show it."""

from dataclasses import dataclass

MOST_SHOWN = 100
"""Rows on a page; the rest is one row there, and whole in the workbook."""


@dataclass(frozen=True, slots=True)
class Row:
    """One label with its numbers; `note` says what else is counted in it, or why it stands alone."""

    label: str
    numbers: list[int]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One row per label, one number per column, and the sums below."""

    title: str
    row_heading: str
    columns: list[str]
    rows: list[Row]

    @property
    def shown(self) -> list[Row]:
        """The rows as far as a page takes them, the others summed up in a last one."""
        if len(self.rows) <= MOST_SHOWN:
            return self.rows
        rest = self.rows[MOST_SHOWN:]
        numbers = _sums(rest)
        return [*self.rows[:MOST_SHOWN], Row(f"{len(rest)} dòng khác", numbers, "xem đủ trong tệp XLSX")]

    @property
    def named_rows(self) -> list[tuple[Row, list[tuple[str, int]]]]:
        """The shown rows with the name of its column beside each number, for narrow screens."""
        return [(row, list(zip(self.columns, row.numbers, strict=True))) for row in self.shown]

    @property
    def named_sums(self) -> list[tuple[str, int]]:
        return list(zip(self.columns, self.sums, strict=True))

    @property
    def sums(self) -> list[int]:
        return _sums(self.rows)

    @property
    def has_notes(self) -> bool:
        return any(row.note for row in self.rows)


def _sums(rows: list[Row]) -> list[int]:
    return [sum(numbers) for numbers in zip(*(row.numbers for row in rows), strict=True)]
