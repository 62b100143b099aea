"""Bringing in the tree of units from a list: all of it or nothing."""

from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from thiduakt.base.text import search_key
from thiduakt.base.undoing import Trace
from units.actions.units import first_state, shown
from units.choices import UnitAct
from units.models import Post, Unit, UnitState, UnitStep
from units.policies.units import may_keep_units

AT_ONCE = 500
OF_THE_STATE = frozenset({"short_name", "symbol", "place_name"})
# Whatever a list may change in a unit that is there, with what is derived from it.
MENDED = (
    *("code", "short_name", "symbol", "place_name", "kind", "level", "line", "fields_of_work"),
    *("founded_by", "ended_by", "phone", "email", "address", "search_key", "sort_key"),
)
CHANGED_MEANWHILE = "Danh sách đơn vị vừa được người khác sửa. Hãy kiểm tra lại tệp."


@dataclass(slots=True)
class Entry:
    """One line of the list: a unit to found, or one that is there with what changes (field → old, new)."""

    number: int
    unit: Unit
    is_new: bool
    changed: dict[str, tuple] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """new, changed or same."""
        return "new" if self.is_new else "changed" if self.changed else "same"

    @property
    def changes(self) -> list[dict]:
        """What changes, in words: label, old and new."""
        return [
            {"label": self.unit._meta.get_field(name).verbose_name, "old": shown(name, old), "new": shown(name, new)}
            for name, (old, new) in self.changed.items()
        ]


@transaction.atomic
def bring_in_tree(*, entries: list[Entry], source: str, actor: Post, trace: Trace) -> int:
    """Found the new units (those above stand before those below) and mend the changed ones; returns how many.

    `source` names the file; `trace` takes down what is done, the journal of new units too. Raises ValidationError when
    somebody changed the units since the list was read.
    """
    may_keep_units(actor).require()
    new = [entry.unit for entry in entries if entry.is_new]
    changed = [entry for entry in entries if entry.changed]
    _require_unchanged(changed)
    try:
        with transaction.atomic():
            _found(new, trace)
            _mend(changed, trace)
    except IntegrityError as error:
        raise ValidationError(CHANGED_MEANWHILE) from error
    trace.create(UnitStep, [UnitStep(unit=unit, move=UnitAct.IMPORT_FOUND, actor=actor, note=source) for unit in new])
    note_mended({each.unit.pk: _told(source, each) for each in changed}, UnitAct.IMPORT_MEND, actor)
    return len(new) + len(changed)


def note_mended(notes: dict[UUID, str], move: str, actor: Post) -> None:
    """A line in the journal of each unit."""
    lines = [UnitStep(unit_id=unit, move=move, actor=actor, note=note) for unit, note in notes.items()]
    UnitStep.objects.bulk_create(lines, batch_size=AT_ONCE)


def _require_unchanged(changed: list[Entry]) -> None:
    rows = Unit.objects.select_for_update().order_by("pk").in_bulk([entry.unit.pk for entry in changed])
    for entry in changed:
        if any(getattr(rows[entry.unit.pk], name) != old for name, (old, _) in entry.changed.items()):
            raise ValidationError(CHANGED_MEANWHILE)


def _found(units: list[Unit], trace: Trace) -> None:
    """Level by level, so that taking it back finds nobody below a unit that goes."""
    named = Unit.objects.filter(name__in={unit.name for unit in units}, ended_on=None)
    there = set(named.values_list("name", "parent_id"))
    for unit in units:
        if (unit.name, unit.parent_id) in there and unit.ended_on is None:
            raise ValidationError(CHANGED_MEANWHILE)
        unit.set_keys()
    for _, level in groupby(sorted(units, key=_depth), key=_depth):
        trace.create(Unit, list(level))
    trace.create(UnitState, [UnitState(**first_state(unit)) for unit in units])


def _depth(unit: Unit) -> int:
    return len(unit.path)


def _mend(changed: list[Entry], trace: Trace) -> None:
    new = {}
    for entry in changed:
        for name, (_, value) in entry.changed.items():
            setattr(entry.unit, name, value)
        entry.unit.set_keys()
        new[entry.unit.pk] = {name: getattr(entry.unit, name) for name in MENDED}
    trace.change_each(Unit, new)
    renamed = {entry.unit.pk: entry.unit for entry in changed if OF_THE_STATE & entry.changed.keys()}
    states = UnitState.objects.filter(unit__in=renamed, ends_on=F("unit__ended_on"))
    states |= UnitState.objects.filter(unit__in=renamed, ends_on=None, unit__ended_on=None)
    trace.change_each(UnitState, {state.pk: _described(state, renamed[state.unit_id]) for state in states})


def _described(state: UnitState, unit: Unit) -> dict:
    described = {name: getattr(unit, name) for name in sorted(OF_THE_STATE)}
    return described | {"search_key": search_key(f"{state.name} {unit.short_name}")}


def _told(source: str, entry: Entry) -> str:
    names = ", ".join(str(entry.unit._meta.get_field(name).verbose_name) for name in entry.changed)
    return f"{source}: {names}"
