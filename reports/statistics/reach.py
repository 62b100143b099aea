"""Whose figures a reader counts, and under which unit: as each was then, or with those before it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from reports.statistics.tables import Row
from thiduakt.base.vietnamese import short_date
from units.facts.lineage import Lines, lines_of_succession
from units.facts.tree import in_order
from units.models import Post, Unit, UnitState


@dataclass
class Reach:
    """Figures of a year for one reader. `with_former`: those of units that became exactly one other are counted there;
    a unit that was divided, or simply ended, keeps a row of its own, so that nothing is counted twice or lost."""

    actor: Post
    year: int | None
    with_former: bool = False
    met: set[UUID] = field(default_factory=set)

    @cached_property
    def lines(self) -> Lines | None:
        return lines_of_succession() if self.with_former else None

    @cached_property
    def former(self) -> set[UUID]:
        """Units from which those of the reader came; offices of the province see all units anyway."""
        if not self.with_former or self.actor.sees_all:
            return set()
        return self.lines.before(set(Unit.objects.within(self.actor.unit).values_list("pk", flat=True)))

    def seen(self, rows: QuerySet, path: str) -> QuerySet:
        """Rows the reader may see, and those whose unit, at the end of `path`, came before the reader's."""
        mine = rows.visible_to(self.actor)
        return mine | rows.filter(**{f"{path}__in": self.former}) if self.former else mine

    @property
    def rated(self) -> Q:
        """Units whose ratings the reader counts."""
        if self.actor.sees_all:
            return Q(unit__isnull=False)
        return Q(unit__path__startswith=self.actor.unit.path) | Q(unit__in=self.former)

    def counted_at(self, unit: UUID) -> UUID:
        """The unit in whose row the figures of this one stand."""
        self.met.add(unit)
        return self.lines.last_of(unit) if self.lines else unit

    @cached_property
    def units(self) -> dict[UUID, Unit]:
        """The units met and those they are counted at, with `then`: the name of the year's end; one query."""
        wanted = self.met | {self.counted_at(unit) for unit in self.met}
        states = UnitState.objects.filter(unit=OuterRef("pk")).order_by("starts_on")
        rows = Unit.objects.filter(pk__in=wanted).select_related("parent")
        last = states.filter(starts_on__lte=date(self.year, 12, 31)).reverse() if self.year else states.none()
        then = Coalesce(Subquery(last.values("name")[:1]), Subquery(states.values("name")[:1]), F("name"))
        return {unit.pk: unit for unit in rows.annotate(then=then)}

    def rows(self, counts: dict[UUID, dict[str, int]], columns: list[str]) -> list[Row]:
        """A row for each unit that counts something, in the order of the tree."""
        gathered: dict[UUID, dict] = defaultdict(lambda: defaultdict(int))
        parts: dict[UUID, list[Unit]] = defaultdict(list)
        for unit, numbers in counts.items():
            home = self.counted_at(unit)
            parts[home].append(self.units[unit])
            for column, number in numbers.items():
                gathered[home][column] += number
        homes = in_order(self.units[home] for home in gathered)
        labels = _told_apart({home.pk: home.name if self.with_former else home.then for home in homes}, self.units)
        return [
            Row(labels[home.pk], [gathered[home.pk][column] for column in columns], self._note(home, parts[home.pk]))
            for home in homes
        ]

    def _note(self, home: Unit, parts: list[Unit]) -> str:
        """What else is counted in the row, or that the unit is no more."""
        if not self.with_former:
            return ""
        former = sorted(unit.then for unit in parts if unit.pk != home.pk)
        ended = f"đã kết thúc ngày {short_date(home.ended_on)}" if home.ended_on else ""
        return "; ".join(filter(None, (ended, f"kể cả {', '.join(former)}" if former else "")))


def _told_apart(labels: dict[UUID, str], units: dict[UUID, Unit]) -> dict[UUID, str]:
    """Units of one name with the name of the one above them."""
    names = list(labels.values())
    twice = {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else set()
    return {
        pk: f"{name} ({units[pk].parent.label})" if name in twice and units[pk].parent else name
        for pk, name in labels.items()
    }
