"""Units by every name they ever bore: three queries for a whole list."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thiduakt.base.text import search_key
from units.facts.kinship import Kin
from units.intake.unit_names import unit_key
from units.models import Unit, UnitState
from units.querysets import LINK


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as matching needs it."""

    pk: UUID
    name: str
    path: str
    founded_on: date
    ended_on: date | None

    def lived(self, on: date) -> bool:
        """Whether the unit existed on the day."""
        return self.founded_on <= on and (self.ended_on is None or self.ended_on >= on)


class Places:
    """All units with their names of all times, and who is near whom."""

    def __init__(self):
        self.kin = Kin()
        self.by_pk: dict[UUID, Place] = {}
        self.called: dict[UUID, set[str]] = defaultdict(set)
        self.by_key: dict[str, set[UUID]] = defaultdict(set)
        self.by_link: dict[str, UUID] = {}
        self.former_above: dict[UUID, set[UUID]] = defaultdict(set)
        self._found: dict[str, tuple[Place, ...]] = {}
        self._keys: dict[UUID, tuple[frozenset, frozenset]] = {}
        self._read()

    def _read(self) -> None:
        columns = ("pk", "name", "path", "founded_on", "ended_on", "short_name", "code", "symbol")
        for *place, short, code, symbol in Unit.objects.values_list(*columns):
            unit = Place(*place)
            self.by_pk[unit.pk] = unit
            self.by_link[unit.path[-LINK:-1]] = unit.pk
            self._call(unit.pk, unit.name, short)
            for word in {code, symbol} - {""}:
                self.by_key[search_key(word)].add(unit.pk)
        for pk, name, short, above in UnitState.objects.values_list("unit", "name", "short_name", "parent"):
            self._call(pk, name, short)
            if above:
                self.former_above[pk].add(above)

    def _call(self, pk: UUID, *names: str) -> None:
        for name in filter(None, names):
            key = unit_key(name)
            self.called[pk].add(key)
            self.by_key[key].add(pk)

    def find(self, text: str) -> tuple[Place, ...]:
        """Units that the words may mean, whenever they lived: by the whole text, or by name and unit above."""
        if text not in self._found:
            self._found[text] = tuple(self.by_pk[pk] for pk in self._meant(text))
        return self._found[text]

    def one(self, text: str, on: date | None) -> Place | None:
        """The only unit of that name; of several the only one that lived on the day."""
        found = self.find(text)
        if len(found) > 1 and on:
            found = tuple(place for place in found if place.lived(on))
        return found[0] if len(found) == 1 else None

    def inside(self, text: str, on: date | None) -> Place | None:
        """The unit at the end of a position: `Trưởng phòng, Sở Nội vụ`, `Giám đốc Sở Y tế`, `Sở Y tế`."""
        words = text.split()
        for start in range(len(words)):
            found = self.one(" ".join(words[start:]).strip(" ,;-–"), on)
            if found:
                return found
        return None

    def keys(self, place: Place) -> tuple[frozenset[str], frozenset[str]]:
        """(the unit and its lineage, those and the units above): what people's places are met with."""
        if place.pk not in self._keys:
            near = self.kin.places(place)
            above = {place.path[start : start + LINK - 1] for start in range(LINK, len(place.path) - LINK, LINK)}
            self._keys[place.pk] = frozenset(near - above), frozenset(near)
        return self._keys[place.pk]

    def _meant(self, text: str) -> set[UUID]:
        whole = self.by_key.get(unit_key(text)) or self.by_key.get(search_key(text))
        if whole:
            return whole
        name, comma, above = text.partition(",")
        if comma:
            return self._under(name, above)
        words = text.split()
        for end in range(len(words) - 1, 1, -1):
            found = self._under(" ".join(words[:end]).rstrip(" -–("), " ".join(words[end:]))
            if found:
                return found
        return set()

    def _under(self, name: str, above: str) -> set[UUID]:
        """Units of the name with one of the other name somewhere above, now or before."""
        found = self.by_key.get(unit_key(name), set())
        wanted = {unit_key(part.strip(" -–().,")) for part in above.split(",") if part.strip()} - {""}
        return {pk for pk in found if wanted & self._named_above(pk)}

    def _named_above(self, pk: UUID) -> set[str]:
        path = self.by_pk[pk].path
        links = {path[start : start + LINK - 1] for start in range(0, len(path) - LINK, LINK)}
        above = {self.by_link[link] for link in links if link in self.by_link} | self.former_above[pk]
        return set().union(*(self.called[each] for each in above)) if above else set()
