"""Accounts opened by invitation, corrected, closed and opened again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock
from thiduakt.base.clock import today
from thiduakt.base.text import search_key
from units.actions.account_people import lay_at, link_account
from units.actions.files import keep_file
from units.actions.invitations import make_invitation
from units.actions.posts import add_post
from units.actions.sign_ins import revoke_sign_ins
from units.choices import Capacity, InvitationKind
from units.models import Post, PostStep, StoredFile, Unit, User
from units.policies.accounts import may_give, may_lock, may_manage, may_manage_accounts

LONGEST_LOGIN = 60
LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
LOGIN_RULE = "Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối, ví dụ an.nv."


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody to be invited, with the first post. An empty login is made from the name.

    `person` is the key of the record whose account it will be.
    """

    full_name: str
    unit: Unit
    role: str
    starts_on: date
    username: str = ""
    email: str = ""
    title: str = ""
    capacity: str = Capacity.HEAD
    ends_on: date | None = None
    basis: str = ""
    person: UUID | None = None


def is_login(text: str) -> bool:
    """Whether the text keeps the rule of logins."""
    return bool(LOGIN.fullmatch(text))


def login_from(full_name: str, taken: Iterable[str]) -> str:
    """`Nguyễn Văn An` → `an.nv`; `an.nv2` where that is taken. Letters and figures only."""
    words = [
        "".join(char for char in word if char.isascii() and char.isalnum()) for word in search_key(full_name).split()
    ]
    words = [word for word in words if word] or ["nguoi.dung"]
    initials = "".join(word[0] for word in words[:-1])
    base = f"{words[-1]}.{initials}" if initials else words[-1]
    base, taken, number = base[:LONGEST_LOGIN], {name.lower() for name in taken}, 1
    while (login := f"{base}{number if number > 1 else ''}") in taken:
        number += 1
    return login


def logins_taken() -> set[str]:
    """Logins that exist already, in small letters: nobody's login may differ from another's by size only."""
    return {name.lower() for name in User.objects.values_list("username", flat=True)}


def keep_account_list(*, content: bytes, name: str, media_type: str, actor: Post) -> StoredFile:
    """Keep an uploaded list while its preview is read; no account is opened."""
    may_manage_accounts(actor).require()
    return keep_file(content=content, name=name, media_type=media_type, actor=actor)


@transaction.atomic
def open_accounts(
    *, newcomers: list[Newcomer], actor: Post, now: datetime, batch: UUID | None = None, key: UUID | None = None
) -> list[User]:
    """Open an account with its first post and an invitation for each, all or none; a second press opens nothing new.

    Raises Refused, or ValidationError with what to mend.
    """
    lock(actor)  # two presses of one button take turns
    done = PostStep.objects.filter(key=key).exclude(key=None).select_related("user").first()
    if done:
        return [done.user]
    taken, opened = logins_taken(), []
    for newcomer in newcomers:
        user = _account(newcomer, taken, actor)
        taken.add(user.username.lower())
        user.steps.create(move="open_account", actor=actor, key=None if opened else key)
        if newcomer.person:
            lay_at(user, newcomer.person, actor)
        add_post(post=_first_post(newcomer, user), actor=actor, move="give_post")
        make_invitation(user=user, kind=InvitationKind.INVITE, actor=actor, now=now, batch=batch)
        opened.append(user)
    return opened


def _account(newcomer: Newcomer, taken: set[str], actor: Post) -> User:
    may_give(actor, role=newcomer.role, unit=newcomer.unit, capacity=newcomer.capacity).require()
    login = newcomer.username.strip() or login_from(newcomer.full_name, taken)
    if login.lower() in taken:
        raise ValidationError({"username": f"Tên đăng nhập {login} đã có người dùng. Hãy chọn tên khác."})
    user = User(username=login, full_name=newcomer.full_name, email=newcomer.email.strip())
    user.set_unusable_password()
    user.full_clean()
    user.save()
    return user


def _first_post(newcomer: Newcomer, user: User) -> Post:
    return Post(
        user=user, unit=newcomer.unit, role=newcomer.role, capacity=newcomer.capacity, title=newcomer.title,
        starts_on=newcomer.starts_on, ends_on=newcomer.ends_on, basis=newcomer.basis,
    )  # fmt: skip


@transaction.atomic
def correct_account(*, user: User, full_name: str, email: str, actor: Post) -> User:
    """Put right a name or a mail address."""
    user = lock(user)
    may_manage(actor, user, on=today()).require()
    before = f"{user.full_name}, {user.email}"
    user.full_name, user.email = full_name, email.strip()
    user.full_clean()
    user.save()
    after = f"{user.full_name}, {user.email}"
    if after != before:
        user.steps.create(move="correct_account", actor=actor, note=f"{before} → {after}")
    return user


@transaction.atomic
def mend_account(
    *, user: User, full_name: str, email: str, person: UUID | None, reason: str = "", actor: Post
) -> User:  # fmt: skip
    """Name, mail address and the record of the person in one act; both or none."""
    user = correct_account(user=user, full_name=full_name, email=email, actor=actor)
    return link_account(user=user, person=person, reason=reason, actor=actor)


@transaction.atomic
def lock_account(*, user: User, reason: str, actor: Post, now: datetime, key: UUID | None = None) -> User:
    """Close an account: its sessions end with the next request, its posts stay where they are."""
    user = lock(user)
    if PostStep.objects.filter(key=key).exclude(key=None).exists():
        return user
    may_lock(actor, user, on=today()).require()
    if not reason.strip():
        raise ValidationError({"reason": "Hãy ghi lý do khóa tài khoản."})
    if user.is_active:
        shut(user, now)
        user.steps.create(move="lock_account", actor=actor, note=reason.strip(), key=key)
    return user


def shut(user: User, now: datetime) -> None:
    """No sign-in, no open session, no invitation any more; call inside the act, with the account locked."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    user.invitations.filter(used_at=None, revoked_at=None).update(revoked_at=now)
    revoke_sign_ins(user=user, actor=None)


@transaction.atomic
def reopen_account(*, user: User, actor: Post) -> User:
    """Open a closed account again, with the password it had."""
    user = lock(user)
    may_lock(actor, user, on=today()).require()
    if user.departures.filter(returned_at=None).exists():
        raise ValidationError("Người này đã rời cơ quan. Nếu trở lại, hãy dùng việc “Trở lại cơ quan”.")
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
        user.steps.create(move="reopen_account", actor=actor)
    return user
