"""Who a line is: never decided silently where two people may be meant."""

from datetime import date

import pytest

from tests.factories.imports import applied, checked, make_rooms, plain
from tests.factories.lists import book
from tests.factories.units import EmploymentFactory, PersonFactory
from thiduakt.base.verdict import Refused
from units.actions.imports.opening import ask_to_apply, choose, skip_errors
from units.actions.imports.working import run_next_import
from units.choices import ImportChoice, ImportKind, ImportOutcome
from units.models import Employment, ImportRow, Person, Rating

pytestmark = pytest.mark.django_db
HANH = (1, "Nguyễn Thị Hạnh", "01/07/1985", "Nữ", "Trưởng phòng", "")


def hanh(unit, **facts):
    """Somebody like the woman of the list, at work in the unit."""
    known = {"full_name": "Nguyễn Thị Hạnh", "birth_date": date(1985, 7, 1), "sex": "female"} | facts
    return EmploymentFactory(person=PersonFactory(**known), unit=unit, position="Trưởng phòng").person


def row_of(*cells, unit, actor) -> ImportRow:
    return checked(plain(cells), unit=unit, actor=actor).rows.get()


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, ImportOutcome.SAME),
        ({"birth_date": None, "birth_year": 1985}, ImportOutcome.CHANGED),
        ({"birth_date": None, "birth_year": None}, ImportOutcome.CHANGED),
        ({"birth_date": date(1985, 1, 7)}, ImportOutcome.UNSURE),
        ({"full_name": "Nguyễn Thị Hanh"}, ImportOutcome.UNSURE),
        ({"birth_date": date(1960, 2, 2)}, ImportOutcome.NEW),
        ({"full_name": "Vũ Văn Khác"}, ImportOutcome.NEW),
    ],
)
def test_a_known_person_of_the_unit(facts, outcome, unit, unit_officer):
    known = hanh(unit, **facts)
    row = row_of(*HANH, unit=unit, actor=unit_officer)

    assert row.outcome == outcome
    assert row.person == (known if outcome in (ImportOutcome.SAME, ImportOutcome.CHANGED) else None)


def test_a_namesake_of_the_unit_is_remarked_and_may_be_chosen(unit, unit_officer, board_unit):
    known = hanh(unit, full_name="Nguyễn Thị Hanh", birth_date=date(1960, 2, 2))
    hanh(board_unit, birth_date=date(1960, 2, 2))
    batch = checked(plain(HANH), unit=unit, actor=unit_officer)
    row = batch.rows.get()
    remark = "Có thể trùng với một hồ sơ của đơn vị (khác ngày sinh, họ tên chỉ khác dấu, "

    assert (row.outcome, [each["id"] for each in row.candidates]) == (ImportOutcome.NEW, [str(known.pk)])
    assert [(found["message"].startswith(remark), found["is_error"]) for found in row.findings] == [(True, False)]
    choose(batch=batch, choices={row.pk: (ImportChoice.SAME, known.pk)}, actor=unit_officer)
    row.refresh_from_db()
    assert (row.outcome, row.person, row.findings) == (ImportOutcome.CHANGED, known, [])


def test_the_same_name_and_birth_elsewhere_is_asked_about(unit, unit_officer, board_unit):
    known = hanh(board_unit)
    row = row_of(*HANH, unit=unit, actor=unit_officer)

    assert row.outcome == ImportOutcome.UNSURE
    assert [(each["id"], each["reasons"][:2]) for each in row.candidates] == [
        (str(known.pk), ["cùng họ tên", "cùng ngày sinh"])
    ]


def test_nothing_is_written_while_a_line_is_open(unit, unit_officer, board_unit):
    hanh(board_unit)
    batch = checked(plain(HANH), unit=unit, actor=unit_officer)

    with pytest.raises(Refused, match="Còn 1 dòng phải chọn"):
        ask_to_apply(batch=batch, actor=unit_officer)


def test_an_officer_says_it_is_somebody_else(unit, unit_officer, board_unit):
    hanh(board_unit)
    batch = checked(plain(HANH), unit=unit, actor=unit_officer)
    choose(batch=batch, choices={batch.rows.get().pk: (ImportChoice.NEW, None)}, actor=unit_officer)
    ask_to_apply(batch=batch, actor=unit_officer)
    run_next_import()

    assert Person.objects.filter(full_name="Nguyễn Thị Hạnh").count() == 2


def test_nobody_is_moved_out_of_a_unit_of_others(unit, unit_officer, board_unit):
    known = hanh(board_unit)
    batch = checked(plain(HANH), unit=unit, actor=unit_officer)
    choose(batch=batch, choices={batch.rows.get().pk: (ImportChoice.SAME, known.pk)}, actor=unit_officer)
    row = batch.rows.get()

    assert row.outcome == ImportOutcome.ERROR
    assert row.findings[0]["message"].startswith("Người này đang công tác tại Sở Nội vụ, ngoài phần bạn quản lý.")


def test_the_board_moves_somebody_and_the_old_work_ends_the_day_before(unit, reviewer, board_unit):
    known = hanh(board_unit)
    batch = checked(plain(HANH), unit=unit, actor=reviewer)
    choose(batch=batch, choices={batch.rows.get().pk: (ImportChoice.SAME, known.pk)}, actor=reviewer)
    ask_to_apply(batch=batch, actor=reviewer)
    run_next_import()

    assert list(known.employments.values_list("unit", "starts_on", "ends_on")) == [
        (board_unit.pk, date(2015, 1, 1), date(2025, 6, 29)),
        (unit.pk, date(2025, 6, 30), None),
    ]


def test_a_line_repeated_counts_once_and_one_that_differs_is_asked_about(unit, unit_officer):
    other = (3, "Nguyễn Thị Hạnh", "01/07/1985", "Nữ", "Kế toán", "")
    batch = checked(plain(HANH, (2, *HANH[1:]), other), unit=unit, actor=unit_officer)

    assert list(batch.rows.values_list("outcome", flat=True)) == [
        ImportOutcome.NEW,
        ImportOutcome.SKIP,
        ImportOutcome.UNSURE,
    ]


def test_two_lines_of_one_known_person_do_not_both_stand(unit, unit_officer):
    hanh(unit)
    batch = checked(plain(HANH, (2, *HANH[1:4], "Kế toán", "")), unit=unit, actor=unit_officer)

    assert batch.counts == {ImportOutcome.SAME: 1, ImportOutcome.ERROR: 1}


def test_lines_with_errors_may_be_left_out(unit, unit_officer):
    bad = (2, "Trần Văn Sai", "31/02/1980", "Nam", "Chuyên viên", "")
    batch = checked(plain(HANH, bad), unit=unit, actor=unit_officer)
    assert skip_errors(batch=batch, actor=unit_officer) == 1
    ask_to_apply(batch=batch, actor=unit_officer)
    run_next_import()

    assert list(Person.objects.values_list("full_name", flat=True)) == ["Nguyễn Thị Hạnh"]


def test_an_unknown_room_is_a_finding_in_its_cell(unit, unit_officer):
    make_rooms(unit)
    row = row_of(*HANH[:5], "Phòng Không Có", unit=unit, actor=unit_officer)

    assert row.outcome == ImportOutcome.ERROR
    assert [(found["column"], found["message"]) for found in row.findings] == [
        (
            "F",
            "Không có đơn vị nào tên “Phòng Không Có” trong Sở Xây dựng. Hãy sửa tên hoặc thêm đơn vị trước khi nhập.",
        )
    ]


def test_ratings_find_people_and_make_none(unit, unit_officer):
    known = hanh(unit)
    rows = [
        ("Họ và tên", "Chức vụ", "Xếp loại năm 2024"),
        ("Nguyễn Thị Hạnh", "", "HTXSNV"),
        ("Ngô Văn Lạ", "", "HTNV"),
    ]
    batch = checked(book(("DS", rows)), unit=unit, actor=unit_officer, kind=ImportKind.RATINGS)
    assert batch.counts == {ImportOutcome.CHANGED: 1, ImportOutcome.ERROR: 1}
    skip_errors(batch=batch, actor=unit_officer)
    ask_to_apply(batch=batch, actor=unit_officer)
    run_next_import()

    assert list(Rating.objects.values_list("person", "year", "grade")) == [(known.pk, 2024, "hoan_thanh_xuat_sac")]
    assert (Person.objects.count(), Employment.objects.count()) == (1, 1)


def test_a_citizen_id_is_kept_sealed_and_finds_its_owner(unit, unit_officer):
    head = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Chức vụ")
    content = book(("DS", [head, (1, "Nguyễn Thị Hạnh", "01/07/1985", "Nữ", 1185012345, "Trưởng phòng")]))
    batch = applied(content, unit=unit, actor=unit_officer)
    person = Person.objects.get()

    assert person.citizen_id == "001185012345"
    assert "1185012345" not in str(batch.rows.get().facts)
    assert checked(content, unit=unit, actor=unit_officer).counts == {ImportOutcome.SAME: 1}
