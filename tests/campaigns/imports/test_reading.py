"""A plan keeps its facts on the way through Word, PDF and plain files."""

import codecs
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from campaigns.imports import text_of_upload
from campaigns.imports.pages import MOST_PAGES
from campaigns.intake import extract_plan
from tests.base.archives import PdfBuilder, office
from tests.campaigns.intake.samples import plan_text

HEADER = (
    ("UBND TỈNH AN HÒA\nSỞ NỘI VỤ\nSố: 12/KH-SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
    ("", "An Hòa, ngày 05 tháng 01 năm 2025"),
)
FOOTER = (("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nĐỗ Thị Na"),)


def saved(document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def add_table(document, rows):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(ValidationError) as caught:
        text_of_upload(name, content)
    return caught.value.messages[0]


@pytest.fixture
def word_plan() -> bytes:
    document = Document()
    add_table(document, HEADER)
    for text in (
        "KẾ HOẠCH",
        "Phát động phong trào thi đua năm 2025",
        "I. CHỈ TIÊU THI ĐUA",
        "- Tỷ lệ hồ sơ đúng hạn: 98% trở lên;",
    ):
        document.add_paragraph(text)
    add_table(document, (("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch"), ("1", "Mô hình mới", "Mô hình", "1.250")))
    for text in ("II. TỔ CHỨC THỰC HIỆN", "Các phòng gửi báo cáo về Văn phòng Sở trước ngày 15/11/2025./."):
        document.add_paragraph(text)
    add_table(document, FOOTER)
    return saved(document)


def test_word_keeps_tables_in_their_place(word_plan):
    plan = extract_plan(text_of_upload("a.docx", word_plan))

    assert (plan["full_number"], plan["issued_on"]) == ("12/KH-SNV", "2025-01-05")
    assert (plan["issuer"], plan["parent_issuer"]) == ("Sở Nội vụ", "UBND tỉnh An Hòa")
    assert [(one["name"], one["value"], one["unit"]) for one in plan["targets"]] == [
        ("Tỷ lệ hồ sơ đúng hạn", 98, "%"),
        ("Mô hình mới", 1250, "mô hình"),
    ]
    assert [(one["due_on"], one["who"], one["to"]) for one in plan["deadlines"]] == [
        ("2025-11-15", "Các phòng", "Văn phòng Sở")
    ]
    assert plan["signer"] == {"capacity": "KT. GIÁM ĐỐC", "position": "PHÓ GIÁM ĐỐC", "name": "Đỗ Thị Na"}
    assert plan["recipients"] == ["Như trên", "Lưu: VT."]


def numbered(document, paragraph, number, depth):
    properties = paragraph._p.get_or_add_pPr()
    place = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", depth), ("w:numId", number)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), str(value))
        place.append(child)
    properties.append(place)


def add_scheme(document, number, levels):
    """A list scheme of Word: [(format, text)] by depth."""
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(number))
    for depth, (form, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    root.insert(0, abstract)
    one = OxmlElement("w:num")
    one.set(qn("w:numId"), str(number))
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), str(number))
    one.append(reference)
    root.append(one)


def test_automatic_numbers_of_word_are_read():
    document = Document()
    add_scheme(document, 77, [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)")])
    for depth, text in (
        (0, "MỤC ĐÍCH, YÊU CẦU"),
        (1, "Mục đích"),
        (3, "Giữ nền nếp."),
        (3, "Nêu gương tốt."),
        (1, "Yêu cầu"),
        (2, "Thiết thực."),
        (0, "TỔ CHỨC THỰC HIỆN"),
        (1, "Sở Nội vụ"),
    ):
        numbered(document, document.add_paragraph(text), 77, depth)

    lines = text_of_upload("a.docx", saved(document)).split("\n")

    assert [line for line in lines if line] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "a) Giữ nền nếp.",
        "b) Nêu gương tốt.",
        "2. Yêu cầu",
        "2.1. Thiết thực.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ",
    ]


def pdf_plan() -> PdfBuilder:
    pdf = PdfBuilder()
    pdf.text(60, 60, "UBND TỈNH AN HÒA").text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    pdf.text(75, 76, "SỞ NỘI VỤ").text(320, 76, "Độc lập - Tự do - Hạnh phúc")
    pdf.text(60, 96, "Số: 12/KH-SNV").text(300, 96, "An Hòa, ngày 05 tháng 01 năm 2025")
    pdf.text(260, 130, "KẾ HOẠCH").text(180, 146, "Phát động phong trào thi đua năm 2025")
    pdf.text(85, 180, "I. TỔ CHỨC THỰC HIỆN")
    pdf.text(85, 196, "1. Các phòng thuộc Sở phổ biến Kế hoạch này đến công chức, viên chức; gửi báo")
    pdf.text(60, 212, "cáo tổng kết về Văn phòng Sở trước ngày 15 tháng 11 năm 2025 để tổng hợp./.")
    pdf.text(60, 250, "Nơi nhận:").text(330, 250, "KT. GIÁM ĐỐC")
    pdf.text(60, 266, "- Như trên;").text(330, 266, "PHÓ GIÁM ĐỐC")
    pdf.text(60, 282, "- Lưu: VT.").text(330, 330, "Đỗ Thị Na")
    return pdf


def test_pdf_keeps_columns_apart_and_joins_lines():
    text = text_of_upload("a.pdf", pdf_plan().page().text(290, 30, "2").text(60, 60, "Trang sau.").build())
    plan = extract_plan(text)

    assert "gửi báo cáo tổng kết về Văn phòng Sở" in text
    assert text.endswith("Trang sau.")
    assert (plan["full_number"], plan["place"], plan["issued_on"]) == ("12/KH-SNV", "An Hòa", "2025-01-05")
    assert (plan["issuer"], plan["parent_issuer"]) == ("Sở Nội vụ", "UBND tỉnh An Hòa")
    assert [(one["due_on"], one["what"], one["to"]) for one in plan["deadlines"]] == [
        ("2025-11-15", "báo cáo tổng kết", "Văn phòng Sở")
    ]
    assert plan["signer"] == {"capacity": "KT. GIÁM ĐỐC", "position": "PHÓ GIÁM ĐỐC", "name": "Đỗ Thị Na"}
    assert plan["recipients"] == ["Như trên", "Lưu: VT."]


@pytest.mark.parametrize(
    "content",
    [
        plan_text("school.txt").encode("utf-8"),
        codecs.BOM_UTF8 + plan_text("school.txt").encode("utf-8"),
        plan_text("school.txt").encode("utf-16"),
        plan_text("school.txt").replace("\n", "\r\n").encode("utf-8"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "windows lines"],
)
def test_encodings(content):
    assert text_of_upload("a.txt", content) == plan_text("school.txt")


def test_old_windows_page():
    # In this page a tone mark is a letter of its own after its vowel.
    content = "Ke\u0302\u0301 hoa\u0323ch".replace("e\u0302\u0301", "ê\u0301").encode("cp1258")

    assert text_of_upload("a.txt", content) == "Kế hoạch"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "không có nội dung"),
        ("a.txt", b" \n \t ", "không có chữ nào"),
        ("a.txt", b"K\x07 ho\x1bch", "có ký tự không đọc được"),
        ("a.txt", b"\xd2\xff\x93\x01", "có ký tự không đọc được"),
        ("a.xlsx", office("xlsx"), "Chỉ nhận tệp có đuôi: .txt, .md, .docx, .pdf"),
        ("a.docx", office("docx"), "bị hỏng"),
        ("a.pdf", PdfBuilder().build(), "chỉ có ảnh chụp"),
        ("a.pdf", b"%PDF-1.5\n%%EOF", "bị hỏng"),
    ],
)
def test_refused(name, content, words):
    assert words in refusal(name, content)


def test_empty_word_document():
    assert "không có chữ nào" in refusal("a.docx", saved(Document()))


def test_too_many_pages():
    pdf = PdfBuilder()
    for _ in range(MOST_PAGES):
        pdf.page()

    assert f"chỉ nhận đến {MOST_PAGES} trang" in refusal("a.pdf", pdf.build())
