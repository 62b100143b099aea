"""Discipline, and what holds a person back for now."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated
from units.choices import PersonAct
from units.models import Discipline, Hold, Person, PersonStep, Post
from units.policies.people import may_judge


@transaction.atomic
def add_judgement(*, person: Person, row: Discipline | Hold, actor: Post, key: UUID | None = None) -> Discipline | Hold:
    """Enter a disciplinary measure or a hold (`row` unsaved); a second press gives the first."""
    person = lock(person)
    may_judge(actor, person).require()
    if repeated(PersonStep.objects, key):
        return type(row).objects.filter(person=person).latest("pk")
    row.person = person
    _keep(row, actor, key)
    return row


@transaction.atomic
def change_judgement(*, row: Discipline | Hold, facts: dict, actor: Post) -> Discipline | Hold:
    """Put it right, or end it by `ends_on`."""
    may_judge(actor, lock(row.person)).require()
    row = lock(row)
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if changed:
        _keep(row, actor, None)
    return row


def _keep(row: Discipline | Hold, actor: Post, key: UUID | None) -> None:
    if row.ends_on and row.ends_on < row.starts_on:
        raise ValidationError({"ends_on": "Ngày hết phải từ ngày bắt đầu trở đi."})
    row.full_clean()
    row.save()
    move = PersonAct.DISCIPLINE if isinstance(row, Discipline) else PersonAct.HOLD
    row.person.steps.create(move=move, actor=actor, key=key, note=str(row))
