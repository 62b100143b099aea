"""The tree of units as a workbook: out, in with a preview, and only then written."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.units import UnitFactory
from tests.units.imports.test_tree import line, workbook
from units.models import Unit

IMPORT = "/don-vi/nhap-xlsx/"


def upload(content: bytes, name: str = "don-vi.xlsx") -> dict:
    return {"file": SimpleUploadedFile(name, content)}


def test_what_is_downloaded_can_be_sent_back(login, system_officer, unit):
    client = login(system_officer)
    response = client.get(reverse("units:unit_export"))
    preview = client.post(IMPORT, upload(response.content))
    names = {row[1] for row in load_workbook(BytesIO(response.content)).active.iter_rows(min_row=4, values_only=True)}

    assert names == set(Unit.objects.values_list("name", flat=True))
    assert (preview.context["sheet"].touched, len(preview.context["sheet"].same)) == (0, 3)
    assert "Không có gì phải ghi." in preview.text


def test_preview_then_confirm_and_a_second_press_writes_nothing_more(login, system_officer, unit):
    client, key = login(system_officer), uuid4()
    preview = client.post(IMPORT, upload(workbook(line(name="Phòng A", parent="Sở Xây dựng"))))
    before = Unit.objects.filter(name="Phòng A").count()
    again = client.get(IMPORT)
    answers = [client.post(IMPORT, {"confirm": "1", "key": key}).url for _ in range(2)]

    assert "<b>1 đơn vị mới</b>" in preview.text
    assert again.context["sheet"].touched == 1
    assert before == 0
    assert answers == [reverse("units:units")] * 2
    assert Unit.objects.filter(name="Phòng A", parent=unit).count() == 1


def test_all_mistakes_are_shown_and_nothing_is_written(login, system_officer, unit):
    client = login(system_officer)
    content = workbook(line(name="Phòng A", kind="bộ"), line(name="", parent="Sở Lạ"), line(name="Phòng C"))
    count = Unit.objects.count()
    response = client.post(IMPORT, upload(content))
    confirmed = client.post(IMPORT, {"confirm": "1", "key": uuid4()})

    assert [(mistake.row, mistake.column) for mistake in response.context["sheet"].mistakes] == [(2, "D"), (3, "B")]
    assert "2 chỗ sai trong 3 dòng." in response.text
    assert confirmed.status_code == 200
    assert Unit.objects.count() == count


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "a.xlsx"), (b"PK\x03\x04", "a.xlsx"), (b"x", "a.pdf"), (workbook(headings=("Họ tên",)), "a.xlsx")],
)
def test_another_file_is_refused_in_words(login, system_officer, content, name):
    response = login(system_officer).post(IMPORT, upload(content, name))

    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"file"}


def test_names_in_the_preview_are_escaped(login, system_officer, unit):
    UnitFactory(name="<i>B</i>", parent=unit, founded_on="2025-07-01")
    rows = (line(name="<b>A</b>", parent="Sở Xây dựng"), line(name="<i>B</i>", parent="Sở Xây dựng", symbol="<u>"))
    preview = login(system_officer).post(IMPORT, upload(workbook(*rows)))

    assert [tag for tag in ("<b>A</b>", "<i>B</i>", "<u>") if tag in preview.text] == []


def test_another_file_may_be_chosen(login, system_officer, unit):
    client = login(system_officer)
    client.post(IMPORT, upload(workbook(line(name="Phòng A"))))

    assert client.get(IMPORT, {"lai": "1"}).context["sheet"] is None
    assert client.post(IMPORT, {"confirm": "1"}).url == reverse("units:units")
    assert not Unit.objects.filter(name="Phòng A").exists()
