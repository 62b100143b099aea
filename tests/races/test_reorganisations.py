"""Two officers apply at the same moment: one wins, the other is told."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.factories.reorganisations import absorbed, merged, renamed
from tests.factories.units import EmploymentFactory, UnitFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.actions import reorganising
from units.actions.reorganising import apply_reorganisation
from units.choices import UnitKind
from units.models import ReorganisationStep, Unit

pytestmark = ON_POSTGRESQL


@pytest.fixture
def communes(province):
    facts = {"kind": UnitKind.COMMUNE, "parent": province}
    return [UnitFactory(name=f"Xã {name}", short_name=f"Xã {name}", **facts) for name in ("An", "Bình", "Ca")]


@pytest.fixture
def plan(communes, province, office_officer):
    EmploymentFactory(unit=communes[0])
    return merged(office_officer, communes, name="Xã Mới", parent=province)


def applying(plan, actor):
    return lambda: apply_reorganisation(reorganisation=plan, actor=actor, on=today())


def kinds(answers) -> list[str]:
    return sorted(type(answer).__name__ for answer in answers)


def test_two_officers_apply_one_plan_once(plan, office_officer, system_officer):
    answers = at_once(applying(plan, office_officer), applying(plan, system_officer))

    assert kinds(answers) == [Refused.__name__, "ReorganisationStep"]
    assert Unit.objects.filter(name="Xã Mới").count() == 1
    assert ReorganisationStep.objects.filter(move="apply").count() == 1


def test_control_without_the_lock_both_begin_to_apply(plan, office_officer, system_officer, monkeypatch):
    without_locks(monkeypatch)
    monkeypatch.setattr(reorganising, "found_units", Meeting(2).before(reorganising.found_units))

    answers = at_once(applying(plan, office_officer), applying(plan, system_officer))

    assert kinds(answers) == [IntegrityError.__name__, "ReorganisationStep"]


def test_two_plans_for_one_unit_take_turns_and_the_second_is_told(communes, office_officer, system_officer):
    first = absorbed(office_officer, communes[:1], into=communes[1])
    second = absorbed(office_officer, communes[:1], into=communes[2])
    answers = at_once(applying(first, office_officer), applying(second, system_officer))

    assert kinds(answers) == ["ReorganisationStep", ValidationError.__name__]
    refused = next(answer for answer in answers if isinstance(answer, ValidationError))
    assert refused.messages[0] == "Xã An đã kết thúc ngày 30/06/2025. Hãy bỏ khỏi phương án."


def moves_into_each_other(unit, board_unit, office_officer, system_officer):
    there = renamed(office_officer, unit, "", parent=board_unit)
    back = renamed(office_officer, board_unit, "", parent=unit)
    return at_once(applying(there, office_officer), applying(back, system_officer))


def test_two_plans_make_no_circle(unit, board_unit, office_officer, system_officer):
    answers = moves_into_each_other(unit, board_unit, office_officer, system_officer)

    assert kinds(answers) == ["ReorganisationStep", ValidationError.__name__]
    assert {unit.parent_id for unit in Unit.objects.all()} & {None} == {None}


def test_control_without_the_lock_two_plans_make_a_circle(
    unit, board_unit, office_officer, system_officer, monkeypatch
):
    without_locks(monkeypatch)
    monkeypatch.setattr(reorganising, "found_units", Meeting(2).before(reorganising.found_units))

    answers = moves_into_each_other(unit, board_unit, office_officer, system_officer)
    unit.refresh_from_db()
    board_unit.refresh_from_db()

    assert kinds(answers) == ["ReorganisationStep", "ReorganisationStep"]
    assert (unit.parent, board_unit.parent) == (board_unit, unit)
