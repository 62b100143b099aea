"""Taking an applied reorganisation back: everything as it was, as long as nothing has been built on it."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError

from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.clock import today
from thiduakt.base.undoing import take_back
from units.actions.letting_go import let_go
from units.actions.reorganised_people import AT_ONCE, write_down
from units.actions.reorganised_units import mend_paths
from units.facts.plans import plan_of
from units.facts.tidings import heads_of, tidings_of_undoing
from units.models import Employment, Post, Reorganisation, ReorganisationStep, Unit
from units.notices.reorganisations import ReorganisationUndone, tell_heads
from units.policies.reorganisations import ReorganisationPolicy

IN_THE_WAY = "Không hoàn tác được vì dữ liệu mới đã chiếm chỗ dữ liệu cũ. Chưa có gì thay đổi."


@transaction.atomic
def undo_reorganisation(
    *, reorganisation: Reorganisation, note: str, actor: Post, key: UUID | None = None
) -> ReorganisationStep:
    """Restore all that applying has changed. Raises Refused (it names what stands in the way) or ValidationError."""
    found = lock(reorganisation)
    if done := repeated(found.steps, key):
        return done
    list(Unit.objects.select_for_update().filter(parent=None).order_by("pk"))
    policy = ReorganisationPolicy(actor, found)
    policy.can_undo().require()
    told = tidings_of_undoing(plan_of(found))
    led = heads_of(told, today())
    step = take_move(found, policy.moves["undo"], policy=policy, steps=found.steps, note=note, key=key)
    try:
        with transaction.atomic():
            people = _people(found.trace)
            let_go(found)
            take_back(found.trace)
            mend_paths()
            write_down(people, found, actor, said="Hoàn tác")
    except (IntegrityError, ProtectedError, RestrictedError) as error:
        raise ValidationError(IN_THE_WAY) from error
    tell_heads(ReorganisationUndone, step, told, led, heads_of(told, today()))
    return step


def _people(trace: list[dict]) -> set:
    """Whose work the trace speaks of."""
    label = Employment._meta.label
    jobs = [pk for entry in trace if entry["model"] == label and entry["what"] == "change" for pk in entry["pks"]]
    found = set()
    for start in range(0, len(jobs), AT_ONCE):
        portion = Employment.objects.filter(pk__in=jobs[start : start + AT_ONCE])
        found |= set(portion.values_list("person", flat=True))
    return found
