"""Taking an applied reorganisation back: everything as it was, as long as nothing has been built on it."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError

from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.undoing import take_back
from units.actions.reorganised_units import mend_paths
from units.models import Post, Reorganisation, ReorganisationStep, Unit
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
    step = take_move(found, policy.moves["undo"], policy=policy, steps=found.steps, note=note, key=key)
    try:
        with transaction.atomic():
            take_back(found.trace)
            mend_paths()
    except (IntegrityError, ProtectedError, RestrictedError) as error:
        raise ValidationError(IN_THE_WAY) from error
    return step
