"""The chain of units before and after one, each with the name it bore on the day of the change."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from units.models import Succession, Unit, UnitState


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain: who handed over to whom, called as on the last day before and the first day after."""

    succession: Succession
    predecessor_name: str
    successor_name: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps that led to the unit (the latest first), and steps that led on from it (the first first)."""

    unit: Unit
    back: list[Link]
    forth: list[Link]

    def __bool__(self) -> bool:
        return bool(self.back or self.forth)

    @property
    def forth_from_last(self) -> list[Link]:
        return self.forth[::-1]

    @property
    def successors(self) -> list[Unit]:
        """Who directly took over from the unit."""
        return [link.succession.successor for link in self.forth if link.succession.predecessor_id == self.unit.pk]

    @property
    def predecessors(self) -> list[Unit]:
        """From whom the unit directly took over."""
        return [link.succession.predecessor for link in self.back if link.succession.successor_id == self.unit.pk]


def chain_of(unit: Unit) -> Chain:
    """Everything before and after the unit, through however many reorganisations; two queries, one more for names."""
    rows = Succession.objects.select_related("reorganisation", "predecessor", "successor")
    to_it = Q(successor=unit) | Q(successor__in=Unit.objects.before(unit))
    from_it = Q(predecessor=unit) | Q(predecessor__in=Unit.objects.after(unit))
    back = list(rows.filter(to_it).order_by("-reorganisation__effective_on", "pk"))
    forth = list(rows.filter(from_it).order_by("reorganisation__effective_on", "pk"))
    names = _Names([*back, *forth])
    return Chain(unit, [names.link(row) for row in back], [names.link(row) for row in forth])


def carried_by(units: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """By unit: the units before it whose years an officer has confirmed to run on, also through several steps.

    One query for any number of units: confirmed steps are few, each made by hand.
    """
    units = set(units)
    before = defaultdict(set)
    confirmed = Succession.objects.filter(carries_on=True) if units else Succession.objects.none()
    for predecessor, successor in confirmed.values_list("predecessor", "successor"):
        before[successor].add(predecessor)
    return {unit: _reached(unit, before) - {unit} for unit in units}


def _reached(unit: UUID, before: dict[UUID, set[UUID]]) -> set[UUID]:
    reached, waiting = set(), [unit]
    while waiting:
        new = before.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached


class _Names:
    """What units were called on a day, for the units of these steps; one query."""

    def __init__(self, rows: list[Succession]):
        units = {row.predecessor_id for row in rows} | {row.successor_id for row in rows}
        self.states: dict = {}
        for state in UnitState.objects.filter(unit__in=units).order_by("starts_on") if units else ():
            self.states.setdefault(state.unit_id, []).append(state)

    def link(self, row: Succession) -> Link:
        day = row.reorganisation.effective_on
        before, after = self._on(row.predecessor, day - timedelta(days=1)), self._on(row.successor, day)
        return Link(row, before, after)

    def _on(self, unit: Unit, day: date) -> str:
        said = [state.name for state in self.states.get(unit.pk, ()) if state.starts_on <= day]
        return said[-1] if said else unit.name
