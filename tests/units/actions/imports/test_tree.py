"""The tree of units from a workbook: what it says, every mistake at once, and what an export writes back."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook, load_workbook

from tests.factories.units import UnitFactory
from thiduakt.base.undoing import Trace, built_on, take_back
from units.actions.imports.tree_sheets import read_tree
from units.actions.tree import bring_in_tree
from units.exports.tree import COLUMNS, tree_workbook
from units.models import Unit

ON = date(2026, 3, 1)
HEADINGS = ("Mã đơn vị", "Tên đơn vị", "Trực thuộc", "Loại", "Ngày thành lập", "Ngày kết thúc", "Ký hiệu")


def workbook(*rows, headings=HEADINGS, above=0) -> bytes:
    book = Workbook()
    for _ in range(above):
        book.active.append(["DANH SÁCH ĐƠN VỊ"])
    for row in (headings, *rows):
        book.active.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def read(*rows, **options):
    return read_tree(workbook(*rows, **options), on=ON)


def line(mark="", name="Phòng Mới", parent="", kind="Phòng, ban, đơn vị trực thuộc", founded="01/07/2025", **more):
    return (mark, name, parent, kind, founded, more.get("ended", ""), more.get("symbol", ""))


def wrongs(sheet) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.message) for each in sheet.mistakes]


def bring_in(sheet, actor, trace=None) -> int:
    assert wrongs(sheet) == []
    return bring_in_tree(entries=list(sheet.entries), source="don-vi.xlsx", actor=actor, trace=trace or Trace())


def exported() -> bytes:
    return tree_workbook(Unit.objects.select_related("parent").order_by("path"))


def test_new_units_those_above_first_in_whatever_order_they_are_listed(system_officer, unit):
    sheet = read(line(name="Tổ Hai", parent="Phòng Một"), line(name="Phòng Một", parent="Sở Xây dựng"), above=2)
    bring_in(sheet, system_officer)
    team = Unit.objects.get(name="Tổ Hai")

    assert (team.parent.name, team.parent.parent) == ("Phòng Một", unit)
    assert team.path == f"{unit.path}{team.parent.path[-11:]}{team.path[-11:]}"
    assert [state.name for state in team.states.all()] == ["Tổ Hai"]
    assert list(team.steps.values_list("move", "note")) == [("import_found", "don-vi.xlsx")]


def test_what_an_export_writes_changes_nothing_when_it_comes_back(system_officer, unit):
    UnitFactory(parent=unit, name="Phòng Cũ", ended_on=date(2020, 5, 5), code="H33.05.01", email="a@b.example")
    UnitFactory(parent=unit, name='=HYPERLINK("http://x.example")', phone="+84 900")
    sheet = read_tree(exported(), on=ON)

    assert wrongs(sheet) == []
    assert [entry.state for entry in sheet.entries] == ["same"] * Unit.objects.count()
    assert bring_in(sheet, system_officer) == 0


def test_an_export_has_no_formula(system_officer, unit):
    UnitFactory(parent=unit, name='=HYPERLINK("http://x.example")')
    cells = [cell for row in load_workbook(BytesIO(exported())).active.iter_rows() for cell in row if cell.value]

    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert [cell.value for cell in cells][1 : len(COLUMNS) + 1] == [heading for _, heading, _ in COLUMNS]


def test_the_same_list_twice_founds_nothing_twice(system_officer, unit):
    rows = [line(name="Phòng Một", parent="Sở Xây dựng"), line(name="Phòng Hai", parent="Sở Xây dựng", mark="H1")]
    first, second = bring_in(read(*rows), system_officer), bring_in(read(*rows), system_officer)

    assert (first, second) == (2, 0)
    assert Unit.objects.filter(parent=unit).count() == 2


def test_an_ended_unit_comes_in_once(system_officer, province):
    row = line(name="Huyện Cũ", parent="UBND tỉnh", kind="district", founded="01/01/2011", ended="30/06/2025")

    assert [bring_in(read(row), system_officer) for _ in range(2)] == [1, 0]


def test_what_is_described_anew_changes_and_what_has_no_column_stays(system_officer, unit):
    address = "Số 1 đường Lớn"
    Unit.objects.filter(pk=unit.pk).update(address=address)
    sheet = read(
        line(mark="H33.02", name="Sở Xây dựng", parent="UBND tỉnh", kind="Sở", founded="01/01/2010", symbol="XD")
    )
    bring_in(sheet, system_officer)
    unit.refresh_from_db()

    assert sheet.entries[0].changed == {"symbol": ("SXD", "XD"), "code": ("", "H33.02")}
    assert (unit.symbol, unit.code, unit.address) == ("XD", "H33.02", address)


def test_all_mistakes_are_told_at_once(system_officer, unit):
    UnitFactory(name="Phòng Tổ chức", parent=unit)
    UnitFactory(name="Phòng Tổ chức")
    sheet = read(
        line(name=""),
        line(name="Phòng A", kind="bộ"),
        line(name="Phòng B", founded="31/02/2025"),
        line(name="Phòng C", founded="2025"),
        line(name="Phòng D", founded="01/07/2025", ended="01/06/2025"),
        line(name="Phòng E", parent="Không Có"),
        line(name="Phòng F", parent="Phòng Tổ chức"),
        line(name="Phòng G", mark="#0123456789"),
        line(name="Phòng H", parent="Phòng H"),
        line(name="Phòng I"),
        line(name="Phòng I"),
        line(name="Phòng K" * 100),
        line(name="Phòng L", parent="Sở Xây dựng", founded="01/07/2001"),
    )

    assert [(row, column) for row, column, _ in wrongs(sheet)] == [
        *((2, "B"), (3, "D"), (4, "E"), (5, "E"), (6, "F"), (7, "C"), (8, "C"), (9, "A"), (10, "C")),
        *((12, "B"), (13, "B"), (14, "E")),
    ]
    assert wrongs(sheet)[0][2] == "Hãy ghi tên đơn vị."
    assert wrongs(sheet)[-1][2] == "Sở Xây dựng không hoạt động vào ngày 01/07/2001."


def test_a_circle_is_told_on_each_of_its_lines(system_officer):
    sheet = read(line(name="A", parent="C"), line(name="B", parent="A"), line(name="C", parent="B"), line(name="D"))

    assert {row for row, *_ in wrongs(sheet)} == {2, 3, 4}
    assert {message for *_, message in wrongs(sheet)} == {"Đơn vị trực thuộc chính nó hoặc đơn vị bên dưới nó."}


@pytest.mark.parametrize(
    ("said", "column", "sentence"),
    [
        ({"name": "Sở Xây"}, "B", "Đang ghi: Sở Xây dựng."),
        ({"parent": ""}, "C", "Chuyển cơ quan chủ quản"),
        ({"founded": "02/01/2010"}, "E", "Đang ghi: 01/01/2010"),
        ({"ended": "30/06/2025"}, "F", "phải qua sắp xếp đơn vị"),
    ],
    ids=["renamed", "moved", "founded", "ended"],
)
def test_what_a_reorganisation_does_a_list_does_not(unit, said, column, sentence):
    Unit.objects.filter(pk=unit.pk).update(code="H1")
    there = {"name": "Sở Xây dựng", "mark": "H1", "kind": "Sở", "founded": "01/01/2010", "parent": "UBND tỉnh"}
    (wrong,) = wrongs(read(line(**there | said)))

    assert wrong[:2] == (2, column)
    assert sentence in wrong[2]


def test_one_mistake_and_nothing_is_made_of_its_line(system_officer, unit):
    sheet = read(line(name="Phòng A"), line(name="Phòng B", kind="bộ"), line(name="Phòng C", parent="Phòng B"))

    assert [entry.unit.name for entry in sheet.entries] == ["Phòng A"]
    assert [row for row, *_ in wrongs(sheet)] == [3, 4]


@pytest.mark.parametrize("content", [workbook(headings=("Họ tên", "Năm sinh")), workbook(), b"khong phai bang tinh"])
def test_what_is_no_list_of_units_is_refused_in_words(db, content):
    with pytest.raises(ValidationError):
        read_tree(content, on=ON)


def test_somebody_was_faster(system_officer, unit):
    sheet = read(line(name="Phòng A", parent="Sở Xây dựng"))
    change = read(line(name="Sở Xây dựng", kind="Sở", founded="01/01/2010", parent="UBND tỉnh", symbol="XD"))
    UnitFactory(name="Phòng A", parent=unit)
    Unit.objects.filter(pk=unit.pk).update(symbol="SX")

    for late in (sheet, change):
        with pytest.raises(ValidationError, match="vừa được người khác sửa"):
            bring_in(late, system_officer)
    assert Unit.objects.filter(name="Phòng A").count() == 1


def test_a_deep_and_wide_list_is_taken_back_whole(system_officer, unit):
    """More than go in one portion, with those below in another portion than those above."""
    rows = [line(name=f"Phòng {n}", parent="Sở Xây dựng") for n in range(510)]
    rows += [line(name=f"Tổ {n}", parent=f"Phòng {n}") for n in range(3)]
    before, trace = Unit.objects.count(), Trace()
    bring_in(read(*rows), system_officer, trace)
    trace.seal()
    count = Unit.objects.count()
    standing = built_on(trace.entries)
    take_back(trace.entries)

    assert (standing, count, Unit.objects.count()) == ([], before + 513, before)


def test_a_unit_does_not_outlive_the_one_above_it(unit):
    rows = (
        line(name="Huyện Cũ", parent="UBND tỉnh", kind="district", founded="01/01/2011", ended="30/06/2020"),
        line(name="Phòng Một", parent="Huyện Cũ", founded="01/01/2012"),
        line(name="Phòng Hai", parent="Huyện Cũ", founded="01/01/2012", ended="01/07/2020"),
        line(name="Phòng Ba", parent="Huyện Cũ", founded="01/01/2012", ended="30/06/2020"),
    )

    assert [(row, column) for row, column, _ in wrongs(read(*rows))] == [(3, "C"), (4, "C")]


@pytest.mark.parametrize("count", [1, 3, 20])
def test_reading_and_writing_cost_the_same_for_any_count(system_officer, unit, count, django_assert_num_queries):
    content = workbook(*(line(name=f"Phòng {n}", parent="Sở Xây dựng") for n in range(count)))

    with django_assert_num_queries(1):
        sheet = read_tree(content, on=ON)
    with django_assert_num_queries(8):
        bring_in(sheet, system_officer)
