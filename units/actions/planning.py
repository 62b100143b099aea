"""The lines of a plan: units that are founded, changed or ended, and who takes over from whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q

from thiduakt.base.acts import repeated
from thiduakt.base.text import squeeze
from units.actions.reorganisations import locked_draft, note_edit
from units.choices import ChangeAct, UnitKind
from units.facts.plans import plan_of
from units.models import Post, Reorganisation, Unit, UnitChange


@dataclass(frozen=True, slots=True)
class NewUnit:
    """What a unit is called from the day on; `parent` is a unit or a line of the same plan."""

    name: str
    kind: str = UnitKind.OTHER
    short_name: str = ""
    symbol: str = ""
    place_name: str = ""
    parent: Unit | UnitChange | None = None


@dataclass(frozen=True, slots=True)
class Takers:
    """Who takes over: units that live on, lines of the plan, and units to be founded. `people_to` is one of them by
    its place in this order; None when there is one, or to be chosen later."""

    existing: Sequence[Unit] = ()
    lines: Sequence[UnitChange] = ()
    new: Sequence[NewUnit] = field(default_factory=tuple)
    people_to: int | None = None


@transaction.atomic
def plan_found(
    *, reorganisation: Reorganisation, unit: NewUnit, actor: Post, key: UUID | None = None
) -> UnitChange | None:
    """Found a unit; None when the same form was sent before."""
    found = locked_draft(reorganisation, actor)
    if repeated(found.steps, key):
        return None
    line = _found(found, unit)
    _written(found, actor, f"Thành lập {line.name}", key)
    return line


@transaction.atomic
def plan_change(
    *,
    reorganisation: Reorganisation,
    units: Iterable[Unit],
    actor: Post,
    new: NewUnit | None = None,
    parent: Unit | UnitChange | None = None,
    key: UUID | None = None,
) -> list[UnitChange]:
    """Rename one unit (`new`), or put units under another parent, or both; without either they only take over."""
    found, units = locked_draft(reorganisation, actor), list(units)
    if repeated(found.steps, key):
        return []
    if new and len(units) > 1:
        raise ValidationError({"units": "Mỗi lần chỉ đổi tên một đơn vị. Hãy ghi từng đơn vị một."})
    lines = [_line(found, unit, ChangeAct.CHANGE) for unit in units]
    for line in lines:
        _describe(line, new)
        _put_under(line, parent)
        line.save()
    _written(found, actor, ", ".join(line.unit.label for line in lines), key)
    return lines


@transaction.atomic
def plan_end(
    *,
    reorganisation: Reorganisation,
    units: Iterable[Unit],
    takers: Takers,
    actor: Post,
    with_below: bool = False,
    new_position: str = "",
    key: UUID | None = None,
) -> list[UnitChange]:
    """End units: without takers they are dissolved, with one they merge into it, with several they are split.

    `with_below` ends everything under them too, with the same takers. Raises Refused or ValidationError.
    """
    found, units = locked_draft(reorganisation, actor), list(units)
    if repeated(found.steps, key):
        return []
    successors = [_taker(found, unit) for unit in takers.existing] + list(takers.lines)
    successors += [_found(found, unit) for unit in takers.new]
    units += _below(found, units) if with_below else []
    lines = [_line(found, unit, ChangeAct.END) for unit in units]
    for line in lines:
        line.new_position = new_position
        if takers.people_to is not None:
            line.people_to = successors[takers.people_to]
        line.save()
        line.successors.set(successors)
    _written(found, actor, ", ".join(line.unit.label for line in lines)[:500], key)
    return lines


@transaction.atomic
def edit_line(
    *,
    line: UnitChange,
    actor: Post,
    new: NewUnit | None = None,
    parent: Unit | UnitChange | None = None,
    successors: Iterable[UnitChange] = (),
    people_to: UnitChange | None = None,
    new_position: str = "",
    key: UUID | None = None,
) -> UnitChange:
    """Write a line anew: its description, parent, who follows, where its people go."""
    found = locked_draft(line.reorganisation, actor)
    if repeated(found.steps, key):
        return line
    successors = list(successors)
    if people_to and people_to not in successors:
        raise ValidationError({"people_to": "Nơi nhận người phải là một trong các đơn vị kế thừa đã chọn."})
    _describe(line, new)
    _put_under(line, parent)
    line.people_to, line.new_position = people_to, new_position
    line.full_clean(exclude=["new_id"])
    line.save()
    line.successors.set(successors)
    _written(found, actor, line.label, key)
    return line


@transaction.atomic
def drop_line(*, line: UnitChange, actor: Post) -> Reorganisation:
    """Take a line out of the plan, with its exceptions; pressed twice it is done once."""
    found = locked_draft(line.reorganisation, actor)
    deleted, _ = found.changes.filter(pk=line.pk).delete()
    if deleted:
        _written(found, actor, f"Bỏ {line.label}", None)
    return found


def _written(found: Reorganisation, actor: Post, note: str, key: UUID | None) -> None:
    """One journal line, and the kind of the act as its lines now say."""
    found.kind = plan_of(found).kind()
    found.save(update_fields=["kind"])
    note_edit(found, "plan", actor, note=note, key=key)


def _next(found: Reorganisation) -> int:
    return (found.changes.aggregate(last=Max("position"))["last"] or 0) + 1


def _line(found: Reorganisation, unit: Unit, act: str) -> UnitChange:
    """A new line for the unit; a unit has one line in a plan."""
    there = found.changes.filter(unit=unit).first()
    if there:
        raise ValidationError(
            {"units": f"{unit.name} đã có trong phương án ({there.get_act_display()}). Hãy sửa dòng đã có."}
        )
    return found.changes.create(position=_next(found), act=act, unit=unit)


def _taker(found: Reorganisation, unit: Unit) -> UnitChange:
    """The line of a unit that lives on and takes over; made where it has none."""
    there = found.changes.filter(unit=unit).first()
    return there or _line(found, unit, ChangeAct.CHANGE)


def _found(found: Reorganisation, unit: NewUnit) -> UnitChange:
    if found.changes.filter(act=ChangeAct.FOUND, name=squeeze(unit.name)).exists():
        raise ValidationError({"new": f"Phương án đã có việc thành lập {squeeze(unit.name)}. Hãy chọn đơn vị đó."})
    line = UnitChange(reorganisation=found, position=_next(found), act=ChangeAct.FOUND, kind=unit.kind)
    _describe(line, unit)
    _put_under(line, unit.parent)
    line.full_clean(exclude=["new_id"])
    line.save()
    return line


def _describe(line: UnitChange, new: NewUnit | None) -> None:
    line.name = squeeze(new.name) if new else ""
    line.short_name, line.symbol = (new.short_name, new.symbol) if new else ("", "")
    line.place_name = new.place_name if new else ""
    if new and line.act == ChangeAct.FOUND:
        line.kind = new.kind


def _put_under(line: UnitChange, parent: Unit | UnitChange | None) -> None:
    line.parent = parent if isinstance(parent, Unit) else None
    line.parent_change = parent if isinstance(parent, UnitChange) else None
    if line.parent_change and line.parent_change.act != ChangeAct.FOUND:
        line.parent, line.parent_change = line.parent_change.unit, None


def _below(found: Reorganisation, units: list[Unit]) -> list[Unit]:
    """Living units under the given ones that have no line yet, the upper ones first."""
    inside = Q(pk__in=[])
    for unit in units:
        inside |= Q(path__startswith=unit.path)
    alive = Unit.objects.filter(inside, Q(ended_on=None) | Q(ended_on__gte=found.effective_on))
    planned = found.changes.filter(unit__isnull=False).values("unit")
    return list(alive.exclude(pk__in=planned).exclude(pk__in=[unit.pk for unit in units]).order_by("path"))
