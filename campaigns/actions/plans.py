"""Correcting a draft, and the moves of a plan besides issuing."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction

from campaigns.actions.facts import WRITERS, parent_among, rows_of
from campaigns.models import Plan, PlanStep
from campaigns.policies import PlanPolicy
from campaigns.workflow import PLAN_MOVES
from thiduakt.base.acts import lock, repeated, take_move
from units.models import Post


@transaction.atomic
def edit_plan(*, plan: Plan, changes: dict, actor: Post) -> Plan:
    """Correct what stands at the head or the foot of a draft; `changes` are fields of the plan."""
    plan = _draft(plan, actor)
    for field, value in changes.items():
        setattr(plan, field, value)
    plan.save()
    _note(plan, actor, ", ".join(str(Plan._meta.get_field(field).verbose_name) for field in changes))
    return plan


@transaction.atomic
def keep_plan_fact(*, plan: Plan, group: str, fact: dict, actor: Post, row: models.Model | None = None) -> models.Model:
    """Correct a fact of a draft, or add one. Raises ValidationError when it was dropped meanwhile."""
    plan = _draft(plan, actor)
    if row is not None and not rows_of(plan, group).filter(pk=row.pk).exists():
        raise ValidationError("Mục này đã được bỏ; hãy thêm lại nếu cần.")
    written = WRITERS[group](plan, fact, row)
    _after(plan, group, actor, "sửa" if row else "thêm")
    return written


@transaction.atomic
def drop_plan_fact(*, plan: Plan, group: str, row: models.Model, actor: Post) -> None:
    """Leave a fact out of a draft; a dropped heading hands its text to nobody."""
    plan = _draft(plan, actor)
    rows_of(plan, group).filter(pk=row.pk).delete()
    _after(plan, group, actor, "bỏ")


@transaction.atomic
def move_plan(*, plan: Plan, move: str, actor: Post, note: str = "", key: UUID | None = None) -> PlanStep:
    """Supersede or cancel a plan, with the reason; a second press gives the first one's line."""
    plan = lock(plan)
    again = repeated(plan.steps, key)
    if again:
        return again
    return take_move(plan, PLAN_MOVES[move], policy=PlanPolicy(actor, plan), steps=plan.steps, note=note, key=key)


def _draft(plan: Plan, actor: Post) -> Plan:
    plan = lock(plan)
    PlanPolicy(actor, plan).can_edit().require()
    return plan


def _after(plan: Plan, group: str, actor: Post, act: str) -> None:
    if group == "references":
        plan.parent = parent_among(plan)
        plan.save(update_fields=["parent"])
    _note(plan, actor, f"{act} {rows_of(plan, group).model._meta.verbose_name}")


def _note(plan: Plan, actor: Post, note: str) -> None:
    PlanStep.objects.create(plan=plan, move="edit", source=plan.state, target=plan.state, actor=actor, note=note)
