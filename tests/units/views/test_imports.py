"""The pages of an import, from the file to the result."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.imports import applied, checked, make_rooms, opened, plain
from tests.factories.lists import FULL, NAMES, book
from tests.factories.units import EmploymentFactory, PersonFactory
from units.actions.imports.working import run_next_import
from units.choices import ImportOutcome, ImportStage
from units.models import ImportBatch, Person, Unit

BAD = (5, "=HYPERLINK(1)", "32/13/1985", "Nam", "Chuyên viên", "Phòng Lạ")


@pytest.fixture
def rooms(unit):
    return make_rooms(unit)


def file(content: bytes, name="ds.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def filled(unit: Unit, content: bytes, name="ds.xlsx") -> dict:
    return {"kind": "people", "unit": unit.name, "as_of": "30/06/2025", "document": "", "file": file(content, name)}


def posted(response) -> dict:
    """What a browser would send of the form of columns as it stands."""
    form = response.context["form"]
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in values.items() if value not in (None, False)}


def work() -> None:
    while run_next_import():
        pass


def test_from_the_file_to_the_people(login, unit, rooms, unit_officer):
    client = login(unit_officer)
    response = client.post(reverse("units:import_new"), filled(unit, plain()))
    batch = ImportBatch.objects.get()
    columns = reverse("units:import_columns", args=[batch.pk])
    assert response.url == columns
    page = client.get(columns)
    assert [column["samples"][0] for column in page.context["form"].parts[0].columns] == [
        "1", "Nguyễn Thị Hạnh", "1/7/1985", "Nữ", "Trưởng phòng", "Phòng Nội vụ",
    ]  # fmt: skip
    assert client.post(columns, posted(page)).url == batch.get_absolute_url()
    assert 'hx-trigger="every 2s"' in client.get(batch.get_absolute_url()).content.decode()
    work()
    assert "4 dòng mới" in client.get(batch.get_absolute_url()).content.decode()
    confirm = reverse("units:import_apply", args=[batch.pk])
    assert "<h1>Ghi 4 người vào Sở Xây dựng?</h1>" in client.get(confirm).content.decode()
    client.post(confirm, {"key": ""})
    work()
    assert "4 người mới, 0 người có thay đổi" in client.get(batch.get_absolute_url()).content.decode()
    assert Person.objects.count() == 4


def test_a_citizen_id_is_not_shown_among_the_first_cells(login, unit, unit_officer):
    rows = [("Họ và tên", "Số CCCD", "Ghi chú"), ("Vũ Văn Một", "001 085 012345", "số cũ 012345678, ngày 01/07/1985")]
    batch = opened(book(("DS", rows)), unit=unit, actor=unit_officer)
    page = login(unit_officer).get(reverse("units:import_columns", args=[batch.pk]))

    assert [column["samples"] for column in page.context["form"].parts[0].columns] == [
        ["Vũ Văn Một"], ["•••••••••••345"], ["số cũ ••••••678, ngày 01/07/1985"],
    ]  # fmt: skip


def test_names_without_or_with_only_capitals_are_put_right_and_it_is_said(login, unit, unit_officer):
    rows = [
        (place, name, "", "", "Lái xe") for place, name in enumerate(("lê thị thu", "NGUYỄN VĂN BÌNH", "Vũ Văn lợi"))
    ]
    batch = checked(plain(*rows), unit=unit, actor=unit_officer)
    page = login(unit_officer).get(reverse("units:import_lines", args=[batch.pk])).content.decode()

    assert [row.name for row in batch.rows.all()] == ["Lê Thị Thu", "Nguyễn Văn Bình", "Vũ Văn lợi"]
    assert re.findall("trong tệp: ([^<]+)<", page) == ["lê thị thu", "NGUYỄN VĂN BÌNH"]


@pytest.mark.parametrize(("rows", "offered"), [((), [False, False]), ((BAD,), [True, True])])
def test_only_what_there_is_to_do_is_offered(login, unit, rooms, unit_officer, rows, offered):
    batch = checked(plain(*rows), unit=unit, actor=unit_officer)
    page = login(unit_officer).get(reverse("units:import_lines", args=[batch.pk])).content.decode()

    assert [words in page for words in ("Tải các chỗ cần sửa", "Lưu lựa chọn")] == offered


def test_the_check_code_is_short_and_folded(login, unit, rooms, unit_officer):
    batch = checked(plain(), unit=unit, actor=unit_officer)
    page = login(unit_officer).get(batch.get_absolute_url()).content.decode()

    assert f'<summary>Mã kiểm tra của tệp</summary><p class="mb-0">{batch.file.sha256[:12]}.' in page
    assert batch.file.sha256 not in page


def test_an_import_is_undone_in_the_browser(login, unit, rooms, unit_officer):
    batch = applied(plain(), unit=unit, actor=unit_officer)
    client, undo = login(unit_officer), reverse("units:import_undo", args=[batch.pk])
    assert "Chưa có gì dựa trên lần nhập này." in client.get(undo).content.decode()
    client.post(undo, {"key": ""})
    work()
    batch.refresh_from_db()

    assert (batch.stage, Person.objects.count()) == (ImportStage.UNDONE, 0)


def test_what_stands_in_the_way_is_said_before(login, unit, rooms, unit_officer):
    batch = applied(plain(), unit=unit, actor=unit_officer)
    Person.objects.filter(full_name=NAMES[0]).update(ethnic_group="Tày")
    Person.objects.get(full_name=NAMES[1]).disciplines.create(form="khien_trach", starts_on=date(2026, 1, 1))
    page = login(unit_officer).get(reverse("units:import_undo", args=[batch.pk])).content.decode()

    assert f"<li>{NAMES[1]}: đã có kỷ luật.</li>" in page
    assert "disabled" in page


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "ds.xlsx", "không có nội dung"),
        (b"PK\x03\x04 hong", "ds.xlsx", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0", "ds.xls", "Hãy mở và lưu lại dạng .xlsx"),
        (b"%PDF-1.4", "ds.pdf", "Chỉ nhận tệp có đuôi: .xlsx, .csv, .docx"),
        (b"\n\n\n", "ds.csv", "Tệp không có bảng nào có chữ"),
        (book(("DS", [])), "ds.xlsx", "Tệp không có bảng nào có chữ"),
    ],
)
def test_a_file_that_will_not_do_is_refused_on_the_page(login, unit, unit_officer, content, name, sentence):
    response = login(unit_officer).post(reverse("units:import_new"), filled(unit, content, name))

    assert response.status_code == 200
    assert sentence in response.content.decode() or (not content and "Hãy chọn" in response.content.decode())
    assert ImportBatch.objects.count() == 0


def test_a_unit_of_others_and_a_day_to_come_are_refused(login, unit, unit_officer, board_unit):
    typed = filled(board_unit, plain()) | {"as_of": "01/01/2050"}
    errors = login(unit_officer).post(reverse("units:import_new"), typed).context["form"].errors

    assert errors == {
        "unit": ["Đơn vị này không thuộc đơn vị của bạn."],
        "as_of": ["Danh sách không thể tính đến một ngày chưa tới. Hãy xem lại ngày."],
    }


def test_headings_elsewhere_are_read_anew(login, unit, unit_officer):
    rows = [("Họ và tên", "Chức vụ"), ("Tên gọi", "Việc"), ("Vũ Văn Một", "Lái xe")]
    batch = opened(book(("DS", rows)), unit=unit, actor=unit_officer)
    client, columns = login(unit_officer), reverse("units:import_columns", args=[batch.pk])
    typed = posted(client.get(columns)) | {"s0_header": "2"}

    assert client.post(columns, typed).url == columns
    assert [part["heading"] for part in client.get(columns).context["form"].parts[0].columns] == ["Tên gọi", "Việc"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"s0_used": ""}, "Chưa chọn trang nào."),
        ({"s0_c1": ""}, "chưa có cột “Họ và tên”"),
        ({"s0_c2": "name"}, "hai cột cùng là “Họ và tên”"),
        ({"s0_c2": "nonsense"}, "Hãy chọn lại"),
        ({"s0_header": "-5"}, "lớn hơn hoặc bằng 0"),
    ],
)
def test_columns_that_cannot_be_are_refused(login, unit, unit_officer, change, sentence):
    batch = opened(plain(), unit=unit, actor=unit_officer)
    client, columns = login(unit_officer), reverse("units:import_columns", args=[batch.pk])
    response = client.post(columns, posted(client.get(columns)) | change)

    assert response.status_code == 200
    assert sentence in response.content.decode()
    batch.refresh_from_db()
    assert batch.stage == ImportStage.MAPPING


def test_findings_go_out_as_a_workbook_without_formulas(login, unit, rooms, unit_officer):
    batch = checked(plain(*FULL, BAD), unit=unit, actor=unit_officer)
    response = login(unit_officer).get(reverse("units:import_findings", args=[batch.pk]))
    sheet = load_workbook(BytesIO(response.content)).active

    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[:4] for row in rows] == [
        ("DS", 6, "B", "Họ và tên"),
        ("DS", 6, "C", "Ngày sinh hoặc năm sinh"),
        ("DS", 6, "F", "Đơn vị, phòng"),
    ]
    assert all(cell.data_type != "f" for line in sheet for cell in line)


def test_a_line_is_decided_on_the_page(login, unit, unit_officer, board_unit):
    known = EmploymentFactory(
        unit=board_unit, person=PersonFactory(full_name=NAMES[0], birth_date=date(1985, 7, 1), sex="female")
    ).person
    batch = checked(plain((1, NAMES[0], "1/7/1985", "Nữ", "Trưởng phòng", "")), unit=unit, actor=unit_officer)
    client, lines = login(unit_officer), reverse("units:import_lines", args=[batch.pk])
    page = client.get(f"{lines}?ket-qua=unsure")
    assert [each["person"] for each in page.context["lines"][0]["likely"]] == [known]
    row = batch.rows.get()
    for nonsense in ("same:x", "same:", f"same:{row.batch_id}", "other", ""):
        client.post(lines, {f"row-{row.pk}": nonsense, "row-x": "new"})
        row.refresh_from_db()
        assert row.choice == ""
    assert client.post(f"{lines}?ket-qua=unsure", {f"row-{row.pk}": "new"}).url == f"{lines}?ket-qua=unsure"
    row.refresh_from_db()

    assert (row.choice, row.outcome) == ("new", ImportOutcome.NEW)


def test_the_template_is_a_list_that_can_be_read_back(login, unit, unit_officer):
    content = login(unit_officer).get(reverse("units:import_template")).content
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    workbook = book(
        ("Danh sách", [heads, [1, "Vũ Thị Lan", "1990", "Nữ", None, "Kinh", "x", "Kế toán", None, None, "HTNV"]])
    )

    assert checked(workbook, unit=unit, actor=unit_officer).counts == {ImportOutcome.NEW: 1}


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_list_costs_the_same_for_any_count(login, unit, unit_officer, count, django_assert_num_queries):
    batch = opened(plain(), unit=unit, actor=unit_officer)
    like = {"unit": unit, "file": batch.file, "as_of": batch.as_of, "asked_by": unit_officer}
    ImportBatch.objects.bulk_create([ImportBatch(**like) for _ in range(count - 1)])
    client = login(unit_officer)
    client.get(reverse("units:imports"))

    with django_assert_num_queries(6):
        client.get(reverse("units:imports"))


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_lines_cost_the_same_for_any_count(login, unit, unit_officer, board_unit, count, django_assert_num_queries):
    rows = [
        (n, f"{NAMES[0]} {'abcdefghij'[n % 10]}{'abcdefghij'[n // 10]}", "1/7/1985", "Nữ", "Phó", "")
        for n in range(count)
    ]
    for row in rows:
        EmploymentFactory(unit=board_unit, person=PersonFactory(full_name=row[1], birth_date=date(1985, 7, 1)))
    batch = checked(plain(*rows), unit=unit, actor=unit_officer)
    assert batch.counts == {ImportOutcome.UNSURE: count}
    client, lines = login(unit_officer), reverse("units:import_lines", args=[batch.pk])
    client.get(lines)

    with django_assert_num_queries(10):
        client.get(lines)


def test_an_import_of_others_is_not_there(login, unit, unit_officer, stranger):
    batch = opened(plain(), unit=unit, actor=unit_officer)

    assert login(stranger).get(batch.get_absolute_url()).status_code == 404
