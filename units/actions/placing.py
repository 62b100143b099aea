"""Putting units into the blocs of a draft: many at once, only what was changed, nothing half."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated
from units.choices import BlocRole
from units.facts.blocs import lives_in
from units.models import Bloc, BlocDivision, BlocMember, DivisionStep, Post, Unit
from units.policies.blocs import DivisionPolicy

NOWHERE = (None, "")


@dataclass(frozen=True, slots=True)
class Placing:
    """One unit: where the page showed it (`was`), where it shall stand; a place is (bloc pk, role) or NOWHERE."""

    unit: Unit
    was: tuple[int | None, str]
    place: tuple[int | None, str]


@transaction.atomic
def place_units(
    *, division: BlocDivision, placings: Sequence[Placing], actor: Post, key: UUID | None = None
) -> DivisionStep | None:
    """Apply the changed places of a draft; None when nothing was changed.

    Raises Refused, and ValidationError naming every unit that cannot stand where it was put: somebody else has
    moved it meanwhile, it does not live in the year, another bloc of the kind has it, two heads in one bloc.
    """
    division = lock(division)
    if before := repeated(division.steps, key):
        return before
    DivisionPolicy(actor, division).can_edit().require()
    changed = [placing for placing in placings if placing.place != placing.was]
    if not changed:
        return None
    blocs = {bloc.pk: bloc for bloc in division.blocs.all()}
    members = {m.unit_id: m for m in BlocMember.objects.filter(bloc__division=division).select_related("unit")}
    problems = [*_stale(changed, members), *_elsewhere(division, changed), *_wrong(division, changed, blocs)]
    if problems := problems or _two_heads(changed, members, blocs):
        raise ValidationError(problems)
    _apply(changed, members, blocs)
    names = "; ".join(_line(placing, blocs) for placing in changed)
    return division.steps.create(move="place", note=names, actor=actor, key=key)


def place_of(member: BlocMember | None) -> tuple[int | None, str]:
    """Where a unit stands, as a Placing says it."""
    return (member.bloc_id, member.role) if member else NOWHERE


def _stale(changed, members) -> list[str]:
    return [
        f"{placing.unit.name} vừa được người khác xếp lại. Hãy mở lại trang và xếp lại đơn vị này."
        for placing in changed
        if place_of(members.get(placing.unit.pk)) != placing.was
    ]


def _elsewhere(division: BlocDivision, changed) -> list[str]:
    entering = [placing.unit.pk for placing in changed if placing.place != NOWHERE]
    others = BlocMember.objects.filter(year=division.year, kind=division.kind, unit__in=entering)
    others = others.exclude(bloc__division=division).select_related("unit", "bloc")
    return [
        f"{other.unit.name} đã ở “{other.bloc.name}”, là khối cùng loại năm {division.year}. "
        "Một đơn vị chỉ ở một khối của mỗi loại; hãy bỏ chọn đơn vị này."
        for other in others
    ]


def _wrong(division: BlocDivision, changed, blocs: dict[int, Bloc]) -> list[str]:
    found = []
    for placing in changed:
        bloc, role = placing.place
        if bloc is None:
            continue
        if bloc not in blocs or role not in BlocRole.values:
            found.append(f"{placing.unit.name}: khối hoặc vai trò đã chọn không còn. Hãy chọn lại.")
        elif not lives_in(placing.unit, division.year):
            found.append(f"{placing.unit.name} không hoạt động trong năm {division.year}, không xếp vào khối được.")
    return found


def _two_heads(changed, members, blocs: dict[int, Bloc]) -> list[str]:
    after = {pk: (place_of(member), member.unit) for pk, member in members.items()}
    after |= {placing.unit.pk: (placing.place, placing.unit) for placing in changed}
    heads: dict[int, list[str]] = {}
    for (bloc, role), unit in after.values():
        if role == BlocRole.HEAD:
            heads.setdefault(bloc, []).append(unit.name)
    return [
        f"“{blocs[bloc].name}” có {len(names)} trưởng khối ({', '.join(sorted(names))}). Mỗi khối chỉ một trưởng khối."
        for bloc, names in heads.items()
        if len(names) > 1
    ]


def _apply(changed, members, blocs: dict[int, Bloc]) -> None:
    """Those who leave first, and no head while heads change, so that no rule of the database is in the way."""
    leaving = [placing.unit.pk for placing in changed if placing.place == NOWHERE]
    moving = [members[placing.unit.pk].pk for placing in changed if placing.unit.pk in members]
    BlocMember.objects.filter(pk__in=[members[pk].pk for pk in leaving if pk in members]).delete()
    BlocMember.objects.filter(pk__in=moving).update(role=BlocRole.MEMBER)
    for placing in changed:
        bloc, role = placing.place
        if bloc is None:
            continue
        member = members.get(placing.unit.pk) or BlocMember(unit=placing.unit)
        member.bloc, member.role = blocs[bloc], role
        member.save()


def _line(placing: Placing, blocs: dict[int, Bloc]) -> str:
    bloc, role = placing.place
    where = f"{blocs[bloc].name}, {BlocRole(role).label}" if bloc else "không ở khối nào"
    return f"{placing.unit.label}: {where}"
