"""Boxes in which one types a name and picks: by itself, after the form came back, while one types."""

import pytest
from django.urls import reverse

from tests.factories.units import EmploymentFactory, PersonFactory, UnitFactory
from units.forms.initiatives import PersonField
from units.forms.picking import Picked
from units.forms.units import UnitField
from units.models import Person

HTMX = {"HX-Request": "true"}

pytestmark = pytest.mark.django_db


def offered(field) -> list[str]:
    return [pick.text for pick in field.widget.offered]


def test_what_was_picked_counts_more_than_what_is_typed(secretary):
    first, second = (PersonFactory(full_name="Lê An", birth_year=1980, birth_date=None) for _ in range(2))
    field = PersonField(actor=secretary)

    assert field.clean(Picked("Lê An", str(second.pk))) == second
    with pytest.raises(Exception, match="Có nhiều người"):
        field.clean(Picked("Lê An (1980)"))
    assert offered(field) == ["Lê An (1980)", "Lê An (1980)"]
    assert {pick.pk for pick in field.widget.offered} == {first.pk, second.pk}


@pytest.mark.parametrize("key", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_broken_key_leaves_the_name(secretary, key):
    person = PersonFactory(full_name="Lê An")

    assert PersonField(actor=secretary).clean(Picked("le an", key)) == person


def test_nobody_is_picked_whom_one_may_not_see(stranger):
    hidden = EmploymentFactory(person=PersonFactory(full_name="Lê Kín")).person
    field = PersonField(actor=stranger)

    with pytest.raises(Exception, match="Không có ai"):
        field.clean(Picked("le kin", str(hidden.pk)))
    assert offered(field) == []


def test_a_name_that_means_none_is_offered_what_is_near():
    UnitFactory(name="Sở Xây dựng", short_name="")
    field = UnitField()

    with pytest.raises(Exception, match="Không có đơn vị nào tên"):
        field.clean(Picked("so xay dugn"))
    assert offered(field) == ["Sở Xây dựng"]


def test_the_form_comes_back_with_what_to_choose_from(login, office_officer, unit):
    twin = UnitFactory(name="Phòng Tổng hợp", parent=unit)
    UnitFactory(name="Phòng Tổng hợp")
    client, typed = (
        login(office_officer),
        {"full_name": "Lê Văn Mới", "birth_date": "12/3/1990", "is_party_member": "unknown", "unit": "phòng tổng hợp"},
    )
    work = {"position": "Chuyên viên", "position_class": "direct_worker", "kind": "main", "starts_on": "01/01/2024"}

    page = client.post(reverse("units:person_new"), {**typed, **work})
    assert str(twin.pk) in page.content.decode()
    assert 'name="unit-chosen"' in page.content.decode()
    assert 'value="phòng tổng hợp"' in page.content.decode()

    client.post(reverse("units:person_new"), {**typed, **work, "unit-chosen": str(twin.pk), "key": "k1"})
    assert Person.objects.get(full_name="Lê Văn Mới").employments.get().unit == twin


def test_while_one_types_the_best_stand_below(login, secretary, stranger, unit, django_assert_num_queries):
    EmploymentFactory(unit=unit, position="Kế toán", person=PersonFactory(full_name="Lê Kín Đáo", birth_year=1985))
    path = reverse("units:picks", args=["nguoi"])
    client = login(secretary)
    client.get(path, {"q": "kin"}, headers=HTMX)

    with django_assert_num_queries(5):
        found = client.get(path, {"q": "đáo le"}, headers=HTMX).content.decode()
    assert "Lê Kín Đáo (1985)" in found
    assert f"Kế toán, {unit.label}" in found
    assert "<html" not in found
    assert client.get(path, {"q": "l"}, headers=HTMX).content.decode().strip() == ""
    assert "Lê Kín" not in login(stranger).get(path, {"q": "kin"}, headers=HTMX).content.decode()


def test_opened_by_itself_it_is_the_list(login, secretary):
    client = login(secretary)
    for source, heading in (("nguoi", "Con người"), ("don-vi", "Đơn vị")):
        page = client.get(reverse("units:picks", args=[source]), {"q": "an"}).content.decode()
        assert f"<title>{heading}" in page.replace("\n", "")
    assert client.get(reverse("units:picks", args=["khac"]), {"q": "an"}).status_code == 404
