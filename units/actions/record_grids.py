"""What a whole unit enters at once: discipline and holds, initiatives; all of it or nothing."""

from decimal import Decimal
from uuid import UUID

from django.db import transaction

from thiduakt.base.acts import lock, repeated
from units.actions.initiatives import save_initiative
from units.actions.judgements import add_judgement
from units.choices import UnitAct
from units.models import Discipline, Hold, Initiative, Person, Post, Unit
from units.policies.people import may_keep_at
from units.policies.units import may_judge_unit


@transaction.atomic
def add_judgements(
    *, unit: Unit, records: list[tuple[Person | Unit, Discipline | Hold]], actor: Post, key: UUID | None = None
) -> int:
    """Enter the records (unsaved) of people of the unit and of the unit itself; returns how many."""
    unit = lock(unit)
    may_judge_unit(actor, unit).require()
    if not records or repeated(unit.steps, key):
        return 0
    for subject, row in records:
        add_judgement(subject=subject, row=row, actor=actor)
    note = f"{len(records)} dòng kỷ luật, tạm dừng xét"
    unit.steps.create(move=UnitAct.RECORDS, actor=actor, note=note, key=key)
    return len(records)


@transaction.atomic
def add_initiatives(
    *,
    unit: Unit,
    initiatives: list[tuple[Initiative, list[tuple[Person, Decimal]]]],
    actor: Post,
    key: UUID | None = None,
) -> int:
    """Enter initiatives (unsaved) with their authors; returns how many. Raises ValidationError: then none is kept."""
    unit = lock(unit)
    may_keep_at(actor, unit).require()
    if not initiatives or repeated(unit.steps, key):
        return 0
    for initiative, authors in initiatives:
        save_initiative(initiative=initiative, authors=authors, actor=actor)
    unit.steps.create(move=UnitAct.RECORDS, actor=actor, note=f"{len(initiatives)} sáng kiến", key=key)
    return len(initiatives)
