"""Discipline and holds: by the head, the Board and the office only."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.factories.people import HoldFactory
from tests.factories.units import EmploymentFactory
from thiduakt.base.verdict import Refused
from units.actions.judgements import add_judgement, change_judgement
from units.models import Discipline, Hold


@pytest.fixture
def person(unit):
    return EmploymentFactory(unit=unit).person


def reprimand(**more) -> Discipline:
    return Discipline(form="khien_trach", starts_on=date(2026, 3, 1), **more)


def test_a_measure_is_entered_once(person, unit_head):
    key = uuid4()
    made = [add_judgement(subject=person, row=reprimand(), actor=unit_head, key=key) for _ in range(2)]

    assert made[0] == made[1]
    assert list(person.steps.values_list("move", "note")) == [("discipline", "khiển trách")]


def test_a_hold_is_ended(person, reviewer):
    hold = HoldFactory(person=person)
    change_judgement(row=hold, facts={"ends_on": date(2026, 4, 1)}, actor=reviewer)
    change_judgement(row=hold, facts={"ends_on": date(2026, 4, 1)}, actor=reviewer)

    assert Hold.objects.get().ends_on == date(2026, 4, 1)
    assert person.steps.count() == 1


def test_an_end_is_told_by_its_day_other_changes_by_their_names(person, reviewer):
    hold = HoldFactory(person=person)
    more = {"document": "CV 5", "starts_on": date(2026, 3, 2)}
    for facts in ({"ends_on": date(2026, 4, 1)}, {"ends_on": None}, more):
        change_judgement(row=hold, facts=facts, actor=reviewer)

    assert [step.note.partition(": ")[2] for step in person.steps.order_by("pk")] == [
        "đến hết ngày 01/04/2026",
        "chưa có ngày hết",
        "sửa văn bản, từ ngày",
    ]


def test_a_unit_is_held_back_once_and_let_go_again(unit, unit_head):
    key = uuid4()
    for _ in range(2):
        row = Hold(reason="thanh_tra", starts_on=date(2026, 3, 1))
        hold = add_judgement(subject=unit, row=row, actor=unit_head, key=key)
    change_judgement(row=hold, facts={"ends_on": date(2026, 4, 1)}, actor=unit_head)

    assert list(unit.holds.values_list("person", "ends_on")) == [(None, date(2026, 4, 1))]
    assert [(step.label, step.note) for step in unit.steps.order_by("pk")] == [
        ("ghi tạm dừng xét", "đang thanh tra, kiểm tra có dấu hiệu vi phạm"),
        ("ghi tạm dừng xét", "đang thanh tra, kiểm tra có dấu hiệu vi phạm: đến hết ngày 01/04/2026"),
    ]


def test_of_a_unit_too_only_its_head_and_those_above_decide(unit, unit_officer, system_officer, stranger, reviewer):
    stranger.role = "unit_head"
    for actor in (unit_officer, system_officer, stranger):
        with pytest.raises(Refused):
            add_judgement(subject=unit, row=reprimand(), actor=actor)
    add_judgement(subject=unit, row=reprimand(), actor=reviewer)

    assert list(unit.disciplines.values_list("form", flat=True)) == ["khien_trach"]


def test_an_end_before_the_beginning_is_refused(person, unit_head):
    with pytest.raises(ValidationError, match="Ngày hết phải từ ngày bắt đầu trở đi"):
        add_judgement(subject=person, row=reprimand(ends_on=date(2026, 2, 1)), actor=unit_head)


def test_officers_of_units_system_officers_and_other_heads_are_refused(person, unit_officer, system_officer, stranger):
    stranger.role = "unit_head"
    for actor in (unit_officer, system_officer, stranger):
        with pytest.raises(Refused):
            add_judgement(subject=person, row=reprimand(), actor=actor)
    assert Discipline.objects.count() == 0
