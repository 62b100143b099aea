"""The same code sent twice at one moment opens one door."""

import pyotp
import pytest
from django.db.models import QuerySet
from django.utils import timezone

from tests.races.together import ON_POSTGRESQL, Meeting, at_once
from units.actions.logins import begin_try
from units.actions.second_factors import new_secret, set_up_second_factor, take_code
from units.models import LoginFailure, SecondFactor

pytestmark = ON_POSTGRESQL


@pytest.fixture
def secret(unit_officer):
    return new_secret()


@pytest.fixture
def codes(unit_officer, secret):
    now = timezone.now()
    codes = set_up_second_factor(
        user=unit_officer.user, actor=unit_officer, secret=secret, code=pyotp.TOTP(secret).at(now), now=now
    )
    SecondFactor.objects.update(last_step=0)
    return codes


def press(user, code):
    now = timezone.now()
    return lambda: take_code(user=user, code=code, now=now)


def test_a_recovery_code_used_twice_at_once_opens_once(unit_officer, codes, monkeypatch):
    monkeypatch.setattr(QuerySet, "update", Meeting(2).before(QuerySet.update))
    taken = at_once(*[press(unit_officer.user, codes[0])] * 2)

    assert sorted(map(str, taken)) == ["None", "recovery"]


def test_a_code_of_the_moment_used_twice_at_once_opens_once(unit_officer, codes, secret, monkeypatch):
    monkeypatch.setattr(QuerySet, "update", Meeting(2).before(QuerySet.update))
    taken = at_once(*[press(unit_officer.user, pyotp.TOTP(secret).now())] * 2)

    assert sorted(map(str, taken)) == ["None", "code"]


def test_control_reading_before_writing_takes_it_twice(unit_officer, codes, secret, monkeypatch):
    def without_condition(queryset, **values):
        return SecondFactor.objects.filter(user=unit_officer.user).count() if "last_step" in values else 0

    monkeypatch.setattr(QuerySet, "update", without_condition)
    taken = at_once(*[press(unit_officer.user, pyotp.TOTP(secret).now())] * 2)

    assert taken == ["code", "code"]


def test_many_tries_at_one_moment_do_not_slip_under_the_limit(unit_officer):
    now = timezone.now()
    place = {"login": unit_officer.user.username, "address": "192.0.2.1"}
    waits = at_once(*[lambda: begin_try(**place, now=now)] * 12)

    went_on = sum(wait == 0 for wait in waits)
    assert went_on <= 4
    assert LoginFailure.objects.count() == went_on
