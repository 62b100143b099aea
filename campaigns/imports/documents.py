"""Word documents: paragraphs and tables in their order, with the numbers Word itself would print."""

from io import BytesIO

from django.core.exceptions import ValidationError
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from campaigns.imports.numbering import Numbering
from thiduakt.base.text import search_key

MOST_BLOCKS = 20_000
_SIDE_BY_SIDE = ("cong hoa xa hoi chu nghia viet nam", "noi nhan", "dang cong san viet nam")


def text_of_docx(content: bytes, name: str) -> str:
    """Return the text of a checked .docx. Raises ValidationError when Word's parts do not fit together."""
    try:
        document = Document(BytesIO(content))
        numbering = Numbering(document)
        lines = []
        for count, block in enumerate(document.iter_inner_content()):
            if count > MOST_BLOCKS:
                raise ValidationError(f"Tệp {name} quá dài. Hãy chỉ giữ phần kế hoạch, bỏ bớt phụ lục.")
            lines += _lines(block, numbering)
    except ValidationError:
        raise
    except Exception as error:  # a damaged document may fail anywhere inside the library; nothing of it is kept
        raise ValidationError(f"Tệp {name} bị hỏng, không mở được. Hãy mở và lưu lại rồi gửi lại.") from error
    return "\n".join(lines)


def _lines(block: Paragraph | Table, numbering: Numbering) -> list[str]:
    if isinstance(block, Table):
        return _table(block, numbering)
    return _paragraph(block, numbering)


def _paragraph(paragraph: Paragraph, numbering: Numbering) -> list[str]:
    label = numbering.label(paragraph)
    text = paragraph.text.replace("\t", "    ") if paragraph.text.strip() else ""
    return [f"{label} {text}" if label and text else text, ""]


def _table(table: Table, numbering: Numbering) -> list[str]:
    """A header or signature table is read column by column; any other keeps its rows."""
    rows = [_cells(row) for row in table.rows]
    words = search_key(" ".join(cell.text for row in rows for cell in row))
    if any(mark in words for mark in _SIDE_BY_SIDE) or all(len(row) < 2 for row in rows):
        widest = max((len(row) for row in rows), default=0)
        return [
            line
            for column in range(widest)
            for row in rows
            if column < len(row)
            for paragraph in row[column].paragraphs
            for line in _paragraph(paragraph, numbering)[:1]
        ]
    return ["", *("| " + " | ".join(_flat(cell) for cell in row) + " |" for row in rows), ""]


def _cells(row) -> list:
    """The cells of a row, one that spans several columns only once."""
    seen, cells = set(), []
    for cell in row.cells:
        if id(cell._tc) not in seen:
            seen.add(id(cell._tc))
            cells.append(cell)
    return cells


def _flat(cell) -> str:
    return " ".join(cell.text.replace("|", "/").split())
