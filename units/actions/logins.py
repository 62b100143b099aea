"""Wrong passwords: each is noted, and after a few the next try from the same place has to wait."""

from datetime import timedelta
from math import ceil

from django.db import transaction
from django.utils import timezone

from units.models import LoginFailure

FREE_TRIES = 4
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)
MEMORY = timedelta(hours=1)


def _failures(login: str, address: str, now):
    return LoginFailure.objects.filter(login=_key(login), address=address, at__gt=now - MEMORY)


def _key(login: str) -> str:
    return login.strip().lower()[:150]


def seconds_to_wait(*, login: str, address: str, now) -> int:
    """How long this login must wait at this address; 0 when it may try. The wait doubles with each failure."""
    moments = list(_failures(login, address, now).order_by("-at").values_list("at", flat=True))
    surplus = len(moments) - FREE_TRIES
    if surplus < 0 or not moments:
        return 0
    wait = min(FIRST_WAIT * 2 ** min(surplus, 10), LONGEST_WAIT)
    return max(0, ceil((moments[0] + wait - now).total_seconds()))


@transaction.atomic
def note_failed_login(*, login: str, address: str) -> None:
    """Remember a wrong password."""
    LoginFailure.objects.create(login=_key(login), address=address)


@transaction.atomic
def forget_failed_logins(*, login: str, address: str) -> None:
    """A right password clears this place; what is older than the memory goes as well."""
    now = timezone.now()
    _failures(login, address, now).delete()
    LoginFailure.objects.filter(at__lt=now - MEMORY).delete()
