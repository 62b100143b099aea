"""Which units are near each other: in the tree, or one heir of the other."""

from collections import defaultdict
from uuid import UUID

from units.models import Succession, Unit
from units.querysets import LINK


class Kin:
    """Units as sets of keys that meet when the units are near: those above (not the topmost) and the lineage."""

    def __init__(self):
        self.before, self.after, self.seen = defaultdict(set), defaultdict(set), {}
        for old, new in Succession.objects.values_list("predecessor_id", "successor_id"):
            self.before[_link(new)].add(_link(old))
            self.after[_link(old)].add(_link(new))

    def places(self, unit: Unit) -> set[str]:
        """Keys of the unit, of what is above it below the top, and of all it came from or became."""
        if unit.pk not in self.seen:
            self.seen[unit.pk] = self._places(unit)
        return self.seen[unit.pk]

    def _places(self, unit: Unit) -> set[str]:
        chain = {unit.path[place : place + LINK - 1] for place in range(LINK, len(unit.path), LINK)}
        own = unit.path[-LINK:-1]
        return chain | {own} | self._reached(own, self.before) | self._reached(own, self.after)

    def _reached(self, start: str, steps: dict) -> set[str]:
        reached, waiting = set(), [start]
        while waiting:
            new = steps.get(waiting.pop(), set()) - reached
            reached |= new
            waiting += new
        return reached


def _link(unit: UUID) -> str:
    return unit.hex[: LINK - 1]


def _link(unit: UUID) -> str:
    return unit.hex[: LINK - 1]
