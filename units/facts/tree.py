"""The tree of units on a day, as far as one page can show it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from units.models import Unit

MOST_SHOWN = 300


@dataclass(slots=True)
class Branch:
    """A unit with what hangs below it; `folded` counts the units right below that are not shown."""

    unit: Unit
    below: list["Branch"] = field(default_factory=list)
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """Branches at the top, how many units there are in all, and how many of them are shown."""

    branches: list[Branch]
    total: int
    shown: int


def in_order(units: Iterable[Unit]) -> list[Unit]:
    """The units as an office lists them: each followed by those below it, brothers by name; whose parent is not among
    them stands at the top."""
    units = sorted(units, key=lambda unit: (unit.sort_key, str(unit.pk)), reverse=True)
    listed = {unit.pk for unit in units}
    below: dict[UUID | None, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent_id if unit.parent_id in listed else None, []).append(unit)
    found, waiting = [], below.pop(None, [])
    while waiting:
        unit = waiting.pop()
        found.append(unit)
        waiting += below.pop(unit.pk, [])
    return found


def tree_on(day: date, root: Unit | None = None) -> Tree:
    """The whole tree, or what is below `root`, called and placed as on the day; one query.

    Level by level from the top, until a page is full; what is left is counted where it begins.
    """
    query = Unit.objects.within_at(root, day) if root else Unit.objects.at(day)
    rows = {unit.pk: unit for unit in query.only("name").order_by("sort_key", "pk")}
    children: dict[UUID | None, list[Unit]] = {}
    for unit in rows.values():
        above = unit.state_parent if unit.state_parent in rows and unit != root else None
        children.setdefault(above, []).append(unit)
    top = [Branch(unit) for unit in children.get(None, ())]
    return Tree(top, len(rows), _unfold(top, children))


def _unfold(top: list[Branch], children: dict) -> int:
    """Hang children below the branches while they fit; returns how many units are shown."""
    shown, level = len(top), top
    seen = {branch.unit.pk for branch in top}
    while level:
        following = []
        for branch in level:
            below = [unit for unit in children.get(branch.unit.pk, ()) if unit.pk not in seen]
            if shown + len(below) > MOST_SHOWN and shown > len(top):
                branch.folded = len(below)
                continue
            seen.update(unit.pk for unit in below)
            branch.below = [Branch(unit) for unit in below]
            shown += len(below)
            following += branch.below
        level = following
    return shown
