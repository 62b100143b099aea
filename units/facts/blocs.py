"""What is known of blocs: who may stand in them in a year, who was left out, what the bloc has still to do."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from units.choices import BlocDocumentKind, BlocRole
from units.models import Bloc, BlocDivision, BlocMember, Succession, Unit

CYCLE = (
    (BlocDocumentKind.PROGRAMME, "Chương trình, kế hoạch của khối", "soạn và đăng chương trình"),
    (BlocDocumentKind.PLEDGE, "Ký giao ước thi đua", "đăng bản giao ước và mời các đơn vị ký"),
    (BlocDocumentKind.HALF_YEAR, "Sơ kết 6 tháng", "tổ chức sơ kết và đăng báo cáo"),
    (BlocDocumentKind.YEAR_END, "Tổng kết năm", "tổ chức tổng kết và đăng báo cáo"),
)


def living_in(units: QuerySet, year: int) -> QuerySet:
    """Those of the units that exist on some day of the year."""
    lasting = Q(ended_on=None) | Q(ended_on__gte=date(year, 1, 1))
    return units.filter(lasting, founded_on__lte=date(year, 12, 31))


def lives_in(unit: Unit, year: int) -> bool:
    """The same question about one unit at hand."""
    return unit.founded_on.year <= year and (unit.ended_on is None or unit.ended_on.year >= year)


def heirs_of(units: Iterable[Unit], year: int) -> dict[UUID, list[Unit]]:
    """For each unit those that stand for it in the year: itself while it lives, else the living at the end of its
    successions, by name. One query for each link of the longest chain."""
    found: dict[UUID, list[Unit]] = {unit.pk: [] for unit in units}
    seen: dict[UUID, set[UUID]] = {pk: {pk} for pk in found}
    front: dict[UUID, set[UUID]] = defaultdict(set)  # a unit on the way -> those it may stand for
    for unit in units:
        if lives_in(unit, year):
            found[unit.pk] = [unit]
        else:
            front[unit.pk].add(unit.pk)
    while front:
        onward: dict[UUID, set[UUID]] = defaultdict(set)
        for link in Succession.objects.filter(predecessor__in=front).select_related("successor"):
            for first in front[link.predecessor_id]:
                if link.successor_id in seen[first]:
                    continue
                seen[first].add(link.successor_id)
                if lives_in(link.successor, year):
                    found[first].append(link.successor)
                else:
                    onward[link.successor_id].add(first)
        front = onward
    return {pk: sorted(heirs, key=lambda unit: unit.name) for pk, heirs in found.items()}


@dataclass(frozen=True, slots=True)
class Undecided:
    """A unit of last year's blocs whose place nobody has: it has ended, `heirs` are those that took over."""

    unit: Unit
    bloc: Bloc
    heirs: Sequence[Unit]


def undecided(division: BlocDivision, placed: set[UUID]) -> list[Undecided]:
    """Units of the division this one was copied from that a person has to decide about; `placed` have a place."""
    if division.copied_from_id is None:
        return []
    members = BlocMember.objects.lasting().filter(bloc__division=division.copied_from_id)
    members = members.select_related("unit", "bloc")
    members = list(members.order_by("bloc__position", "unit__name"))
    heirs = heirs_of([member.unit for member in members], division.year)
    return [
        Undecided(member.unit, member.bloc, heirs[member.unit_id])
        for member in members
        if heirs[member.unit_id] != [member.unit] and not placed & {heir.pk for heir in heirs[member.unit_id]}
    ]


def candidates(division: BlocDivision, *, with_lower: bool = False) -> QuerySet:
    """Units that may stand in a bloc of the division: those under its issuer, and those placed already.

    Beside the province stand bodies of their own (of the Party, of the masses): its blocs take them as well.
    """
    issuer = division.issuer
    if issuer.parent_id is None:
        under = Q() if with_lower else Q(parent=issuer.pk) | Q(parent=None)
    else:
        under = Q(path__startswith=issuer.path) if with_lower else Q(parent=issuer.pk)
    placed = BlocMember.objects.filter(bloc__division=division).values("unit")
    living = living_in(Unit.objects.exclude(pk=division.issuer_id), division.year).filter(under)
    return Unit.objects.filter(Q(pk__in=living.values("pk")) | Q(pk__in=placed))


def without_bloc(units: QuerySet, division: BlocDivision) -> QuerySet:
    """Those of the units that stand in no bloc of the year and kind."""
    return units.exclude(pk__in=BlocMember.objects.filter(year=division.year, kind=division.kind).values("unit"))


def year_cycle(kinds: Iterable[str], members: Sequence[BlocMember], *, signed: int) -> list[dict]:
    """The steps of the bloc's year as a process list: the first not done is the one in hand, with who does it.

    `kinds` are those of the papers posted so far; the pledge is done when all members have signed.
    """
    posted, steps, waits = set(kinds), [], True
    for kind, label, task in CYCLE:
        done = kind in posted and (kind != BlocDocumentKind.PLEDGE or signed == len(members))
        state = "done" if done else "now" if waits else "future"
        waits = waits and done
        steps.append(
            {"label": label, "state": state, "note": "" if done else _task(kind, task, posted, members, signed)}
        )
    return steps


def _task(kind: str, task: str, posted: set[str], members: Sequence[BlocMember], signed: int) -> str:
    if kind == BlocDocumentKind.PLEDGE and kind in posted:
        return f"Đã ký {signed}/{len(members)} đơn vị; thủ trưởng các đơn vị còn lại bấm Ký giao ước"
    led = {role: ", ".join(m.unit.label for m in members if m.role == role) for role in BlocRole}
    who = f"Trưởng khối ({led[BlocRole.HEAD]})" if led[BlocRole.HEAD] else "Trưởng khối"
    helped = f"; phó khối ({led[BlocRole.DEPUTY]}) giúp theo dõi" if led[BlocRole.DEPUTY] else ""
    return f"{who} {task}{helped}"
