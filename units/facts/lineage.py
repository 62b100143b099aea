"""The chain of units before and after one, each with the name it bore on the day of the change."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils.text import capfirst

from units.choices import ReorganisationKind
from units.models import Succession, Unit, UnitState

MOST_STEPS = 500
"""How many steps of a chain one page takes; more than any unit of a province has."""


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain: who handed over to whom, called as on the last day before and the first day after."""

    succession: Succession
    predecessor_name: str
    successor_name: str

    @property
    def what(self) -> str:
        """What happened to these two; of an act that combined several, its part that concerns them."""
        act, step = self.succession.reorganisation, self.succession
        if act.kind != ReorganisationKind.COMBINED:
            return capfirst(act.get_kind_display())
        is_new = step.successor.founded_on == act.effective_on
        said = ["Chia tách"] * (step.heirs > 1) + ["Sáp nhập"] * (step.sources > 1 or (step.heirs == 1 and not is_new))
        return ", ".join(said).capitalize() or "Tổ chức lại thành đơn vị mới"


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps that led to the unit (the latest first), and steps that led on from it (the first first).

    `more_back` and `more_forth` say that only the nearest steps are here.
    """

    unit: Unit
    back: list[Link]
    forth: list[Link]
    more_back: bool = False
    more_forth: bool = False

    def __bool__(self) -> bool:
        return bool(self.back or self.forth)

    @property
    def is_cut(self) -> bool:
        return self.more_back or self.more_forth

    @property
    def hides_successors(self) -> bool:
        """Whether some who directly took over may be among those left out."""
        return self.more_forth and len(self.successors) == len(self.forth)

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


@dataclass(frozen=True, slots=True)
class Past:
    """What the unit was called, the latest first, each state with the name its parent bore on the first day of the
    state; and its chain."""

    states: list[tuple[UnitState, str]]
    chain: Chain

    @property
    def told(self) -> list[tuple[UnitState, str, str]]:
        """The states with what led to each, as far as another one came before."""
        before = [state for state, _ in self.states[1:]]
        led = [_led(old, state) for (state, _), old in zip(self.states, before, strict=False)]
        return [(*row, what) for row, what in zip(self.states, [*led, ""], strict=False)]


def _led(old: UnitState, new: UnitState) -> str:
    """From one state to the next."""
    said = ["Đổi tên"] * (old.name != new.name) + ["Chuyển cơ quan chủ quản"] * (old.parent_id != new.parent_id)
    return ", ".join(said).capitalize()


def past_of(unit: Unit, *, most: int = MOST_STEPS) -> Past:
    """The states of the unit and what came before and after it, through however many reorganisations, at most so many
    steps each way; four queries."""
    states = list(unit.states.select_related("parent").order_by("-starts_on"))
    back, forth = _steps(unit, most + 1)
    names = _Names([*back, *forth], [state.parent for state in states if state.parent])
    above = [names.on(state.parent, state.starts_on) if state.parent else "" for state in states]
    before, after = ([names.link(row) for row in rows[:most]] for rows in (back, forth))
    return Past(list(zip(states, above, strict=True)), Chain(unit, before, after, len(back) > most, len(forth) > most))


def _steps(unit: Unit, most: int) -> tuple[list[Succession], list[Succession]]:
    """The steps that led to the unit and on from it, the nearest in time first."""
    rows = Succession.objects.select_related("reorganisation", "predecessor", "successor")
    rows = rows.annotate(heirs=_alike("predecessor"), sources=_alike("successor"))
    to_it = Q(successor=unit) | Q(successor__in=Unit.objects.before(unit))
    from_it = Q(predecessor=unit) | Q(predecessor__in=Unit.objects.after(unit))
    back = rows.filter(to_it).order_by("-reorganisation__effective_on", "pk")
    return list(back[:most]), list(rows.filter(from_it).order_by("reorganisation__effective_on", "pk")[:most])


def _alike(side: str) -> Subquery:
    """How many steps of the same act share this side."""
    same = Succession.objects.filter(reorganisation=OuterRef("reorganisation"), **{side: OuterRef(side)})
    return Subquery(same.order_by().values(side).annotate(number=Count("pk")).values("number"))


@dataclass(frozen=True, slots=True)
class Lines:
    """All successions at a glance: who became whom, who came from whom, and who is no more."""

    after: dict[UUID, set[UUID]]
    origins: dict[UUID, set[UUID]]
    ended: set[UUID]

    def last_of(self, unit: UUID) -> UUID:
        """Where the way ends on which each ended unit became exactly one other."""
        seen = {unit}
        while unit in self.ended and len(self.after[unit]) == 1:
            (unit,) = self.after[unit]
            if unit in seen:
                break
            seen.add(unit)
        return unit

    def before(self, units: set[UUID]) -> set[UUID]:
        """All units these came from, through however many steps, without themselves."""
        return set().union(*(_reached(unit, self.origins) for unit in units & self.origins.keys())) - units


def lines_of_succession() -> Lines:
    """Read them all: one query; a province has some thousands."""
    after, origins, ended = defaultdict(set), defaultdict(set), set()
    rows = Succession.objects.values_list("predecessor", "successor", "predecessor__ended_on")
    for predecessor, successor, ended_on in rows:
        after[predecessor].add(successor)
        origins[successor].add(predecessor)
        if ended_on:
            ended.add(predecessor)
    return Lines(after, origins, ended)


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
    """What units were called on a day, for the units of these steps and others; one query."""

    def __init__(self, rows: list[Succession], others: Iterable[Unit] = ()):
        units = {row.predecessor_id for row in rows} | {row.successor_id for row in rows}
        units |= {unit.pk for unit in others}
        self.states: dict = {}
        for state in UnitState.objects.filter(unit__in=units).order_by("starts_on") if units else ():
            self.states.setdefault(state.unit_id, []).append(state)

    def link(self, row: Succession) -> Link:
        day = row.reorganisation.effective_on
        before, after = self.on(row.predecessor, day - timedelta(days=1)), self.on(row.successor, day)
        return Link(row, before, after)

    def on(self, unit: Unit, day: date) -> str:
        """The name of the day; of a day before anything was written down, the first name that was."""
        states = self.states.get(unit.pk, ())
        said = [state.name for state in states if state.starts_on <= day] or [state.name for state in states[:1]]
        return said[-1] if said else unit.name
