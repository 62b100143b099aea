"""Workbooks that leave the house: text stays text, no cell becomes a formula or a link."""

from collections.abc import Iterable
from io import BytesIO

import xlsxwriter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET_NAME_LIMIT = 31
HEADINGS_IN = 2  # counted from 0, under the title and an empty row
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Book:
    """A workbook in memory with the formats of the house; `content` is there once the block is left."""

    def __enter__(self):
        self._buffer = BytesIO()
        self.file = xlsxwriter.Workbook(self._buffer, _SAFE)
        self.text = self.file.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.head = self.file.add_format({"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#F3F4F6"})
        self.title = self.file.add_format({"bold": True, "font_size": 13})
        return self

    def __exit__(self, *error):
        self.file.close()
        self.content = self._buffer.getvalue()

    def sheet(self, name: str, columns: Iterable[tuple[str, int]], *, title: str = "", fixed: int = 0):
        """A sheet with headings of (words, width), under a title if there is one; `fixed` columns do not scroll."""
        sheet, row = self.file.add_worksheet(name), HEADINGS_IN if title else 0
        if title:
            sheet.write_string(0, 0, title, self.title)
        for place, (heading, width) in enumerate(columns):
            sheet.set_column(place, place, width, self.text)
            sheet.write_string(row, place, heading, self.head)
        sheet.freeze_panes(row + 1, fixed)
        return sheet
