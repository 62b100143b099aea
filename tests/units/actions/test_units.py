"""Entering units, mending what describes them, counting heads, and confirming that one carries on another."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories.trees import HeadcountFactory, SuccessionFactory
from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.verdict import Refused
from units.actions.units import confirm_continuity, count_heads, found_unit, mend_facts, write_contact
from units.choices import Role, UnitKind, UnitLevel, UnitLine
from units.models import Unit

FACTS = {"name": "  Phòng   Quy hoạch ", "kind": UnitKind.SECTION, "founded_on": date(2015, 3, 1)}
HEADS = {"leaders": 3, "civil_servants": 20, "public_employees": 0, "workers": 2, "women": 9}
CONTACT = {"phone": "0900 000 001", "email": "sxd@hoagiang.example", "address": "Số 1 đường Lớn"}


def notes(unit: Unit) -> list[tuple[str, str]]:
    return list(unit.steps.values_list("move", "note"))


def test_a_unit_is_entered_with_its_first_name_and_place(system_officer, unit):
    founded_by = "Quyết định 12/QĐ-UBND"
    made = found_unit(facts={**FACTS, "parent": unit, "founded_by": founded_by}, actor=system_officer)

    assert (made.name, made.level, made.line) == ("Phòng Quy hoạch", UnitLevel.GRASSROOTS, UnitLine.ORGANISATIONAL)
    assert made.path.startswith(unit.path)
    assert list(made.states.values_list("name", "parent", "starts_on", "ends_on", "document")) == [
        ("Phòng Quy hoạch", unit.pk, date(2015, 3, 1), None, founded_by)
    ]
    assert notes(made) == [("found", "Phòng Quy hoạch")]


def test_pressed_twice_there_is_one_unit(system_officer, unit):
    key = uuid4()
    first = found_unit(facts={**FACTS, "parent": unit}, actor=system_officer, key=key)

    assert found_unit(facts={**FACTS, "parent": unit}, actor=system_officer, key=key) == first
    assert Unit.objects.filter(name="Phòng Quy hoạch").count() == 1


def test_a_unit_does_not_stand_under_one_that_lived_at_another_time(system_officer):
    old = UnitFactory(ended_on=date(2014, 12, 31))
    young = UnitFactory(founded_on=date(2016, 1, 1))

    for parent in (old, young):
        with pytest.raises(ValidationError, match=r"không hoạt động vào ngày 01/03/2015\."):
            found_unit(facts={**FACTS, "parent": parent}, actor=system_officer)


def test_a_unit_does_not_outlive_the_one_above_it(system_officer):
    old = UnitFactory(name="Huyện Cũ", ended_on=date(2020, 6, 30))

    for ended_on in (None, date(2020, 7, 1)):
        with pytest.raises(ValidationError, match=r"Huyện Cũ đã kết thúc ngày 30/06/2020\."):
            found_unit(facts={**FACTS, "parent": old, "ended_on": ended_on}, actor=system_officer)
    assert found_unit(facts={**FACTS, "parent": old, "ended_on": date(2020, 6, 30)}, actor=system_officer).parent == old


def test_two_units_of_one_name_do_not_stand_side_by_side(system_officer, unit):
    found_unit(facts={**FACTS, "parent": unit}, actor=system_officer)

    with pytest.raises(ValidationError, match=r"Đã có Phòng Quy hoạch ở cùng cấp trên\."):
        found_unit(facts={**FACTS, "parent": unit}, actor=system_officer)
    found_unit(facts={**FACTS, "parent": None}, actor=system_officer)


@pytest.mark.parametrize("role", sorted({*Role} - {Role.SYSTEM_OFFICER, Role.OFFICE_OFFICER}))
def test_others_do_not_enter_units(province, role):
    with pytest.raises(Refused, match="Lập và sửa danh sách đơn vị là việc của"):
        found_unit(facts=FACTS, actor=PostFactory(unit=province, role=role))


def test_the_office_of_a_commune_does_not_keep_the_tree(province):
    commune = UnitFactory(kind=UnitKind.COMMUNE, parent=province)

    with pytest.raises(Refused, match="do văn phòng của tỉnh giữ"):
        found_unit(facts=FACTS, actor=PostFactory(unit=commune, role=Role.OFFICE_OFFICER))


def test_facts_are_mended_also_in_the_name_of_today(office_officer, system_officer, unit):
    made = found_unit(facts={**FACTS, "parent": unit}, actor=system_officer)
    facts = {"symbol": "QH", "short_name": "P. Quy hoạch", "level": UnitLevel.COMMUNE, "name": "Tên khác"}
    mended = mend_facts(unit=made, facts=facts, actor=office_officer)

    assert (mended.name, mended.symbol, mended.level) == ("Phòng Quy hoạch", "QH", UnitLevel.COMMUNE)
    assert list(made.states.values_list("symbol", "short_name")) == [("QH", "P. Quy hoạch")]
    assert notes(made)[1:] == [
        ("mend_facts", "tên ngắn: – → P. Quy hoạch; ký hiệu trong số văn bản: – → QH; cấp: cơ sở → cấp xã")
    ]


def test_nothing_changed_is_not_written_down(office_officer, unit):
    mend_facts(unit=unit, facts={"symbol": unit.symbol}, actor=office_officer)

    assert notes(unit) == []


def test_a_code_belongs_to_one_unit(office_officer, unit):
    UnitFactory(code="H33.01")

    with pytest.raises(ValidationError, match=r"Mã đơn vị này đã được dùng\."):
        mend_facts(unit=unit, facts={"code": "H33.01"}, actor=office_officer)


def test_a_head_writes_the_contact_of_the_own_unit(unit_head, unit):
    write_contact(unit=unit, contact=CONTACT, actor=unit_head)
    unit.refresh_from_db()

    assert {name: getattr(unit, name) for name in CONTACT} == CONTACT
    assert [move for move, _ in notes(unit)] == ["write_contact"]


def test_a_head_does_not_write_for_another_unit(unit_head, unit):
    below = UnitFactory(parent=unit)

    with pytest.raises(Refused, match="Thủ trưởng chỉ sửa liên hệ và số người của Sở Xây dựng"):
        write_contact(unit=below, contact=CONTACT, actor=unit_head)


def test_an_officer_of_the_unit_does_not_write_the_contact(unit_officer, unit):
    with pytest.raises(Refused, match="Sửa liên hệ và số người của đơn vị là việc của"):
        write_contact(unit=unit, contact=CONTACT, actor=unit_officer)


def test_heads_are_counted_once_a_year_and_mended(unit_head, unit):
    count_heads(unit=unit, year=2025, heads=HEADS, actor=unit_head)
    row = count_heads(unit=unit, year=2025, heads={**HEADS, "workers": 5}, actor=unit_head)

    assert (unit.headcounts.count(), row.total, row.women, row.entered_by) == (1, 28, 9, unit_head)
    assert notes(unit)[-1] == ("count_heads", "Sở Xây dựng năm 2025: 28 người, 9 nữ")


def test_a_second_press_does_not_count_again(unit_head, unit):
    key = uuid4()
    for _ in range(2):
        count_heads(unit=unit, year=2025, heads=HEADS, actor=unit_head, key=key)

    assert len(notes(unit)) == 1


def test_there_are_no_more_women_than_people(unit_head, unit):
    with pytest.raises(ValidationError, match=r"Số nữ không được nhiều hơn tổng số người\."):
        count_heads(unit=unit, year=2025, heads={**HEADS, "women": 26}, actor=unit_head)
    with pytest.raises(IntegrityError), transaction.atomic():
        HeadcountFactory(unit=unit, women=26)


@pytest.mark.parametrize(
    ("year", "reason"),
    [
        (2009, "thành lập ngày 01/01/2010, chưa hoạt động trong năm 2009."),
        (2024, "đã kết thúc ngày 30/06/2023, không còn hoạt động trong năm 2024."),
    ],
)
def test_heads_are_counted_while_the_unit_lives(office_officer, year, reason):
    old = UnitFactory(founded_on=date(2010, 1, 1), ended_on=date(2023, 6, 30))

    with pytest.raises(ValidationError, match=reason):
        count_heads(unit=old, year=year, heads=HEADS, actor=office_officer)


def test_the_board_confirms_that_years_run_on(reviewer):
    succession = SuccessionFactory()
    found = confirm_continuity(succession=succession, carries_on=True, basis=" Công văn 5 ", actor=reviewer)

    assert (found.carries_on, found.basis, found.confirmed_by) == (True, "Công văn 5", reviewer)
    assert notes(succession.successor) == [
        ("confirm_continuity", f"tiếp nối {succession.predecessor.name}: Công văn 5")
    ]


def test_a_confirmation_has_a_basis_and_can_be_taken_back(reviewer):
    succession = SuccessionFactory()

    with pytest.raises(ValidationError, match="Hãy nêu căn cứ"):
        confirm_continuity(succession=succession, carries_on=True, basis="  ", actor=reviewer)
    confirm_continuity(succession=succession, carries_on=True, basis="Công văn 5", actor=reviewer)
    found = confirm_continuity(succession=succession, carries_on=False, basis="Công văn 9", actor=reviewer)
    assert (found.carries_on, found.basis) == (False, "Công văn 9")


def test_a_unit_does_not_confirm_for_itself(unit_head):
    with pytest.raises(Refused, match="Xác nhận tiếp nối thành tích là việc của"):
        confirm_continuity(succession=SuccessionFactory(), carries_on=True, basis="Tự xét", actor=unit_head)


def test_without_somebody_who_confirmed_nothing_runs_on(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        SuccessionFactory(carries_on=True)
