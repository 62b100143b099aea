"""One search of one reader: what several kinds ask for is found once."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery

from awards.facts.finding.mixed import mixed
from awards.facts.finding.results import Place
from thiduakt.base.candidates import CAP, first_fits, step_of
from thiduakt.base.clock import today
from thiduakt.base.forms import EARLIEST
from thiduakt.base.searching import LAST_TIER, Alternatives, Wanted, rank, starts_any
from thiduakt.base.text import search_key
from units.models import Household, Person, Unit, UnitState
from units.querysets import in_force


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

    def place(self, row: dict, *, is_over: bool, order: str, of_person: bool = False) -> Place:
        """Where a row stands by its key; what a slip had to be undone for comes after all that fits as typed."""
        tier, misses = self.rank(row["search_key"], of_person=of_person)
        return Place(tier, is_over, misses, order, str(row["pk"]), row)

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

    def fits(self, key: str) -> bool:
        """Whether the key has, for each of the words, a word that begins with it; for rows read already."""
        names = key.split()
        return all(any(name.startswith(word) for name in names for word in choices) for choices in self.words)

    @cached_property
    def mixed(self) -> dict[str, list[dict]]:
        """Rows of the small kinds."""
        return mixed(self)

    @cached_property
    def born(self) -> int | None:
        """The year of birth typed beside a name."""
        years = [word for word in self.wanted.words if _is_year(word)]
        return int(years[0]) if self.is_exact and len(years) == 1 and len(self.wanted.words) > 1 else None

    @cached_property
    def of_people(self) -> "Search":
        """The search without the year of birth."""
        if self.born is None:
            return self
        name = Wanted.typed(" ".join(word for word in self.wanted.words if not _is_year(word)))
        return Search(name, name.exactly, self.actor)

    @cached_property
    def people(self) -> list[Place]:
        """People by name; who works somewhere today stands before who does not."""
        now = Q(employments__kind="main") & in_force(today(), "employments__starts_on", "employments__ends_on")
        seen, named = Person.objects.visible_to(self.actor), self.of_people
        if self.born:
            seen = seen.filter(birth_year=self.born)
        rows = (
            first_fits(seen, named.wanted, named.words)
            .alias(job=FilteredRelation("employments", condition=now))
            .values(
                *("pk", "search_key", "sort_key", "full_name", "birth_year"),
                *("job__position", "job__unit__short_name", "job__unit__name"),
            )
        )
        return [
            named.place(row, is_over=not row["job__unit__name"], order=row["sort_key"], of_person=True)
            for row in {row["pk"]: row for row in rows}.values()
        ]

    @cached_property
    def units(self) -> list[Place]:
        """Units by the name of today or by one they bore before."""
        visible = Unit.objects.visible_to(self.actor)
        states = starts_any(UnitState.objects.exclude(ends_on=None), self.words, indexed=False)
        old = states.filter(unit=OuterRef("pk")).exclude(name=OuterRef("name")).order_by("-starts_on")
        before = states.exclude(name=F("unit__name")).order_by().values("unit")
        now = starts_any(visible, self.words, indexed=False).order_by().values("pk")
        found = visible.filter(Q(pk__in=now) | Q(pk__in=before)).order_by(step_of(self.wanted), "sort_key", "pk")
        rows = found.annotate(old=Subquery(old.values("name")[:1]))[: CAP + 1]
        columns = "pk", "search_key", "name", "ended_on", "old", "parent__short_name", "parent__name"
        return [self._unit(row) for row in rows.values(*columns)]

    def _unit(self, row: dict) -> Place:
        """Where a unit stands by the better fitting of its names."""
        over = bool(row["ended_on"]) and row["ended_on"] < today()
        keys = [_once(row["search_key"]), *(search_key(old) for old in [row["old"]] if old)]
        return min(self.place(row | {"search_key": key}, is_over=over, order=row["name"]) for key in keys)

    @cached_property
    def households(self) -> list[Place]:
        """Households by the name of the head; those still followed stand first."""
        found = first_fits(Household.objects.visible_to(self.actor), self.wanted, self.words)
        names = "pk", "search_key", "sort_key", "head_name", "address", "ended_on", "unit__short_name", "unit__name"
        return [
            self.place(row, is_over=_is_over(row["ended_on"]), order=row["sort_key"], of_person=True)
            for row in found.values(*names)
        ]

    @property
    def unit_keys(self) -> list[str]:
        return [place.pk for place in sorted(self.units)[:CAP]]


def _is_year(word: str) -> bool:
    """Whether the word can be a year of birth."""
    return len(word) == 4 and word.isascii() and word.isdigit() and EARLIEST.year <= int(word) <= today().year


def _is_over(day) -> bool:
    return bool(day) and day <= today()


def _once(key: str) -> str:
    """A unit whose short name is its name has the name twice in its key."""
    half = len(key) // 2
    return key[:half] if key[:half] == key[half + 1 :] else key
