"""What applying a reorganisation does to units: states closed and opened, units founded and ended, the tree mended."""

from collections import defaultdict
from datetime import timedelta

from thiduakt.base.text import name_sort_key, search_key
from units.facts.plans import Plan
from units.models import Succession, Unit, UnitChange, UnitState
from units.models.unit import LONGEST_KEY
from units.querysets import LINK

DESCRIPTION = ("name", "short_name", "symbol", "place_name")
LONGEST = 300


def found_units(plan: Plan, trace) -> None:
    """New units with their first states, those above first."""
    done = {}
    for change in _upper_first(plan):
        unit = Unit(pk=change.new_id, kind=change.kind, parent_id=_parent_key(plan, change), founded_on=plan.day)
        unit.founded_by = plan.reorganisation.decision[:LONGEST]
        for field in DESCRIPTION:
            setattr(unit, field, getattr(change, field))
        unit.parent = done.get(unit.parent_id) or (Unit.objects.get(pk=unit.parent_id) if unit.parent_id else None)
        unit.set_keys()
        done[unit.pk] = trace.create(Unit, [unit])[0]
    trace.create(UnitState, [_state_of(unit, plan) for unit in done.values()])
    for change in plan.founded:
        trace.change(UnitChange.objects.filter(pk=change.pk), unit_id=change.new_id)


def change_units(plan: Plan, trace) -> None:
    """Renamed units and those with a new parent: the old state ends on the eve, a new one begins."""
    new = {}
    for change in plan.changed:
        parent = _parent_key(plan, change)
        if change.name or parent:
            source = change if change.name else change.unit
            described = {field: getattr(source, field) for field in DESCRIPTION}
            new[change.unit_id] = described | {"parent_id": parent or change.unit.parent_id}
    _close_states(plan, trace, [change.unit for change in plan.changed if change.unit_id in new])
    trace.create(UnitState, [_state(pk, plan, **values) for pk, values in new.items()])
    for values in new.values():
        values["search_key"] = search_key(f"{values['name']} {values['short_name']}")
        values["sort_key"] = name_sort_key(values["name"])[:LONGEST_KEY]
    trace.change_each(Unit, new)


def end_units(plan: Plan, trace) -> None:
    """Ended units: their last day is the eve."""
    _close_states(plan, trace, [change.unit for change in plan.ended])
    ended = Unit.objects.filter(pk__in=[change.unit_id for change in plan.ended])
    trace.change(ended, ended_on=plan.eve, ended_by=plan.reorganisation.decision[:LONGEST])


def note_successions(plan: Plan, trace) -> None:
    """Who follows whom, for good."""
    pairs = [(change.key, follower.key) for change in plan.changes for follower in plan.successors[change.pk]]
    act = plan.reorganisation
    trace.create(
        Succession, [Succession(reorganisation=act, predecessor_id=one, successor_id=two) for one, two in pairs]
    )


def mend_paths() -> int:
    """Write the path of every unit that stands elsewhere than its path says; returns how many there were."""
    below = defaultdict(list)
    for unit in Unit.objects.only("pk", "parent_id", "path").order_by():
        below[unit.parent_id].append(unit)
    wrong, waiting = [], [(None, "")]
    while waiting:
        above, path = waiting.pop()
        for unit in below[above]:
            right = f"{path}{unit.pk.hex[: LINK - 1]}/"
            waiting.append((unit.pk, right))
            if unit.path != right:
                unit.path = right
                wrong.append(unit)
    return Unit.objects.bulk_update(wrong, ["path"], batch_size=200)


def _upper_first(plan: Plan) -> list[UnitChange]:
    """Founded lines, each after the founded line it stands under."""
    ordered, waiting = [], list(plan.founded)
    while waiting:
        ready = [change for change in waiting if change.parent_change_id not in {row.pk for row in waiting}]
        ordered += ready or waiting
        waiting = [change for change in waiting if change not in ready] if ready else []
    return ordered


def _parent_key(plan: Plan, change: UnitChange):
    if change.parent_change_id:
        return plan.by_pk[change.parent_change_id].key
    return change.parent_id


def _close_states(plan: Plan, trace, units: list[Unit]) -> None:
    """End what the units were called; where it was never written down, write it down as it was."""
    current = UnitState.objects.filter(unit__in=units, ends_on=None)
    written = set(current.values_list("unit", flat=True))
    trace.change(current, ends_on=plan.eve)
    earlier = UnitState.objects.filter(unit__in=units).exclude(unit__in=written)
    until = dict(earlier.order_by("ends_on").values_list("unit", "ends_on"))
    starts = {unit: until[unit.pk] + timedelta(days=1) if unit.pk in until else unit.founded_on for unit in units}
    missing = [unit for unit in units if unit.pk not in written and starts[unit] <= plan.eve]
    rows = [_state(unit.pk, plan, starts_on=starts[unit], ends_on=plan.eve, **_described(unit)) for unit in missing]
    trace.create(UnitState, rows)


def _described(unit: Unit) -> dict:
    return {field: getattr(unit, field) for field in (*DESCRIPTION, "parent_id")}


def _state_of(unit: Unit, plan: Plan) -> UnitState:
    return _state(unit.pk, plan, **_described(unit))


def _state(pk, plan: Plan, *, starts_on=None, ends_on=None, **described) -> UnitState:
    paper = "" if ends_on else plan.reorganisation.decision[:LONGEST]
    return UnitState(unit_id=pk, starts_on=starts_on or plan.day, ends_on=ends_on, document=paper, **described)
