"""Each wrong password beyond the first few makes the next try wait twice as long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from units.actions.logins import (
    begin_try,
    forget_failed_logins,
    known_device,
    mark_of,
    new_token,
    note_failed_login,
    remember_device,
    seconds_to_wait,
    unlock_logins,
)
from units.models import KnownDevice, LoginFailure, SecurityStep

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


def fail(count: int, **place) -> None:
    for _ in range(count):
        note_failed_login(**{**PLACE, **place})


def test_strangers_do_not_slow_a_known_browser_down(db):
    fail(40)
    fail(40, address="198.51.100.7")
    now = timezone.now()

    assert seconds_to_wait(**PLACE, now=now) > 0
    assert seconds_to_wait(**PLACE, device="a" * 64, now=now) == 0


def test_a_known_browser_has_its_own_patience_wherever_it_is(db):
    fail(4, device="a" * 64)
    now = LoginFailure.objects.latest("at").at

    assert seconds_to_wait(login=PLACE["login"], address="198.51.100.7", device="a" * 64, now=now) == 15
    assert seconds_to_wait(**PLACE, device="b" * 64, now=now) == 0
    assert seconds_to_wait(**PLACE, now=now) == 0


def test_guesses_at_one_account_from_everywhere_are_slowed_together(db):
    for number in range(20):
        fail(1, address=f"198.51.100.{number}")
    now = LoginFailure.objects.latest("at").at

    assert seconds_to_wait(login=PLACE["login"], address="192.0.2.1", now=now) == 15
    assert seconds_to_wait(login="le.duc", address="192.0.2.1", now=now) == 0


def test_guesses_at_many_accounts_from_one_address_are_slowed_together(db):
    for number in range(60):
        fail(1, login=f"can.bo.{number}")
    now = LoginFailure.objects.latest("at").at

    assert seconds_to_wait(login="le.duc", address=PLACE["address"], now=now) == 15
    assert seconds_to_wait(login="le.duc", address="192.0.2.1", now=now) == 0


def test_a_try_counts_before_it_is_judged_and_one_that_waits_is_not_kept(db):
    waits = [begin_try(**PLACE, now=timezone.now()) for _ in range(6)]

    assert [wait > 0 for wait in waits] == [False] * 4 + [True] * 2
    assert LoginFailure.objects.count() == 4


def test_only_the_browser_that_let_this_account_in_is_known(unit_officer, stranger):
    token = new_token()
    remember_device(user=unit_officer.user, token=token, name="Chrome trên Windows")
    remember_device(user=unit_officer.user, token=token, name="Chrome trên Windows")

    assert known_device(login=unit_officer.user.username.upper(), token=token) == mark_of(token)
    assert known_device(login=stranger.user.username, token=token) == ""
    assert known_device(login=unit_officer.user.username, token=new_token()) == ""
    assert known_device(login=unit_officer.user.username, token="") == ""
    assert [(row.name, row.mark) for row in KnownDevice.objects.all()] == [("Chrome trên Windows", mark_of(token))]


def test_unlocking_clears_everything_of_those_accounts_and_is_written_down(unit_officer, stranger, system_officer):
    for post in (unit_officer, stranger):
        fail(30, login=post.user.username)
    fail(5, login=unit_officer.user.username, device="a" * 64)
    count = unlock_logins(users=[unit_officer.user, system_officer.user], actor=system_officer)

    assert count == 1
    assert set(LoginFailure.objects.values_list("login", flat=True)) == {stranger.user.username}
    assert [(step.user, step.actor, step.move) for step in SecurityStep.objects.all()] == [
        (unit_officer.user, system_officer, "unlock")
    ]
