"""One main place at a time; whoever overlaps is told with what."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.factories.units import EmploymentFactory, UnitFactory
from thiduakt.base.verdict import Refused
from units.actions.employments import add_employment, change_employment, receive_person
from units.models import Employment


def begins(unit, starts_on=date(2024, 1, 1), **more) -> Employment:
    return Employment(
        unit=unit, starts_on=starts_on, **{"position": "Phó phòng", "position_class": "other_leader"} | more
    )


@pytest.fixture
def person(unit):
    return EmploymentFactory(unit=unit, person__full_name="Nguyễn Văn An").person


def test_two_main_places_at_one_time_are_refused_and_the_other_is_named(unit, person, unit_officer):
    with pytest.raises(ValidationError) as refusal:
        add_employment(person=person, work=begins(unit), actor=unit_officer)

    assert refusal.value.messages == [
        "Nguyễn Văn An đã có công tác chính trùng thời gian: Chuyên viên, Sở Xây dựng, từ 01/01/2015 đến nay. "
        "Hãy ghi ngày thôi của quá trình ấy trước, hoặc sửa lại ngày."
    ]
    assert person.employments.count() == 1


@pytest.mark.parametrize(("ends_on", "fits"), [(date(2023, 12, 31), True), (date(2024, 1, 1), False)])
def test_the_day_after_the_last_is_free(unit, person, unit_officer, ends_on, fits):
    [first] = person.employments.all()
    change_employment(work=first, facts={"ends_on": ends_on}, actor=unit_officer)
    if fits:
        add_employment(person=person, work=begins(unit), actor=unit_officer)
    else:
        with pytest.raises(ValidationError):
            add_employment(person=person, work=begins(unit), actor=unit_officer)
    assert person.employments.count() == 1 + fits


def test_maternity_lies_beside_the_main_work_and_the_journal_says_so(unit, person, unit_officer):
    key = uuid4()
    leave = {"kind": "maternity", "ends_on": date(2024, 6, 30)}
    made = [add_employment(person=person, work=begins(unit, **leave), actor=unit_officer, key=key) for _ in range(2)]

    assert made[0] == made[1]
    assert list(person.steps.values_list("move", "note")) == [
        ("employ", "Phó phòng, Sở Xây dựng, từ 01/01/2024 đến 30/06/2024")
    ]


def test_nobody_works_in_a_unit_that_has_ended(unit, unit_officer, province):
    ended = UnitFactory(parent=unit, short_name="Phòng cũ", ended_on=date(2025, 6, 30))
    person = EmploymentFactory(unit=unit, ends_on=date(2023, 1, 1)).person
    for facts, field in (({"starts_on": date(2025, 7, 1)}, "starts_on"), ({"starts_on": date(2024, 1, 1)}, "ends_on")):
        with pytest.raises(ValidationError) as refusal:
            add_employment(person=person, work=begins(ended, **facts), actor=unit_officer)
        assert list(refusal.value.message_dict) == [field]


def test_an_end_before_the_beginning_is_refused(person, unit_officer):
    with pytest.raises(ValidationError, match="Ngày thôi phải từ ngày nhận trở đi"):
        change_employment(work=person.employments.get(), facts={"ends_on": date(2014, 1, 1)}, actor=unit_officer)


def test_a_person_is_received_when_the_old_unit_has_ended_the_work(person, stranger):
    with pytest.raises(ValidationError, match="Hãy ghi ngày thôi của quá trình ấy trước"):
        receive_person(person=person, work=begins(stranger.unit), actor=stranger)
    person.employments.update(ends_on=date(2023, 12, 31))
    key = uuid4()
    received = [receive_person(person=person, work=begins(stranger.unit), actor=stranger, key=key) for _ in range(2)]

    assert received[0] == received[1]
    assert [work.unit for work in person.employments.order_by("starts_on")][-1] == stranger.unit


def test_another_units_officer_neither_adds_nor_ends(person, unit, stranger):
    with pytest.raises(Refused):
        add_employment(person=person, work=begins(stranger.unit), actor=stranger)
    with pytest.raises(Refused):
        change_employment(work=person.employments.get(), facts={"ends_on": date(2020, 1, 1)}, actor=stranger)
    with pytest.raises(Refused, match="không thuộc đơn vị của bạn"):
        receive_person(person=person, work=begins(unit), actor=stranger)
