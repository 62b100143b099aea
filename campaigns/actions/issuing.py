"""Issuing a plan: a number, a day, work for the units, letters."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns import papers
from campaigns.actions.assigning import assign_deadline, assign_targets
from campaigns.choices import DeadlineKind, DeadlineRule
from campaigns.models import Deadline, Plan, PlanStep
from campaigns.notices import PlanIssued
from campaigns.policies import PlanPolicy
from campaigns.workflow import PLAN_MOVES
from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.clock import today
from units.actions.numbers import draw_number, note_number
from units.models import Post, Unit

SERIES = "plan"
NEEDED = {
    "symbol": "Chưa có ký hiệu văn bản.",
    "place": "Chưa có địa danh.",
    "signer_position": "Chưa có chức vụ người ký.",
    "signer_name": "Chưa có họ tên người ký.",
}


@dataclass(frozen=True, slots=True)
class Orders:
    """What the plan asks of whom: carriers get targets and registration, `by_deadline` maps deadline pk to units."""

    carriers: Iterable[Unit] = ()
    by_deadline: dict[UUID, Iterable[Unit]] = field(default_factory=dict)
    registration_due_on: date | None = None

    def everybody(self) -> set[Unit]:
        """All units that get any work."""
        return {unit for units in (self.carriers, *self.by_deadline.values()) for unit in units}


def lacking_to_issue(plan: Plan) -> list[str]:
    """What a draft still needs, as sentences."""
    found = [sentence for name, sentence in NEEDED.items() if not getattr(plan, name)]
    return found if plan.recipients.exists() else [*found, "Chưa có nơi nhận."]


@transaction.atomic
def issue_plan(
    *, plan: Plan, actor: Post, issued_on: date, orders: Orders, number: int | None = None, key: UUID | None = None
) -> PlanStep:
    """Issue a draft. A blank number is drawn from the issuer's series of the year.

    A second press with the same key gives the first one's line. Raises ValidationError (number taken, signer or
    recipients missing, registration with nobody to register), Refused.
    """
    plan = lock(plan)
    again = repeated(plan.steps, key)
    if again:
        return again
    policy = PlanPolicy(actor, plan)
    policy.can("issue").require()
    _check(plan, orders, issued_on)
    _assign(plan, orders)
    number = _number(plan, number, issued_on)
    step = take_move(
        plan, PLAN_MOVES["issue"], policy=policy, steps=plan.steps, key=key, number=number, issued_on=issued_on
    )
    plan.save()
    PlanIssued(plan, orders.everybody(), today()).post()
    papers.follow("issue", plan, actor)
    return step


def _check(plan: Plan, orders: Orders, issued_on: date) -> None:
    lacks = lacking_to_issue(plan)
    if lacks:
        raise ValidationError(lacks)
    if orders.registration_due_on and not orders.carriers:
        raise ValidationError({"carriers": "Có hạn đăng ký thì phải chọn đơn vị thực hiện."})
    if orders.registration_due_on and orders.registration_due_on < issued_on:
        raise ValidationError({"registration_due_on": "Hạn đăng ký phải từ ngày ban hành trở đi."})


def _assign(plan: Plan, orders: Orders) -> None:
    assign_targets(plan, orders.carriers)
    for deadline in plan.deadlines.all():
        assign_deadline(deadline, orders.by_deadline.get(deadline.pk, ()))
    if orders.registration_due_on:
        assign_deadline(_registration(plan, orders.registration_due_on), orders.carriers)


def _registration(plan: Plan, due_on: date) -> Deadline:
    return Deadline.objects.create(
        plan=plan,
        kind=DeadlineKind.REGISTRATION,
        what=f"Bản đăng ký thi đua năm {plan.year}",
        who="Các đơn vị thực hiện kế hoạch",
        to=plan.created_by.unit.name[:300],
        receiver=plan.created_by.unit,
        rule=DeadlineRule.BY,
        stated_on=due_on,
        due_on=due_on,
    )


def _number(plan: Plan, number: int | None, issued_on: date) -> int:
    """The number given by hand, or the next one of the series that no plan bears."""
    series = {"issuer": plan.issuer, "series": SERIES, "year": issued_on.year}
    if number is None:
        number = draw_number(**series)
        while _is_taken(plan, number, issued_on):
            number = draw_number(**series)
        return number
    note_number(**series, number=number)
    if _is_taken(plan, number, issued_on):
        raise ValidationError({"number": f"Số {number}/{plan.symbol} đã được dùng trong năm {issued_on.year}."})
    return number


def _is_taken(plan: Plan, number: int, issued_on: date) -> bool:
    same = Plan.objects.filter(issuer=plan.issuer, symbol=plan.symbol, number=number).exclude(pk=plan.pk)
    same = same.exclude(state="draft")
    return same.filter(issued_on__year=issued_on.year).exists() or same.filter(year=plan.year).exists()
