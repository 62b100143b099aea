"""Who in the books may be the person described: asked for one form or for a list of thousands alike."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from uuid import UUID

from django.db.models import Q

from thiduakt.base.sealing import fingerprints
from thiduakt.base.text import search_key, squeeze
from units.facts.kinship import Kin
from units.matching.citizen_id import bare
from units.matching.likeness import Described, Likeness, compare
from units.models import Employment, Person, Unit

BATCH = 500
BEST = 5
FEW = 50  # so many rows are also compared with everybody born on the same day: names mistyped


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A person as a form or a row of a list describes them.

    `key` names the row in the answer. `citizen_id` is as typed (may be empty), `unit` where the person works now.
    `known` is the id of the record itself when the row already has one: it is left out of the answer.
    """

    key: Hashable
    full_name: str
    birth_date: date | None = None
    birth_year: int | None = None
    sex: str = ""
    citizen_id: str = ""
    unit: Unit | None = None
    known: UUID | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the books, how alike (`likeness.score`, `.reasons`, `.band`), and where they work or worked."""

    person: Person
    likeness: Likeness
    employments: list[Employment] = field(default_factory=list)

    @property
    def work(self) -> Employment | None:
        """The main work that began last."""
        return max((row for row in self.employments if row.kind == "main"), key=lambda row: row.starts_on, default=None)


def candidates_for(rows: Iterable[Asked]) -> dict[Hashable, list[Candidate]]:
    """For each row, by its key, at most five people who may be meant (score ≥ 50, or namesakes of the unit).

    The likeliest come first; none is no entry.
    Names are compared without marks; three queries for each 500 rows. Merged records are never offered.
    """
    rows = list(rows)
    kin = Kin()
    found: dict[Hashable, list[Candidate]] = {}
    for batch in _batches(rows, BATCH):
        found |= _of_batch(batch, kin, by_day=len(rows) <= FEW)
    return found


def likeness_of(one: Person, other: Person) -> Likeness:
    """How alike two records of the books are."""
    works = _works([one.pk, other.pk])
    kin = Kin()
    sides = [_of_person(person, works[person.pk], kin, _ids(person)) for person in (one, other)]
    return compare(*sides)


def _batches(rows: list[Asked], size: int) -> Iterator[list[Asked]]:
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch


def _of_batch(batch: list[Asked], kin: Kin, *, by_day: bool) -> dict:
    sides = {row.key: _of_row(row, kin) for row in batch}
    people = _people(sides.values(), batch if by_day else ())
    works = _works([person.pk for person in people])
    books = [(person, _of_person(person, works[person.pk], kin, _hash(person))) for person in people]
    near = _Near(books)
    found = {}
    for row in batch:
        candidates = []
        for person, side in near.to(sides[row.key]):
            likeness = compare(sides[row.key], side)
            if likeness.is_to_be_shown and person.pk != row.known:
                candidates.append(Candidate(person, likeness, works[person.pk]))
        if candidates:
            candidates.sort(key=lambda one: (-one.likeness.score, one.person.sort_key, str(one.person.pk)))
            found[row.key] = candidates[:BEST]
    return found


class _Near:
    """The people found, by what they could be met under: a row is compared with those few only."""

    def __init__(self, books: list[tuple[Person, Described]]):
        self.by = defaultdict(dict)
        for person, side in books:
            for mark in _marks(side):
                self.by[mark][person.pk] = (person, side)

    def to(self, side: Described) -> list[tuple[Person, Described]]:
        near = {}
        for mark in _marks(side):
            near |= self.by.get(mark, {})
        return list(near.values())


def _marks(side: Described) -> list:
    return [side.name_key, *side.ids, *([side.birth_date] if side.birth_date else [])]


def _people(sides: Iterable[Described], by_day: Iterable[Asked]) -> list[Person]:
    sides = list(sides)
    names = {side.name_key for side in sides}
    ids = {mark for side in sides for mark in side.ids}
    met = Q(search_key__in=names) | Q(citizen_id_hash__in=ids)
    days = {row.birth_date for row in by_day if row.birth_date}
    return list(Person.objects.present().filter(met | Q(birth_date__in=days) if days else met))


def _works(people: list[UUID]) -> dict[UUID, list[Employment]]:
    works = defaultdict(list)
    for row in Employment.objects.filter(person__in=people).select_related("unit").order_by("starts_on", "pk"):
        works[row.person_id].append(row)
    return works


def _of_row(row: Asked, kin: Kin) -> Described:
    digits = bare(row.citizen_id)
    return Described(
        name=squeeze(row.full_name),
        name_key=search_key(row.full_name),
        birth_date=row.birth_date,
        birth_year=row.birth_date.year if row.birth_date else row.birth_year,
        sex=row.sex,
        ids=frozenset(fingerprints(digits)) if digits else frozenset(),
        places=frozenset(kin.places(row.unit)) if row.unit else frozenset(),
    )


def _of_person(person: Person, works: list[Employment], kin: Kin, ids: frozenset[str]) -> Described:
    return Described(
        name=person.full_name,
        name_key=person.search_key,
        birth_date=person.birth_date,
        birth_year=person.birth_year,
        sex=person.sex,
        ids=ids,
        places=frozenset(place for row in works for place in kin.places(row.unit)),
    )


def _hash(person: Person) -> frozenset[str]:
    return frozenset({person.citizen_id_hash} if person.citizen_id_hash else ())


def _ids(person: Person) -> frozenset[str]:
    return frozenset(fingerprints(person.citizen_id)) if person.citizen_id_sealed else frozenset()
