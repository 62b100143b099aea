"""Opening a round in which dossiers are taken."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from campaigns.actions.assigning import assign_deadline
from campaigns.choices import DeadlineKind, DeadlineRule
from campaigns.models import Deadline, DeadlineAssignment, Movement, Plan, Round, RoundStep
from campaigns.notices import RoundOpened
from campaigns.policies import may_open_round
from thiduakt.base.acts import lock
from thiduakt.base.clock import today
from units.models import Post, Unit


@transaction.atomic
def open_round(
    *,
    name: str,
    kind: str,
    year: int,
    award_codes: list[str],
    opens_on: date,
    closes_on: date,
    units: Iterable[Unit],
    actor: Post,
    plan: Plan | None = None,
    movement: Movement | None = None,
    key: UUID | None = None,
) -> Round:
    """Open a round, with its deadline for nominations owed by the units; a second press gives the first round."""
    may_open_round(actor).require()
    lock(actor)  # two presses of one button take turns
    again = RoundStep.objects.filter(key=key).select_related("round").first() if key else None
    if again:
        return again.round
    opened = Round(name=name, kind=kind, year=year, award_codes=award_codes, opens_on=opens_on, closes_on=closes_on)
    opened.plan, opened.movement = plan, movement
    opened.full_clean()
    opened.save()
    units = list(units)
    owing = _linked(opened)
    newly = [unit for unit in units if unit.pk not in owing]
    if newly:
        assign_deadline(_deadline(opened, actor), newly)
    opened.steps.create(move="open", actor=actor, key=key)
    RoundOpened(opened, units, today()).post()
    return opened


def _linked(opened: Round) -> set[UUID]:
    """Nominations that the plan already asks for are handed in to this round; returns the units that owe them."""
    if opened.plan is None:
        return set()
    asked = Deadline.objects.filter(plan=opened.plan, kind=DeadlineKind.NOMINATIONS, round=None)
    linked = list(asked.values_list("pk", flat=True))
    asked.update(round=opened)
    return set(DeadlineAssignment.objects.filter(deadline__in=linked).values_list("unit_id", flat=True))


def _deadline(opened: Round, actor: Post) -> Deadline:
    return Deadline.objects.create(
        round=opened,
        kind=DeadlineKind.NOMINATIONS,
        what=f"Hồ sơ đề nghị khen thưởng: {opened.name}"[:300],
        who="Các đơn vị được đề nghị",
        to=actor.unit.name[:300],
        receiver=actor.unit,
        rule=DeadlineRule.UNTIL,
        stated_on=opened.closes_on,
        due_on=opened.closes_on,
    )
