"""Invitations: a code that works once, with which somebody sets the own password."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock
from thiduakt.base.clock import today
from units.actions.sign_ins import revoke_sign_ins
from units.choices import InvitationKind, InvitationState
from units.models import Invitation, Post, PostStep, User
from units.models.posts import hash_of
from units.notices.posts import InvitationLetter
from units.policies.accounts import may_manage
from units.policies.invitations import may_accept

INVITED = "người được mời"


def make_invitation(
    *, user: User, kind: str, actor: Post, now: datetime, batch: UUID | None = None, key: UUID | None = None
) -> Invitation:
    """A new invitation in place of the one before, with its mail; call inside the act, with the account locked."""
    user.invitations.filter(used_at=None, revoked_at=None).update(revoked_at=now)
    lasts = timedelta(days=settings.INVITATION_DAYS)
    invitation = Invitation(user=user, kind=kind, by=actor, batch=batch, expires_at=now + lasts)
    invitation.code_hash = hash_of(invitation.code)
    invitation.save()
    InvitationLetter(invitation).post()
    user.steps.create(move=kind, actor=actor, key=key)
    return invitation


@transaction.atomic
def invite(*, user: User, actor: Post, now: datetime, key: UUID | None = None) -> Invitation:
    """Invite somebody, once more where an invitation has gone before.

    Who has a password already loses it at once, and with it every open session: this is how a forgotten or a stolen
    password is replaced.
    """
    user = lock(user)
    if PostStep.objects.filter(key=key).exclude(key=None).exists():
        return user.invitations.first()
    may_manage(actor, user, on=today()).require()
    if not user.is_active:
        raise ValidationError("Tài khoản đang khóa. Hãy mở lại trước khi mời.")
    kind = InvitationKind.RESET if user.last_login else InvitationKind.INVITE
    user.set_unusable_password()
    user.save(update_fields=["password"])
    revoke_sign_ins(user=user, actor=None)
    return make_invitation(user=user, kind=kind, actor=actor, now=now, key=key)


@transaction.atomic
def revoke_invitation(*, user: User, actor: Post, now: datetime) -> int:
    """The code that is out opens nothing any more. Returns how many were open (none or one)."""
    user = lock(user)
    may_manage(actor, user, on=today()).require()
    count = user.invitations.filter(used_at=None, revoked_at=None).update(revoked_at=now)
    if count:
        user.steps.create(move="revoke_invitation", actor=actor)
    return count


def find_invitation(code: str) -> Invitation | None:
    """The invitation whose code was typed, whatever has become of it."""
    found = Invitation.objects.select_related("user", "by__user", "by__unit").filter(code_hash=hash_of(code))
    return found.first()


@transaction.atomic
def accept_invitation(*, invitation: Invitation, password: str, now: datetime) -> User:
    """The invited sets the password; the code has done its work. Of two at the same moment one wins.

    Raises Refused when the invitation opens nothing any more, ValidationError when the password will not do.
    """
    invitation = lock(invitation)
    may_accept(invitation, now=now).require()
    user = lock(invitation.user)
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    user.steps.create(move="accept_invitation", job=INVITED, source=InvitationState.OPEN, target=InvitationState.USED)
    return user
