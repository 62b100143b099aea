"""Paragraphs and tables of the body in Word, the same list of blocks as on the PDF."""

from docx.shared import Mm

from reports.documents.blocks import Column, Paragraph, Table
from reports.documents.word.page import TEXT_MM
from reports.documents.word.type import CENTRE, JUSTIFY, LEFT, add_grid, add_run, flag, next_paragraph, set_lines, space

_BOLD = {"part", "item", "order", "group"}
_ITALIC = {"ground", "note"}
_CENTRED = {"order", "note"}
_KEPT = {"part", "item", "order", "group"}
_ALIGN = {"left": LEFT, "centre": CENTRE, "right": 2}


def add_blocks(document, blocks: tuple[Paragraph | Table, ...]) -> None:
    """Set all blocks one after the other."""
    for block in blocks:
        (_add_table if block.kind == "table" else _add_paragraph)(document, block)


def _add_paragraph(document, block: Paragraph) -> None:
    paragraph = next_paragraph(document)
    centred = block.look in _CENTRED
    paragraph.alignment = CENTRE if centred else JUSTIFY
    space(paragraph, before=6 if block.look in _KEPT else 0, after=6, line=1.05)
    if not centred and block.look != "group":
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.keep_with_next = block.look in _KEPT
    paragraph.paragraph_format.widow_control = True
    if block.lead:
        add_run(paragraph, f"{block.lead} ", bold=True)
    add_run(paragraph, block.text, bold=block.look in _BOLD, italic=block.look in _ITALIC)


def _add_table(document, block: Table) -> None:
    total = sum(column.share for column in block.columns) or 100
    widths = [TEXT_MM * column.share / total for column in block.columns]
    rows = block.rows or ((block.empty,) + ("",) * (len(widths) - 1),)
    table = add_grid(document, widths, ruled=True, rows=1 + len(rows))
    lines = list(table.rows)
    _fill(lines[0], tuple(c.heading for c in block.columns), block.columns, head=True)
    for line, row in zip(lines[1:], rows, strict=True):
        _fill(line, row, block.columns)
    if not block.rows:
        lines[1].cells[0].merge(lines[1].cells[-1])
    space(document.add_paragraph(), after=0)


def _fill(line, texts: tuple[str, ...], columns: tuple[Column, ...], *, head=False) -> None:
    properties = line._tr.get_or_add_trPr()
    flag(properties, "cantSplit")
    if head:
        flag(properties, "tblHeader")
    for cell, text, column in zip(line.cells, texts, columns, strict=True):
        align = CENTRE if head else _ALIGN[column.align]
        set_lines(cell, text.splitlines() or [""], 13, align=align, bold=head)
