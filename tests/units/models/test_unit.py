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


def test_the_admin_site_moves_no_unit(login, system_officer, unit, province):
    User.objects.filter(pk=system_officer.user_id).update(is_staff=True, is_superuser=True)
    other = UnitFactory(parent=province)
    states = {"states-TOTAL_FORMS": "0", "states-INITIAL_FORMS": "0"}
    filled = {"kind": unit.kind, "name": unit.name, "founded_on": "01/01/2010", "symbol": "XD", "parent": other.pk}
    answer = login(system_officer).post(reverse("admin:units_unit_change", args=[unit.pk]), filled | states)

    assert answer.status_code == 302
    assert Unit.objects.values_list("symbol", "parent").get(pk=unit.pk) == ("XD", province.pk)
