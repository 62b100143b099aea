"""Handing in, mending and the workbook in the browser."""

import io
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.actions.appraisals import Demand, return_dossier
from awards.choices import Section
from awards.models import Dossier, DossierCopy, Nominee
from campaigns.models import Round
from tests.factories.dossiers import colleague, draft_dossier, ready_dossier, submitted_dossier, taken_dossier
from thiduakt.base.clock import today
from units.models import StoredFile


def url(name, dossier):
    return reverse(f"awards:{name}", args=[dossier.pk])


def workbook(*rows) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet()
        for n, row in enumerate([("Họ và tên", "Ngày sinh", "Danh hiệu"), *rows]):
            page.write_row(n, 0, row)
    return buffer.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one more (or another) part inside."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.namelist():
            if each != name:
                target.writestr(each, source.read(each))
        target.writestr(name, part)
    return buffer.getvalue()


@pytest.fixture
def returned(unit_head, reviewer):
    dossier = taken_dossier(unit_head, reviewer)
    demand = Demand(section=Section.FILES, lacking="Thiếu số phiếu", ground="Quy chế", due_on=today())
    return_dossier(dossier=dossier, demands=[demand], actor=reviewer, on=today())
    return Dossier.objects.get(pk=dossier.pk)


def test_handing_in_asks_with_the_number_and_ends_on_a_page_to_keep(login, unit_head):
    dossier = ready_dossier(unit_head, people=3)
    client = login(unit_head)

    asked = client.get(url("dossier_submit", dossier)).content.decode()
    done = client.post(url("dossier_submit", dossier), {"key": str(uuid4())}, follow=True)

    assert "3 cá nhân" in asked
    assert done.redirect_chain == [(url("dossier_done", dossier), 302)]
    html = done.content.decode()
    assert (dossier.code in html, "01/TTr-SXD" in html) == (True, True)


def test_a_double_press_hands_in_once_and_shows_the_same_page(login, unit_head):
    dossier, key = ready_dossier(unit_head), str(uuid4())
    client = login(unit_head)

    addresses = [client.post(url("dossier_submit", dossier), {"key": key}).url for _ in range(2)]

    assert addresses == [url("dossier_done", dossier)] * 2
    assert DossierCopy.objects.count() == 1


def test_an_old_tab_after_the_round_has_closed_loses_nothing(login, unit_head):
    dossier = ready_dossier(unit_head)
    client = login(unit_head)
    client.get(url("dossier_submit", dossier))
    Round.objects.update(closes_on=today() - timedelta(days=1))

    response = client.post(url("dossier_submit", dossier), {"key": str(uuid4())}, follow=True)

    assert "đã hết hạn nhận hồ sơ" in response.content.decode()
    assert (Dossier.objects.get().state, Nominee.objects.count()) == ("draft", 1)


def test_what_lacks_leads_to_the_check_page(login, unit_head):
    dossier = draft_dossier(unit_head)
    client = login(unit_head)

    asked = client.get(url("dossier_submit", dossier))
    pressed = client.post(url("dossier_submit", dossier), follow=True)

    assert asked.url == url("dossier_check", dossier)
    assert "Chưa đính kèm biên bản bình xét." in pressed.content.decode()


@pytest.mark.parametrize(("who", "code"), [("unit_officer", 403), ("stranger", 404), ("reviewer", 404), ("clerk", 404)])
def test_others_do_not_hand_in(login, unit_head, who, code, request):
    dossier = ready_dossier(unit_head)
    client = login(request.getfixturevalue(who))

    codes = [
        client.get(url("dossier_submit", dossier)).status_code,
        client.post(url("dossier_submit", dossier)).status_code,
    ]

    assert codes == [code, code]
    assert Dossier.objects.get().state == "draft"


def test_the_done_page_before_handing_in_leads_home(login, unit_head):
    dossier = draft_dossier(unit_head)

    assert login(unit_head).get(url("dossier_done", dossier)).url == dossier.get_absolute_url()


def test_mending_in_the_browser(login, unit_officer, unit_head, returned):
    client = login(unit_officer)
    item = returned.return_items.get()
    address = url("dossier_mend", returned)

    shown = client.get(address).content.decode()
    silent = client.post(address, {"item": item.pk, f"muc-{item.pk}-answer": " "}).content.decode()
    client.post(address, {"item": item.pk, f"muc-{item.pk}-answer": "Đã ghi 12/12 phiếu"})
    head = login(unit_head)
    done = head.post(url("dossier_resubmit", returned), {"key": str(uuid4())}, follow=True)

    assert ("Thiếu số phiếu" in shown, "Hãy ghi đơn vị đã bổ sung gì" in silent) == (True, True)
    assert done.redirect_chain == [(url("dossier_done", returned), 302)]
    assert Dossier.objects.get().version == 2


def test_the_part_named_is_red_on_the_task_list(login, unit_officer, returned):
    html = login(unit_officer).get(returned.get_absolute_url()).content.decode()

    assert ("Phải bổ sung 1 mục" in html, "Bổ sung 1 mục" in html, "Hạn bổ sung" in html) == (True, True, True)


def test_an_item_of_another_dossier_is_not_answered(login, unit_officer, unit_head, returned):
    other = submitted_dossier(unit_head)
    item = returned.return_items.get()

    response = login(unit_officer).post(url("dossier_mend", other), {"item": item.pk, f"muc-{item.pk}-answer": "x"})

    assert response.status_code == 404


@pytest.fixture
def sheet(login, unit_officer, unit):
    """Sends a workbook to the import page of a draft."""
    dossier = draft_dossier(unit_officer)
    client = login(unit_officer)

    class Sheet:
        address = url("dossier_import", dossier)

        def send(self, content, name="danh-sach.xlsx"):
            return client.post(self.address, {"file": SimpleUploadedFile(name, content)})

        def confirm(self, **values):
            return client.post(self.address, {"confirm": "1", **values}, follow=True)

        def names(self):
            return list(dossier.nominees.order_by("position").values_list("name", flat=True))[1:]

    Sheet.unit, Sheet.client, Sheet.dossier = unit, client, dossier
    return Sheet()


def test_nothing_is_written_until_confirmed(sheet):
    colleague(sheet.unit, "Đặng Thị Ưu")

    preview = sheet.send(workbook(("Đặng Thị Ưu", "", "CSTDCS"))).content.decode()
    before = sheet.names()
    sheet.confirm(key=str(uuid4()))

    assert ("Chưa có gì được ghi." in preview, "Thêm 1 đối tượng vào hồ sơ" in preview) == (True, True)
    assert (before, sheet.names()) == ([], ["Đặng Thị Ưu"])
    assert "Không còn tệp đang xem" in sheet.confirm().content.decode()
    assert sheet.names() == ["Đặng Thị Ưu"]


def test_confirming_twice_with_one_press_is_quiet(sheet):
    colleague(sheet.unit, "Đặng Thị Ưu")
    sheet.send(workbook(("Đặng Thị Ưu", "", "CSTDCS")))
    key = str(uuid4())

    sheet.confirm(key=key)
    again = sheet.confirm(key=key)

    assert again.redirect_chain == [(url("dossier_subjects", sheet.dossier), 302)]
    assert "Không còn tệp đang xem" not in again.content.decode()
    assert sheet.names() == ["Đặng Thị Ưu"]


def test_a_sheet_confirmed_after_the_round_has_closed_adds_nobody(sheet):
    colleague(sheet.unit, "Đặng Thị Ưu")
    sheet.send(workbook(("Đặng Thị Ưu", "", "CSTDCS")))
    Round.objects.update(closes_on=today() - timedelta(days=1))

    html = sheet.confirm(key=str(uuid4())).content.decode()

    assert "đã hết hạn nhận hồ sơ" in html
    assert "Thêm 1 đối tượng vào hồ sơ" in html
    assert sheet.names() == []


def test_mistakes_are_shown_by_row_and_column_and_nothing_is_confirmed(sheet):
    colleague(sheet.unit, "Đặng Thị Ưu")
    content = workbook(("Đặng Thị Ưu", "", "CSTDCS"), ("<b>Ai Đó</b>", "", "CSTDCS"), ("Đặng Thị Ưu", "x", "Giải nhất"))

    html = sheet.send(content).content.decode()
    sheet.confirm()

    assert "3 chỗ sai trong 3 dòng" in html
    assert ("A · Họ và tên" in html, "B · Ngày sinh" in html, "C · Danh hiệu" in html) == (True, True, True)
    assert ("&lt;b&gt;Ai Đó&lt;/b&gt;" in html, "<b>Ai Đó" in html) == (True, False)
    assert sheet.names() == []


def test_what_changed_before_confirming_is_seen(sheet):
    person = colleague(sheet.unit, "Đặng Thị Ưu")
    sheet.send(workbook(("Đặng Thị Ưu", "", "CSTDCS")))
    person.employments.update(ends_on=today() - timedelta(days=1))

    html = sheet.confirm().content.decode()

    assert "Không có người tên Đặng Thị Ưu" in html
    assert sheet.names() == []


GOOD = workbook(("Đặng Thị Ưu", "", "CSTDCS"))
BOMB = b"<x>" + b" " * 30_000_000 + b"</x>"
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>'


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("danh-sach.xlsx", b"", "không có nội dung"),
        ("danh-sach.pdf", b"%PDF-", "Không nhận tệp"),
        ("danh-sach.xlsx", b"binary\x00\x01", "không phải là XLSX"),
        ("danh-sach.xlsx", b"\xd0\xcf\x11\xe0" + b"x" * 100, "mật khẩu"),
        ("danh-sach.xlsx", with_part(GOOD, "xl/vbaProject.bin", b"macro"), "macro"),
        ("danh-sach.xlsx", with_part(GOOD, "xl/worksheets/sheet9.xml", BOMB), "giải nén quá lớn"),
        ("danh-sach.xlsx", with_part(GOOD, "xl/sharedStrings.xml", ENTITY), "không an toàn"),
        ("danh-sach.xlsx", workbook()[:-200], "hỏng"),
    ],
    ids=["empty", "pdf", "binary", "encrypted", "macro", "bomb", "entity", "cut"],
)
def test_a_dangerous_or_broken_workbook_is_refused_in_words(sheet, name, content, said):
    response = sheet.send(content, name)

    assert said in response.content.decode()
    assert (StoredFile.objects.count(), sheet.names()) == (0, [])


def test_too_large_a_workbook_is_refused(sheet, settings):
    settings.UPLOAD_MAX_BYTES = 1000

    assert "lớn quá" in sheet.send(GOOD).content.decode()


def test_the_template_can_be_fetched_while_the_unit_writes(sheet):
    response = sheet.client.get(url("dossier_template", sheet.dossier))

    assert response.content[:2] == b"PK"
    assert response["Content-Disposition"] == f'attachment; filename="mau-danh-sach-{sheet.dossier.code}.xlsx"'
