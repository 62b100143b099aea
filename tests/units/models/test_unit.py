"""What a unit can never be: below itself, called two ways on one day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.factories.units import UnitFactory
from units.models import Unit, UnitState, User


def test_a_unit_does_not_stand_below_itself(unit):
    section = UnitFactory(parent=unit)

    for parent in (unit, section):
        unit.parent = parent
        with pytest.raises(ValidationError, match="không thể trực thuộc chính nó hoặc đơn vị bên dưới nó"):
            unit.full_clean()
    section.full_clean()


@pytest.mark.parametrize(
    ("starts", "ends", "fits"),
    [
        (date(2019, 12, 31), None, False),
        (date(2015, 1, 1), date(2015, 12, 31), False),
        (date(2009, 1, 1), date(2010, 1, 1), False),
        (date(2009, 1, 1), None, False),
        (date(2009, 1, 1), date(2009, 12, 31), True),
        (date(2020, 1, 1), None, True),
    ],
)
def test_a_unit_is_called_one_way_on_a_day(unit, starts, ends, fits):
    UnitState.objects.create(unit=unit, name="Cũ", starts_on=date(2010, 1, 1), ends_on=date(2019, 12, 31))
    state = UnitState(unit=unit, name="Mới", starts_on=starts, ends_on=ends)

    if fits:
        state.full_clean()
    else:
        with pytest.raises(ValidationError, match="Thời gian này trùng với một tên khác của đơn vị"):
            state.full_clean()


def test_a_state_may_be_mended_where_it_stands(unit):
    state = UnitState.objects.create(unit=unit, name="Cũ", starts_on=date(2010, 1, 1))
    state.name = "Mới"

    state.full_clean()
    state.save()

    assert [row.name for row in unit.states.all()] == ["Mới"]


@pytest.fixture
def admin(login, system_officer):
    """`admin(unit, **typed)` sends the page of a unit in the admin site; returns what it complains of."""
    User.objects.filter(pk=system_officer.user_id).update(is_staff=True, is_superuser=True)
    client = login(system_officer)

    def send(unit, states=(), **typed):
        filled = {"kind": unit.kind, "name": unit.name, "founded_on": "01/01/2010", "symbol": "XD"}
        lines = {"states-TOTAL_FORMS": len(states), "states-INITIAL_FORMS": "0"}
        for n, (name, start, end) in enumerate(states):
            lines |= {f"states-{n}-name": name, f"states-{n}-starts_on": start, f"states-{n}-ends_on": end}
        answer = client.post(reverse("admin:units_unit_change", args=[unit.pk]), filled | lines | typed)
        return [] if answer.status_code == 302 else [str(error) for error in answer.context["errors"]]

    return send


def test_the_admin_site_moves_no_unit(admin, unit, province):
    other = UnitFactory(parent=province)

    assert admin(unit, parent=other.pk) == []
    assert Unit.objects.values_list("symbol", "parent").get(pk=unit.pk) == ("XD", province.pk)


def test_the_admin_site_ends_no_unit_with_living_ones_below(admin, unit):
    room = UnitFactory(name="Phòng Một", short_name="Phòng Một", parent=unit)
    refused = admin(unit, ended_on="30/06/2025")
    Unit.objects.filter(pk=room.pk).update(ended_on=date(2025, 6, 30))

    assert ["Còn đơn vị trực thuộc hoạt động sau ngày này: Phòng Một." in text for text in refused] == [True]
    assert admin(unit, ended_on="30/06/2025") == []
    assert ["Sở Xây dựng đã kết thúc ngày 30/06/2025." in text for text in admin(room)] == [True]


def test_names_typed_together_may_not_meet(admin, unit):
    apart = [("Cũ", "01/01/2010", "31/12/2014"), ("Mới", "01/01/2015", "")]
    meeting = [("Cũ", "01/01/2010", "01/01/2015"), ("Mới", "01/01/2015", "")]

    assert ["Các tên có thời gian trùng nhau" in text for text in admin(unit, meeting)] == [True]
    assert admin(unit, apart) == []
