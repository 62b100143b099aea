"""Applying a plan of reorganisation: once, all or nothing, with everything it changes written down."""

import hashlib
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.undoing import Trace
from units.actions.reorganised_people import move_people, move_places, move_posts
from units.actions.reorganised_units import change_units, end_units, found_units, mend_paths, note_successions
from units.facts.movements import effects_of
from units.facts.plan_mistakes import mistakes_of
from units.facts.plans import Plan, plan_of
from units.facts.tidings import heads_of, tidings_of
from units.models import Post, Reorganisation, ReorganisationStep, Unit
from units.notices.reorganisations import ReorganisationApplied, tell_heads
from units.policies.reorganisations import ReorganisationPolicy
from units.successions import FOLLOWERS, Effect

CHANGED_SINCE = "Số liệu đã thay đổi từ lúc bạn mở trang này. Hãy xem lại tác động rồi mới áp dụng."


@transaction.atomic
def apply_reorganisation(
    *, reorganisation: Reorganisation, actor: Post, on: date, seen: str | None = None, key: UUID | None = None
) -> ReorganisationStep:
    """Do what the plan says; `seen` is the mark of the numbers the actor has been shown.

    Raises Refused, or ValidationError with every mistake, when the day has not come, or when the numbers have changed.
    """
    found = lock(reorganisation)
    if done := repeated(found.steps, key):
        return done
    policy = ReorganisationPolicy(actor, found)
    policy.can("apply").require()
    plan = _held(found)
    effects = _sound_effects(plan, on, seen)
    told, led = tidings_of(plan, effects), heads_of(plan.units, on)
    trace = Trace()
    _carry_out(plan, trace, actor)
    step = take_move(
        found,
        policy.moves["apply"],
        policy=policy,
        steps=found.steps,
        key=key,
        applied_at=timezone.now(),
        kind=plan.kind(),
        trace=trace.seal(),
    )
    tell_heads(ReorganisationApplied, step, told, led, heads_of(told, on))
    return step


def mark_of(plan: Plan, effects: list[Effect]) -> str:
    """A short mark of the plan and its numbers: it changes when any of them does."""
    lines = [(line.pk, line.act, line.name, line.unit_id, line.parent_id, line.people_to_id) for line in plan.changes]
    links = [(pk, [row.pk for row in rows]) for pk, rows in plan.successors.items()]
    return hashlib.sha256(
        repr((plan.day, lines, links, effects, plan.reorganisation.shorten_positions)).encode()
    ).hexdigest()[:16]


def _held(found: Reorganisation) -> Plan:
    """The plan with its units held: reorganisations take turns at the top of the tree, other acts at each unit."""
    list(Unit.objects.select_for_update().filter(parent=None).order_by("pk"))
    units = found.changes.filter(unit__isnull=False).values("unit")
    list(Unit.objects.select_for_update().filter(pk__in=units).order_by("pk"))
    return plan_of(found)


def _sound_effects(plan: Plan, on: date, seen: str | None) -> list[Effect]:
    """What will move. Raises ValidationError when the plan cannot be applied, or not as it was shown."""
    if on < plan.day:
        raise ValidationError(
            f"Chưa đến ngày hiệu lực {plan.day:%d/%m/%Y}. Phương án được giữ nguyên; hãy áp dụng từ ngày đó."
        )
    if mistakes := mistakes_of(plan):
        raise ValidationError(mistakes)
    effects = effects_of(plan)
    if seen is not None and seen != mark_of(plan, effects):
        raise ValidationError(CHANGED_SINCE)
    return effects


def _carry_out(plan: Plan, trace: Trace, actor: Post) -> None:
    """Units first, so that people and things have somewhere to go; who is asked later sees the new tree."""
    found_units(plan, trace)
    change_units(plan, trace)
    move_people(plan, trace, actor)
    move_posts(plan, trace, actor)
    move_places(plan, trace)
    for follower in FOLLOWERS:
        follower.move(plan.course, trace, actor)
    end_units(plan, trace)
    note_successions(plan, trace)
    mend_paths()
