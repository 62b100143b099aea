"""Whose account it is: an account laid at the record of its person, changed, taken off. One account for one person."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock
from thiduakt.base.clock import today
from units.choices import PersonAct
from units.models import Person, Post, User
from units.policies.accounts import may_manage
from units.policies.people import may_keep

NO_REASON = "Tài khoản đang gắn với một hồ sơ. Hãy ghi lý do đổi hoặc bỏ."
GONE = "Hồ sơ này không còn, hoặc đã gộp vào hồ sơ khác. Hãy chọn lại."


@transaction.atomic
def link_account(*, user: User, person: UUID | None, reason: str = "", actor: Post) -> User:
    """Lay the account at the record, or at none. Raises Refused, or ValidationError by field.

    A link that stands is changed or taken off with a reason only. Saying the same again writes nothing.
    """
    user = lock(user)
    may_manage(actor, user, on=today()).require()
    return lay_at(user, person, actor, reason.strip())


def lay_at(user: User, person: UUID | None, actor: Post, reason: str = "") -> User:
    """The same without the question who may manage the account; call inside the act, with the account locked."""
    if person == user.person_id:
        return user
    if user.person_id and not reason:
        raise ValidationError({"reason": NO_REASON})
    if user.person_id:
        _note(user, user.person, "unlink_person", PersonAct.UNLINK_ACCOUNT, actor, reason)
    user.person = _free(person, actor) if person else None
    if user.person:
        user.full_name = user.person.full_name
        _note(user, user.person, "link_person", PersonAct.LINK_ACCOUNT, actor, reason)
    user.save()
    return user


def _free(pk: UUID, actor: Post) -> Person:
    """The record, locked: of two who lay an account at it in one moment the second is told of the first."""
    person = Person.objects.present().select_for_update(of=("self",)).filter(pk=pk).first()
    if person is None:
        raise ValidationError({"person": GONE})
    may_keep(actor, person).require()
    other = User.objects.filter(person=person).first()
    if other:
        said = f"Hồ sơ của {person} đã gắn với tài khoản {other.username}; mỗi người chỉ có một tài khoản."
        raise ValidationError({"person": said})
    return person


def _note(user: User, person: Person, move: str, act: str, actor: Post, reason: str) -> None:
    born = f", sinh năm {person.birth_year}" if person.birth_year else ""
    user.steps.create(move=move, actor=actor, note=f"{person.full_name}{born}. {reason}".strip())
    person.steps.create(move=act, actor=actor, note=f"{user.username}. {reason}".strip())
