"""Reminding by hand those who have not registered."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from campaigns.models import Plan
from campaigns.notices import RegistrationWanted
from campaigns.policies import PlanPolicy
from campaigns.statistics import asked_to_register
from thiduakt.base.acts import lock, repeated
from units.models import Letter, Post


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many units got a letter now, had one today already, or have nobody to read it."""

    units: int
    already: int = 0
    unreachable: int = 0


@transaction.atomic
def remind_missing(*, plan: Plan, actor: Post, on: date, key: UUID | None = None) -> Reminded:
    """Post a letter to each unit that has not registered and was not reminded on this day."""
    plan = lock(plan)
    PlanPolicy(actor, plan).can_remind().require()
    if repeated(plan.steps, key):
        return Reminded(units=0)
    missing = list(asked_to_register(plan).filter(has_registered=False))
    told = _told(plan, on)
    wanted = [unit for unit in missing if unit.pk.hex not in told]
    posted = [unit for unit in wanted if RegistrationWanted(plan, unit, on).post()]
    if posted:
        plan.steps.create(
            move="remind", source=plan.state, target=plan.state, actor=actor, key=key, note=f"{len(posted)} đơn vị"
        )
    return Reminded(len(posted), already=len(missing) - len(wanted), unreachable=len(wanted) - len(posted))


def _told(plan: Plan, on: date) -> set[str]:
    """Units (hexadecimal keys) that have a letter of this day."""
    prefix = RegistrationWanted.prefix(plan, on)
    keys = Letter.objects.filter(key__startswith=prefix).values_list("key", flat=True)
    return {key.removeprefix(prefix).split(":")[0] for key in keys}
