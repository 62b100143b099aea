"""Founding a unit outside of any reorganisation, and writing down what describes it."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from thiduakt.base.acts import lock
from thiduakt.base.text import squeeze
from units.models import Headcount, Post, Succession, Unit, UnitState, UnitStep
from units.models.headcount import CLASSES
from units.policies.units import may_confirm_continuity, may_keep_units, may_write_contact

CONTACT = ("phone", "email", "address")
# A rename or a move to another parent is a reorganisation; these are mended where they stand.
MENDED = ("code", "short_name", "symbol", "place_name", "kind", "level", "line", "fields_of_work", "founded_by")
OF_THE_STATE = ("short_name", "symbol", "place_name")


@transaction.atomic
def found_unit(*, facts: dict, actor: Post, key: UUID | None = None) -> Unit:
    """Enter a unit that exists already, with its first name and place; a second press gives the first unit.

    `facts` are fields of Unit, `parent` a Unit or None. Raises ValidationError by field.
    """
    may_keep_units(actor).require()
    lock(actor)
    again = UnitStep.objects.filter(key=key).select_related("unit").first() if key else None
    if again:
        return again.unit
    unit = Unit(**facts)
    unit.set_keys()
    unit.full_clean()
    require_place(unit)
    unit.save()
    UnitState.objects.create(**first_state(unit))
    unit.steps.create(move="found", actor=actor, key=key, note=unit.name)
    return unit


def require_place(unit: Unit) -> None:
    """Raise ValidationError unless the parent lives on the day the unit begins and has no such unit yet."""
    parent = unit.parent
    if parent and not _lives(parent, unit.founded_on):
        raise ValidationError({"parent": f"{parent.name} không hoạt động vào ngày {unit.founded_on:%d/%m/%Y}."})
    if parent and parent.ended_on and (unit.ended_on is None or unit.ended_on > parent.ended_on):
        raise ValidationError({"parent": outlives(parent)})
    twins = Unit.objects.alive(unit.founded_on).filter(parent=parent, name=unit.name).exclude(pk=unit.pk)
    if twins.exists():
        raise ValidationError({"name": f"Đã có {unit.name} ở cùng cấp trên. Hãy mở đơn vị đó để sửa."})


def outlives(parent: Unit) -> str:
    """Why a unit cannot stand under this one for so long, and what to do."""
    return (
        f"{parent.name} đã kết thúc ngày {parent.ended_on:%d/%m/%Y}. "
        "Hãy chọn đơn vị cấp trên hiện nay, hoặc ghi ngày kết thúc không muộn hơn ngày ấy."
    )


def first_state(unit: Unit) -> dict:
    """How the unit is called and where it stands from its first day."""
    fields = ("name", "short_name", "symbol", "place_name", "parent")
    period = {"starts_on": unit.founded_on, "ends_on": unit.ended_on, "document": unit.founded_by}
    return {"unit": unit} | {field: getattr(unit, field) for field in fields} | period


@transaction.atomic
def mend_facts(*, unit: Unit, facts: dict, actor: Post, key: UUID | None = None) -> Unit:
    """Mend what describes the unit (fields of MENDED); name and parent stay."""
    may_keep_units(actor).require()
    unit = lock(unit)
    if key and unit.steps.filter(key=key).exists():
        return unit
    changed = _set(unit, {field: facts[field] for field in MENDED if field in facts})
    if not changed:
        return unit
    unit.full_clean()
    unit.save()
    of_state = {field: getattr(unit, field) for field in OF_THE_STATE if field in changed}
    if of_state:
        _current(unit).update(**of_state)
    unit.steps.create(move="mend_facts", actor=actor, key=key, note=_told(unit, changed))
    return unit


@transaction.atomic
def write_contact(*, unit: Unit, contact: dict, actor: Post, key: UUID | None = None) -> Unit:
    """Keep phone, e-mail and address."""
    may_write_contact(actor, unit).require()
    unit = lock(unit)
    if key and unit.steps.filter(key=key).exists():
        return unit
    changed = _set(unit, {field: contact[field] for field in CONTACT})
    if changed:
        unit.full_clean()
        unit.save(update_fields=list(CONTACT))
        unit.steps.create(move="write_contact", actor=actor, key=key, note=_told(unit, changed))
    return unit


@transaction.atomic
def count_heads(*, unit: Unit, year: int, heads: dict, actor: Post, key: UUID | None = None) -> Headcount:
    """Keep the headcount of a year: `heads` by class of Headcount, and `women` among them; a second time mends it."""
    may_write_contact(actor, unit).require()
    unit = lock(unit)
    row = unit.headcounts.filter(year=year).first() or Headcount(unit=unit, year=year)
    if key and unit.steps.filter(key=key).exists():
        return row
    _require_life(unit, year)
    for field in (*CLASSES, "women"):
        setattr(row, field, heads[field])
    row.entered_by = actor
    row.full_clean()
    row.save()
    unit.steps.create(move="count_heads", actor=actor, key=key, note=f"{row}, {row.women} nữ")
    return row


@transaction.atomic
def confirm_continuity(
    *, succession: Succession, carries_on: bool, basis: str, actor: Post, key: UUID | None = None
) -> Succession:
    """Say whether the years of the predecessor count for the successor (or no longer), on which basis."""
    may_confirm_continuity(actor).require()
    succession = lock(succession)
    successor = succession.successor
    if key and successor.steps.filter(key=key).exists():
        return succession
    if not squeeze(basis):
        raise ValidationError({"basis": "Hãy nêu căn cứ: văn bản nào cho tính hay thôi tính tiếp nối thành tích."})
    succession.carries_on, succession.basis = carries_on, squeeze(basis)
    succession.confirmed_by, succession.confirmed_at = actor, timezone.now()
    succession.full_clean()
    succession.save(update_fields=["carries_on", "basis", "confirmed_by", "confirmed_at"])
    said = "tiếp nối" if carries_on else "không tiếp nối"
    note = f"{said} {succession.predecessor.name}: {succession.basis}"
    successor.steps.create(move="confirm_continuity", actor=actor, key=key, note=note)
    return succession


def _lives(unit: Unit, on: date) -> bool:
    return unit.founded_on <= on and (unit.ended_on is None or on <= unit.ended_on)


def _require_life(unit: Unit, year: int) -> None:
    if reason := unit.absence_in(year):
        raise ValidationError({"year": reason})


def _current(unit: Unit):
    """The state the unit's own fields repeat: the latest one."""
    latest = unit.states.order_by("-starts_on").values_list("pk", flat=True)[:1]
    return unit.states.filter(pk__in=list(latest))


def _set(unit: Unit, values: dict) -> dict[str, tuple[str, str]]:
    """Set what differs; returns old and new by field."""
    changed = {}
    for field, value in values.items():
        old = getattr(unit, field)
        if old != value:
            changed[field] = (old, value)
            setattr(unit, field, value)
    return changed


def shown(field: str, value: object) -> str:
    """A value of a field of Unit as people read it."""
    return str(dict(Unit._meta.get_field(field).flatchoices).get(value, value) or "–")


def _told(unit: Unit, changed: dict) -> str:
    label = unit._meta.get_field
    return "; ".join(
        f"{label(field).verbose_name}: {shown(field, old)} → {shown(field, new)}"
        for field, (old, new) in changed.items()
    )
