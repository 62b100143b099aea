"""Two managers lay two accounts at one record at the same moment."""

import pytest

from tests.factories.units import EmploymentFactory, PostFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from units.actions import account_people
from units.actions.account_people import link_account
from units.models import User

pytestmark = ON_POSTGRESQL


@pytest.fixture
def pair(unit):
    """A record and two accounts of its unit."""
    return EmploymentFactory(unit=unit).person, [PostFactory(unit=unit).user for _ in range(2)]


def linking(user, person, actor):
    return lambda: link_account(user=user, person=person.pk, actor=actor)


def test_one_record_gets_one_account(pair, system_officer):
    person, users = pair
    results = at_once(*[linking(user, person, system_officer) for user in users])

    assert sorted(type(result).__name__ for result in results) == ["User", "ValidationError"]
    assert User.objects.filter(person=person).count() == 1


def test_without_locks_only_the_database_keeps_them_apart(pair, system_officer, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(account_people, "_note", Meeting(2).before(account_people._note))
    without_locks(monkeypatch)
    person, users = pair
    results = at_once(*[linking(user, person, system_officer) for user in users])

    assert sorted(type(result).__name__ for result in results) == ["IntegrityError", "User"]
