"""A reorganisation from its opening to its cancellation; applying and taking back have modules of their own."""

from datetime import date
from uuid import UUID

from django.db import transaction

from thiduakt.base.acts import lock, repeated, take_move
from units.models import Post, Reorganisation, ReorganisationStep
from units.policies.reorganisations import ReorganisationPolicy, may_draft


@transaction.atomic
def open_reorganisation(
    *,
    name: str,
    effective_on: date,
    decision: str,
    actor: Post,
    decided_on: date | None = None,
    decided_by: str = "",
    key: UUID | None = None,
) -> Reorganisation:
    """Begin a plan; a second press gives the first one. Raises Refused or ValidationError."""
    may_draft(actor).require()
    lock(actor)  # two presses of one button take turns
    again = ReorganisationStep.objects.filter(key=key).select_related("reorganisation").first() if key else None
    if again:
        return again.reorganisation
    opened = Reorganisation(
        name=name, effective_on=effective_on, decision=decision, decided_on=decided_on, decided_by=decided_by
    )
    opened.created_by = actor
    opened.full_clean()
    opened.save()
    opened.steps.create(move="open", target=opened.state, actor=actor, key=key)
    return opened


@transaction.atomic
def edit_reorganisation(
    *, reorganisation: Reorganisation, actor: Post, key: UUID | None = None, **facts
) -> Reorganisation:
    """Change name, day or document of a plan."""
    found = locked_draft(reorganisation, actor)
    if repeated(found.steps, key):
        return found
    for field, value in facts.items():
        setattr(found, field, value)
    found.full_clean()
    found.save(update_fields=list(facts))
    note_edit(found, "edit", actor, key=key)
    return found


@transaction.atomic
def cancel_reorganisation(*, reorganisation: Reorganisation, actor: Post, key: UUID | None = None):
    """Give the plan up; it stays to be read. Returns the journal line."""
    found = lock(reorganisation)
    if done := repeated(found.steps, key):
        return done
    policy = ReorganisationPolicy(actor, found)
    return take_move(found, policy.moves["cancel"], policy=policy, steps=found.steps, key=key)


def locked_draft(reorganisation: Reorganisation, actor: Post) -> Reorganisation:
    """The plan, held until the end of the transaction. Raises Refused unless the actor may change it."""
    found = lock(reorganisation)
    ReorganisationPolicy(actor, found).can_edit().require()
    return found


def note_edit(
    found: Reorganisation, move: str, actor: Post, *, note: str = "", key: UUID | None = None
) -> ReorganisationStep:
    """A journal line of an act that leaves the plan a draft."""
    return found.steps.create(move=move, source=found.state, target=found.state, actor=actor, note=note, key=key)
