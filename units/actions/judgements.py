"""Discipline, and what holds a person or a unit back for now."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated
from thiduakt.base.verdict import Verdict
from thiduakt.base.vietnamese import short_date
from units.choices import PersonAct, UnitAct
from units.models import Discipline, Hold, Person, Post, Unit
from units.policies.people import may_judge
from units.policies.units import may_judge_unit

LATER = "sửa"


def may_judge_subject(actor: Post, subject: Person | Unit) -> Verdict:
    """Whether the actor may enter discipline and holds of a person or of a unit."""
    return may_judge(actor, subject) if isinstance(subject, Person) else may_judge_unit(actor, subject)


@transaction.atomic
def add_judgement(
    *, subject: Person | Unit, row: Discipline | Hold, actor: Post, key: UUID | None = None
) -> Discipline | Hold:
    """Enter a disciplinary measure or a hold (`row` unsaved); a second press gives the first."""
    subject = lock(subject)
    may_judge_subject(actor, subject).require()
    if repeated(subject.steps.model.objects, key):
        return type(row).objects.filter(**_whose(subject)).latest("pk")
    for name, value in _whose(subject).items():
        setattr(row, name, value)
    _keep(row, str(row), actor, key)
    return row


@transaction.atomic
def change_judgement(*, row: Discipline | Hold, facts: dict, actor: Post) -> Discipline | Hold:
    """Put it right, or end it by `ends_on`."""
    may_judge_subject(actor, lock(row.subject)).require()
    row = lock(row)
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if changed:
        _keep(row, _told(row, changed), actor, None)
    return row


def _whose(subject: Person | Unit) -> dict:
    return {"person": subject} if isinstance(subject, Person) else {"unit": subject}


def _told(row: Discipline | Hold, changed: list[str]) -> str:
    """What was changed, as the journal says it; an end is what others look for."""
    if "ends_on" in changed:
        return f"{row}: đến hết ngày {short_date(row.ends_on)}" if row.ends_on else f"{row}: chưa có ngày hết"
    return f"{row}: {LATER} " + ", ".join(row._meta.get_field(name).verbose_name for name in changed)


def _keep(row: Discipline | Hold, note: str, actor: Post, key: UUID | None) -> None:
    if row.ends_on and row.ends_on < row.starts_on:
        raise ValidationError({"ends_on": "Ngày hết phải từ ngày bắt đầu trở đi."})
    row.full_clean()
    row.save()
    acts = PersonAct if row.person_id else UnitAct
    move = acts.DISCIPLINE if isinstance(row, Discipline) else acts.HOLD
    row.subject.steps.create(move=move, actor=actor, key=key, note=note)
