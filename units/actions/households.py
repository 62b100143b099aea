"""Households of a commune: entered, put right, no longer followed from a day on."""

from uuid import UUID

from django.db import transaction

from thiduakt.base.acts import lock, repeated
from units.models import Household, HouseholdStep, Post
from units.policies.people import may_keep_at


@transaction.atomic
def save_household(*, household: Household, actor: Post, key: UUID | None = None) -> Household:
    """Keep a household, new or changed; a second press gives the first. Raises Refused or ValidationError."""
    is_new = household._state.adding
    lock(actor if is_new else household)
    again = repeated(HouseholdStep.objects, key)
    if again:
        return again.household
    if not is_new:
        may_keep_at(actor, Household.objects.select_related("unit").get(pk=household.pk).unit).require()
    may_keep_at(actor, household.unit).require()
    household.set_keys()
    household.full_clean()
    household.save()
    household.steps.create(move="add" if is_new else "change", actor=actor, key=key)
    return household
