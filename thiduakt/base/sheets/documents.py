"""Tables of Word documents (.docx): each table of the body is a sheet."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table

from thiduakt.base.sheets.cells import Merge, fill_down, row_of
from thiduakt.base.sheets.table import MOST_ROWS, MOST_SHEETS, WIDEST, Sheet, UnreadableError, Wanted, too_long

# A tree of the body takes about ten times its text in memory.
MOST_BODY = 24 * 1024 * 1024


def sheets_of_docx(content: bytes, wanted: Wanted) -> Iterator[Sheet]:
    """One sheet per table. Raises UnreadableError."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if any(part.file_size > MOST_BODY for part in archive.infolist() if part.filename.endswith(".xml")):
            raise UnreadableError("Tệp Word quá dài. Hãy chỉ giữ bảng danh sách rồi gửi lại.")
    left = MOST_ROWS
    for count, table in enumerate(Document(BytesIO(content)).tables[:MOST_SHEETS], start=1):
        sheet = _sheet(table, f"Bảng {count}", min(wanted.most_rows, left + 1), wanted.longest)
        left -= len(sheet.rows)
        if left < 0:
            raise too_long()
        yield sheet


def _sheet(table: Table, name: str, most_rows: int, longest: int) -> Sheet:
    """The rows of a table, numbered from 1."""
    sheet = Sheet(name)
    merges: dict[tuple[int, int], Merge] = {}  # by first row and column
    tall: dict[int, tuple[int, int]] = {}  # column -> where the cell that runs down in it begins
    for number, tr in enumerate(table._tbl.tr_lst, start=1):
        values: list[str | None] = [None] * min(tr.grid_before, WIDEST)
        for tc in tr.tc_lst[:WIDEST]:
            left, wide = len(values), min(max(tc.grid_span, 1), WIDEST)
            continued = tc.vMerge == "continue" and left in tall
            start = tall[left] if continued else (number, left)
            if tc.vMerge == "restart":
                tall[left] = start
            if continued or wide > 1:
                merges[start] = (*start, number, left + wide - 1)
            values += [None if continued else _text(tc), *[None] * (wide - 1)]
        row = row_of(number, values[:WIDEST], longest)
        if row:
            sheet.rows.append(row)
        if len(sheet.rows) >= most_rows:
            break
    if sheet.rows:
        fill_down(sheet, merges.values())
    return sheet


def _text(tc) -> str:
    """The words of a cell, its lines joined; tables inside it are not read."""
    lines = ("".join(node.text or "" for node in p.iter(qn("w:t"))) for p in tc.p_lst)
    return " ".join(line for line in lines if line.strip())
