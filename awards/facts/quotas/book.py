"""Every limit in every place, with what is used of it.

A person, collective or household counts once for an award of a year. A rating in a unit is that of its people, in a
bloc or the province that of the units.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Count

from awards.choices import QuotaScope
from awards.eligibility.quota import RATED, Limit, State
from awards.eligibility.terms import RATINGS
from awards.facts.quotas.counting import (
    Area,
    Homes,
    Tally,
    award_rows,
    heads,
    nominee_rows,
    people_rated,
    rows_of_any,
    units_rated,
)
from awards.facts.quotas.limits import award_names, class_counted, class_is_known, limits_on
from awards.models import QuotaException
from units.choices import IN_FORCE, UnitKind
from units.models import Bloc, BlocMember, Rating, Unit

WHOLES = frozenset({"members", "units"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a limit is counted: `key` is the unit's or the bloc's ("" for the province)."""

    scope: str
    key: object
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A limit in one place, as it stands; `names` of the awards it speaks of."""

    place: Place
    state: State
    names: dict[str, str]
    exceptions: tuple[QuotaException, ...] = ()

    @property
    def sentence(self) -> str:
        return self.state.sentence(self.names)

    @property
    def refusal(self) -> str:
        return self.state.refusal(self.names)

    def with_more(self, adding: Mapping[str, int]) -> "Standing":
        """As it would stand with so many more of each award."""
        limit = self.state.limit
        used = adding.get(limit.numerator, 0)
        # Of several awards most often the same people are asked for: no more than the greatest number is sure.
        whole = max(adding.get(code, 0) for code in limit.bases)
        return replace(self, state=replace(self.state, used=self.state.used + used, whole=self.state.whole + whole))

    @property
    def look(self) -> str:
        """The tone of the bar: over what blocks, warned, near or plain."""
        if self.state.alarms:
            return "over" if self.state.blocks else "warned"
        return "near" if self.state.is_near else "plain"


class QuotaBook:
    """The limits of a day counted for some units (None: for all); the same number of queries for one and for many.

    `drafts_of`: units whose own drafts count beside what is handed in. `deciding`: of those still asked for only whom
    a decision names uses a limit. `limits`: those asked about, where they are known already.
    """

    def __init__(
        self,
        on: date,
        year: int,
        units: Iterable[Unit] | None = None,
        *,
        drafts_of: Iterable[UUID] = (),
        deciding: bool = False,
        limits: list[Limit] | None = None,
    ):
        self.on, self.year = on, year
        self.limits = limits_on(on) if limits is None else limits
        self.names = award_names(self.limits)
        self.units = None if units is None else tuple(units)
        self.blocs, self.members = self._read_blocs()
        self.area = Area(
            on, year, self.units, frozenset().union(*self.members.values()),
            frozenset(self._codes(QuotaScope.PROVINCE)), frozenset(drafts_of),
        )  # fmt: skip
        self.homes = Homes(self.area)
        self.asked = self._read(deciding=False)
        self.used = self._read(deciding=True) if deciding else self.asked

    def standings(self) -> list[Standing]:
        """Every limit in its places; of all units only those where somebody is counted."""
        return [self._standing(limit, place) for limit in self.limits for place in self._places(limit)]

    def _standing(self, limit: Limit, place: Place) -> Standing:
        found = tuple(self._exceptions[limit.numerator, place.scope, str(place.key)])
        state = State(
            limit=limit,
            place=place.name,
            year=self.year,
            used=self._count(self.used, limit.numerator, limit, place),
            whole=self._whole(limit, place),
            raised=bool(limit.raised_if) and self._rated.get(place.key) == limit.raised_if.removeprefix(RATED),
            extra=sum(each.extra for each in found),
            everybody=self._everybody(limit, place),
            sure=class_is_known(limit),
        )
        return Standing(place, state, self.names, found)

    def _count(self, tally: Tally, what: str, limit: Limit, place: Place) -> int:
        kind = class_counted(limit)
        if place.scope == QuotaScope.PROVINCE:
            return self._by_units(tally, what).everywhere(what, limit.counts, kind)
        if place.scope == QuotaScope.BLOC:
            return self._by_units(tally, what).among(self.members[place.key], what, limit.counts, kind)
        return tally.at(place.key, what, limit.counts, kind)

    def _everybody(self, limit: Limit, place: Place) -> int | None:
        """All that were rated, where few of them have a number of their own."""
        if limit.fewer_than is None or not limit.is_of_ratings:
            return None
        return sum(self._count(self.asked, f"{RATED}{grade}", limit, place) for grade in RATINGS)

    def _by_units(self, tally: Tally, what: str) -> Tally:
        return self._units_rated if what.startswith(RATED) else tally

    def _whole(self, limit: Limit, place: Place) -> int:
        if limit.denominator == "members":
            if place.scope == QuotaScope.PROVINCE:
                return sum(self._heads.values())
            keys = self.members[place.key] if place.scope == QuotaScope.BLOC else {place.key}
            return sum(self._heads.get(key, 0) for key in keys)
        if limit.denominator == "units":
            return len(self.members[place.key]) if place.scope == QuotaScope.BLOC else self._children.get(place.key, 0)
        return self._count(self.asked, limit.denominator, limit, place)

    def _places(self, limit: Limit) -> list[Place]:
        if limit.scope == QuotaScope.PROVINCE:
            return [Place(limit.scope, "", "Toàn tỉnh")]
        if limit.scope == QuotaScope.BLOC:
            return [Place(limit.scope, bloc.pk, bloc.name) for bloc in self.blocs]
        return [Place(limit.scope, unit.pk, unit.name) for unit in self._units_of(limit)]

    def _units_of(self, limit: Limit) -> list[Unit]:
        kind = limit.of_class if limit.of_class in UnitKind else None
        units = self.units
        if units is None:
            counted = self.asked.homes(limit.numerator).union(*map(self.asked.homes, limit.bases))
            units = [unit for unit in self._all_units if unit.pk in counted]
        return [unit for unit in units if kind in (None, unit.kind)]

    def _sides(self, scopes: tuple[str, ...]) -> set[str]:
        asked = [limit for limit in self.limits if limit.scope in scopes]
        return {code for limit in asked for code in (limit.numerator, *limit.bases)}

    def _any_of(self) -> set[str]:
        """Denominators of several awards."""
        return {limit.denominator for limit in self.limits if len(limit.bases) > 1}

    def _codes(self, *scopes: str) -> set[str]:
        """Awards that the limits of these scopes count."""
        return {code for code in self._sides(scopes) if code not in WHOLES and not code.startswith(RATED)}

    def _grades(self, *scopes: str) -> set[str]:
        """The ratings they count; all of them where it matters how many were rated."""
        if any(limit.fewer_than and limit.is_of_ratings for limit in self.limits if limit.scope in scopes):
            return set(RATINGS)
        return {code.removeprefix(RATED) for code in self._sides(scopes) if code.startswith(RATED)}

    def _read(self, *, deciding: bool) -> Tally:
        codes, rows = self._codes(*QuotaScope.values), []
        if codes:
            rows = nominee_rows(self.area, codes, deciding=deciding) + award_rows(self.area, codes, self.homes)
            # Of a decision only the numerator is asked.
            for any_of in set() if deciding else self._any_of():
                rows += rows_of_any(self.area, any_of, rows, self.homes)
        if grades := self._grades(QuotaScope.UNIT):
            rows += people_rated(self.area, grades, self.homes)
        return Tally(rows)

    def _read_blocs(self) -> tuple[list[Bloc], dict]:
        """Blocs of the year (of these units) and their members; none where no limit asks for them."""
        if not any(limit.scope == QuotaScope.BLOC for limit in self.limits):
            return [], {}
        places = BlocMember.objects.lasting().filter(year=self.year, bloc__division__state__in=IN_FORCE)
        blocs = Bloc.objects.filter(pk__in=places.values("bloc")).order_by("kind", "position", "pk")
        if self.units is not None:
            blocs = blocs.filter(pk__in=places.filter(unit__in=self.units).values("bloc"))
        found, members = list(blocs), defaultdict(set)
        for bloc, unit in places.filter(bloc__in=found).values_list("bloc", "unit"):
            members[bloc].add(unit)
        return found, {bloc.pk: members[bloc.pk] for bloc in found}

    @cached_property
    def _all_units(self) -> list[Unit]:
        seen = {home for rows in self.asked.rows.values() for home in (row.home for row in rows)}
        return list(Unit.objects.filter(pk__in=seen).order_by("path"))

    @cached_property
    def _units_rated(self) -> Tally:
        return Tally(units_rated(self.year, self._grades(QuotaScope.BLOC, QuotaScope.PROVINCE)))

    @cached_property
    def _rated(self) -> dict:
        """Grades of the units themselves, by unit."""
        rows = Rating.objects.filter(unit__isnull=False, year=self.year)
        if self.units is not None:
            rows = rows.filter(unit__in=self.units)
        return dict(rows.values_list("unit", "grade"))

    @cached_property
    def _heads(self) -> dict:
        return heads(self.area, self.homes)

    @cached_property
    def _children(self) -> dict:
        """Living units right under each; of the province itself under the key of the whole."""
        rows = (
            Unit.objects.alive(self.area.day).filter(parent__isnull=False).order_by().values("parent", "parent__kind")
        )
        found: dict = {}
        for parent, kind, number in rows.annotate(all=Count("pk")).values_list("parent", "parent__kind", "all"):
            found[parent] = number
            if kind == "province":
                found[""] = found.get("", 0) + number
        return found

    @cached_property
    def _exceptions(self) -> dict:
        found = defaultdict(list)
        rows = QuotaException.objects.filter(year=self.year, withdrawn_at=None).select_related("unit", "bloc")
        for each in rows:
            found[each.award_code, each.scope, each.place_key].append(each)
        return found
