"""Workbooks of our own tables: text stays text, no cell becomes a formula."""

from io import BytesIO

import xlsxwriter

from reports.statistics import Table

SHEET_NAME_LIMIT = 31
FORBIDDEN_IN_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))


def workbook_of(tables: list[Table]) -> bytes:
    """One sheet per table, with its sums."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "border": 1})
        cell = workbook.add_format({"border": 1})
        for place, table in enumerate(tables, start=1):
            _write(workbook.add_worksheet(_sheet_name(place, table)), table, bold, cell)
    return target.getvalue()


def _sheet_name(place: int, table: Table) -> str:
    return f"{place}. {table.title}".translate(FORBIDDEN_IN_SHEET_NAME)[:SHEET_NAME_LIMIT]


def _write(sheet, table: Table, bold, cell) -> None:
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, max(1, len(table.columns)), 16)
    sheet.write_string(0, 0, table.title, bold)
    for column, heading in enumerate([table.row_heading, *table.columns]):
        sheet.write_string(2, column, heading, bold)
    for line, (label, numbers) in enumerate(table.rows, start=3):
        sheet.write_string(line, 0, label, cell)
        for column, number in enumerate(numbers, start=1):
            sheet.write_number(line, column, number, cell)
    last = 3 + len(table.rows)
    sheet.write_string(last, 0, "Cộng", bold)
    for column, number in enumerate(table.sums, start=1):
        sheet.write_number(last, column, number, bold)
    sheet.freeze_panes(3, 1)
