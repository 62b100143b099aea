"""Sign-ins as rows: begun, seen, ended; ending one takes its session away at once."""

from importlib import import_module

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from units.choices import SignInEnd, SignInResult
from units.models import Post, SecurityStep, SignIn, User

OWNER = "chủ tài khoản"


@transaction.atomic
def begin_sign_in(*, user: User, way: str, address: str, device: str, session_key: str) -> SignIn:
    """Somebody was let in."""
    return SignIn.objects.create(user=user, way=way, address=address, device=device, session_key=session_key)


@transaction.atomic
def note_wrong_code(*, user: User, way: str, address: str, device: str) -> SignIn:
    """Somebody knew the password but not the code."""
    return SignIn.objects.create(
        user=user, way=way, address=address, device=device, result=SignInResult.WRONG_CODE, ended_at=timezone.now()
    )


@transaction.atomic
def note_seen(*, sign_in: int, session_key: str) -> None:
    """The owner is at work; the session may have got a new key since."""
    SignIn.objects.filter(pk=sign_in, ended_at=None).update(seen_at=timezone.now(), session_key=session_key)


@transaction.atomic
def close_sign_in(*, sign_in: int, end: str) -> None:
    """It ended by itself or by its owner's own leaving; the session is gone already."""
    SignIn.objects.filter(pk=sign_in, ended_at=None).update(ended_at=timezone.now(), end=end, session_key=None)


@transaction.atomic
def revoke_sign_ins(*, user: User, actor: Post | None, end: str = SignInEnd.REVOKED, only=None, besides=None) -> int:
    """End the account's open sign-ins: all, only the one with a key, or all besides one. Returns how many.

    `actor` is None when another act of the same moment writes the journal line.
    """
    open_ = SignIn.objects.select_for_update().filter(user=user, result=SignInResult.IN, ended_at=None)
    if only is not None:
        open_ = open_.filter(pk=only)
    rows = list(open_.exclude(pk=besides))
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for row in rows:
        if row.session_key:
            store.delete(row.session_key)
    ended = SignIn.objects.filter(pk__in=[row.pk for row in rows])
    ended.update(ended_at=timezone.now(), end=end, session_key=None)
    if rows and actor:
        SecurityStep.objects.create(user=user, actor=actor, move="revoke", note=f"{len(rows)} phiên")
    return len(rows)


@transaction.atomic
def note_new_password(*, user: User, actor: Post | None, sign_in: int | None, session_key: str) -> None:
    """After a change of password all other sign-ins are over; this one goes on under its new key.

    `actor` is None for an account that never had a post.
    """
    revoke_sign_ins(user=user, actor=None, end=SignInEnd.PASSWORD, besides=sign_in)
    if sign_in:
        note_seen(sign_in=sign_in, session_key=session_key)
    SecurityStep.objects.create(user=user, actor=actor, job="" if actor else OWNER, move="password")
