"""Bringing in the tree of units from a list: all of it or nothing."""

from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from thiduakt.base.acts import lock
from units.actions.files import keep_file
from units.actions.units import OF_THE_STATE, first_state, shown
from units.models import Post, StoredFile, Unit, UnitState, UnitStep
from units.policies.units import may_keep_units

AT_ONCE = 500
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


def keep_tree(*, content: bytes, name: str, media_type: str, actor: Post) -> StoredFile:
    """Keep an uploaded list while its preview is read; no unit changes."""
    may_keep_units(actor).require()
    return keep_file(content=content, name=name, media_type=media_type, actor=actor)


@transaction.atomic
def bring_in_tree(*, entries: list[Entry], source: str, actor: Post, key: UUID | None = None) -> int:
    """Found the new units (those above stand before those below) and mend the changed ones; returns how many.

    `source` names the file. Raises ValidationError when somebody changed the units since the list was read.
    """
    may_keep_units(actor).require()
    lock(actor)
    if key and UnitStep.objects.filter(key=key).exists():
        return 0
    new = [entry.unit for entry in entries if entry.is_new]
    changed = [entry for entry in entries if entry.changed]
    _require_unchanged(changed)
    try:
        with transaction.atomic():
            _found(new)
            _mend(changed)
    except IntegrityError as error:
        raise ValidationError(CHANGED_MEANWHILE) from error
    steps = [UnitStep(unit=unit, move="import_found", actor=actor, note=source) for unit in new]
    steps += [UnitStep(unit=each.unit, move="import_mend", actor=actor, note=_told(source, each)) for each in changed]
    if steps:
        steps[0].key = key
    UnitStep.objects.bulk_create(steps, batch_size=AT_ONCE)
    return len(steps)


def _require_unchanged(changed: list[Entry]) -> None:
    rows = Unit.objects.select_for_update().order_by("pk").in_bulk([entry.unit.pk for entry in changed])
    for entry in changed:
        if any(getattr(rows[entry.unit.pk], name) != old for name, (old, _) in entry.changed.items()):
            raise ValidationError(CHANGED_MEANWHILE)


def _found(units: list[Unit]) -> None:
    named = Unit.objects.filter(name__in={unit.name for unit in units}, ended_on=None)
    there = set(named.values_list("name", "parent_id"))
    for unit in units:
        if (unit.name, unit.parent_id) in there and unit.ended_on is None:
            raise ValidationError(CHANGED_MEANWHILE)
        unit.set_keys()
    Unit.objects.bulk_create(units, batch_size=AT_ONCE)
    UnitState.objects.bulk_create([UnitState(**first_state(unit)) for unit in units], batch_size=AT_ONCE)


def _mend(changed: list[Entry]) -> None:
    """A few queries for each: lists with thousands of changes are rare."""
    for entry in changed:
        unit = entry.unit
        for name, (_, new) in entry.changed.items():
            setattr(unit, name, new)
        unit.save()
        of_state = {name: new for name, (_, new) in entry.changed.items() if name in OF_THE_STATE}
        if of_state:
            UnitState.objects.filter(unit=unit, ends_on=unit.ended_on).update(**of_state)


def _told(source: str, entry: Entry) -> str:
    names = ", ".join(str(entry.unit._meta.get_field(name).verbose_name) for name in entry.changed)
    return f"{source}: {names}"
