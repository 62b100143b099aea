"""Each wrong password beyond the first few makes the next try wait twice as long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from units.actions.logins import forget_failed_logins, note_failed_login, seconds_to_wait
from units.models import LoginFailure

PLACE = {"login": "tran.hoa", "address": "203.0.113.5"}


def wait_after(count: int, seconds: int = 0) -> int:
    """How long to wait `seconds` after the last of `count` failures."""
    for _ in range(count):
        note_failed_login(**PLACE)
    last = LoginFailure.objects.order_by("-at").first()
    return seconds_to_wait(**PLACE, now=(last.at if last else timezone.now()) + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("count", "seconds"), [(0, 0), (1, 0), (3, 0), (4, 15), (5, 30), (7, 120), (10, 900), (40, 900)]
)
def test_the_wait_doubles_up_to_a_quarter_of_an_hour(db, count, seconds):
    assert wait_after(count) == seconds


def test_the_wait_runs_out(db):
    assert wait_after(4, seconds=10) == 5
    assert seconds_to_wait(**PLACE, now=timezone.now() + timedelta(seconds=20)) == 0


def test_capitals_and_spaces_are_the_same_login(db):
    wait_after(4)

    assert seconds_to_wait(login=" TRAN.Hoa ", address=PLACE["address"], now=timezone.now()) > 0
    assert seconds_to_wait(login="tran.hoa", address="203.0.113.6", now=timezone.now()) == 0


def test_a_success_clears_the_place_and_what_is_old(db):
    wait_after(5)
    note_failed_login(login="le.duc", address="203.0.113.5")
    old = LoginFailure.objects.create(login="cu", address="203.0.113.5")
    LoginFailure.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(hours=2))
    forget_failed_logins(**PLACE)

    assert list(LoginFailure.objects.values_list("login", flat=True)) == ["le.duc"]
