"""Recognised initiatives and the shares of their authors."""

from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated
from thiduakt.base.vietnamese import number
from units.choices import PersonAct
from units.models import Initiative, InitiativeAuthor, Person, PersonStep, Post
from units.policies.people import may_keep

WHOLE = Decimal(100)


@transaction.atomic
def save_initiative(
    *, initiative: Initiative, authors: list[tuple[Person, Decimal]], actor: Post, key: UUID | None = None
) -> Initiative:
    """Keep an initiative (new or changed) with its authors and their shares, which sum to 100.

    The actor keeps the record of at least one author; a second press gives the first initiative.
    """
    lock(actor)
    again = repeated(PersonStep.objects, key)
    if again:
        return again.person.initiatives.latest("pk")
    if initiative.pk:
        lock(initiative)  # two who change the shares take turns
    _require_own(actor, [person for person, _ in authors], initiative)
    _check_shares(authors)
    initiative.full_clean(exclude=["authors"])
    initiative.save()
    initiative.shares.all().delete()
    InitiativeAuthor.objects.bulk_create(
        InitiativeAuthor(initiative=initiative, person=person, share=share) for person, share in authors
    )
    for place, (person, share) in enumerate(authors):
        note = f"{initiative.name}: {number(share)} %"
        person.steps.create(move=PersonAct.INITIATIVE, actor=actor, note=note, key=key if place == 0 else None)
    return initiative


def _require_own(actor: Post, people: list[Person], initiative: Initiative) -> None:
    """One of the authors is enough, among those before a change as well: co-authors work in other units."""
    if initiative.pk and not any(may_keep(actor, person) for person in initiative.authors.all()):
        may_keep(actor, initiative.authors.first()).require()
    if people and not any(may_keep(actor, person) for person in people):
        may_keep(actor, people[0]).require()


def _check_shares(authors: list[tuple[Person, Decimal]]) -> None:
    if not authors:
        raise ValidationError("Hãy ghi ít nhất một tác giả.")
    if len({person.pk for person, _ in authors}) < len(authors):
        raise ValidationError("Mỗi người chỉ ghi một lần trong các tác giả.")
    if any(share <= 0 for _, share in authors):
        raise ValidationError("Phần đóng góp của mỗi tác giả phải lớn hơn 0 %.")
    total = sum(share for _, share in authors)
    if total != WHOLE:
        raise ValidationError(f"Các phần đóng góp cộng lại được {number(total)} %, phải đủ 100 %. Hãy sửa lại.")
