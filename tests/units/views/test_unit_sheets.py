"""The tree of units as a workbook: out, in by a worker with a preview, and only then written."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.imports import work
from tests.factories.units import EmploymentFactory, UnitFactory
from tests.units.actions.imports.test_tree import line, workbook
from units.choices import ImportOutcome, ImportStage
from units.models import ImportBatch, Unit, UnitStep

IMPORT = "/don-vi/nhap-xlsx/"
ROOM = line(name="Phòng A", parent="Sở Xây dựng")


def sent(client, content: bytes, name: str = "don-vi.xlsx", **more):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)} | more)


def read(client, content: bytes) -> ImportBatch:
    """A list that a worker has read."""
    sent(client, content)
    work()
    return ImportBatch.objects.latest("created_at")


def step(client, batch: ImportBatch, name: str, **data) -> ImportBatch:
    """Ask for a step, let a worker do it."""
    client.post(reverse(f"units:{name}", args=[batch.pk]), data)
    work()
    batch.refresh_from_db()
    return batch


def test_what_is_downloaded_can_be_sent_back(login, system_officer, unit):
    client = login(system_officer)
    content = client.get(reverse("units:unit_export")).content
    batch = read(client, content)
    names = {row[1] for row in load_workbook(BytesIO(content)).active.iter_rows(min_row=4, values_only=True)}

    assert names == set(Unit.objects.values_list("name", flat=True))
    assert (batch.stage, batch.counts) == (ImportStage.CHECKED, {ImportOutcome.SAME: 3})
    assert "Danh sách không có gì mới" in client.get(batch.get_absolute_url()).text


def test_the_request_only_keeps_the_file_and_the_page_tells_how_far_it_is(login, system_officer, unit):
    client = login(system_officer)
    response = sent(client, workbook(ROOM))
    batch = ImportBatch.objects.get()
    page = client.get(response.url)

    assert response.url == batch.get_absolute_url()
    assert (batch.stage, batch.rows.count()) == (ImportStage.CHECKING, 0)
    assert ('hx-trigger="every 2s"' in page.text, "<progress" in page.text) == (True, True)


def test_a_second_press_gives_the_first_import(login, system_officer, unit):
    client, key = login(system_officer), uuid4()
    answers = {sent(client, workbook(ROOM), key=key).url for _ in range(2)}

    assert len(answers) == ImportBatch.objects.count() == 1


def test_from_the_file_to_the_units_and_back(login, system_officer, unit):
    client = login(system_officer)
    change = line(name="Sở Xây dựng", kind="Sở", founded="01/01/2010", parent="UBND tỉnh", symbol="XD")
    batch = read(client, workbook(change, ROOM, line(name="Tổ Một", parent="Phòng A")))
    lines = client.get(reverse("units:import_lines", args=[batch.pk])).text
    asked = client.get(reverse("units:import_apply", args=[batch.pk])).text
    before = Unit.objects.filter(name="Phòng A").count()
    step(client, batch, "import_apply")
    unit.refresh_from_db()
    written = (batch.stage, unit.symbol, list(unit.states.values_list("symbol", flat=True)))
    room = Unit.objects.get(name="Phòng A", parent=unit)
    journal = list(UnitStep.objects.order_by("pk").values_list("unit__name", "move"))

    assert ["SXD</del> → <ins>XD" in lines, "trực thuộc Phòng A · thành lập 01/07/2025" in lines] == [True, True]
    assert "Ghi 3 đơn vị vào Ủy ban nhân dân tỉnh Hòa Giang?" in asked
    assert (before, written) == (0, (ImportStage.DONE, "XD", []))
    assert list(room.children.values_list("name", "states__name")) == [("Tổ Một", "Tổ Một")]
    assert journal == [("Phòng A", "import_found"), ("Tổ Một", "import_found"), ("Sở Xây dựng", "import_mend")]

    step(client, batch, "import_undo")
    unit.refresh_from_db()

    assert (batch.stage, unit.symbol, batch.trace) == (ImportStage.UNDONE, "SXD", [])
    assert not Unit.objects.filter(name__in=["Phòng A", "Tổ Một"]).exists()
    assert list(unit.steps.order_by("pk").values_list("move", flat=True)) == ["import_mend", "import_undo"]


def test_it_is_not_taken_back_once_something_is_built_on_it(login, system_officer, unit):
    client = login(system_officer)
    batch = step(client, read(client, workbook(ROOM)), "import_apply")
    EmploymentFactory(unit=Unit.objects.get(name="Phòng A"))
    page = client.get(reverse("units:import_undo", args=[batch.pk]))
    step(client, batch, "import_undo")

    assert page.context["standing"] == ["Có 1 quá trình công tác gắn với đơn vị mới."]
    assert (batch.stage, batch.note) == (
        ImportStage.DONE,
        "Chưa hoàn tác được. Có 1 quá trình công tác gắn với đơn vị mới.",
    )
    assert Unit.objects.filter(name="Phòng A").exists()


def test_all_mistakes_are_told_with_their_cells_and_nothing_is_written(login, system_officer, unit):
    client = login(system_officer)
    content = workbook(line(name="Phòng A", kind="bộ"), line(name="", parent="Sở Lạ"), line(name="Phòng C"))
    count = Unit.objects.count()
    batch = read(client, content)
    page = client.get(batch.get_absolute_url())
    refused = client.post(reverse("units:import_apply", args=[batch.pk]))
    skipped = client.post(reverse("units:import_skip", args=[batch.pk]))
    book = client.get(reverse("units:import_findings", args=[batch.pk])).content

    assert batch.counts == {ImportOutcome.ERROR: 2, ImportOutcome.NEW: 1}
    assert ("2 dòng có lỗi" in page.text, "Bỏ qua mọi dòng có lỗi" in page.text) == (True, False)
    assert (refused.status_code, skipped.status_code) == (403, 403)
    assert [row[:4] for row in load_workbook(BytesIO(book)).active.iter_rows(min_row=2, values_only=True)] == [
        ("Sheet", 2, "D", "Loại"),
        ("Sheet", 3, "B", "Tên đơn vị"),
    ]
    assert Unit.objects.count() == count


def test_what_changed_since_the_check_is_shown_again(login, system_officer, unit):
    client = login(system_officer)
    batch = read(client, workbook(ROOM, line(name="Phòng B", parent="Sở Xây dựng")))
    UnitFactory(name="Phòng A", parent=unit, founded_on="2025-07-01", symbol="", kind="section")
    step(client, batch, "import_apply")

    assert (batch.stage, batch.counts) == (ImportStage.CHECKED, {ImportOutcome.SAME: 1, ImportOutcome.NEW: 1})
    assert batch.note.startswith("Dữ liệu về 1 dòng đã thay đổi từ khi kiểm tra, nên chưa ghi gì.")
    assert not Unit.objects.filter(name="Phòng B").exists()


def test_the_right_to_keep_units_counts_when_it_is_written(login, system_officer, unit_head, unit):
    client = login(system_officer)
    batch = read(client, workbook(ROOM))
    client.post(reverse("units:import_apply", args=[batch.pk]))
    ImportBatch.objects.filter(pk=batch.pk).update(asked_by=unit_head)
    work()
    batch.refresh_from_db()

    assert (batch.state, batch.error[:39]) == ("failed", "Lập và sửa danh sách đơn vị là việc của")
    assert not Unit.objects.filter(name="Phòng A").exists()


@pytest.mark.parametrize("reader", ["reviewer", "unit_head"])
def test_others_write_no_list_of_units(login, request, system_officer, unit, reader):
    batch = read(login(system_officer), workbook(ROOM))
    client = login(request.getfixturevalue(reader))
    codes = [
        client.post(reverse(f"units:{name}", args=[batch.pk])).status_code for name in ("import_apply", "import_cancel")
    ]

    assert codes == ([403, 403] if reader == "reviewer" else [404, 404])


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "a.xlsx"), (b"PK\x03\x04", "a.xlsx"), (b"x", "a.pdf"), (workbook(headings=("Họ tên",)), "a.xlsx")],
)
def test_another_file_is_refused_in_words(login, system_officer, content, name):
    response = sent(login(system_officer), content, name)

    assert (response.status_code, ImportBatch.objects.count()) == (200, 0)
    assert response.context["form"].errors.keys() == {"file"}


def test_names_in_the_preview_are_escaped(login, system_officer, unit):
    UnitFactory(name="<i>B</i>", parent=unit, founded_on="2025-07-01")
    rows = (line(name="<b>A</b>", parent="Sở Xây dựng"), line(name="<i>B</i>", parent="Sở Xây dựng", symbol="<u>"))
    client = login(system_officer)
    batch = read(client, workbook(*rows))
    preview = client.get(reverse("units:import_lines", args=[batch.pk])).text

    assert [tag for tag in ("<b>A</b>", "<i>B</i>", "<u>") if tag in preview] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_lines_cost_the_same_for_any_count(login, system_officer, unit, count, django_assert_num_queries):
    client = login(system_officer)
    batch = read(client, workbook(*(line(name=f"Phòng {n}", parent="Sở Xây dựng") for n in range(count))))

    with django_assert_num_queries(8):
        assert len(client.get(reverse("units:import_lines", args=[batch.pk])).context["lines"]) == count
