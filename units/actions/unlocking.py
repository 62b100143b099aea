"""Deadline day: who waits after wrong passwords, and letting them in at once."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Max
from django.db.models.functions import Lower

from units.actions.logins import FREE_TRIES, MEMORY, unlock_logins
from units.models import LoginFailure, Post, User

WAITING_SHOWN = 200


def waiting_accounts(*, actor: Post, now: datetime) -> list[User]:
    """Accounts the actor manages whose tries failed often enough to wait, the latest try first.

    Each has `failures`, how many there were, and `last_try`.
    """
    recent = LoginFailure.objects.filter(at__gt=now - MEMORY).values("login")
    counted = recent.annotate(count=Count("pk"), last=Max("at")).filter(count__gte=FREE_TRIES)
    found = {row["login"]: row for row in counted.order_by("-last")[:WAITING_SHOWN]}
    users = User.objects.visible_to(actor).annotate(login=Lower("username")).filter(login__in=found, is_active=True)
    users = list(users)
    for user in users:
        user.failures, user.last_try = found[user.login]["count"], found[user.login]["last"]
    return sorted(users, key=lambda user: user.last_try, reverse=True)


@transaction.atomic
def let_in(*, users: list[User], actor: Post, now: datetime) -> int:
    """The chosen wait no longer; a journal line for each. Returns how many.

    Raises ValidationError when nobody is chosen, or somebody who does not wait or is not the actor's to let in.
    """
    waiting = {user.pk for user in waiting_accounts(actor=actor, now=now)}
    chosen = [user for user in users if user.pk in waiting]
    if not chosen:
        raise ValidationError("Hãy chọn ít nhất một tài khoản đang phải đợi.")
    return unlock_logins(users=chosen, actor=actor)
