"""A plan of reorganisation as it stands: its lines, who follows whom, who takes over from whom."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from units.choices import ChangeAct, ReorganisationKind
from units.models import PersonMove, Reorganisation, UnitChange
from units.successions import Course


@dataclass
class Plan:
    """All lines of one reorganisation, read by a fixed number of queries."""

    reorganisation: Reorganisation
    changes: list[UnitChange]

    @property
    def day(self) -> date:
        return self.reorganisation.effective_on

    @property
    def eve(self) -> date:
        """The last day of what was before."""
        return self.day - timedelta(days=1)

    @cached_property
    def founded(self) -> list[UnitChange]:
        return [change for change in self.changes if change.act == ChangeAct.FOUND]

    @cached_property
    def changed(self) -> list[UnitChange]:
        return [change for change in self.changes if change.act == ChangeAct.CHANGE]

    @cached_property
    def ended(self) -> list[UnitChange]:
        return [change for change in self.changes if change.act == ChangeAct.END]

    @cached_property
    def by_pk(self) -> dict[int, UnitChange]:
        return {change.pk: change for change in self.changes}

    @cached_property
    def by_unit(self) -> dict[UUID, UnitChange]:
        """Lines by the key of the unit they are about."""
        return {change.key: change for change in self.changes}

    @cached_property
    def fed_by(self) -> Counter:
        """How many ended units have each line for their heir, by its key."""
        return Counter(heir.pk for heir in map(self.heir_of, self.ended) if heir)

    @cached_property
    def successors(self) -> dict[int, list[UnitChange]]:
        """Lines that follow each line, by its key, in the order of the plan."""
        return {
            change.pk: [self.by_pk[row.pk] for row in sorted(change.successors.all(), key=lambda row: row.position)]
            for change in self.changes
        }

    @cached_property
    def received(self) -> set[int]:
        """Keys of the lines that follow some other line."""
        return {row.pk for rows in self.successors.values() for row in rows}

    @cached_property
    def arriving(self) -> set[int]:
        """Keys of the lines that exceptions lead to."""
        moves = PersonMove.objects.filter(source__reorganisation=self.reorganisation)
        return set(moves.order_by().values_list("target", flat=True).distinct())

    def heir_of(self, change: UnitChange) -> UnitChange | None:
        """Where people and open work of an ended unit go by default: as chosen, else its only successor."""
        if change.people_to_id:
            return self.by_pk[change.people_to_id]
        followers = self.successors[change.pk]
        return followers[0] if len(followers) == 1 else None

    @cached_property
    def names(self) -> dict[UUID, str]:
        """How each unit is called in words; units of one name are told apart: the old from the new, then by parent."""
        names = {change.key: change.label for change in self.changes}
        for mark in (self._age, self._above):
            known = Counter(names.values())
            names = {
                change.key: f"{names[change.key]}{mark(change)}" if known[names[change.key]] > 1 else names[change.key]
                for change in self.changes
            }
        return names

    def _age(self, change: UnitChange) -> str:
        return {ChangeAct.END: " (cũ)", ChangeAct.FOUND: " (mới)"}.get(ChangeAct(change.act), "")

    def _above(self, change: UnitChange) -> str:
        above = change.unit.parent if change.unit_id else change.parent or change.parent_change
        return f", {above.label}" if above else ""

    @cached_property
    def course(self) -> Course:
        """The plan as other storeys need it."""
        heirs = {change.unit_id: self.heir_of(change) for change in self.ended}
        return Course(
            effective_on=self.day,
            heirs={unit: heir.key if heir else None for unit, heir in heirs.items()},
            names=self.names,
            decision=self.reorganisation.decision,
            undecided=frozenset(self._undecided()),
        )

    def _undecided(self) -> Iterator[UUID]:
        for change in self.ended:
            if self.successors[change.pk] and self.heir_of(change) is None:
                yield change.unit_id

    @cached_property
    def units(self) -> set[UUID]:
        """Keys of the units that exist already."""
        return {change.unit_id for change in self.changes if change.unit_id}

    def kind(self) -> str:
        """What the lines amount to in one word of the law."""
        links = {(row.pk, to.pk) for row in self.changes for to in self.successors[row.pk]}
        before, after = {one for one, _ in links}, {one for _, one in links}
        apart = [row for row in self.changes if row.pk not in before | after]
        if links and not apart and len(after) == 1:
            return ReorganisationKind.MERGE if len(before) > 1 else ReorganisationKind.COMBINED
        if links and not apart and len(before) == 1:
            return ReorganisationKind.SPLIT
        return ReorganisationKind.COMBINED if links else self._kind_apart()

    def _kind_apart(self) -> str:
        """The same for a plan in which nobody follows anybody."""
        if self.changes == self.ended:
            return ReorganisationKind.DISSOLVE
        if self.changes == self.founded:
            return ReorganisationKind.FOUND
        if self.changes == self.changed and all(row.name and not _moves(row) for row in self.changes):
            return ReorganisationKind.RENAME
        if self.changes == self.changed and all(_moves(row) and not row.name for row in self.changes):
            return ReorganisationKind.TRANSFER
        return ReorganisationKind.COMBINED


def plan_of(reorganisation: Reorganisation) -> Plan:
    """Read the plan: two queries, however many lines."""
    rows = reorganisation.changes.select_related("unit__parent", "parent", "parent_change__unit")
    return Plan(reorganisation, list(rows.prefetch_related("successors").order_by("position", "pk")))


def _moves(change: UnitChange) -> bool:
    return bool(change.parent_id or change.parent_change_id)
