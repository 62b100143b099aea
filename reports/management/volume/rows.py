"""Rows in bulk: people with work and ratings, rounds with dossiers and nominees, awards."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

from awards.choices import AwardSource, DossierState, NomineeState
from awards.models import Award, Dossier, Nominee
from awards.models.keys import CODE_LENGTH, CODE_LETTERS
from campaigns.models import Round
from reports.management.demo.source import fact_date
from reports.management.volume.insert import bare, insert
from reports.management.volume.names import PersonNames, words
from reports.management.volume.organisation import Founder, Organisation
from thiduakt.base.clock import end_of
from thiduakt.base.text import name_sort_key, search_key
from units.choices import Grade, PositionClass
from units.models import Employment, Person, Rating, Unit

BATCH = 2000
CODES = ("LDTT", "LDTT", "LDTT", "CSTDCS")
GRADES = (Grade.GOOD, Grade.GOOD, Grade.GOOD, Grade.EXCELLENT, Grade.COMPLETED)
RATED_YEARS = 3
AWARD_YEARS = 10
# One award in forty honours a collective.
COLLECTIVE = 40


@dataclass(slots=True)
class Someone:
    """What later rows repeat of a person: keys as the database writes them."""

    pk: str
    full_name: str
    sex: str
    search_key: str
    sort_key: str
    now: Unit
    before: Unit | None


class Volume:
    """Makes rows around a day from one source of chance."""

    def __init__(self, *, on: date, seed: int):
        self.on, self.random = on, Random(seed)
        self.moment = end_of(on)
        self.names = PersonNames(self.random)
        self.merged = fact_date("communes_founded_on")

    def hex(self) -> str:
        """A fresh key of version 4, as hexadecimal digits: the form both databases take."""
        return uuid.UUID(int=self.random.getrandbits(128), version=4).hex

    def units(self, count: int) -> Organisation:
        """A province and `count` units below it."""
        return Founder(self.random).build(count)

    def people(self, count: int, made: Organisation) -> list[Someone]:
        """People with their work of fifteen years and the ratings of the last three."""
        people: list[Someone] = []
        alive = made.alive
        names = ("id", "full_name", "sex", "birth_date", "birth_year", "sort_key", "search_key")
        with bare(Person, Employment, Rating):
            rows = (self._person(alive[n % len(alive)], made, people) for n in range(count))
            insert(Person, names, rows, at=self.moment)
            names = ("person_id", "unit_id", "position", "position_class", "starts_on", "ends_on")
            insert(Employment, names, self._work(people), at=self.moment)
            names = ("person_id", "unit_id", "year", "grade", "document")
            insert(Rating, names, self._ratings(people), at=self.moment)
        return people

    def _person(self, unit: Unit, made: Organisation, people: list[Someone]) -> tuple:
        name, sex = self.names.draw()
        sort_key, key = self.names.keys(name)
        born = fact_date("founded_on") - timedelta(days=self.random.randint(20 * 365, 42 * 365))
        origins = made.origins.get(unit.pk)
        before = self.random.choice(origins) if origins else None
        someone = Someone(self.hex(), name, sex, key, sort_key, unit, before)
        people.append(someone)
        return someone.pk, name, sex, born.isoformat(), born.year, sort_key, key

    def _work(self, people: list[Someone]) -> Iterator[tuple]:
        founded, merged = fact_date("founded_on"), self.merged.isoformat()
        last, span = fact_date("district_ended_on").isoformat(), (self.merged - founded).days - 400
        for someone in people:
            since = (founded + timedelta(days=self.random.randrange(span))).isoformat()
            position, rank = self.random.choice(words()["positions"]), PositionClass.DIRECT_WORKER.value
            if someone.before:
                yield someone.pk, someone.before.pk.hex, position, rank, since, last
                since = merged
            yield someone.pk, someone.now.pk.hex, position, rank, since, None

    def _ratings(self, people: list[Someone]) -> Iterator[tuple]:
        years = [self.on.year - back for back in range(1, RATED_YEARS + 1)]
        for n, someone in enumerate(people):
            for year in years:
                yield someone.pk, None, year, self.random.choice(GRADES).value, f"{n % 900 + 1}/QĐ-XL"

    def dossiers(self, count: int, made: Organisation, people: list[Someone]) -> None:
        """One dossier per unit and round, in all states, each with two nominees."""
        units = made.alive
        rounds = self._rounds(-(-count // len(units)))
        states = [state for state in DossierState if state != DossierState.WITHDRAWN]
        dossiers = [
            Dossier(pk=self.hex(), code=f"HS-{n // 100000 + 1}-{n % 100000:05d}", unit=units[n % len(units)],
                    round=rounds[n // len(units)], state=states[n % len(states)],
                    submitted_at=self.moment - timedelta(minutes=n))
            for n in range(count)
        ]  # fmt: skip
        save(Dossier, dossiers)
        save(Nominee, (self._nominee(n, dossier, people) for n, dossier in enumerate(_twice(dossiers))))

    def _rounds(self, count: int) -> list[Round]:
        rounds = [
            Round(pk=self.hex(), name=f"Đợt xét số {n + 1}", year=self.on.year, award_codes=sorted(set(CODES)),
                  opens_on=self.on - timedelta(days=30), closes_on=self.on + timedelta(days=n % 60))
            for n in range(count)
        ]  # fmt: skip
        save(Round, rounds)
        return rounds

    def _nominee(self, n: int, dossier: Dossier, people: list[Someone]) -> Nominee:
        person = people[n % len(people)]
        return Nominee(
            pk=self.hex(), dossier=dossier, position=n % 2 + 1, person_id=person.pk, award_type_id=CODES[n % 4],
            year=self.on.year, name=person.full_name, position_title="Chuyên viên", unit_name=dossier.unit.name,
            sex=person.sex, state=NomineeState.NOT_DECIDED,
        )  # fmt: skip

    def awards(self, count: int, made: Organisation, people: list[Someone]) -> None:
        """Awards of ten years under the unit of that time, one in forty of a collective."""
        names = (
            "id", "person_id", "unit_id", "holder_unit_id", "award_type_id", "year", "name", "position_title",
            "unit_name", "decision_number", "decided_by", "decided_on", "source", "search_key",
            "sort_key", "lookup_code",
        )  # fmt: skip
        signed = {unit.pk: f"QĐ-{unit.symbol or 'UBND'}" for unit in made.everything}
        keys = {unit.pk: (search_key(unit.name), name_sort_key(unit.name)) for unit in made.everything}
        with bare(Award):
            rows = (self._award(n, made.alive, people, signed, keys) for n in range(count))
            insert(Award, names, rows, at=self.moment)

    def _award(self, n: int, units: list[Unit], people: list[Someone], signed: dict, keys: dict) -> tuple:
        someone = people[n % len(people)]
        day = date(self.on.year - 1 - n // len(people) % AWARD_YEARS, 12, 1 + n % 28)
        collective = n % COLLECTIVE == COLLECTIVE - 1
        unit = units[n % len(units)] if collective else someone.now
        if day < self.merged and someone.before and not collective:
            unit = someone.before
        name = unit.name if collective else someone.full_name
        key, sort_key = keys[unit.pk] if collective else (someone.search_key, someone.sort_key)
        return (
            self.hex(), None if collective else someone.pk, unit.pk.hex if collective else None, unit.pk.hex,
            CODES[self.random.randrange(4)], day.year, name, "" if collective else "Chuyên viên", unit.name,
            f"{n % 900 + 1}/{signed[unit.pk]}", f"Thủ trưởng {unit.label}", day.isoformat(),
            AwardSource.IMPORTED.value, f"{key} {keys[unit.pk][0]}", sort_key, self._code(),
        )  # fmt: skip

    def _code(self) -> str:
        """A code of the look-up from the same source of chance as everything else."""
        return "".join(self.random.choices(CODE_LETTERS, k=CODE_LENGTH))


def save(model, rows: Iterable) -> None:
    """Insert in batches, without holding all rows at once."""
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        model.objects.bulk_create(batch)


def _twice(things: list) -> Iterator:
    for thing in things:
        yield from (thing, thing)
