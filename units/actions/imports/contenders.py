"""Who the lines of a list may be: people of the same letters, the same citizen id, or born the same day hereabouts."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db.models import Q

from units.intake.values import Day
from units.matching.likeness import Described, Likeness, compare
from units.models import Employment, ImportRow, Person, Rating

FIELDS = ("pk", "full_name", "search_key", "birth_date", "birth_year", "sex", "citizen_id_hash")
HERE, ELSEWHERE = frozenset({"here"}), frozenset()


class Contenders:
    """People who may be those of the rows, with their work and ratings: seven queries, however many rows.

    `homes` are the paths of the list's unit and of those it came from or became.
    """

    def __init__(self, rows: list[ImportRow], homes: tuple[str, ...], born: dict[int, Day | None]):
        self.homes, self.born = homes, born
        self.by_key: dict[str, list[dict]] = defaultdict(list)
        self.by_mark: dict[str, list[dict]] = defaultdict(list)
        self.by_day: dict[date, list[dict]] = defaultdict(list)
        self._find(rows)
        wanted = {found["pk"] for row in rows for found in self._of(row)} | {row.person_id for row in rows} - {None}
        self.people: dict[UUID, Person] = Person.objects.present().in_bulk(wanted)
        self.jobs: dict[UUID, list[Employment]] = defaultdict(list)
        work = Employment.objects.main().filter(person__in=wanted).select_related("unit")
        for job in work.order_by("starts_on"):
            self.jobs[job.person_id].append(job)
        self.ratings: dict[UUID, dict[int, Rating]] = defaultdict(dict)
        for rating in Rating.objects.filter(person__in=wanted):
            self.ratings[rating.person_id][rating.year] = rating

    def likely(self, row: ImportRow) -> list[tuple[UUID, Likeness]]:
        """Who the row may be, the likeliest first."""
        said = self._said(row)
        found = [(each["pk"], compare(said, self._described(each))) for each in self._of(row)]
        return sorted((pair for pair in found if pair[1].is_likely), key=lambda pair: (-pair[1].score, str(pair[0])))

    def namesakes(self, row: ImportRow) -> list[tuple[UUID, Likeness]]:
        """People of the list's unit or its line with the same letters, born otherwise; nobody is asked about them."""
        said = self._said(row)
        here = [each for each in self.by_key[row.name_key] if each["pk"] in self.named_here]
        found = [(each["pk"], compare(said, self._described(each, HERE))) for each in here]
        return sorted((pair for pair in found if pair[1].is_namesake), key=lambda pair: (-pair[1].score, str(pair[0])))

    def _said(self, row: ImportRow) -> Described:
        born = self.born[row.place]
        return Described(
            name=row.name,
            name_key=row.name_key,
            birth_date=born.day if born else None,
            birth_year=born.year if born else None,
            sex=row.facts.get("sex", ""),
            ids=frozenset(row.facts.get("marks", [])),
            places=HERE,
        )

    def holders(self, marks: list[str]) -> set[UUID]:
        """Who has one of these citizen ids."""
        return {found["pk"] for mark in marks for found in self.by_mark[mark]}

    def is_here(self, pk: UUID) -> bool:
        """Whether the person works or worked in the list's unit, below it, or in one of its line."""
        return any(job.unit.path.startswith(self.homes) for job in self.jobs[pk])

    def is_born_as(self, row: ImportRow, pk: UUID) -> bool:
        """Whether day and year of birth are known just as the row says them."""
        born, person = self.born[row.place], self.people[pk]
        return born is not None and (born.day, born.year) == (person.birth_date, person.birth_year)

    def may_be_born_so(self, row: ImportRow, pk: UUID) -> bool:
        """Whether no day of birth speaks against another."""
        born, known = self.born[row.place], self.people[pk].birth_date
        return born is None or born.day is None or known in (None, born.day)

    def is_at_work(self, row: ImportRow, pk: UUID) -> bool:
        """Whether the person does the row's work, as far as it names one, in the row's unit or below."""
        position = row.facts.get("position", "").casefold()
        return any(
            job.unit.path.startswith(row.unit.path) and position in ("", job.position.casefold())
            for job in self.jobs[pk]
        )

    def _find(self, rows: list[ImportRow]) -> None:
        people, keys = Person.objects.present().values(*FIELDS), {row.name_key for row in rows}
        for found in people.filter(search_key__in=keys):
            self.by_key[found["search_key"]].append(found)
        marks = {mark for row in rows for mark in row.facts.get("marks", [])}
        for found in people.filter(citizen_id_hash__in=marks):
            self.by_mark[found["citizen_id_hash"]].append(found)
        there = Q()
        for path in self.homes:
            there |= Q(unit__path__startswith=path)
        named = Employment.objects.filter(there, person__search_key__in=keys)
        self.named_here = set(named.values_list("person_id", flat=True))
        days = {born.day for born in self.born.values() if born and born.day}
        near = people.filter(birth_date__in=days, pk__in=Employment.objects.filter(there).values("person_id"))
        for found in near:
            self.by_day[found["birth_date"]].append(found)

    def _of(self, row: ImportRow) -> list[dict]:
        """Those to compare with: of people with the same letters, not those born in quite another year."""
        born = self.born[row.place]
        found = {
            each["pk"]: each
            for each in self.by_key[row.name_key]
            if born is None or each["birth_year"] is None or abs(each["birth_year"] - born.year) <= 1
        }
        found |= {each["pk"]: each for mark in row.facts.get("marks", []) for each in self.by_mark[mark]}
        if born and born.day:
            found |= {each["pk"]: each for each in self.by_day[born.day]}
        return list(found.values())

    def _described(self, found: dict, places: frozenset = frozenset()) -> Described:
        return Described(
            name=found["full_name"],
            name_key=found["search_key"],
            birth_date=found["birth_date"],
            birth_year=found["birth_year"],
            sex=found["sex"],
            ids=frozenset({found["citizen_id_hash"]} - {None}),
            places=places or (HERE if self.is_here(found["pk"]) else ELSEWHERE),
        )
