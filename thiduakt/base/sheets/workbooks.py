"""Workbooks (.xlsx), read as a stream: what is inside is measured before a library may build anything of it."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from thiduakt.base.sheets.cells import Merge, fill_down, row_of
from thiduakt.base.sheets.table import (
    MOST_CELLS,
    MOST_ROWS,
    MOST_SHEETS,
    WIDEST,
    Formula,
    Row,
    Sheet,
    UnreadableError,
    Wanted,
    too_long,
)

CHUNK = 1 << 20
MOST_STRINGS = 600_000
MOST_IN_A_ROW = 16_384
MOST_MERGES = 50_000
# Formatted but empty lines count as well: an office may have styled a whole sheet.
MOST_LINES = 250_000
MOST_STYLES = 5 * CHUNK
OVERLAP = 200
MARK = re.compile(
    rb'<(?:\w{1,20}:)?(row|c|si|mergeCell)(?=[\s/>])(?:[^<>]{0,100}?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})")?'
)
HIDDEN = re.compile(rb'<(?:\w{1,20}:)?row(?=\s)(?=[^<>]{0,300}?\shidden="(?:1|true)")[^<>]{0,300}?\sr="(\d{1,7})"')
ENCODING = re.compile(rb"""^<\?xml[^>]*encoding=["']([^"']+)""")
BIG = "Bảng tính quá lớn ({what}). Hãy chép phần danh sách sang tệp mới rồi gửi lại."


def sheets_of_xlsx(content: bytes, wanted: Wanted) -> Iterator[Sheet]:
    """The visible sheets, first `wanted.most_rows` rows of each. Raises UnreadableError, or what the library raises."""
    most_rows = wanted.most_rows
    with zipfile.ZipFile(BytesIO(content)) as archive:
        merges, hidden = _measured(archive)
    book = load_workbook(BytesIO(content), read_only=True, data_only=not wanted.formulas, keep_links=False)
    try:
        left = min(MOST_ROWS, most_rows)
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:MOST_SHEETS]
        for source in visible:
            sheet = Sheet(source.title)
            for row in _rows(source, wanted):
                sheet.rows.append(row)
                if most_rows >= MOST_ROWS and len(sheet.rows) > left:
                    raise too_long()
            if most_rows >= MOST_ROWS:
                left -= len(sheet.rows)
            if sheet.rows:
                part = source._worksheet_path.lstrip("/")
                fill_down(sheet, merges.get(part, ()))
                sheet.hidden = hidden.get(part, set())
            yield sheet
    finally:
        book.close()


def _rows(source, wanted: Wanted) -> Iterator[Row]:
    """Rows that say something; a sheet may claim any size, only what is there counts."""
    source.reset_dimensions()
    kept, most_rows = 0, wanted.most_rows
    lines = source.iter_rows(max_col=WIDEST, values_only=not wanted.formulas)
    for number, cells in enumerate(lines, start=1):
        values = [_said(cell) for cell in cells] if wanted.formulas else cells
        row = row_of(number, values, wanted.longest)
        if row:
            yield row
            kept += 1
        if kept >= most_rows and most_rows < MOST_ROWS:
            return
        if number > 4 * MOST_ROWS:
            return  # empty lines far below the list


def _said(cell):
    """The value of a cell, marked when it is a formula."""
    return Formula(cell.value) if cell.data_type == "f" else cell.value


def _measured(archive: zipfile.ZipFile) -> tuple[dict[str, list[Merge]], dict[str, set[int]]]:
    """Refuse what would fill memory; the merged cells and the hidden rows of each sheet by the sheet's part."""
    merges: dict[str, list[Merge]] = {}
    hidden: dict[str, set[int]] = {}
    counts = {b"row": 0, b"c": 0, b"si": 0}
    for part in archive.namelist():
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            merges[part] = _scan(archive, part, counts, hidden.setdefault(part, set()))
        elif part.lower().endswith("sharedstrings.xml"):
            _scan(archive, part, counts, set())
        elif part.lower().endswith((".xml", ".rels")) and archive.getinfo(part).file_size > MOST_STYLES:
            raise UnreadableError(BIG.format(what="phần định dạng"))
    return merges, hidden


def _scan(archive: zipfile.ZipFile, part: str, counts: dict[bytes, int], hidden: set[int]) -> list[Merge]:
    """Count the cells and strings of one part without building any of them; note its hidden rows."""
    merges, in_row, tail = [], 0, b""
    with archive.open(part) as file:
        while chunk := file.read(CHUNK):
            if not tail:
                _refuse_odd_encoding(chunk)
            text, end = tail + chunk, 0
            hidden.update(int(found[1]) for found in HIDDEN.finditer(text))
            for found in MARK.finditer(text):
                if found.start() >= len(text) - OVERLAP and len(chunk) == CHUNK:
                    break
                end = found.end()
                mark = found[1]
                in_row = 0 if mark == b"row" else in_row + 1
                if mark in counts:
                    counts[mark] += 1
                elif found[2]:
                    left, first, right, last = range_boundaries(found[2].decode())
                    merges.append((first, left - 1, last, right - 1))
                if in_row > MOST_IN_A_ROW and mark == b"c":
                    raise UnreadableError(BIG.format(what="quá nhiều cột"))
                _refuse_too_many(counts, merges)
            tail = text[max(end, len(text) - OVERLAP) :]
    return merges


def _refuse_too_many(counts: dict[bytes, int], merges: list[Merge]) -> None:
    if counts[b"c"] > MOST_CELLS or counts[b"si"] > MOST_STRINGS:
        raise UnreadableError(BIG.format(what="quá nhiều ô"))
    if counts[b"row"] > MOST_LINES:
        raise UnreadableError(BIG.format(what="quá nhiều dòng"))
    if len(merges) > MOST_MERGES:
        raise UnreadableError(BIG.format(what="quá nhiều ô gộp"))


def _refuse_odd_encoding(text: bytes) -> None:
    """Only what can be measured is read: Office writes UTF-8 and nothing else."""
    text = text.removeprefix(b"\xef\xbb\xbf").lstrip()
    found = ENCODING.match(text)
    if not text.startswith(b"<") or (found and found[1].lower() not in (b"utf-8", b"us-ascii")):
        raise UnreadableError("Bảng tính được ghi theo mã lạ. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại.")
