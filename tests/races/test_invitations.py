"""One code used twice at the same moment: one wins."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.units import UserFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from thiduakt.base.verdict import Refused
from units.actions import invitations
from units.actions.invitations import accept_invitation
from units.models import Invitation, PostStep
from units.models.posts import hash_of

pytestmark = ON_POSTGRESQL


@pytest.fixture
def invitation(unit_head):
    waiting = Invitation(user=UserFactory(), kind="invite", by=unit_head, expires_at=timezone.now() + timedelta(days=1))
    waiting.code_hash = hash_of(waiting.code)
    waiting.save()
    return waiting


def accept_twice(invitation):
    def use(password):
        return lambda: accept_invitation(invitation=invitation, password=password, now=timezone.now())

    return at_once(use("mot-cau-ngan-de-nho-1"), use("mot-cau-ngan-de-nho-2"))


def test_of_two_at_once_one_wins(invitation):
    answers = accept_twice(invitation)

    assert sorted(type(answer).__name__ for answer in answers) == [Refused.__name__, "User"]
    assert PostStep.objects.filter(move="accept_invitation").count() == 1


def test_control_without_the_lock_both_set_a_password(invitation, monkeypatch):
    without_locks(monkeypatch)
    monkeypatch.setattr(invitations, "validate_password", Meeting(2).before(invitations.validate_password))
    answers = accept_twice(invitation)

    assert [type(answer).__name__ for answer in answers] == ["User", "User"]
    assert PostStep.objects.filter(move="accept_invitation").count() == 2
