"""Households of communes: entered, found, put right."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.people import HouseholdFactory
from tests.factories.units import EmploymentFactory, PostFactory, UnitFactory
from units.models import Household

LIST, NEW = reverse("units:households"), reverse("units:household_new")


@pytest.fixture
def commune(province):
    return UnitFactory(kind="commune", name="Ủy ban nhân dân xã An Phú", short_name="UBND xã An Phú", parent=province)


@pytest.fixture
def officer(commune):
    return PostFactory(unit=commune)


def heads(response) -> list[str]:
    return [household.head_name for household in response.context["page"].rows]


def filled(**more) -> dict:
    return {"head_name": "Lê Văn Hòa", "address": "Thôn Đông", "unit": "UBND xã An Phú"} | more


def test_a_household_is_entered_once(login, officer, commune):
    client, key = login(officer), str(uuid4())
    for _ in range(2):
        client.post(NEW, filled(key=key))
    again = client.post(NEW, filled(head_name="lê văn hòa"))
    made = Household.objects.get()

    assert (made.head_name, made.unit, made.steps.get().move) == ("Lê Văn Hòa", commune, "add")
    assert "Hộ gia đình này đã có trong danh sách của xã, phường." in again.text


def test_it_is_put_right_with_the_heads_own_record_and_ended(login, officer, commune):
    household = HouseholdFactory(unit=commune)
    head = EmploymentFactory(unit=commune, person__full_name="Lê Văn Hòa").person
    typed = filled(person="Lê Văn Hòa (1985)", ended_on="1/6/2026")
    login(officer).post(reverse("units:household", args=[household.pk]), typed)
    household.refresh_from_db()

    assert (household.head_name, household.person, household.ended_on) == ("Lê Văn Hòa", head, date(2026, 6, 1))
    assert [step.move for step in household.steps.all()] == ["change"]


def test_a_commune_sees_its_own_without_marks_and_the_ended_when_asked(login, officer, commune, reviewer):
    HouseholdFactory(unit=commune, head_name="Lê Văn Hòa")
    HouseholdFactory(unit=commune, head_name="Trần Thị Cũ", ended_on=date(2020, 1, 1))
    HouseholdFactory(head_name="Phạm Văn Xa")
    client = login(officer)

    assert heads(client.get(LIST)) == ["Lê Văn Hòa"]
    assert heads(client.get(LIST, {"ended": "1"})) == ["Trần Thị Cũ", "Lê Văn Hòa"]
    assert heads(client.get(LIST, {"q": "xa"})) == []
    assert heads(login(reviewer).get(LIST, {"q": "pham xa"})) == ["Phạm Văn Xa"]


def test_another_commune_is_refused(login, officer, commune, province):
    UnitFactory(kind="commune", name="Ủy ban nhân dân xã An Lâm", parent=province)
    response = login(officer).post(NEW, filled(unit="Ủy ban nhân dân xã An Lâm"))

    assert response.status_code == 403
    assert Household.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_at_any_length(login, officer, commune, django_assert_max_num_queries, count):
    HouseholdFactory.create_batch(count, unit=commune)
    client = login(officer)
    with django_assert_max_num_queries(10):
        assert len(heads(client.get(LIST))) == count
