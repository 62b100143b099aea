"""Two managers give one person the same role at the same moment: it is held once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories.units import PostFactory, UserFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from thiduakt.base.clock import today
from units.actions import posts
from units.actions.departures import leave_office
from units.actions.posts import give_post
from units.choices import Role
from units.models import Departure

pytestmark = ON_POSTGRESQL


@pytest.fixture
def user(db):
    return UserFactory()


def give_twice(user, head, system_officer):
    """With a last day each, so that no constraint of the database stands in for the lock."""

    def by(actor, days):
        last = today() + timedelta(days=days)
        facts = {"unit": head.unit, "role": Role.UNIT_OFFICER, "starts_on": today(), "ends_on": last}
        return lambda: give_post(user=user, **facts, actor=actor)

    return at_once(by(head, 5), by(system_officer, 9))


def test_of_two_at_once_one_is_told_that_the_times_meet(user, unit_head, system_officer):
    answers = give_twice(user, unit_head, system_officer)

    assert sorted(type(answer).__name__ for answer in answers) == ["Post", ValidationError.__name__]
    assert user.posts.count() == 1


def test_control_without_the_lock_both_are_given(user, unit_head, system_officer, monkeypatch):
    without_locks(monkeypatch)
    room = posts.require_room

    def then_meet(post):
        room(post)
        meeting.wait()

    meeting = Meeting(2)
    monkeypatch.setattr(posts, "require_room", then_meet)

    assert [type(answer).__name__ for answer in give_twice(user, unit_head, system_officer)] == ["Post", "Post"]
    assert user.posts.count() == 2


def test_two_managers_send_one_person_away_at_once(system_officer, unit_officer):
    other = PostFactory(role=Role.SYSTEM_OFFICER)
    facts = {"user": unit_officer.user, "kind": "retired", "last_day": today(), "basis": "", "receivers": {}}
    facts |= {"on": today(), "now": timezone.now()}
    answers = at_once(*[lambda by=by: leave_office(actor=by, **facts) for by in (system_officer, other)])

    assert sorted(type(answer).__name__ for answer in answers) == ["Departure", ValidationError.__name__]
    assert Departure.objects.count() == 1


def test_control_without_the_lock_only_the_database_keeps_it_to_one(system_officer, unit_officer, monkeypatch):
    other = PostFactory(role=Role.SYSTEM_OFFICER)
    without_locks(monkeypatch)
    monkeypatch.setattr(Departure, "save", Meeting(2).before(Departure.save))
    facts = {"user": unit_officer.user, "kind": "retired", "last_day": today(), "basis": "", "receivers": {}}
    facts |= {"on": today(), "now": timezone.now()}
    answers = at_once(*[lambda by=by: leave_office(actor=by, **facts) for by in (system_officer, other)])

    assert ValidationError.__name__ not in [type(answer).__name__ for answer in answers]
    assert Departure.objects.count() == 1
