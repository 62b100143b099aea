"""Nominees from a workbook: what is found, and every cell to mend."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from awards.actions.dossiers import open_dossier
from awards.actions.nominees import nominate
from awards.actions.wishes import Wish, types_of
from awards.exports import nominee_list, nominee_template
from awards.imports import MOST_ROWS, read_nominees
from tests.factories.awards import AwardTypeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.dossiers import colleague
from tests.factories.lists import book, csv, word
from tests.factories.people import HouseholdFactory
from tests.factories.units import EmploymentFactory, PersonFactory, UnitFactory
from thiduakt.base.clock import today

HEADINGS = ["Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị/phòng", "Danh hiệu", "Thành tích tóm tắt"]


@pytest.fixture
def dossier(unit_officer):
    AwardTypeFactory()
    return open_dossier(round=RoundFactory(), actor=unit_officer, on=today())


def sheet(*rows, headings=HEADINGS, above=()) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        for n, row in enumerate([*above, headings, *rows]):
            page.write_row(n, 0, row)
    return buffer.getvalue()


def read(content, dossier):
    return read_nominees(content, dossier=dossier, on=today())


def mistakes(found) -> list[tuple]:
    return [(m.row, m.column, m.message) for m in found.mistakes]


def row(name, birth="", unit="", award="CSTDCS", achievement=""):
    return [name, birth, "", unit, award, achievement]


@pytest.mark.parametrize(
    ("part", "was", "becomes"),
    [
        ("xl/workbook.xml", b'version="1.0"', b'version="0.5"'),
        ("xl/worksheets/sheet1.xml", b'version="1.0"', b"version="),
        ("xl/sharedStrings.xml", b"<si>", b"<sj>"),
        ("xl/workbook.xml", b'r:id="rId1"', b""),
        ("xl/styles.xml", b"<cellXfs", b"<cellXft"),
    ],
)
def test_a_workbook_whose_parts_do_not_fit_is_refused(dossier, part, was, becomes):
    """What the check of uploads lets pass may still make the library stumble, each time in its own way."""
    whole, damaged = zipfile.ZipFile(io.BytesIO(sheet(row("Ai Đó")))), io.BytesIO()
    with zipfile.ZipFile(damaged, "w") as target:
        for name in whole.namelist():
            content = whole.read(name)
            target.writestr(name, content.replace(was, becomes) if name == part else content)

    with pytest.raises(ValidationError, match=r"Không đọc được bảng trong tệp|Không thấy hàng tiêu đề"):
        read(damaged.getvalue(), dossier)


def test_a_row_finds_its_person_award_and_text(dossier, unit):
    person = colleague(unit, "Đặng Thị Ưu")

    found = read(sheet(row("đặng thị ưu", award="Chiến sĩ thi đua cơ sở", achievement=" Tốt ")), dossier)

    assert mistakes(found) == []
    assert [(r.number, r.wish.person, r.wish.award_type.code, r.wish.achievement) for r in found.rows] == [
        (2, person, "CSTDCS", "Tốt")
    ]


def test_names_typed_in_parts_or_without_marks_are_found(dossier, unit):
    import unicodedata  # noqa: PLC0415 -- only this test types like a Mac

    person = colleague(unit, "Nguyễn Thị Ánh Tuyết")

    for name in (unicodedata.normalize("NFD", "Nguyễn Thị Ánh Tuyết"), "Nguyen Thi Anh Tuyet"):
        assert [r.wish.person for r in read(sheet(row(name)), dossier).rows] == [person]


def test_headings_may_stand_lower_and_in_other_order(dossier, unit):
    colleague(unit, "Lê Văn Đức")
    content = sheet(
        [1, "CSTDCS", "Lê Văn Đức"],
        headings=["STT", "Danh hiệu đề nghị", "HỌ VÀ TÊN"],
        above=[["SỞ XÂY DỰNG"], ["DANH SÁCH"], []],
    )

    assert [r.number for r in read(content, dossier).rows] == [5]


@pytest.mark.parametrize("birth", [date(1985, 5, 20), "20/05/1985", "20-5-1985", "1985", 1985])
def test_birth_in_any_common_form_tells_two_of_one_name_apart(dossier, unit, birth):
    right = colleague(unit, "Lê Văn Đức", birth_date=date(1985, 5, 20))
    colleague(unit, "Lê Văn Đức", birth_date=date(1990, 1, 1))
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"default_date_format": "dd/mm/yyyy"}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADINGS)
        page.write_row(1, 0, row("Lê Văn Đức", birth))

    assert [r.wish.person for r in read(buffer.getvalue(), dossier).rows] == [right]


def test_the_section_tells_them_apart_too(dossier, unit):
    section = UnitFactory(name="Phòng Quy hoạch", parent=unit)
    colleague(unit, "Lê Văn Đức")
    right = EmploymentFactory(unit=section, person=PersonFactory(full_name="Lê Văn Đức")).person

    assert [r.wish.person for r in read(sheet(row("Lê Văn Đức", unit="quy hoạch")), dossier).rows] == [right]


def test_a_list_as_a_unit_keeps_it_is_read(dossier, unit):
    """Title, headings in two lines, index line, groups, sum and signatures stand around the people."""
    people = [colleague(unit, name) for name in ("Lê Văn Đức", "Tổng Thị Tố")]
    content = book(
        (
            "DS",
            [
                ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"],
                ["TT", "Thông tin cá nhân", None, "Danh hiệu"],
                [None, "Họ và tên", "Năm sinh", None],
                ["(1)", "(2)", "(3)", "(4)"],
                ["I", "PHÒNG NỘI VỤ"],
                [1, "Lê Văn Đức", None, "CSTDCS"],
                ["II. PHÒNG TÀI CHÍNH"],
                [2, "Tổng Thị Tố", None, "CSTDCS"],
                ["Cộng", 2],
                [None, "Người lập biểu", None, "Thủ trưởng"],
                [None, "Bùi Văn Lập", None, "Hồ Thị Ký"],
            ],
        ),
        merges=("A2:A3", "B2:C2", "D2:D3"),
    )

    found = read(content, dossier)

    assert mistakes(found) == []
    assert [(r.number, r.wish.person) for r in found.rows] == [(6, people[0]), (8, people[1])]


def test_the_first_sheet_with_our_headings_is_taken(dossier, unit):
    person = colleague(unit, "Lê Văn Đức")
    content = book(("Bìa", [["DANH SÁCH", "Kèm tờ trình"]]), ("DS", [HEADINGS, row("Lê Văn Đức")]))

    assert [r.wish.person for r in read(content, dossier).rows] == [person]


@pytest.mark.parametrize("kind", ["csv", "docx"])
def test_text_and_word_tables_are_read_too(dossier, unit, kind):
    person = colleague(unit, "Lê Văn Đức")
    rows = [HEADINGS, row("Lê Văn Đức")]
    content = csv(rows, "utf-8-sig", ";") if kind == "csv" else word(rows)

    found = read_nominees(content, dossier=dossier, on=today(), kind=kind)

    assert [(r.number, r.wish.person) for r in found.rows] == [(2, person)]


def test_a_long_report_in_a_cell_is_taken_whole(dossier, unit):
    colleague(unit, "Lê Văn Đức")

    found = read(sheet(row("Lê Văn Đức", achievement="Tốt " * 7000)), dossier)

    assert [len(r.wish.achievement) for r in found.rows] == [len("Tốt " * 7000) - 1]


def test_all_mistakes_are_told_at_once_with_row_and_column(dossier, unit, unit_officer):
    for name in ("Vũ Ngọc Sơn", "Hồ Thị Oanh", "Cao Văn Hải"):
        colleague(unit, name)
    for year in (1980, 1990):
        colleague(unit, "Lê Văn Đức", birth_date=date(year, 1, 1))
    colleague(UnitFactory(name="Sở Y tế"), "Người Nơi Khác")
    AwardTypeFactory(code="HCLD3", name="Huân chương Lao động hạng Ba")
    taken = colleague(unit, "Đỗ Thùy Dương")
    award = types_of(dossier.round, today()).get()
    nominate(dossier=dossier, wishes=[Wish(award, person=taken)], actor=unit_officer, on=today())

    found = read(
        sheet(
            row(""),
            row("Người Nơi Khác"),
            row("Lê Văn Đức"),
            row("Vũ Ngọc Sơn", birth="31/02/1980"),
            row("Vũ Ngọc Sơn", birth="1970"),
            row("Hồ Thị Oanh", award=""),
            row("Hồ Thị Oanh", award="Giải nhất"),
            row("Hồ Thị Oanh", award="Huân chương lao động hạng ba"),
            row("Đỗ Thùy Dương"),
            row("Cao Văn Hải"),
            row("Cao Văn Hải"),
        ),
        dossier,
    )

    assert [(m.row, m.column) for m in found.mistakes] == [
        (2, "A"),
        (3, "A"),
        (4, "B"),
        (5, "B"),
        (6, "B"),
        (7, "E"),
        (8, "E"),
        (9, "E"),
        (10, "E"),
        (12, "E"),
    ]
    assert [m.message for m in found.mistakes][:3] == [
        "Hãy ghi họ và tên.",
        "Không có người tên Người Nơi Khác đang công tác tại Sở Xây dựng. Hãy xem lại họ tên.",
        "Có 2 người tên Lê Văn Đức. Hãy ghi ngày sinh để phân biệt.",
    ]
    assert [r.wish.person.full_name for r in found.rows] == ["Cao Văn Hải"]
    assert found.read == 11


def test_a_formula_is_refused_a_name_that_looks_like_one_is_text(dossier, unit):
    person = colleague(unit, '=HYPERLINK("x")')
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADINGS)
        page.write_formula(1, 0, '="Lê Văn "&"Đức"')
        page.write_string(1, 4, "CSTDCS")
        page.write_string(2, 0, '=HYPERLINK("x")')
        page.write_string(2, 4, "CSTDCS")

    found = read(buffer.getvalue(), dossier)

    assert mistakes(found) == [(2, "A", "Ô là công thức. Hãy dán giá trị thay cho công thức.")]
    assert [r.wish.person for r in found.rows] == [person]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (sheet(["x"], headings=["Tên tổ chức", "Ghi chú"]), "Không thấy hàng tiêu đề"),
        (sheet(["x"], headings=["Họ và tên"]), "“Danh hiệu”"),
        (sheet(), "không có dòng nào"),
        (sheet(*[row("A")] * (MOST_ROWS + 1)), f"hơn {MOST_ROWS} dòng"),
        (b"PK\x03\x04 broken", "Không đọc được bảng trong tệp"),
    ],
    ids=["no columns", "one column", "no rows", "too many", "broken"],
)
def test_what_is_no_list_is_refused_in_words(dossier, content, said):
    with pytest.raises(ValidationError, match=said):
        read(content, dossier)


def test_reading_costs_the_same_for_any_number_of_rows(dossier, unit, django_assert_num_queries):
    people = [colleague(unit) for _ in range(30)]

    for count in (1, 30):
        content = sheet(*[row(person.full_name) for person in people[:count]])
        with django_assert_num_queries(5):
            assert len(read(content, dossier).rows) == count


def test_the_template_is_read_back_and_holds_the_awards_to_choose(dossier, unit):
    colleague(unit, "Lê Văn Đức")
    content = nominee_template(dossier, types_of(dossier.round, today()))
    book = load_workbook(io.BytesIO(content))
    page = book.worksheets[0]
    page.cell(4, 1).value, page.cell(4, 5).value = "Lê Văn Đức", book.worksheets[1]["A1"].value
    filled = io.BytesIO()
    book.save(filled)

    assert [cell.value for cell in page[3]] == HEADINGS
    assert page.data_validations.dataValidation[0].formula1 == "'Danh hiệu'!$A$1:$A$1"
    assert page.column_dimensions["B"].width > 0
    assert [r.wish.person.full_name for r in read(filled.getvalue(), dossier).rows] == ["Lê Văn Đức"]


def test_no_cell_of_the_list_becomes_a_formula(dossier, unit, unit_officer):
    person = colleague(unit, "=1+1")
    award = types_of(dossier.round, today()).get()
    nominate(dossier=dossier, wishes=[Wish(award, person=person, achievement="@x")], actor=unit_officer, on=today())

    page = load_workbook(io.BytesIO(nominee_list(dossier, dossier.nominees.for_list()))).worksheets[0]

    assert [(cell.value, cell.data_type) for cell in (page["B4"], page["G4"])] == [("=1+1", "s"), ("@x", "s")]


# -- households ------------------------------------------------------------------------------------------------


@pytest.fixture
def families(dossier, unit):
    """Awards for households in the round, and three households of the unit."""
    AwardTypeFactory(code="GDVH", name="Gia đình văn hóa", for_person=False, for_household=True)
    dossier.round.award_codes = ["GDVH", "CSTDCS"]
    dossier.round.save()
    places = (("Lê Văn Hòa", "Thôn Đông"), ("Lê Văn Hòa", "Thôn Tây"), ("Trần Thị Na", "Thôn Đông"))
    return [HouseholdFactory(unit=unit, head_name=name, address=address) for name, address in places]


@pytest.mark.parametrize("name", ["Hộ bà Trần Thị Na", "hộ gia đình Trần Thị Na", "Hộ gia đình bà TRAN THI NA"])
def test_a_household_is_known_by_the_word_before_the_name(dossier, families, name):
    found = read(sheet(row(name, award="Gia đình văn hóa", achievement="Tốt")), dossier)

    assert mistakes(found) == []
    assert [(r.wish.household, r.wish.achievement, r.place) for r in found.rows] == [
        (families[2], "Tốt", "Thôn Đông, Sở Xây dựng")
    ]


def test_a_column_of_heads_speaks_of_households(dossier, families, unit):
    person = colleague(unit, "Trần Thị Na")
    rows = ["Trần Thị Na", "", "GDVH"], ["", "Trần Thị Na", "CSTDCS"], ["Lê Văn Hòa", "Thôn Tây", "GDVH"]
    content = sheet(*(rows[0], rows[2]), headings=["Chủ hộ", "Địa chỉ", "Danh hiệu"])
    mixed = sheet(*rows[:2], headings=["Họ và tên chủ hộ", "Họ và tên", "Danh hiệu"])

    assert [r.wish.household for r in read(content, dossier).rows] == [families[2], families[1]]
    assert [(r.wish.household, r.wish.person) for r in read(mixed, dossier).rows] == [
        (families[2], None),
        (None, person),
    ]


def test_what_is_wrong_with_a_household_stands_in_its_cell(dossier, families):
    HouseholdFactory(unit=dossier.unit, head_name="Ông Cũ", ended_on=date(2020, 1, 1))
    HouseholdFactory(head_name="Bà Xa")
    listed = "trong danh sách hộ gia đình của Sở Xây dựng. Hãy xem lại tên, hoặc ghi hộ trước."
    content = sheet(
        row("Hộ Lê Văn Hòa", award="GDVH"),
        row("Hộ Ông Cũ", award="GDVH"),
        row("Hộ gia đình Bà Xa", award="GDVH"),
        row("Hộ Trần Thị Na"),
    )

    assert mistakes(read(content, dossier)) == [
        (2, "A", "Có 2 hộ có chủ hộ tên Lê Văn Hòa. Hãy ghi địa chỉ để phân biệt."),
        (3, "A", f"Không có hộ nào có chủ hộ tên Cũ {listed}"),
        (4, "A", f"Không có hộ nào có chủ hộ tên Xa {listed}"),
        (5, "E", "Chiến sĩ thi đua cơ sở không xét cho hộ gia đình (Hộ Trần Thị Na)."),
    ]


def test_a_person_whose_family_name_looks_like_the_word_is_a_person(dossier, families, unit):
    person = colleague(unit, "Hồ Văn Nam")

    assert [r.wish.person for r in read(sheet(row("Hồ Văn Nam")), dossier).rows] == [person]


def test_the_blank_list_has_a_column_for_heads_where_households_may_be_honoured(dossier, families):
    def headings():
        content = nominee_template(dossier, types_of(dossier.round, today()))
        return [cell.value for cell in load_workbook(io.BytesIO(content)).worksheets[0][3]]

    with_households = headings()
    dossier.round.award_codes = ["CSTDCS"]

    assert [*headings(), "Chủ hộ (hộ gia đình)"] == with_households
