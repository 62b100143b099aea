"""The produced PDFs against the numbers of Nghị định 30/2020 (Phụ lục I)."""

from io import BytesIO

import pypdf
import pytest

from reports.documents.parts import Mark, Signer

from . import samples
from .pdf import MM, centre, find, ink, look, page_number, pages_of, rules

TEXT_CENTRE = 30 + 165 / 2


@pytest.fixture(scope="module")
def printed():
    return {kind: pages_of(make().pdf()) for kind, make in samples.PAPERS.items()}


@pytest.mark.parametrize("kind", samples.PAPERS)
def test_sheet_is_a4_and_ink_keeps_the_margins(printed, kind):
    for page in printed[kind]:
        left, top, right, bottom = ink(page)
        assert (round(page.width / MM), round(page.height / MM)) == (210, 297)
        assert left >= 29.5
        assert top >= 20
        assert right <= 195.5
        assert bottom <= 277.5


@pytest.mark.parametrize("kind", samples.PAPERS)
def test_the_file_is_archival_and_its_fonts_are_embedded(kind):
    pdf = samples.PAPERS[kind]().pdf()
    reader = pypdf.PdfReader(BytesIO(pdf))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]

    assert b'pdfaid:part="2"' in reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert {"/FontFile2" in descriptor for descriptor in descriptors} == {True}
    assert {"/ToUnicode" in font for font in fonts} == {True}


@pytest.mark.parametrize(
    ("kind", "text", "size", "cut"),
    [
        ("plan", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "Bold"),
        ("plan", "Độc lập - Tự do - Hạnh phúc", 13, "Bold"),
        ("plan", "UBND TỈNH QUẢNG NGÃI", 12, "Regular"),
        ("plan", "VĂN PHÒNG ỦY BAN", 12, "Bold"),
        ("plan", "Số: 05/KH-VP", 13, "Regular"),
        ("plan", "Quảng Ngãi, ngày 05 tháng 02 năm 2026", 13, "Italic"),
        ("plan", "KẾ HOẠCH", 14, "Bold"),
        ("plan", samples.plan().subject_lines[0], 14, "Bold"),
        ("plan", "I. MỤC ĐÍCH, YÊU CẦU", 14, "Bold"),
        ("plan", "1. Mục đích", 14, "Bold"),
        ("decision", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", 14, "Bold"),
        ("decision", "Căn cứ Luật Thi đua, khen thưởng;", 14, "Italic"),
        ("decision", "QUYẾT ĐỊNH:", 14, "Bold"),
        ("decision", "Điều 1.", 14, "Bold"),
        ("decision", "Nguyễn Hoàng Giang", 14, "Bold"),
        ("decision", "Nơi nhận:", 12, "Bold-Italic"),
        ("decision", "- Lưu: VT, NCVX.", 11, "Regular"),
        ("proposal", "Kính gửi:", 14, "Regular"),
        ("minutes", "THƯ KÝ", 14, "Bold"),
        ("minutes", "CHỦ TỌA", 14, "Bold"),
    ],
)
def test_sizes_and_cuts(printed, kind, text, size, cut):
    assert look(printed[kind][0], text) == (size, cut)


def test_head_columns_are_centred_and_stand_apart(printed):
    page = printed["plan"][0]
    parent, issuer = find(page, "UBND TỈNH QUẢNG NGÃI")[0], find(page, "VĂN PHÒNG ỦY BAN")[0]
    state, motto = find(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")[0], find(page, "Độc lập - Tự do - Hạnh phúc")[0]
    number, place = find(page, "Số: 05/KH-VP")[0], find(page, "Quảng Ngãi, ngày 05 tháng 02 năm 2026")[0]

    assert centre(parent) == pytest.approx(centre(issuer), abs=1)
    assert centre(number) == pytest.approx(centre(issuer), abs=1)
    assert centre(motto) == pytest.approx(centre(state), abs=1)
    assert centre(place) == pytest.approx(centre(state), abs=1)
    assert number[3] == pytest.approx(place[3], abs=0.5)
    assert parent[1] == pytest.approx(state[1], abs=0.5)
    assert state[0] - parent[2] > 3


def test_an_issuer_without_parent_stands_level_with_the_state(printed):
    page = printed["decision"][0]

    first = min(char["top"] for char in page.chars if char["x0"] < 95 * MM)
    assert first / MM == pytest.approx(find(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")[0][1], abs=0.3)


def test_rules_have_the_lengths_of_the_decree(printed):
    page = printed["plan"][0]
    motto, issuer = find(page, "Độc lập - Tự do - Hạnh phúc")[0], find(page, "VĂN PHÒNG ỦY BAN")[0]
    subject = max((find(page, line)[0] for line in samples.plan().subject_lines), key=lambda box: box[2] - box[0])
    drawn = rules(page)
    lengths = [right - left for _, left, right in drawn]
    middles = [(left + right) / 2 for _, left, right in drawn]

    assert len(drawn) == 3
    assert lengths[0] / (motto[2] - motto[0]) == pytest.approx(1, abs=0.01)
    assert lengths[1] / (issuer[2] - issuer[0]) == pytest.approx(0.4, abs=0.01)
    assert lengths[2] / (subject[2] - subject[0]) == pytest.approx(0.4, abs=0.01)
    assert middles == pytest.approx([centre(motto), centre(issuer), centre(subject)], abs=1)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("plan", "KẾ HOẠCH"),
        ("plan", samples.plan().subject_lines[0]),
        ("decision", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI"),
        ("decision", "QUYẾT ĐỊNH:"),
        ("proposal", "TỜ TRÌNH"),
        ("minutes", "BIÊN BẢN"),
    ],
)
def test_titles_are_centred_on_the_text(printed, kind, text):
    assert centre(find(printed[kind][0], text)[0]) == pytest.approx(TEXT_CENTRE, abs=1)


def test_body_is_justified_and_its_first_line_indented(printed):
    page = printed["plan"][0]
    lines = [line for line in page.extract_text_lines() if line["top"] > 110 * MM]
    starts = {round(line["x0"] / MM, 1) for line in lines}

    assert starts == {30.0, 42.7}
    assert max(line["x1"] for line in lines) / MM == pytest.approx(195, abs=0.3)


def test_page_numbers_start_on_the_second_page(printed):
    numbers = [page_number(page) for page in printed["plan"]]

    assert len(numbers) == 3
    assert numbers[0] is None
    assert numbers[1:] == [(str(no), TEXT_CENTRE, 13, "Regular") for no in (2, 3)]


def test_an_annex_counts_its_own_pages():
    annexes = (samples.name_annex(60), samples.name_annex(40))
    pages = pages_of(samples.decision(annexes=annexes).pdf())
    numbers = [number and number[0] for number in map(page_number, pages)]

    assert numbers == [None, None, "2", "3", "4", None, "2", "3"]
    assert "(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 02 năm 2026" in " ".join(pages[1].extract_text().split())
    assert look(pages[1], "DANH SÁCH") == (14, "Bold")


def test_recipients_stand_level_with_the_signer(printed):
    page = printed["decision"][0]
    word, name = (find(page, text)[0] for text in ("Nơi nhận:", "Nguyễn Hoàng Giang"))
    office = [line for line in page.extract_text_lines() if line["text"].endswith("CHỦ TỊCH")][-1]

    assert word[0] == pytest.approx(30, abs=0.5)
    assert word[3] == pytest.approx(office["bottom"] / MM, abs=1)
    assert name[1] - word[3] > 25
    assert name[0] > 110


def test_minutes_have_two_signers_and_no_place(printed):
    page = printed["minutes"][0]
    left, right = find(page, "THƯ KÝ")[0], find(page, "CHỦ TỌA")[0]
    secretary, chair = [find_line(page, name)[-1]["x0"] / MM for name in ("Phạm Thị Minh", "Nguyễn Hoàng Giang")]

    assert left[1] == right[1]
    assert centre(left) < TEXT_CENTRE < centre(right)
    assert secretary < TEXT_CENTRE < chair
    assert "tháng 02 năm" not in page.crop((0, 0, page.width, 60 * MM)).extract_text()


def find_line(page, text):
    return sorted(page.search(text, regex=False), key=lambda hit: hit["top"])


def test_the_signature_never_stands_alone():
    for count in range(1, 9):
        paper = samples.plan(sections=(), opening="\n".join([samples.LONG] * count))
        last = pages_of(paper.pdf())[-1]
        assert "Trên đây là Kế hoạch" in last.extract_text()


def test_a_draft_leaves_room_for_number_and_day():
    page = pages_of(samples.plan(mark=Mark(symbol="KH-VP", place="Quảng Ngãi", year=2026)).pdf())[0]

    assert "/KH-VP" in page.extract_text()
    assert find(page, "Số:")[0][2] < find(page, "/KH-VP")[0][0] - 5


def test_an_office_in_the_agency_stands_above_the_name():
    signer = Signer.of("TM. Khối thi đua", "Trưởng khối", "Nguyễn Cảnh Hưng", office="Chánh Văn phòng UBND tỉnh")
    page = pages_of(samples.plan(sections=(), signer=signer).pdf())[0]
    tops = [
        find(page, text)[0][1]
        for text in ("TM. KHỐI THI ĐUA", "TRƯỞNG KHỐI", "CHÁNH VĂN PHÒNG UBND TỈNH", "Nguyễn Cảnh Hưng")
    ]

    assert tops == sorted(tops)
    assert tops[2] - tops[1] > 25
