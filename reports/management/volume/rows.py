"""Rows in bulk: units, people with work, rounds with dossiers and nominees, awards."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random

from awards.choices import AwardSource, DossierState, NomineeState
from awards.models import Award, Dossier, Nominee
from campaigns.models import Round
from reports.management.demo.source import fact_date, facts
from thiduakt.base.clock import end_of
from units.choices import PositionClass, Sex, UnitKind
from units.models import Employment, Person, Unit

BATCH = 2000
CODES = ("LDTT", "LDTT", "LDTT", "CSTDCS")


class Volume:
    """Makes rows around a day from one source of chance."""

    def __init__(self, *, on: date, seed: int):
        self.on, self.random = on, Random(seed)
        self.moment = end_of(on)

    def uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.random.getrandbits(128), version=4)

    def units(self, count: int) -> list[Unit]:
        """A province and `count` units below it."""
        founded = fact_date("founded_on")
        province = Unit(pk=self.uuid(), **_words(facts()["province"]), founded_on=founded)
        units = [
            Unit(pk=self.uuid(), kind=UnitKind.DEPARTMENT, name=f"Đơn vị số {n + 1}", symbol=f"DV{n + 1}",
                 parent=province, founded_on=founded)
            for n in range(count)
        ]  # fmt: skip
        for unit in [province, *units]:
            unit.set_keys()
        save(Unit, [province, *units])
        return units

    def people(self, count: int, units: list[Unit]) -> list[Person]:
        people = [self._person() for _ in range(count)]
        save(Person, people)
        starts = fact_date("founded_on")
        work = (
            Employment(person=person, unit=units[n % len(units)], position="Chuyên viên",
                       position_class=PositionClass.DIRECT_WORKER, starts_on=starts)
            for n, person in enumerate(people)
        )  # fmt: skip
        save(Employment, work)
        return people

    def _person(self) -> Person:
        sex = self.random.choice(list(Sex))
        suffix = "f" if sex == Sex.FEMALE else "m"
        parts = ("families", f"middles_{suffix}", f"givens_{suffix}")
        name = " ".join(self.random.choice(facts()[part]) for part in parts)
        born = fact_date("founded_on") - timedelta(days=self.random.randint(20 * 365, 42 * 365))
        person = Person(pk=self.uuid(), full_name=name, birth_date=born, sex=sex)
        person.set_keys()
        return person

    def dossiers(self, count: int, units: list[Unit], people: list[Person]) -> None:
        """One dossier per unit and round, in all states, each with two nominees."""
        rounds = self._rounds(-(-count // len(units)))
        states = [state for state in DossierState if state != DossierState.WITHDRAWN]
        dossiers = [
            Dossier(pk=self.uuid(), code=f"HS-{n // 100000 + 1}-{n % 100000:05d}", unit=units[n % len(units)],
                    round=rounds[n // len(units)], state=states[n % len(states)],
                    submitted_at=self.moment - timedelta(minutes=n))
            for n in range(count)
        ]  # fmt: skip
        save(Dossier, dossiers)
        save(Nominee, (self._nominee(n, dossier, people) for n, dossier in enumerate(_twice(dossiers))))

    def _rounds(self, count: int) -> list[Round]:
        rounds = [
            Round(pk=self.uuid(), name=f"Đợt xét số {n + 1}", year=self.on.year, award_codes=sorted(set(CODES)),
                  opens_on=self.on - timedelta(days=30), closes_on=self.on + timedelta(days=n % 60))
            for n in range(count)
        ]  # fmt: skip
        save(Round, rounds)
        return rounds

    def _nominee(self, n: int, dossier: Dossier, people: list[Person]) -> Nominee:
        person = people[n % len(people)]
        return Nominee(
            pk=self.uuid(), dossier=dossier, position=n % 2 + 1, person=person, award_type_id=CODES[n % 4],
            year=self.on.year, name=person.full_name, position_title="Chuyên viên", unit_name=dossier.unit.name,
            sex=person.sex, state=NomineeState.NOT_DECIDED,
        )  # fmt: skip

    def awards(self, count: int, units: list[Unit], people: list[Person]) -> None:
        save(Award, (self._award(n, units, people) for n in range(count)))

    def _award(self, n: int, units: list[Unit], people: list[Person]) -> Award:
        person, unit = people[n % len(people)], units[n % len(people) % len(units)]
        year = self.on.year - 1 - n // len(people) % 10
        award = Award(
            pk=self.uuid(), person=person, holder_unit=unit, award_type_id=CODES[self.random.randrange(4)], year=year,
            name=person.full_name, position_title="Chuyên viên", unit_name=unit.name,
            decision_number=f"{n % 900 + 1}/QĐ-{unit.symbol}", decided_by=f"Thủ trưởng {unit.name}",
            decided_on=date(year, 12, 1) + timedelta(days=n % 28), source=AwardSource.IMPORTED,
        )  # fmt: skip
        award.set_keys()
        return award


def save(model, rows: Iterable) -> None:
    """Insert in batches, without holding all rows at once."""
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        model.objects.bulk_create(batch)


def _twice(things: list) -> Iterator:
    for thing in things:
        yield from (thing, thing)


def _words(fact: dict) -> dict:
    return {name: fact[name] for name in ("kind", "name", "short_name", "symbol")}
