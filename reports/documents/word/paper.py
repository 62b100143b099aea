"""An official paper as a Word file: head, title, body, signatures, annexes."""

from io import BytesIO

from docx.shared import Pt

from reports.documents.measure import width_mm
from reports.documents.word.blocks import add_blocks
from reports.documents.word.page import TEXT_MM, add_annex_section, new_document
from reports.documents.word.type import LEFT, add_grid, add_rule, set_lines, space

_HEAD_MM = (69.3, 95.7)
_FOOT_MM = (74.3, 90.7)
_CELL_EDGE_MM = 3.8  # Word keeps 1.9 mm free on either side of a cell
_SIGN_SPACE_PT = 80
_RULE = 0.4


def write_word(paper) -> bytes:
    """Bytes of the .docx; the same structure and order as the PDF."""
    document = new_document(f"{paper.name} {paper.subject}")
    _head(document, paper)
    _title(document, paper)
    _addressees(document, paper)
    add_blocks(document, paper.body)
    _foot(document, paper)
    for annex in paper.annexes:
        _annex(document, annex)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _head(document, paper) -> None:
    table = add_grid(document, _HEAD_MM, rows=2)
    left, right = table.rows[0].cells
    set_lines(left, paper.letterhead.parent_lines, 12)
    set_lines(left, paper.letterhead.issuer_lines, 12, bold=True)
    _rule_under(left, paper.letterhead.issuer_lines, 12, _HEAD_MM[0] - _CELL_EDGE_MM)
    motto = "Độc lập - Tự do - Hạnh phúc"
    set_lines(right, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], 12, bold=True)
    set_lines(right, [motto], 13, bold=True)
    add_rule(right, width_mm(motto, pt=13), _HEAD_MM[1] - _CELL_EDGE_MM)
    number, place = table.rows[1].cells
    set_lines(number, [paper.mark.number_line], 13, before=6)
    if paper.has_place:
        set_lines(place, [paper.mark.place_line], 13, italic=True, before=6)


def _rule_under(cell, lines, pt, room_mm) -> None:
    longest = max((width_mm(line, pt=pt) for line in lines), default=0)
    add_rule(cell, longest * _RULE, room_mm)


def _title(document, paper) -> None:
    set_lines(document, [paper.name], bold=True, before=18)
    if paper.subject_lines:
        set_lines(document, paper.subject_lines, bold=True)
        _rule_under(document, paper.subject_lines, 14, TEXT_MM)
    set_lines(document, paper.authority_lines, bold=True, before=12)
    space(document.add_paragraph())
    document.paragraphs[-1].paragraph_format.line_spacing = Pt(8)


def _addressees(document, paper) -> None:
    lines = paper.addressees
    if not lines:
        return
    dashed = [f"- {line}" for line in lines] if len(lines) > 1 else list(lines)
    table = add_grid(document, (25, 25, 115))
    _, word, names = table.rows[0].cells
    set_lines(word, ["Kính gửi:"], align=LEFT)
    set_lines(names, dashed, align=LEFT)
    space(document.add_paragraph())


def _foot(document, paper) -> None:
    left, right = add_grid(document, _FOOT_MM).rows[0].cells
    if paper.countersigner:
        _signer(left, paper.countersigner.narrow_lines, paper.countersigner)
    set_lines(left, ["Nơi nhận:"], 12, align=LEFT, bold=True, italic=True, before=8 if paper.countersigner else 0)
    set_lines(left, [f"- {line}" for line in paper.recipients.lines], 11, align=LEFT)
    _signer(right, paper.signer.capacity_lines, paper.signer)


def _signer(cell, lines, signer) -> None:
    set_lines(cell, lines, bold=True)
    set_lines(cell, [*signer.office_lines, signer.name], bold=True, before=_SIGN_SPACE_PT)


def _annex(document, annex) -> None:
    add_annex_section(document)
    set_lines(document, [line for line in (annex.label, annex.heading) if line], bold=True)
    set_lines(document, annex.subject_lines, bold=True)
    set_lines(document, annex.reference_lines, italic=True)
    add_rule(document, 40, TEXT_MM)
    add_blocks(document, annex.body)
