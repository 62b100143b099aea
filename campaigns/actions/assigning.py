"""Which units a plan may be given to, and giving it."""

from datetime import date

from campaigns.actions.matching import units_meant
from campaigns.models import Deadline, DeadlineAssignment, Plan, Target, TargetAssignment
from units.models import Unit


def units_below(issuer: Unit, on: date) -> list[Unit]:
    """Units directly under the issuer on the day."""
    return list(Unit.objects.alive(on).filter(parent=issuer).order_by("kind", "name"))


def units_beside(issuer: Unit, on: date) -> list[Unit]:
    """Units under the same parent: an office may issue for its peers (a bloc, the departments)."""
    if issuer.parent_id is None:
        return []
    peers = Unit.objects.alive(on).filter(parent=issuer.parent_id).exclude(pk=issuer.pk)
    return list(peers.order_by("kind", "name"))


def units_of_province(unit: Unit, on: date) -> list[Unit]:
    """Units directly under the topmost unit above this one: those that hand in dossiers."""
    top = Unit.objects.above(unit).first() or unit
    return units_below(top, on)


def suggested_for(deadline: Deadline, units: list[Unit]) -> list[Unit]:
    """The units the text of a deadline means."""
    return units_meant(deadline.who, units)


def assign_targets(plan: Plan, units) -> int:
    """Give all targets to all the units; returns how many units there are."""
    targets = list(Target.objects.filter(plan=plan))
    rows = [TargetAssignment(target=target, unit=unit) for target in targets for unit in units]
    TargetAssignment.objects.bulk_create(rows, ignore_conflicts=True)
    return len(units)


def assign_deadline(deadline: Deadline, units) -> int:
    """Give the deadline to the units; returns how many there are."""
    rows = [DeadlineAssignment(deadline=deadline, unit=unit) for unit in units]
    DeadlineAssignment.objects.bulk_create(rows, ignore_conflicts=True)
    return len(units)
