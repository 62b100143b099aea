"""Giving somebody up who had passed: no decision names them, and the reason is kept."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.actions.register import settle_dossiers
from awards.choices import DecisionState
from awards.models import Nominee, NomineeStep
from awards.policies.dossiers import NomineePolicy
from awards.workflow import NOMINEE_MOVES
from thiduakt.base.acts import lock, repeated, take_move
from units.models import Post


@transaction.atomic
def drop_nominee(*, nominee: Nominee, note: str, actor: Post, key: UUID | None = None) -> NomineeStep:
    """The nominee gets no award in the end; a dossier in which nobody waits any more is settled.

    Raises Refused (wrong state or role) and ValidationError (no reason, or the nominee stands on a decision).
    """
    dossier, nominee = lock(nominee.dossier), lock(nominee)
    if before := repeated(nominee.steps, key):
        return before
    nominee.dossier = dossier
    policy = NomineePolicy(actor, nominee)
    policy.can("drop").require()
    line = nominee.decision_lines.exclude(decision__state=DecisionState.CANCELLED).select_related("decision").first()
    if line:
        raise ValidationError(
            {"nominee": f"{nominee.name} đang có tên ở dự thảo “{line.decision.title}”. Hãy bỏ tên ở dự thảo trước."}
        )
    step = take_move(nominee, NOMINEE_MOVES["drop"], policy=policy, steps=nominee.steps, note=note, key=key)
    settle_dossiers(nominees=[nominee], actor=actor)
    return step
