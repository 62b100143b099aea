"""Putting units into blocs: only what was changed, nothing half, nobody's work overwritten."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.factories.blocs import YEAR, BlocFactory, DivisionFactory, MemberFactory
from tests.factories.units import UnitFactory
from units.actions.placing import NOWHERE, Placing, place_units
from units.choices import BlocRole
from units.models import BlocMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(province):
    return DivisionFactory(issuer=province)


@pytest.fixture
def bloc(draft):
    return BlocFactory(division=draft, name="Khối 1")


@pytest.fixture
def head(bloc, province):
    return MemberFactory(bloc=bloc, role=BlocRole.HEAD, unit__name="Sở Cũ", unit__parent=province)


def places() -> dict:
    return {row.unit.name: (row.bloc.name, row.role) for row in BlocMember.objects.select_related("unit", "bloc")}


def test_in_out_and_across_in_one_go(draft, bloc, head, province, reviewer):
    other = BlocFactory(division=draft, name="Khối 2")
    gone = MemberFactory(bloc=bloc, unit__name="Sở Ra").unit
    new = UnitFactory(name="Sở Mới", parent=province)
    step = place_units(
        division=draft,
        placings=[
            Placing(new, NOWHERE, (bloc.pk, "head")),
            Placing(head.unit, (bloc.pk, "head"), (other.pk, "head")),
            Placing(gone, (bloc.pk, "member"), NOWHERE),
        ],
        actor=reviewer,
    )

    assert places() == {"Sở Mới": ("Khối 1", "head"), "Sở Cũ": ("Khối 2", "head")}
    assert step.note == "Sở Mới: Khối 1, trưởng khối; Sở Cũ: Khối 2, trưởng khối; Sở Ra: không ở khối nào"


def test_two_units_change_places_at_the_head(draft, bloc, head, reviewer):
    member = MemberFactory(bloc=bloc, unit__name="Sở Kia")
    place_units(
        division=draft,
        placings=[
            Placing(member.unit, (bloc.pk, "member"), (bloc.pk, "head")),
            Placing(head.unit, (bloc.pk, "head"), (bloc.pk, "member")),
        ],
        actor=reviewer,
    )

    assert places() == {"Sở Kia": ("Khối 1", "head"), "Sở Cũ": ("Khối 1", "member")}


def test_nothing_changed_writes_nothing(draft, bloc, head, reviewer):
    same = [Placing(head.unit, (bloc.pk, "head"), (bloc.pk, "head"))]

    assert place_units(division=draft, placings=same, actor=reviewer) is None
    assert not draft.steps.exists()


def test_a_second_press_gives_the_first_line(draft, bloc, reviewer, unit):
    key, placings = uuid4(), [Placing(unit, NOWHERE, (bloc.pk, "member"))]
    steps = [place_units(division=draft, placings=placings, actor=reviewer, key=key) for _ in range(2)]

    assert steps[0] == steps[1]


def test_somebody_elses_change_is_not_overwritten(draft, bloc, head, reviewer):
    stale = [Placing(head.unit, NOWHERE, (bloc.pk, "member"))]

    with pytest.raises(ValidationError, match="Sở Cũ vừa được người khác xếp lại"):
        place_units(division=draft, placings=stale, actor=reviewer)
    assert places() == {"Sở Cũ": ("Khối 1", "head")}


def test_the_other_bloc_is_named(draft, bloc, reviewer):
    there = MemberFactory(bloc__name="Khối của sở khác")

    with pytest.raises(ValidationError, match="đã ở “Khối của sở khác”, là khối cùng loại năm"):
        place_units(division=draft, placings=[Placing(there.unit, NOWHERE, (bloc.pk, "member"))], actor=reviewer)


def test_one_wrong_row_holds_back_all(draft, bloc, head, province, reviewer):
    ended = UnitFactory(name="UBND huyện Cũ", parent=province, ended_on=date(YEAR - 1, 6, 30))
    good = UnitFactory(parent=province)
    placings = [Placing(unit, NOWHERE, (bloc.pk, "member")) for unit in (good, ended)]

    with pytest.raises(ValidationError, match=f"UBND huyện Cũ không hoạt động trong năm {YEAR}"):
        place_units(division=draft, placings=placings, actor=reviewer)
    assert places() == {"Sở Cũ": ("Khối 1", "head")}


def test_one_head(draft, bloc, head, reviewer, unit):
    with pytest.raises(ValidationError, match=r"“Khối 1” có 2 trưởng khối \(Sở Cũ, Sở Xây dựng\)"):
        place_units(division=draft, placings=[Placing(unit, NOWHERE, (bloc.pk, "head"))], actor=reviewer)


def test_a_bloc_of_another_division_is_no_place(draft, bloc, reviewer, unit):
    foreign = BlocFactory()

    with pytest.raises(ValidationError, match="khối hoặc vai trò đã chọn không còn"):
        place_units(division=draft, placings=[Placing(unit, NOWHERE, (foreign.pk, "member"))], actor=reviewer)
