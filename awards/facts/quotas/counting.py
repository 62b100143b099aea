"""The numbers quotas are made of, read in few grouped queries however many units are asked about.

A row says: of the unit (`home`), about the unit (`about`, of collectives), of a class, so many of what.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from awards.choices import HANDED_IN, NOMINEE_OPEN, AwardState, DecisionState, DossierState
from awards.eligibility.quota import ANY_OF, RATED
from awards.models import Award, DecisionLine, Nominee
from units.choices import UnitKind
from units.models import Employment, Headcount, Rating, Unit
from units.querysets import LINK

OPEN, DECIDED = "open", "decided"
STANDING = [AwardState.VALID, AwardState.RESTORED]
HEADS = ("leaders", "civil_servants", "public_employees", "workers")


@dataclass(frozen=True, slots=True)
class Row:
    home: UUID
    about: UUID | None
    kind: str
    what: str
    source: str
    number: int


class Tally:
    """Rows by what they count."""

    def __init__(self, rows: Iterable[Row] = ()):
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self._homes: dict[tuple, dict] = {}
        for row in rows:
            self.rows[row.what].append(row)

    def everywhere(self, what: str, sources: Iterable[str], kind: str) -> int:
        return sum(self._by_home(what, tuple(sources), kind).values())

    def at(self, home: UUID, what: str, sources: Iterable[str], kind: str) -> int:
        return self._by_home(what, tuple(sources), kind).get(home, 0)

    def among(self, members: set[UUID], what: str, sources: Iterable[str], kind: str) -> int:
        """Of collectives that are members themselves, and of whoever a member puts forward."""
        return sum(
            row.number
            for row in self.rows[what]
            if _fits(row, sources, kind) and (row.about in members or (row.about is None and row.home in members))
        )

    def homes(self, what: str) -> set[UUID]:
        """Units where any of it is counted."""
        return {row.home for row in self.rows[what]}

    def _by_home(self, what: str, sources: tuple[str, ...], kind: str) -> dict:
        key = what, sources, kind
        if key not in self._homes:
            found: dict = defaultdict(int)
            for row in self.rows[what]:
                if _fits(row, sources, kind):
                    found[row.home] += row.number
            self._homes[key] = found
        return self._homes[key]


def _fits(row: Row, sources: Iterable[str], kind: str) -> bool:
    return row.source in sources and (not kind or row.kind in ("", kind))


@dataclass(frozen=True, slots=True)
class Area:
    """What is read: the units (None: all), the codes read everywhere, whose drafts count, and the day."""

    on: date
    year: int
    units: tuple[Unit, ...] | None
    members: frozenset[UUID]
    everywhere: frozenset[str]
    drafts_of: frozenset[UUID]

    @property
    def homes(self) -> set[UUID]:
        return {unit.pk for unit in self.units or ()} | self.members

    @property
    def day(self) -> date:
        """The day that stands for the year: its last one, or today if sooner."""
        return min(date(self.year, 12, 31), self.on)


def nominee_rows(area: Area, codes: set[str], *, deciding: bool = False, without: tuple[str, ...] = ()) -> list[Row]:
    """Whoever is still asked for, and whoever was decided; each subject once. One query.

    `deciding`: of those still asked for only whom a decision names. `without`: nobody who counts for one of these.
    """
    is_open = _asked_for(area) & ~_has_award()
    if deciding:
        lines = DecisionLine.objects.filter(nominee=OuterRef("pk")).exclude(decision__state=DecisionState.CANCELLED)
        is_open &= Q(Exists(lines))
    is_decided = Q(award__state__in=STANDING)
    rows = Nominee.objects.filter(is_open | is_decided, year=area.year, award_type__in=codes)
    rows = _but(rows, area, without)
    if area.units is not None:
        here = Q(dossier__unit__in=area.homes) | Q(unit__in=area.members) | Q(award_type__in=area.everywhere)
        rows = rows.filter(here)
    columns = ("dossier__unit", "unit", "position_class", "award_type")
    counted = (
        rows.order_by()
        .values(*columns)
        .annotate(all=Count("pk", distinct=True), given=Count("pk", filter=is_decided, distinct=True))
    )
    found = []
    for home, about, kind, code, number, given in counted.values_list(*columns, "all", "given"):
        found.append(Row(home, about, kind, code, DECIDED, given))
        found.append(Row(home, about, kind, code, OPEN, number - given))
    return found


def _asked_for(area: Area) -> Q:
    """Still under way in a dossier that is handed in, or in the unit's own draft."""
    own = Q(dossier__state=DossierState.DRAFT, dossier__unit__in=area.drafts_of)
    return Q(state__in=NOMINEE_OPEN) & (Q(dossier__state__in=HANDED_IN) | own)


def _but(rows, area: Area, codes: tuple[str, ...]):
    """Rows whose subject is neither asked for, nor decided, for one of these awards of the year."""
    if not codes:
        return rows
    given = Award.objects.filter(award_type__in=codes, year=area.year, state__in=STANDING)
    asked = Nominee.objects.filter(_asked_for(area), award_type__in=codes, year=area.year)
    counted = Q()
    for group in ("person", "unit", "household"):
        counted |= Q(Exists(given.filter(**{group: OuterRef(group)})))
        counted |= Q(Exists(asked.filter(**{group: OuterRef(group)})))
    return rows.filter(~counted)


def rows_of_any(area: Area, any_of: str, rows: list[Row], homes: "Homes") -> list[Row]:
    """Whoever counts for any of several awards, once: of the first as it was read (`rows`), of each further one those
    who do not count for one before. Two queries for each further one."""
    first, *others = any_of.split(ANY_OF)
    found = [row for row in rows if row.what == first]
    for place, code in enumerate(others, 1):
        before = (first, *others[: place - 1])
        found += nominee_rows(area, {code}, without=before) + award_rows(area, {code}, homes, without=before)
    return [replace(row, what=any_of) for row in found]


def _has_award() -> Q:
    """The subject has the award of the year already, from elsewhere. One question for each kind of subject: together
    they would leave the indexes aside."""
    rows = Award.objects.filter(award_type=OuterRef("award_type"), year=OuterRef("year"), state__in=STANDING)
    rows = rows.filter(nominee=None)
    found = Q()
    for group in ("person", "unit", "household"):
        found |= Q(Exists(rows.filter(**{group: OuterRef(group)})))
    return found


def award_rows(area: Area, codes: set[str], homes: "Homes", *, without: tuple[str, ...] = ()) -> list[Row]:
    """Awards that came into the register without a dossier here. One query."""
    rows = Award.objects.filter(nominee=None, year=area.year, award_type__in=codes, state__in=STANDING)
    rows = _but(rows, area, without)
    if area.units is not None:
        rows = rows.filter(Q(holder_unit__in=homes.units) | Q(award_type__in=area.everywhere))
    columns = ("holder_unit", "unit", "award_type")
    counted = rows.order_by().values(*columns).annotate(all=Count("pk"))
    return [
        Row(homes.of(unit), about, "", code, DECIDED, number)
        for unit, about, code, number in counted.values_list(*columns, "all")
    ]


class Homes:
    """The unit that answers for another: of a section (which has no dossiers of its own) the first unit over it that is
    none. One query; of these units and their sections only, where units are asked about."""

    def __init__(self, area: Area):
        rows = Unit.objects.all()
        if area.units is not None:
            asked = Q(pk__in=area.homes) | Q(parent__in=area.homes, kind=UnitKind.SECTION)
            for unit in area.units:
                asked |= Q(path__startswith=unit.path, kind=UnitKind.SECTION)
            rows = rows.filter(asked)
        units = list(rows.values_list("pk", "path", "kind"))
        answering = {path: pk for pk, path, kind in units if kind != UnitKind.SECTION or pk in area.homes}
        self._home = {pk: self._over(path, answering) or pk for pk, path, _ in units}

    @property
    def units(self) -> list[UUID]:
        """All whose people and awards are counted."""
        return list(self._home)

    def of(self, unit: UUID) -> UUID:
        return self._home.get(unit, unit)

    @staticmethod
    def _over(path: str, answering: dict[str, UUID]) -> UUID | None:
        ends = range(len(path), 0, -LINK)
        return next((answering[path[:end]] for end in ends if path[:end] in answering), None)


def people_rated(area: Area, grades: set[str], homes: Homes) -> list[Row]:
    """Ratings of people at their main work on the day that stands for the year. One query."""
    jobs = _jobs(area, homes).filter(person__ratings__year=area.year, person__ratings__grade__in=grades)
    columns = ("unit", "position_class", "person__ratings__grade")
    counted = jobs.order_by().values(*columns).annotate(all=Count("pk"))
    return [
        Row(homes.of(unit), None, kind, f"{RATED}{grade}", DECIDED, number)
        for unit, kind, grade, number in counted.values_list(*columns, "all")
    ]


def _jobs(area: Area, homes: Homes):
    """Main work on the day that stands for the year: one row for each person."""
    jobs = Employment.objects.main().on(area.day)
    return jobs if area.units is None else jobs.filter(unit__in=homes.units)


def units_rated(year: int, grades: set[str]) -> list[Row]:
    """Ratings of units. One query."""
    rows = Rating.objects.filter(unit__isnull=False, year=year, grade__in=grades)
    return [
        Row(unit, unit, kind, f"{RATED}{grade}", DECIDED, 1)
        for unit, kind, grade in rows.values_list("unit", "unit__kind", "grade")
    ]


def heads(area: Area, homes: Homes) -> dict[UUID, int]:
    """People of each unit: as it was counted for the year, else whose main work is there. Two queries."""
    counted: dict[UUID, int] = defaultdict(int)
    rows = _jobs(area, homes).order_by().values("unit").annotate(all=Count("pk"))
    for unit, number in rows.values_list("unit", "all"):
        counted[homes.of(unit)] += number
    said = Headcount.objects.filter(year=area.year)
    if area.units is not None:
        said = said.filter(unit__in=area.homes)
    written = {row.unit_id: sum(getattr(row, column) for column in HEADS) for row in said}
    return {**counted, **{unit: number for unit, number in written.items() if number}}
