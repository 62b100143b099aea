"""What is known of changes in the blocs during the year: whom units that ended or began call to decide about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from units.choices import ChangeAct, ReorganisationState
from units.facts.blocs import candidates, heirs_of
from units.models import AmendmentLine, Bloc, BlocDivision, BlocMember, Reorganisation, Succession, Unit


@dataclass(frozen=True, slots=True)
class Ended:
    """A unit that has ended and still has its place; `heirs` are those that took over, by name."""

    member: BlocMember
    heirs: Sequence[Unit]


def lasting_places(division: BlocDivision) -> QuerySet:
    """Places of the division without a last day, with unit and bloc."""
    found = BlocMember.objects.lasting().filter(bloc__division=division)
    return found.select_related("unit", "bloc__division").order_by("bloc__position", "unit__name")


def places_of_year(division: BlocDivision, *, beside: Iterable[UUID]) -> QuerySet:
    """The lasting places of the division, and all of the year and kind that the units `beside` have or had."""
    same = BlocMember.objects.filter(year=division.year, kind=division.kind)
    mine = Q(bloc__division=division, ends_on=None)
    return same.filter(mine | Q(unit__in=list(beside))).select_related("unit", "bloc__division").order_by("pk")


def ended_in(division: BlocDivision, places: Iterable[BlocMember]) -> list[Ended]:
    """Those of the lasting places whose units end before the year does; a query for each link of successions."""
    last = date(division.year, 12, 31)
    members = [place for place in places if place.unit.ended_on and place.unit.ended_on < last]
    after = heirs_of([member.unit for member in members], division.year + 1) if members else {}
    return [Ended(member, after[member.unit_id]) for member in members]


def divisions_after(act: Reorganisation) -> QuerySet:
    """Divisions in force in the year of an applied act that ended or founded units: they may have to be amended."""
    if act.state != ReorganisationState.APPLIED:
        return BlocDivision.objects.none()
    touched = Q(act=ChangeAct.FOUND) | Q(act=ChangeAct.END)
    year = BlocDivision.objects.in_force().filter(year=act.effective_on.year)
    return year.filter(Exists(act.changes.filter(touched))).order_by("kind", "pk")


def founded_in(division: BlocDivision) -> QuerySet:
    """Units that began during the year under the issuer, stand in no bloc of the kind and belong into this division:
    a unit they came from stood in it, or they came from none and units of their kind stand in it."""
    placed = BlocMember.objects.lasting().filter(year=division.year, kind=division.kind).values("unit")
    young = candidates(division).filter(founded_on__gt=division.begins_on, ended_on=None)
    here = BlocMember.objects.filter(bloc__division=division)
    came = Succession.objects.filter(successor=OuterRef("pk"))
    heir = Exists(came.filter(predecessor__in=here.values("unit")))
    alike = ~Exists(came) & Q(kind__in=here.values("unit__kind"))
    return young.exclude(pk__in=placed).filter(heir | alike).order_by("sort_key")


def after_lines(places: Iterable[BlocMember], lines: Iterable[AmendmentLine]) -> dict[Bloc, list[tuple[Unit, str]]]:
    """Bloc → (unit, role) as the lines leave it; a bloc that nobody stands in is left out."""
    units = {place.unit_id: (place.bloc, place.unit, place.role) for place in places}
    for line in lines:
        units[line.unit_id] = (line.to_bloc, line.unit, line.to_role)
    blocs: dict[Bloc, list[tuple[Unit, str]]] = {}
    for bloc, unit, role in units.values():
        if bloc:
            blocs.setdefault(bloc, []).append((unit, role))
    return blocs
