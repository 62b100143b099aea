"""The sheet in Word: A4, margins, page number from the second page, annexes counted on their own."""

from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.documents.word.type import CENTRE, add_run, name_font

TEXT_MM = 165


def new_document(title: str):
    """An empty sheet of the state format."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.size = Pt(14)
    name_font(normal.element.get_or_add_rPr())
    document.core_properties.title = title[:255]
    document.core_properties.author = ""
    document.core_properties.language = "vi-VN"
    _shape(document.sections[0])
    return document


def add_annex_section(document) -> None:
    """Start a new page whose number begins again at 1."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _shape(section)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")


def _shape(section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(9)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    _page_field(paragraph)


def _page_field(paragraph) -> None:
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = add_run(paragraph, "", 13)
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        run._r.append(mark)
