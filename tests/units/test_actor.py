"""Rights come only from posts in force today."""

from datetime import timedelta

import pytest
from django.urls import reverse

from thiduakt.base.clock import today


def test_the_desk_opens_for_a_post_in_force(login, unit_officer):
    assert login(unit_officer).get(reverse("desk")).status_code == 200


@pytest.mark.parametrize("days", [-1, -400])
def test_a_post_that_has_ended_gives_no_rights(login, unit_officer, days):
    unit_officer.ends_on = today() + timedelta(days=days)
    unit_officer.save()

    assert login(unit_officer).get(reverse("desk")).status_code == 403


def test_a_unit_that_has_ended_gives_no_rights(login, unit_officer):
    unit_officer.unit.ended_on = today() - timedelta(days=1)
    unit_officer.unit.save()

    assert login(unit_officer).get(reverse("desk")).status_code == 403
