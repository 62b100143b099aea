from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from . import samples


def opened(paper):
    return Document(BytesIO(paper.docx()))


def whole_text(document):
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize("kind", samples.PAPERS)
def test_word_form_shows_what_the_pdf_shows(kind):
    paper = samples.PAPERS[kind]()
    text = whole_text(opened(paper))
    wanted = [
        *paper.letterhead.issuer_lines,
        *paper.subject_lines,
        *paper.recipients.lines,
        *(block.text for block in paper.body if block.kind == "paragraph"),
        paper.mark.number_line,
        paper.signer.name,
    ]

    assert [line for line in wanted if line not in text] == []


def test_sheet_margins_and_fonts():
    document = opened(samples.decision())
    first, annex = document.sections
    fonts = {run.font.size.pt for p in document.paragraphs for run in p.runs}
    names = {f.get(qn("w:ascii")) for f in document.element.body.iter(qn("w:rFonts"))}

    assert [round(x.mm) for x in (first.page_width, first.page_height)] == [210, 297]
    margins = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    assert [round(x.mm) for x in margins] == [20, 20, 30, 15]
    assert fonts == {14}
    assert names == {"Times New Roman"}
    assert (first.different_first_page_header_footer, annex.different_first_page_header_footer) == (True, True)
    assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert "PAGE" in first.header._element.xml


def test_rules_are_borders_of_the_right_length_not_underlines():
    document = opened(samples.plan())
    xml = document.element.xml

    assert xml.count("<w:pBdr>") == 3
    assert "<w:u " not in xml


def test_heads_of_lists_are_repeated_and_rows_kept_whole():
    table = opened(samples.decision(300)).tables[-1]

    assert len(table.rows) == 301
    assert len(table._tbl.findall(f".//{qn('w:tblHeader')}")) == 1
    assert len(table._tbl.findall(f".//{qn('w:cantSplit')}")) == 301


def test_control_characters_do_not_stop_the_word_form():
    assert "a b" in whole_text(opened(samples.plan(opening="a\tb\x0b\x00")))
