"""People of the books who may be those of some lines: two queries for a slice, however many there are."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from awards.actions.history.places import Place, Places
from awards.intake.persons import Asked, Known, Settled, settle
from thiduakt.base.sealing import fingerprints
from thiduakt.base.text import search_key
from units.models import Employment, Person

FIELDS = ("pk", "full_name", "search_key", "birth_date", "birth_year", "sex", "citizen_id_hash")


class People:
    """Who has the letters, the citizen id, or the birthday of any line of a slice."""

    def __init__(self, asked: list[Asked], places: Places):
        self.by_key: dict[str, list[Known]] = defaultdict(list)
        self.by_mark: dict[str, list[Known]] = defaultdict(list)
        self.by_day: dict[date, list[Known]] = defaultdict(list)
        people = Person.objects.present()
        rows = {row[0]: row for row in people.filter(search_key__in={each.key for each in asked}).values_list(*FIELDS)}
        if marks := {mark for each in asked for mark in each.ids}:
            rows |= {row[0]: row for row in people.filter(citizen_id_hash__in=marks).values_list(*FIELDS)}
        there = {row[2] for row in rows.values()}
        days = {each.birth for each in asked if isinstance(each.birth, date) and each.key not in there}
        near = {row[0]: row for row in people.filter(birth_date__in=days).values_list(*FIELDS)} if days else {}
        worked = _worked(rows.keys() | near.keys(), places)
        self.jobs: dict[UUID, list[tuple]] = worked
        for pk, row in rows.items():
            known = self._known(row, worked[pk], places)
            self.by_key[known.key].append(known)
            if known.mark:
                self.by_mark[known.mark].append(known)
        for pk, row in near.items():
            self.by_day[row[3]].append(self._known(row, worked[pk], places))

    def settle(self, asked: Asked) -> Settled:
        """The one, or those it may be."""
        found = {known.pk: known for known in self.by_key.get(asked.key, ())}
        for mark in asked.ids:
            found |= {known.pk: known for known in self.by_mark.get(mark, ())}
        if not found and isinstance(asked.birth, date):
            found = {known.pk: known for known in self.by_day.get(asked.birth, ())}
        return settle(asked, found.values())

    def unit_of(self, pk: UUID, on: date) -> tuple[UUID, str] | None:
        """(unit, position) of the main work of the day, else of the work nearest before, else of the first."""
        jobs = self.jobs.get(pk, [])
        began = [job for job in jobs if job[2] <= on]
        found = began[-1] if began else jobs[0] if jobs else None
        return (found[0], found[1]) if found else None

    def _known(self, row: tuple, jobs: list[tuple], places: Places) -> Known:
        keys = frozenset().union(*(places.keys(places.by_pk[unit])[1] for unit, *_ in jobs if unit in places.by_pk))
        return Known(*row, keys)


def asked_of(facts: dict, place: Place | None, places: Places) -> Asked:
    """The facts of a line as a question."""
    birth = facts.get("birth")
    own, near = places.keys(place) if place else (frozenset(), frozenset())
    return Asked(
        name=facts["name"],
        key=search_key(facts["name"]),
        birth=date.fromisoformat(birth) if isinstance(birth, str) else birth,
        sex=facts.get("sex", ""),
        ids=frozenset(facts.get("marks", ())),
        own=own,
        near=near,
    )


def sealed_marks(facts: dict) -> dict:
    """The facts with the citizen id gone but for the marks it is known by."""
    number = facts.pop("citizen", "")
    return facts | {"marks": fingerprints(number)} if number else facts


def _worked(people, places: Places) -> dict[UUID, list[tuple]]:
    """(unit, position, from) of each person, in the order of time."""
    found = defaultdict(list)
    rows = Employment.objects.filter(person__in=people).order_by("starts_on", "pk")
    for person, *job in rows.values_list("person", "unit", "position", "starts_on"):
        found[person].append(tuple(job))
    return found
