"""The catalogue of an upper storey as this one sees it, and the admin site of this storey."""

from datetime import date

import pytest

from awards.choices import AwardKind
from campaigns.titles import Title, labels_on, titles_on
from tests.factories.awards import AwardTypeFactory
from tests.factories.units import UserFactory

DAY = date(2026, 3, 1)


@pytest.mark.django_db
def test_titles_come_from_the_catalogue_in_force():
    AwardTypeFactory(code="A", name="Danh hiệu", for_person=True, precedence=2)
    AwardTypeFactory(code="B", name="Bằng", kind=AwardKind.FORM, for_person=False, for_unit=True, precedence=1)
    AwardTypeFactory(code="C", name="Cũ", valid_to=date(2025, 12, 31))

    assert titles_on(DAY) == [Title("B", "Bằng", False, True, False), Title("A", "Danh hiệu", True, False, True)]
    assert labels_on(DAY) == {"B": "Bằng", "A": "Danh hiệu"}


@pytest.mark.parametrize("model", ["planstep", "registrationstep", "roundstep"])
def test_journals_are_read_only_for_the_system_officer(client, issued, system_officer, model):
    user = system_officer.user
    user.is_staff = user.is_superuser = True
    user.save()
    client.force_login(user)

    assert client.get(f"/quan-tri/campaigns/{model}/").status_code == 200
    assert client.get(f"/quan-tri/campaigns/{model}/add/").status_code == 403


@pytest.mark.django_db
def test_the_reading_of_days_is_set_by_the_system_officer(client, system_officer, office):
    user = system_officer.user
    user.is_staff = user.is_superuser = True
    user.save()
    client.force_login(user)
    client.post("/quan-tri/campaigns/officesetting/add/", {"office": str(office.pk), "before_includes_day": "on"})

    assert office.plan_setting.before_includes_day is True


@pytest.mark.django_db
def test_a_login_without_staff_flag_finds_no_admin_site(client):
    client.force_login(UserFactory())

    assert client.get("/quan-tri/campaigns/planstep/").status_code == 403
