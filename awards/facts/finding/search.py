"""One search of one reader: what several kinds ask for is found once."""

from dataclasses import dataclass
from functools import cached_property

from awards.facts.finding.results import CAP, Place
from thiduakt.base.clock import today
from thiduakt.base.searching import LAST_TIER, Alternatives, Wanted, rank, starts_any
from units.models import Employment, Person, Unit, UnitState


@dataclass
class Search:
    """`words` is what must be found (with other spellings where a slip is undone), `wanted` what was typed."""

    wanted: Wanted
    words: Alternatives
    actor: object

    @property
    def is_exact(self) -> bool:
        """Nothing is mended."""
        return self.words == self.wanted.exactly

    def place(self, key: str, *, is_over: bool, order: str, pk, of_person: bool = False) -> Place:
        """Where a row with this key stands; what a slip had to be undone for comes after all that fits as typed."""
        tier, misses = self.rank(key, of_person=of_person)
        return Place(tier, is_over, misses, order, str(pk))

    def rank(self, key: str, *, of_person: bool = False) -> tuple[int, int]:
        if self.is_exact:
            return rank(key, self.wanted, of_person=of_person)
        tier, misses = rank(key, Wanted(self.wanted.text, self._read_in(key.split())), of_person=of_person)
        return LAST_TIER + 1 + tier, misses

    def _read_in(self, names: list[str]) -> tuple[str, ...]:
        """Of each word the spelling that stands in the key: whole if there is one, else as a beginning."""
        return tuple(
            next((name for name in names if name in choices), None)
            or next((word for word in sorted(choices) if any(name.startswith(word) for name in names)), "")
            for choices in self.words
        )

    @cached_property
    def people(self) -> list[Place]:
        """People by name; who works somewhere today stands before who does not."""
        rows = starts_any(Person.objects.visible_to(self.actor), self.words)
        found = self._people(rows)
        if len(found) > CAP:
            # Too many to rank, and in no order, which would mean sorting them all. Those who bear exactly this name
            # must be among them.
            same = self._people(Person.objects.visible_to(self.actor).filter(search_key=self.wanted.whole))
            begin = self._people(Person.objects.visible_to(self.actor).filter(search_key__startswith=self.wanted.whole))
            found = [*dict.fromkeys([*same, *begin, *found])]
        return found

    def _people(self, rows) -> list[Place]:
        found = list(rows.order_by().values_list("pk", "search_key", "sort_key")[: CAP + 1])
        work = Employment.objects.main().on(today()).filter(person__in=[pk for pk, *_ in found])
        working = set(work.order_by().values_list("person_id", flat=True)) if found else set()
        return [
            self.place(key, is_over=pk not in working, order=sort_key, pk=pk, of_person=True)
            for pk, key, sort_key in found
        ]

    @cached_property
    def units(self) -> list[Place]:
        """Units by the name of today or by one they bore before."""
        units = Unit.objects.visible_to(self.actor)
        now = starts_any(units, self.words).order_by().values_list("pk", "search_key", "ended_on", "name")
        before = starts_any(UnitState.objects.filter(unit__in=units, ends_on__isnull=False), self.words)
        old = before.order_by().values_list("unit_id", "search_key", "unit__ended_on", "unit__name")
        places: dict[str, Place] = {}
        for pk, key, ended_on, name in [*now[: CAP + 1], *old[: CAP + 1]]:
            over = bool(ended_on) and ended_on < today()
            place = self.place(_once(key), is_over=over, order=name, pk=pk)
            places.setdefault(place.pk, place)
        return list(places.values())

    @property
    def people_keys(self) -> list[str]:
        return [place.pk for place in sorted(self.people)[:CAP]]

    @property
    def unit_keys(self) -> list[str]:
        return [place.pk for place in sorted(self.units)[:CAP]]


def _once(key: str) -> str:
    """A unit whose short name is its name has the name twice in its key."""
    half = len(key) // 2
    return key[:half] if key[:half] == key[half + 1 :] else key
