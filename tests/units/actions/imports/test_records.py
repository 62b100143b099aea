"""Lists of records: discipline and holds, initiatives, ratings of units, each written and taken back as a whole."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.imports import applied, checked, make_rooms, opened
from tests.factories.lists import book
from tests.factories.people import AuthorFactory, DisciplineFactory, InitiativeFactory
from tests.factories.units import EmploymentFactory, UnitFactory
from thiduakt.base.sheets import read_sheets
from thiduakt.base.verdict import Refused
from units.actions.imports.layouts import first_mapping
from units.actions.imports.opening import ask_to_undo, map_columns
from units.actions.imports.working import run_next_import
from units.choices import ImportKind, ImportOutcome, ImportStage
from units.exports.imports import TEMPLATES, blank_list
from units.intake.kinds import KINDS
from units.models import Discipline, Hold, ImportBatch, Initiative, InitiativeAuthor, PersonStep, Rating, UnitStep

pytestmark = pytest.mark.django_db
JUDGED = ("STT", "Họ và tên", "Đơn vị", "Hình thức kỷ luật", "Lý do", "Từ ngày", "Đến ngày", "Số quyết định")
FOUND = ("TT", "Tác giả", "Tên sáng kiến", "Tỷ lệ đóng góp", "Năm", "Phạm vi", "Cơ quan công nhận", "Quyết định số")


@pytest.fixture
def rooms(unit):
    return make_rooms(unit)


@pytest.fixture
def people(rooms):
    """Two colleagues of one room."""
    names = ("Nguyễn Thị Hạnh", "Trần Văn Đức")
    return [EmploymentFactory(unit=rooms[0], person__full_name=name).person for name in names]


def judged(*rows) -> bytes:
    return book(("DS", [("DANH SÁCH KỶ LUẬT, TẠM DỪNG XÉT",), (), JUDGED, *rows]))


def found(*rows) -> bytes:
    return book(("DS", [FOUND, *rows]))


def findings(batch) -> list[tuple]:
    return [(row.number, each["label"], each["message"]) for row in batch.rows.all() for each in row.findings]


def taken_back(batch: ImportBatch, actor) -> ImportBatch:
    ask_to_undo(batch=batch, actor=actor)
    run_next_import()
    batch.refresh_from_db()
    return batch


PLAIN_ROWS = (
    (1, "Nguyễn Thị Hạnh", None, "Khiển trách", None, "1/3/2025", "28/02/2026", "QĐ 5/QĐ-SXD"),
    (2, "Trần Văn Đức", "Phòng Nội vụ", None, "Đang thanh tra", date(2025, 4, 2), None, None),
    (3, None, "Phòng Tài chính", "Cảnh cáo", None, "05.05.25", None, None),
)


def test_discipline_and_holds_of_people_and_units(unit, rooms, people, unit_head):
    batch = applied(judged(*PLAIN_ROWS), unit=unit, actor=unit_head, kind=ImportKind.JUDGEMENTS)

    assert (batch.stage, batch.counts) == (ImportStage.DONE, {"changed": 3})
    facts = ("person", "unit", "form", "starts_on", "ends_on", "document")
    assert list(Discipline.objects.order_by("starts_on").values_list(*facts)) == [
        (people[0].pk, None, "khien_trach", date(2025, 3, 1), date(2026, 2, 28), "QĐ 5/QĐ-SXD"),
        (None, rooms[1].pk, "canh_cao", date(2025, 5, 5), None, ""),
    ]
    assert list(Hold.objects.values_list("person", "reason", "starts_on")) == [
        (people[1].pk, "thanh_tra", date(2025, 4, 2))
    ]
    assert [step.note for step in PersonStep.objects.order_by("pk")] == [
        "ds.xlsx, DS, dòng 4: Kỷ luật khiển trách",
        "ds.xlsx, DS, dòng 5: Tạm dừng xét, đang thanh tra, kiểm tra có dấu hiệu vi phạm",
    ]
    assert [(step.unit, step.label) for step in UnitStep.objects.all()] == [(rooms[1], "nhập từ danh sách")]


def test_it_is_taken_back_whole_and_the_journal_stays(unit, rooms, people, unit_head):
    batch = applied(judged(*PLAIN_ROWS), unit=unit, actor=unit_head, kind=ImportKind.JUDGEMENTS)
    taken_back(batch, unit_head)

    assert (batch.stage, Discipline.objects.count(), Hold.objects.count()) == (ImportStage.UNDONE, 0, 0)
    assert PersonStep.objects.count() == 4


def test_what_was_mended_since_stands_in_the_way(unit, rooms, people, unit_head):
    batch = applied(judged(*PLAIN_ROWS), unit=unit, actor=unit_head, kind=ImportKind.JUDGEMENTS)
    Hold.objects.update(ends_on=date(2025, 6, 1))
    taken_back(batch, unit_head)

    assert (batch.stage, batch.note) == (
        ImportStage.DONE,
        "Chưa hoàn tác được. Có 1 tạm dừng xét đã được sửa.",
    )
    assert (Discipline.objects.count(), Hold.objects.count()) == (2, 1)


def test_the_same_list_again_changes_nothing_and_an_end_is_taken_over(unit, rooms, people, unit_head):
    facts = {"unit": unit, "actor": unit_head, "kind": ImportKind.JUDGEMENTS}
    applied(judged(*PLAIN_ROWS), **facts)
    assert checked(judged(*PLAIN_ROWS), **facts).counts == {"same": 3}
    ended = (*PLAIN_ROWS[1][:6], "01/06/2025", "KL 7")
    batch = applied(judged(ended), **facts)

    assert Hold.objects.get().ends_on == date(2025, 6, 1)
    (row,) = batch.rows.all()
    assert [(change["old"], change["new"]) for change in row.changes] == [
        ("từ 02/04/2025", "từ 02/04/2025 đến hết 01/06/2025, KL 7")
    ]
    taken_back(batch, unit_head)
    assert (Hold.objects.get().ends_on, Hold.objects.get().document) == (None, "")


def test_two_measures_of_one_person_are_two_lines(unit, rooms, people, unit_head):
    again = (2, "Nguyễn Thị Hạnh", None, "Cảnh cáo", None, "1/5/2025", None, None)
    batch = applied(judged(PLAIN_ROWS[0], again), unit=unit, actor=unit_head, kind=ImportKind.JUDGEMENTS)

    assert (batch.counts, Discipline.objects.filter(person=people[0]).count()) == ({"changed": 2}, 2)


def test_every_wrong_cell_is_named(unit, rooms, people, unit_head):
    rows = (
        (1, "Nguyễn Thị Hạnh", None, "Phê bình", None, "1/3/2025", None, None),
        (2, "Nguyễn Thị Hạnh", None, "Khiển trách", None, None, None, None),
        (3, "Nguyễn Thị Hạnh", None, "Khiển trách", None, "2025", None, None),
        (4, "Nguyễn Thị Hạnh", None, "Khiển trách", None, "1/3/2025", "1/2/2025", None),
        (5, "Nguyễn Thị Hạnh", None, "Khiển trách", "Thanh tra", "1/3/2025", None, None),
        (6, "Nguyễn Thị Hạnh", None, None, None, "1/4/2025", None, None),
        (7, "Lê Văn Lạ", None, "Khiển trách", None, "1/3/2025", None, None),
        (8, None, "Phòng Không có", "Khiển trách", None, "1/3/2025", None, None),
    )
    batch = checked(judged(*rows), unit=unit, actor=unit_head, kind=ImportKind.JUDGEMENTS)

    assert batch.counts == {ImportOutcome.ERROR: 8}
    assert [(number, label) for number, label, _ in findings(batch)] == [
        (4, "Hình thức kỷ luật"),
        (5, "Từ ngày"),
        (6, "Từ ngày"),
        (7, "Đến hết ngày"),
        (8, "Lý do tạm dừng xét"),
        (9, "Hình thức kỷ luật"),
        (10, ""),
        (11, "Đơn vị, phòng"),
    ]
    assert findings(batch)[6][2].startswith("Không có người này tại")


def test_only_those_who_judge_open_and_see_such_lists(unit, rooms, people, unit_head, unit_officer):
    with pytest.raises(Refused, match="Kỷ luật, tạm dừng xét do"):
        opened(judged(*PLAIN_ROWS), unit=unit, actor=unit_officer, kind=ImportKind.JUDGEMENTS)
    batch = opened(judged(*PLAIN_ROWS), unit=unit, actor=unit_head, kind=ImportKind.JUDGEMENTS)

    assert list(ImportBatch.objects.visible_to(unit_head)) == [batch]
    assert list(ImportBatch.objects.visible_to(unit_officer)) == []


def test_a_person_who_works_elsewhere_is_not_ours(unit, people, unit_head):
    other = EmploymentFactory(unit=UnitFactory(name="Sở Y tế"), person__full_name="Vũ Thị Xa").person
    EmploymentFactory(
        unit=unit, person=other, starts_on=date(2010, 1, 1), ends_on=date(2011, 1, 1), position="Chuyên viên"
    )
    row = (1, "Vũ Thị Xa", None, "Khiển trách", None, "1/3/2025", None, None)
    batch = checked(judged(row), unit=unit, actor=unit_head, kind=ImportKind.JUDGEMENTS)

    assert batch.counts.keys() <= {ImportOutcome.ERROR, ImportOutcome.UNSURE}
    assert Discipline.objects.count() == 0


def authors() -> list[tuple]:
    rows = InitiativeAuthor.objects.order_by("initiative__name", "person__full_name")
    return list(rows.values_list("initiative__name", "person__full_name", "share"))


TOGETHER = (
    (1, "Nguyễn Thị Hạnh", "Số hóa hồ sơ", 0.6, 2024, "Cấp tỉnh", "UBND tỉnh", "12/QĐ-UBND"),
    (2, "Trần Văn Đức", "Số hóa Hồ sơ", "40 %", 2024, None, None, None),
    (3, "Trần Văn Đức", "Một cửa lưu động", None, 2023, "cơ sở", "Giám đốc Sở Xây dựng", None),
)


def test_authors_on_several_lines_share_one_initiative(unit, people, unit_officer):
    batch = applied(found(*TOGETHER), unit=unit, actor=unit_officer, kind=ImportKind.INITIATIVES)

    assert batch.counts == {"changed": 3}
    assert authors() == [
        ("Một cửa lưu động", "Trần Văn Đức", Decimal(100)),
        ("Số hóa hồ sơ", "Nguyễn Thị Hạnh", Decimal(60)),
        ("Số hóa hồ sơ", "Trần Văn Đức", Decimal(40)),
    ]
    facts = Initiative.objects.order_by("name").values_list("year", "scope", "recognised_by", "number")
    assert list(facts) == [
        (2023, "co_so", "THU_TRUONG_SO_NGANH", ""),
        (2024, "tinh", "CHU_TICH_UBND_TINH", "12/QĐ-UBND"),
    ]
    taken_back(batch, unit_officer)
    assert (Initiative.objects.count(), authors()) == (0, [])


def test_a_co_author_joins_an_initiative_that_is_known(unit, people, unit_officer):
    known = InitiativeFactory(name="Số hóa hồ sơ", year=2024)
    AuthorFactory(initiative=known, person=people[0], share=Decimal(70))
    facts = {"unit": unit, "actor": unit_officer, "kind": ImportKind.INITIATIVES}
    row = (1, "Trần Văn Đức", "Số hóa hồ sơ", 40, 2024, "tỉnh", "UBND tỉnh", None)
    assert "cộng thêm sẽ quá 100 %" in findings(checked(found(row), **facts))[-1][2]
    applied(found((*row[:3], 30, *row[4:])), **facts)

    assert [(name, share) for _, name, share in authors()] == [
        ("Nguyễn Thị Hạnh", Decimal(70)),
        ("Trần Văn Đức", Decimal(30)),
    ]
    assert Initiative.objects.count() == 1


def test_shares_beyond_the_whole_and_missing_facts_are_named(unit, people, unit_officer):
    rows = (
        (1, "Nguyễn Thị Hạnh", "Số hóa hồ sơ", 60, 2024, "tỉnh", "UBND tỉnh", None),
        (2, "Trần Văn Đức", "Số hóa hồ sơ", 50, 2024, None, None, None),
        (3, "Trần Văn Đức", "Một cửa lưu động", None, 2023, None, "UBND tỉnh", None),
        (4, "Trần Văn Đức", None, None, 2023, "tỉnh", "UBND tỉnh", None),
    )
    batch = checked(found(*rows), unit=unit, actor=unit_officer, kind=ImportKind.INITIATIVES)

    assert batch.counts == {ImportOutcome.ERROR: 4}
    assert [(number, label) for number, label, _ in findings(batch)] == [
        (2, "Phần đóng góp (%)"),
        (3, "Phần đóng góp (%)"),
        (4, "Phạm vi ảnh hưởng"),
        (5, "Tên sáng kiến"),
    ]


def test_ratings_of_units(unit, rooms, unit_officer):
    head = ("TT", "Tên tập thể", "Xếp loại năm 2023", "Năm 2024 đánh giá", "Văn bản")
    rows = (
        ("I", "KHỐI PHÒNG"),
        (1, "Phòng Nội vụ", "HTXSNV", "HTTNV", "TB 3"),
        (2, "Phòng Tài chính", None, "Hoàn thành nhiệm vụ", None),
        ("Tổng cộng", 2),
    )
    facts = {"unit": unit, "actor": unit_officer, "kind": ImportKind.UNIT_RATINGS}
    Rating.objects.create(unit=rooms[1], year=2024, grade="khong_hoan_thanh")
    batch = applied(book(("DS", [head, *rows])), **facts)

    assert (batch.counts, findings(batch)) == ({"changed": 2}, [])
    kept = Rating.objects.order_by("unit__name", "year").values_list("unit__name", "year", "grade", "document")
    assert list(kept) == [
        ("Phòng Nội vụ", 2023, "hoan_thanh_xuat_sac", "TB 3"),
        ("Phòng Nội vụ", 2024, "hoan_thanh_tot", "TB 3"),
        ("Phòng Tài chính", 2024, "hoan_thanh", ""),
    ]
    taken_back(batch, unit_officer)
    assert list(Rating.objects.values_list("unit", "grade")) == [(rooms[1].pk, "khong_hoan_thanh")]


def test_a_unit_is_not_rated_in_a_list_for_a_year_before_it_was_founded(unit, rooms, unit_officer):
    rows = [("Tập thể", "Xếp loại năm 2009"), ("Phòng Nội vụ", "HTT")]
    batch = checked(book(("DS", rows)), unit=unit, actor=unit_officer, kind=ImportKind.UNIT_RATINGS)

    [row] = batch.rows.all()
    assert (row.outcome, [found["message"] for found in row.findings]) == (
        "error",
        ["Phòng Nội vụ thành lập ngày 01/01/2010, chưa hoạt động trong năm 2009."],
    )


def test_a_unit_stands_in_a_list_of_ratings_once(unit, rooms, unit_officer):
    rows = [("Tập thể", "Xếp loại"), ("Phòng Nội vụ", "HTT"), ("phòng nội vụ", "HTT"), ("Phòng Nội vụ", "HTXS")]
    batch = checked(book(("DS", rows)), unit=unit, actor=unit_officer, kind=ImportKind.UNIT_RATINGS)

    assert [row.outcome for row in batch.rows.order_by("place")] == ["changed", "skip", "error"]


@pytest.mark.parametrize("kind", TEMPLATES)
def test_each_blank_list_is_read_by_its_own_headings(unit, kind):
    """What the template calls its columns is what the reader understands."""
    sheet = load_workbook(BytesIO(blank_list(kind))).worksheets[0]
    heads = [str(cell.value).replace("…", "2024") for cell in sheet[1]]
    content = book(("DS", [heads, ["x"] * len(heads)]))
    actor = unit.posts.first() or None
    batch = ImportBatch(kind=kind, unit=unit, as_of=date(2025, 6, 30), asked_by=actor)
    (mapping,) = first_mapping(batch, read_sheets(content, "xlsx"))
    meanings = list(mapping["columns"].values())

    assert mapping["used"] is True
    assert meanings[0] == ""
    assert "" not in meanings[1:]
    assert all(KINDS[kind].takes(meaning) for meaning in meanings[1:])


def test_what_one_kind_of_list_taught_does_not_mislead_another(unit, rooms, people, unit_head):
    """`Từ ngày` begins work in a list of people, and discipline in a list of discipline."""
    head = ("STT", "Họ và tên", "Chức vụ", "Từ ngày", "Số quyết định")
    people_list = book(("DS", [head, (1, "Nguyễn Thị Hạnh", "Chuyên viên", None, None)]))
    batch = checked(people_list, unit=unit, actor=unit_head)
    map_columns(batch=batch, mapping=batch.mapping, headings={"tu ngay": "since", "so quyet dinh": ""}, actor=unit_head)
    later = opened(judged(*PLAIN_ROWS), unit=unit, actor=unit_head, kind=ImportKind.JUDGEMENTS)

    assert list(later.mapping[0]["columns"].values()) == ["", "name", "unit", "form", "reason", "from", "to", "paper"]


def test_the_lines_say_what_stands_in_them(login, unit, rooms, people, unit_head):
    batch = checked(judged(*PLAIN_ROWS), unit=unit, actor=unit_head, kind=ImportKind.JUDGEMENTS)
    html = login(unit_head).get(reverse("units:import_lines", args=[batch.pk])).text

    assert "khiển trách, 01/03/2025 – 28/02/2026" in html
    assert "Kỷ luật cảnh cáo" in html


def test_a_list_opened_by_mistake_is_refused_in_words(unit, unit_head):
    with pytest.raises(ValidationError):
        opened(book(("DS", [])), unit=unit, actor=unit_head, kind=ImportKind.JUDGEMENTS)


def test_discipline_known_by_form_is_not_doubled(unit, people, unit_head):
    DisciplineFactory(person=people[0], form="khien_trach", starts_on=date(2025, 3, 1), document="QĐ 5/QĐ-SXD")
    batch = checked(judged(PLAIN_ROWS[0]), unit=unit, actor=unit_head, kind=ImportKind.JUDGEMENTS)

    assert [row.changes[0]["new"] for row in batch.rows.all()] == ["từ 01/03/2025 đến hết 28/02/2026, QĐ 5/QĐ-SXD"]
