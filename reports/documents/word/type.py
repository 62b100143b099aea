"""Setting type in Word: runs in Times New Roman, paragraphs, rules of a given length, cells."""

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.documents.wording import clean

FONT = "Times New Roman"
CENTRE, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


def add_run(paragraph, text, pt=14, *, bold=False, italic=False):
    """A run whose font is named for every script, so that Word shows the real one."""
    run = paragraph.add_run(clean(text))
    run.bold, run.italic, run.font.size = bold, italic, Pt(pt)
    name_font(run._element.get_or_add_rPr())
    return run


def name_font(properties) -> None:
    """Write the font name for Latin, Asian and complex script."""
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def set_lines(place, lines, pt=14, *, align=CENTRE, bold=False, italic=False, before=0):
    """Each line as a paragraph at the end of `place` (document or cell)."""
    for position, line in enumerate(lines):
        paragraph = next_paragraph(place)
        paragraph.alignment = align
        space(paragraph, before=before if position == 0 else 0)
        add_run(paragraph, line, pt, bold=bold, italic=italic)


def next_paragraph(place):
    """A fresh paragraph; the first one of a cell is already there and is used up first."""
    first = getattr(place, "_tc", None) is not None and place.paragraphs[0]
    if first and len(place.paragraphs) == 1 and not first.runs and not first._p.findall(qn("w:pPr")):
        return first
    return place.add_paragraph()


def space(paragraph, *, before=0, after=0, line=1.0):
    """Space around and between lines, in points and lines."""
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), line


def add_rule(place, length_mm: float, room_mm: float) -> None:
    """A solid rule of `length_mm` centred in `room_mm`: the top border of an indented empty paragraph."""
    paragraph = next_paragraph(place)
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm(max((room_mm - length_mm) / 2, 0))
    layout.space_before, layout.space_after = Pt(2), Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    border = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{key}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def add_grid(document, widths_mm, *, ruled=False, rows=1):
    """A table of fixed columns; ruled tables get thin borders."""
    table = document.add_table(rows=rows, cols=len(widths_mm))
    table.style = "Table Grid" if ruled else "Normal Table"
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        set_widths(row, widths_mm)
    return table


def set_widths(row, widths_mm) -> None:
    """Word obeys the width of cells, other programs that of columns: both are written."""
    for cell, width in zip(row.cells, widths_mm, strict=True):
        cell.width = Mm(width)


def flag(properties, name: str) -> None:
    """A bare switch such as `w:tblHeader` or `w:cantSplit`."""
    properties.append(OxmlElement(f"w:{name}"))
