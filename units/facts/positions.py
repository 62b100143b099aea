"""People who would keep a position that names a unit that is no more."""

from dataclasses import dataclass

from django.db.models import Q

from units.facts.movements import leaving, target_of
from units.facts.plans import Plan
from units.intake.positions import without_unit
from units.models import Employment, Unit

MOST_NAMED = 100


@dataclass(frozen=True, slots=True)
class Naming:
    """Somebody's position as it is, and as it would be without the name of the unit."""

    person: str
    position: str
    shorter: str


def shorter(position: str, unit: Unit) -> str:
    """The position without the name of the unit."""
    return without_unit(position, (unit.name, unit.short_name))


def namings_of(plan: Plan) -> tuple[list[Naming], int]:
    """Those who go on at another unit in a position that names the old one, at most so many, and how many in all.

    Two queries; whom the plan gives another position is not among them.
    """
    kept = _kept(plan)
    places = kept.order_by().values_list("unit", "position").distinct()
    named = Q(pk__in=[])
    for unit, position in places:
        if shorter(position, plan.by_unit[unit].unit) != position:
            named |= Q(unit=unit, position=position)
    jobs = kept.filter(named).select_related("person").order_by("person__sort_key", "pk")
    going = [job for job in jobs if target_of(plan, job.unit_id, job.goes_to)]
    found = [
        Naming(job.person.full_name, job.position, shorter(job.position, plan.by_unit[job.unit_id].unit))
        for job in going[:MOST_NAMED]
    ]
    return found, len(going)


def _kept(plan: Plan):
    """Work at ended units that goes on in the same position."""
    same = [change.unit_id for change in plan.ended if not change.new_position]
    given = Q(new_position__isnull=True) | Q(new_position="")
    return leaving(plan).filter(given, unit__in=same, starts_on__lt=plan.day)


def position_after(job: Employment, plan: Plan) -> str:
    """What somebody is at the new unit: as the plan says, else as before, without the old unit where that is wanted."""
    change = plan.by_unit[job.unit_id]
    if wanted := job.new_position or change.new_position:
        return wanted
    is_over = change in plan.ended and plan.reorganisation.shorten_positions
    return shorter(job.position, change.unit) if is_over else job.position
