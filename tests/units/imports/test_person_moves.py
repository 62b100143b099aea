"""Lists of people who go elsewhere: understood, or every mistake at once; a district that becomes five communes."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError

from tests.factories.reorganisations import DAY, EVE, divided, everything
from tests.factories.units import EmploymentFactory, UnitFactory
from thiduakt.base.clock import today
from units.actions.person_moves import Wish, drop_move, move_apart
from units.actions.reorganising import apply_reorganisation
from units.actions.undoing_reorganisations import undo_reorganisation
from units.choices import ChangeAct, PositionClass, UnitKind
from units.facts.movements import effects_of
from units.facts.plan_mistakes import mistakes_of
from units.facts.plans import plan_of
from units.imports.person_moves import read_moves
from units.imports.unit_names import UnitNames, lines_of
from units.models import Employment, Person, PersonMove, ReorganisationStep, Unit

NAMES = ["Xã Đông", "Xã Tây", "Xã Nam", "Xã Bắc", "Xã Trung"]


@pytest.fixture
def district(province):
    return UnitFactory(name="Ủy ban nhân dân huyện Cũ", short_name="Huyện Cũ", kind=UnitKind.DISTRICT, parent=province)


@pytest.fixture
def plan(district, province, office_officer):
    return divided(office_officer, district, NAMES, parent=province)


def read(plan, text, kind="csv"):
    return read_moves(text if isinstance(text, bytes) else text.encode(), kind, plan_of(plan))


def said(sheet) -> list[tuple]:
    return [(mistake.row, mistake.column, mistake.message) for mistake in sheet.mistakes]


def test_a_list_is_understood_without_marks_and_with_a_birth_year(plan, district):
    lan = EmploymentFactory(unit=district, person__full_name="Lê Thị Lan", person__birth_date=date(1980, 2, 3))
    EmploymentFactory(unit=district, person__full_name="Lê Thị Lan", person__birth_date=date(1990, 2, 3))
    sheet = read(plan, "Danh sách\nSTT;Họ và tên;Năm sinh;Đơn vị cũ;Đơn vị mới;Chức vụ mới\n"
                       "1;le thi lan;1980;huyen cu;XÃ TÂY;Phó chủ tịch\n")  # fmt: skip

    assert sheet.mistakes == ()
    assert [(wish.person, wish.source.label, wish.target.label, wish.position) for wish in sheet.wishes] == [
        (lan.person, "Huyện Cũ", "Xã Tây", "Phó chủ tịch")
    ]


def test_every_mistake_is_named_with_row_and_column(plan, district):
    EmploymentFactory(unit=district, person__full_name="Lê Thị Lan", person__birth_date=date(1980, 2, 3))
    for _ in range(2):
        EmploymentFactory(unit=district, person__full_name="Trần Văn Hai")
    sheet = read(plan, "Họ và tên;Năm sinh;Đơn vị cũ;Đơn vị mới\n"
                       ";1980;Huyện Cũ;Xã Tây\n"
                       "Lê Thị Lan;hôm qua;Huyện Cũ;Xã Tây\n"
                       "Lê Thị Lan;1981;Huyện Cũ;Xã Tây\n"
                       "Trần Văn Hai;;Huyện Cũ;Xã Tây\n"
                       "Phạm Vắng Mặt;;Huyện Cũ;Xã Lạ\n"
                       "Lê Thị Lan;;Huyện Lạ;Xã Tây\n"
                       "Lê Thị Lan;;Huyện Cũ;Xã Tây\n"
                       "Lê Thị Lan;1980;;Xã Tây\n")  # fmt: skip

    assert len(sheet.wishes) == 1
    assert said(sheet) == [
        (2, "A", "Hãy ghi họ và tên."),
        (3, "B", "“hôm qua” không phải là năm sinh. Hãy ghi ngày/tháng/năm hoặc năm."),
        (4, "B", "Lê Thị Lan có trong đơn vị nhưng năm sinh không khớp. Hãy xem lại năm sinh."),
        (5, "B", "Có 2 người tên Trần Văn Hai. Hãy ghi năm sinh và đơn vị cũ để phân biệt."),
        (6, "D", "Phương án không có đơn vị mới “Xã Lạ”. Chọn một trong: Xã Đông, Xã Tây, Xã Nam, Xã Bắc, Xã Trung."),
        (6, "A", "Không có Phạm Vắng Mặt ở các đơn vị trong phương án. Hãy xem lại họ tên và đơn vị cũ."),
        (7, "C", "Phương án không có đơn vị cũ “Huyện Lạ”. Chọn một trong: Huyện Cũ."),
        (9, "A", "Lê Thị Lan đã có ở dòng trên. Hãy bỏ một dòng."),
    ]


@pytest.mark.parametrize("content", [b"PK\x03\x04 hong", b"", b"\x00\x01"])
def test_a_damaged_workbook_is_refused_in_words(plan, content):
    with pytest.raises(ValidationError):
        read(plan, content, "xlsx")


def test_a_list_without_headings_is_refused_in_words(plan):
    with pytest.raises(ValidationError, match="Không thấy hàng tiêu đề"):
        read(plan, "Lê Thị Lan;Xã Tây\n")
    with pytest.raises(ValidationError, match="không có dòng nào"):
        read(plan, "Họ và tên;Đơn vị mới\n")


def test_a_wish_takes_the_place_of_the_earlier_one_and_may_be_dropped(plan, district, office_officer):
    job = EmploymentFactory(unit=district)
    lines = {change.label: change for change in plan.changes.select_related("unit")}
    for name in ("Xã Tây", "Xã Nam"):
        wish = Wish(job.person, lines["Huyện Cũ"], lines[name])
        assert move_apart(reorganisation=plan, wishes=[wish], actor=office_officer) == 1

    kept = PersonMove.objects.get()
    assert kept.target == lines["Xã Nam"]
    assert drop_move(move=kept, actor=office_officer) == plan
    drop_move(move=kept, actor=office_officer)
    assert PersonMove.objects.count() == 0
    assert ReorganisationStep.objects.filter(move="people").count() == 3


def test_nobody_is_sent_to_a_unit_that_ends(plan, district, office_officer):
    job = EmploymentFactory(unit=district)
    line = plan.changes.get(act=ChangeAct.END)
    with pytest.raises(ValidationError, match="Không chuyển về Huyện Cũ được"):
        move_apart(reorganisation=plan, wishes=[Wish(job.person, line, line)], actor=office_officer)


def test_units_are_found_by_name_short_name_and_the_unit_above(province, unit, board_unit):
    rooms = [UnitFactory(name="Văn phòng", short_name="", parent=above) for above in (unit, board_unit)]
    names = UnitNames(lines_of("so xay dung\nVăn phòng\n\nVăn phòng, Sở Nội vụ\nSở Lạ\nxây dựng"), today())

    assert names.find("so xay dung") == unit
    assert names.find("Văn phòng, Sở Nội vụ") == rooms[1]
    assert names.find("Văn phòng").startswith("Có 2 đơn vị tên “Văn phòng”. Hãy ghi kèm đơn vị cấp trên, ví dụ: ")
    assert names.find("Sở Lạ").endswith("Hãy xem lại tên.")
    assert names.find("xây dựng").endswith("Có phải: Sở Xây dựng?")


def crowd(district, count: int) -> list[Person]:
    """Many people of the old district, inserted at once."""
    people = [Person(full_name=f"Nguyễn Thị Số {n}", birth_year=1970 + n % 30) for n in range(count)]
    for person in people:
        person.set_keys()
    Person.objects.bulk_create(people)
    facts = {"unit": district, "position": "Chuyên viên", "position_class": PositionClass.DIRECT_WORKER}
    Employment.objects.bulk_create(Employment(person=person, starts_on=date(2012, 3, 1), **facts) for person in people)
    return people


def workbook(rows) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for n, row in enumerate(rows):
            sheet.write_row(n, 0, row)
    return content.getvalue()


def test_a_district_of_800_people_becomes_five_communes(plan, district, office_officer):
    people = crowd(district, 800)
    exceptions = [
        (person.full_name, person.birth_year, "Huyện Cũ", NAMES[1 + n % 4], "") for n, person in enumerate(people[:120])
    ]
    title = [("DANH SÁCH CHUYỂN CÔNG TÁC",), ("Họ và tên", "Năm sinh", "Đơn vị cũ", "Đơn vị mới", "Chức vụ mới")]
    sheet = read(plan, workbook([*title, *exceptions]), "xlsx")
    assert (sheet.mistakes, len(sheet.wishes)) == ((), 120)

    move_apart(reorganisation=plan, wishes=sheet.wishes, actor=office_officer)
    effects = {(effect.target, effect.count) for effect in effects_of(plan_of(plan))}
    assert effects == {("Xã Đông", 680), *((name, 30) for name in NAMES[1:])}

    before = everything("Reorganisation")
    apply_reorganisation(reorganisation=plan, actor=office_officer, on=today())
    communes = {unit.name: unit for unit in Unit.objects.filter(founded_on=DAY)}
    now = {name: set(Person.objects.working_in(communes[name], today())) for name in NAMES}
    assert [len(now[name]) for name in NAMES] == [680, 30, 30, 30, 30]
    assert now["Xã Tây"] == {person for n, person in enumerate(people[:120]) if n % 4 == 0}
    history = people[0].employments.order_by("starts_on").values_list("unit__short_name", "starts_on", "ends_on")
    assert list(history) == [("Huyện Cũ", date(2012, 3, 1), EVE), (communes["Xã Tây"].short_name, DAY, None)]

    undo_reorganisation(reorganisation=plan, note="Thử lại", actor=office_officer)
    assert everything("Reorganisation") == before


@pytest.mark.parametrize("count", [3, 2000])
def test_the_preview_asks_as_often_for_3_people_as_for_2000(
    plan, district, count, django_assert_num_queries, office_officer
):
    crowd(district, count)
    with django_assert_num_queries(26):
        read_plan = plan_of(plan)
        assert mistakes_of(read_plan) == []
        assert sum(effect.count for effect in effects_of(read_plan)) == count


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("Ủy ban nhân dân xã Trường Khê Tây", "UBND xã Trường Khê Tây"),
        ("UBND xã Trường Khê Tây", "Ủy ban nhân dân xã Trường Khê Tây"),
    ],
)
def test_a_council_is_found_by_its_short_and_its_long_name(district, province, office_officer, called, said):
    EmploymentFactory(unit=district, person__full_name="Lê Thị Lan")
    plan = divided(office_officer, district, [called, "Xã Đông"], parent=province)
    sheet = read(plan, f"Họ và tên;Đơn vị cũ;Đơn vị mới\nLê Thị Lan;UBND huyện Cũ;{said}\n")

    assert (sheet.mistakes, [wish.target.name for wish in sheet.wishes]) == ((), [called])
    assert UnitNames(["UBND huyện Cũ"], EVE).find("UBND huyện Cũ") == district
