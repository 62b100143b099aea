"""Workbooks of our own tables: text stays text, no cell becomes a formula."""

from reports.statistics.tables import Table
from thiduakt.base.books import SHEET_NAME_LIMIT, Book

FORBIDDEN_IN_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))


def workbook_of(tables: list[Table]) -> bytes:
    """One sheet per table, with its sums."""
    with Book() as book:
        bold = book.file.add_format({"bold": True, "text_wrap": True, "border": 1})
        cell = book.file.add_format({"border": 1})
        for place, table in enumerate(tables, start=1):
            _write(book.file.add_worksheet(_sheet_name(place, table)), table, bold, cell)
    return book.content


def _sheet_name(place: int, table: Table) -> str:
    return f"{place}. {table.title}".translate(FORBIDDEN_IN_SHEET_NAME)[:SHEET_NAME_LIMIT]


def _write(sheet, table: Table, bold, cell) -> None:
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, max(1, len(table.columns)), 16)
    if table.has_notes:
        sheet.set_column(len(table.columns) + 1, len(table.columns) + 1, 50)
    sheet.write_string(0, 0, table.title, bold)
    noted = ["Ghi chú"] if table.has_notes else []
    for column, heading in enumerate([table.row_heading, *table.columns, *noted]):
        sheet.write_string(2, column, heading, bold)
    for line, row in enumerate(table.rows, start=3):
        sheet.write_string(line, 0, row.label, cell)
        for column, number in enumerate(row.numbers, start=1):
            sheet.write_number(line, column, number, cell)
        if noted:
            sheet.write_string(line, len(table.columns) + 1, row.note, cell)
    last = 3 + len(table.rows)
    sheet.write_string(last, 0, "Cộng", bold)
    for column, number in enumerate(table.sums, start=1):
        sheet.write_number(last, column, number, bold)
    sheet.freeze_panes(3, 1)
