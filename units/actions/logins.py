"""Tries to sign in: each is written down before it is judged, and after a few the next has to wait.

A browser that has let the account in before is judged by its own tries alone, so that whoever guesses elsewhere
cannot lock the owner out. All others share three limits: this account from this address, this account from anywhere,
and this address on whatever account.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from units.models import KnownDevice, LoginFailure, Post, SecurityStep, User

FREE_TRIES = 4
FREE_TRIES_OF_ACCOUNT = 20
# Many desks share the address of one office.
FREE_TRIES_OF_ADDRESS = 60
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)
MEMORY = timedelta(hours=1)


def new_token() -> str:
    """A secret for a browser, by which it is known again."""
    return token_urlsafe(24)


def mark_of(token: str) -> str:
    """What is kept of a browser's token: it cannot be turned back into the token."""
    return sha256(token.encode()).hexdigest() if token else ""


def known_device(*, login: str, token: str) -> str:
    """The mark of the browser if it has let this login in before; otherwise empty."""
    mark = mark_of(token)
    known = KnownDevice.objects.filter(user__username__iexact=_key(login), mark=mark)
    return mark if mark and known.exists() else ""


def seconds_to_wait(*, login: str, address: str, device: str = "", now: datetime) -> int:
    """How long this login must wait at this place; 0 when it may try. The wait doubles with each failure."""
    return _longest(LoginFailure.objects.all(), login, address, device, now)


@transaction.atomic
def note_failed_login(*, login: str, address: str, device: str = "") -> LoginFailure:
    """Write a try down. It counts as failed until it is forgotten."""
    return LoginFailure.objects.create(login=_key(login), address=address, device=device)


def begin_try(*, login: str, address: str, device: str = "", now: datetime) -> int:
    """Write the try down, then say how long it has to wait; 0 when it may go on. One that has to wait is not kept.

    Written first, a thousand tries at one moment see each other: whichever goes on has seen all that went on before
    it. Call `forget_failed_logins` when it was right.
    """
    mine = note_failed_login(login=login, address=address, device=device)
    wait = _longest(LoginFailure.objects.exclude(pk=mine.pk), login, address, device, now)
    if wait:
        mine.delete()
    return wait


@transaction.atomic
def forget_last_try(*, login: str, address: str, device: str = "") -> None:
    """The password was right, and the second step is still to come: this try was no failure."""
    mine = LoginFailure.objects.filter(login=_key(login), address=address, device=device).order_by("-pk").first()
    if mine:
        mine.delete()


@transaction.atomic
def forget_failed_logins(*, login: str, address: str, device: str = "") -> None:
    """Somebody got in: this browser or address begins anew; what is older than the memory goes as well."""
    now = timezone.now()
    _of_place(LoginFailure.objects.all(), login, address, device).delete()
    LoginFailure.objects.filter(at__lt=now - MEMORY).delete()


@transaction.atomic
def unlock_logins(*, users, actor: Post) -> int:
    """Nobody waits any longer for these accounts (an iterable of User). Whoever calls has asked whether the actor
    may. One journal line each; returns how many accounts had been waiting or had failures.
    """
    users = list(users)
    keys = {_key(user.username): user for user in users}
    failed = LoginFailure.objects.filter(login__in=keys)
    touched = set(failed.values_list("login", flat=True))
    failed.delete()
    lines = [SecurityStep(user=keys[key], actor=actor, move="unlock") for key in sorted(touched)]
    SecurityStep.objects.bulk_create(lines)
    return len(touched)


@transaction.atomic
def remember_device(*, user: User, token: str, name: str) -> None:
    """This browser has let the account in."""
    KnownDevice.objects.update_or_create(user=user, mark=mark_of(token), defaults={"name": name[:100]})


def _key(login: str) -> str:
    return login.strip().lower()[:150]


def _of_place(failures: QuerySet, login: str, address: str, device: str) -> QuerySet:
    here = failures.filter(login=_key(login), device=device)
    return here if device else here.filter(address=address)


def _longest(failures: QuerySet, login: str, address: str, device: str, now: datetime) -> int:
    failures = failures.filter(at__gt=now - MEMORY)
    waits = [_wait(_of_place(failures, login, address, device), FREE_TRIES, now)]
    if not device:
        strangers = failures.filter(device="")
        waits.append(_wait(strangers.filter(login=_key(login)), FREE_TRIES_OF_ACCOUNT, now))
        waits.append(_wait(strangers.filter(address=address), FREE_TRIES_OF_ADDRESS, now))
    return max(waits)


def _wait(failures: QuerySet, free: int, now: datetime) -> int:
    found = failures.aggregate(count=Count("pk"), last=Max("at"))
    surplus = found["count"] - free
    if surplus < 0:
        return 0
    wait = min(FIRST_WAIT * 2 ** min(surplus, 10), LONGEST_WAIT)
    return max(0, ceil((found["last"] + wait - now).total_seconds()))
