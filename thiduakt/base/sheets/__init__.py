"""Tables as offices really send them: XLSX, CSV and tables of DOCX become the same plain sheets."""

from thiduakt.base.sheets.delimited import sheets_of_csv
from thiduakt.base.sheets.documents import sheets_of_docx
from thiduakt.base.sheets.letters import mend_old_fonts
from thiduakt.base.sheets.table import (
    MOST_LETTERS,
    MOST_ROWS,
    Formula,
    Row,
    Sheet,
    UnreadableError,
    Value,
    Wanted,
    letter_of,
    text_of,
)
from thiduakt.base.sheets.workbooks import sheets_of_xlsx

__all__ = ["KINDS", "Formula", "Row", "Sheet", "UnreadableError", "Value", "letter_of", "read_sheets", "text_of"]

_READERS = {"xlsx": sheets_of_xlsx, "csv": sheets_of_csv, "docx": sheets_of_docx}
KINDS = tuple(_READERS)


def read_sheets(
    content: bytes, kind: str, *, most_rows: int = MOST_ROWS, longest: int = MOST_LETTERS, formulas: bool = False
) -> list[Sheet]:
    """The sheets of a file that has passed the check of uploads; those without any row are left out.

    With `most_rows` below the limit only the first rows of each sheet are read; a cell holds at most `longest`
    letters; with `formulas` a cell that computes something is a Formula. Raises UnreadableError.
    """
    try:
        sheets = [sheet for sheet in _READERS[kind](content, Wanted(most_rows, longest, formulas)) if sheet.rows]
    except UnreadableError:
        raise
    except Exception as error:  # a damaged file may fail anywhere inside a library; nothing of it is kept
        raise UnreadableError(
            "Không đọc được bảng trong tệp. Hãy mở tệp, lưu lại đúng định dạng rồi gửi lại."
        ) from error
    if not sheets:
        raise UnreadableError("Tệp không có bảng nào có chữ. Hãy xem lại tệp rồi gửi lại.")
    mend_old_fonts(sheets)
    return sheets
