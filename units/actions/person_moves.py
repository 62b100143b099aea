"""Exceptions of a plan: people who go elsewhere than the rule of their unit says."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import repeated
from units.actions.reorganisations import locked_draft, note_edit
from units.choices import ChangeAct
from units.models import Person, PersonMove, Post, Reorganisation, UnitChange

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Wish:
    """One person's own way: from the unit of one line to that of another, with a new position where it is named."""

    person: Person
    source: UnitChange
    target: UnitChange
    position: str = ""


@transaction.atomic
def move_apart(*, reorganisation: Reorganisation, wishes: Iterable[Wish], actor: Post, key: UUID | None = None) -> int:
    """Keep the wishes, each in place of what was said of the person at that unit before; returns how many."""
    found, wishes = locked_draft(reorganisation, actor), list(wishes)
    if repeated(found.steps, key):
        return 0
    _require_fitting(found, wishes)
    places = {(wish.source.pk, wish.person.pk) for wish in wishes}
    there = PersonMove.objects.filter(source__reorganisation=found).values_list("pk", "source", "person")
    replaced = [pk for pk, *place in there if tuple(place) in places]
    for start in range(0, len(replaced), AT_ONCE):
        PersonMove.objects.filter(pk__in=replaced[start : start + AT_ONCE]).delete()
    moves = [
        PersonMove(source=wish.source, target=wish.target, person=wish.person, position=wish.position)
        for wish in wishes
    ]
    PersonMove.objects.bulk_create(moves, batch_size=AT_ONCE)
    note_edit(found, "people", actor, note=f"{len(moves)} người chuyển riêng", key=key)
    return len(moves)


@transaction.atomic
def drop_move(*, move: PersonMove, actor: Post) -> Reorganisation:
    """Let the person go by the rule again; pressed twice it is done once."""
    found = locked_draft(move.source.reorganisation, actor)
    deleted, _ = PersonMove.objects.filter(pk=move.pk).delete()
    if deleted:
        note_edit(found, "people", actor, note=f"Bỏ chuyển riêng: {move.person.full_name}")
    return found


def _require_fitting(found: Reorganisation, wishes: list[Wish]) -> None:
    """Both lines are of this plan, and the target lives on."""
    for wish in wishes:
        if {wish.source.reorganisation_id, wish.target.reorganisation_id} != {found.pk}:
            raise ValidationError("Đơn vị đi và đơn vị đến phải có trong phương án này.")
        if wish.target.act == ChangeAct.END or wish.target.pk == wish.source.pk:
            raise ValidationError({"target": f"Không chuyển về {wish.target.label} được. Hãy chọn đơn vị khác."})
    if len({(wish.source.pk, wish.person.pk) for wish in wishes}) < len(wishes):
        raise ValidationError("Có người được ghi hai lần cho cùng một đơn vị. Hãy bỏ bớt.")
