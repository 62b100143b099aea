"""The only writer of a state: lock, ask, check, change, write down."""

from uuid import UUID

from django.core.exceptions import ValidationError

from thiduakt.base.journal import Step
from thiduakt.base.moves import Move


def lock(thing):
    """The row itself, held until the end of the transaction."""
    return type(thing)._default_manager.select_for_update(of=("self",)).get(pk=thing.pk)


def repeated(steps, key: UUID | None) -> Step | None:
    """The journal line an earlier press of the same form has written."""
    return steps.filter(key=key).first() if key else None


def take_move(thing, move: Move, *, policy, steps, note: str = "", key: UUID | None = None, **changes) -> Step:
    """Take one legal step with a row locked by `lock()`; call inside the act's transaction.

    `policy` answers `can(move)` for the locked row and holds the actor; `steps` is the row's journal manager;
    `changes` are further fields set together with the state. Raises Refused or ValidationError.
    """
    policy.can(move).require()
    if move.needs_note and not note.strip():
        raise ValidationError({"note": f"“{move.label}” phải nêu lý do."})
    source, thing.state = thing.state, move.target
    for field, value in changes.items():
        setattr(thing, field, value)
    thing.save(update_fields=["state", *changes])
    return steps.create(
        move=move.name, source=source, target=move.target, actor=policy.actor, note=note.strip(), key=key
    )
