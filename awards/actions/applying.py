"""Applying a decision: once, all recipients at once."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from awards.actions.lines import check_lines
from awards.actions.quotas import require_decision_quotas
from awards.actions.register import enter_awards, hold_dossiers, settle_dossiers
from awards.models import Decision, DecisionLine, DecisionStep, Nominee, NomineeStep
from awards.notices.decisions import post_applied
from awards.papers import follow
from awards.policies.decisions import DecisionPolicy
from awards.workflow import DECISION_MOVES, NOMINEE_MOVES
from thiduakt.base.acts import lock, repeated, take_move
from units.models import Post


@transaction.atomic
def apply_decision(*, decision: Decision, actor: Post, key: UUID | None = None) -> DecisionStep:
    """Enter every recipient in the register and tell their units; a second press finds it done.

    Raises Refused (wrong state or role) and ValidationError (a nominee no longer waits, data lacks a base salary).
    """
    decision = lock(decision)
    if before := repeated(decision.steps, key):
        return before
    policy = DecisionPolicy(actor, decision)
    policy.can("apply").require()
    hold_dossiers(Nominee.objects.filter(decision_lines__decision=decision))
    lines = check_lines(decision)
    require_decision_quotas(decision, decision.issued_on)
    enter_awards(decision=decision, lines=lines, actor=actor)
    _close_nominees(lines, actor)
    settle_dossiers(nominees=[line.nominee for line in lines], actor=actor)
    move = DECISION_MOVES["apply"]
    step = take_move(decision, move, policy=policy, steps=decision.steps, key=key, applied_at=timezone.now())
    post_applied(decision, lines)
    follow("apply", decision, actor)
    return step


def _close_nominees(lines: list[DecisionLine], actor: Post) -> None:
    move = NOMINEE_MOVES["award"]
    steps = [
        NomineeStep(nominee=line.nominee, move=move.name, source=line.nominee.state, target=move.target, actor=actor)
        for line in lines
    ]
    Nominee.objects.filter(pk__in=[line.nominee_id for line in lines]).update(state=move.target)
    NomineeStep.objects.bulk_create(steps, batch_size=500)
