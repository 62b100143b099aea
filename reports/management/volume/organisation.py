"""A province of any size with its history: renames, and the merger that ended districts and old communes."""

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from random import Random

from reports.management.demo.source import fact_date, facts
from reports.management.volume.names import place_names, words
from units.choices import ReorganisationKind, UnitKind
from units.models import Reorganisation, Succession, Unit, UnitState

BATCH = 1_000
COMMUNE = "Ủy ban nhân dân {} {}"
# Of a hundred units: departments, districts and communes that ended with the merger, communes of today, schools.
SHARES = {"departments": 1, "districts": 1, "old_communes": 24, "communes": 8, "schools": 30}
# Fewer are departments only; each kind of unit must have one to stand under.
SMALLEST = 100


@dataclass(slots=True)
class Organisation:
    """Units made, by kind; `origins` are the ended units a unit of today grew from."""

    province: Unit
    departments: list[Unit] = field(default_factory=list)
    sections: list[Unit] = field(default_factory=list)
    districts: list[Unit] = field(default_factory=list)
    old_communes: list[Unit] = field(default_factory=list)
    communes: list[Unit] = field(default_factory=list)
    schools: list[Unit] = field(default_factory=list)
    origins: dict[uuid.UUID, list[Unit]] = field(default_factory=dict)

    @property
    def alive(self) -> list[Unit]:
        return [*self.departments, *self.sections, *self.communes, *self.schools]

    @property
    def everything(self) -> list[Unit]:
        ended = [*self.districts, *self.old_communes]
        return [self.province, *self.departments, *ended, *self.communes, *self.sections, *self.schools]


class Founder:
    """Makes units and their states from one source of chance."""

    def __init__(self, random: Random):
        self.random = random
        self.places = place_names(random)
        self.founded, self.merged = fact_date("founded_on"), fact_date("communes_founded_on")
        self.last = fact_date("district_ended_on")
        self.states: list[UnitState] = []

    def build(self, count: int) -> Organisation:
        """A province and `count` units in it, written to the database."""
        home = self._unit(None, **_words(facts()["province"]))
        made = Organisation(home)
        numbers = {kind: count * share // 100 for kind, share in SHARES.items()}
        if count < SMALLEST:
            numbers = {**dict.fromkeys(numbers, 0), "departments": count}
        made.departments = [self._department(n, home) for n in range(numbers["departments"])]
        self._territory(made, numbers)
        self._schools(made, numbers["schools"])
        rest = count - sum(numbers.values())
        made.sections = [self._section(n, parent) for n, parent in zip(range(rest), cycle(made.departments))]
        Unit.objects.bulk_create(made.everything, batch_size=BATCH)
        UnitState.objects.bulk_create(self.states, batch_size=BATCH)
        self._successions(made)
        return made

    def _territory(self, made: Organisation, numbers: dict[str, int]) -> None:
        home = made.province
        made.districts = [self._seat("huyện", UnitKind.DISTRICT, home, self.last) for _ in range(numbers["districts"])]
        for district, _ in zip(cycle(made.districts), range(numbers["old_communes"]), strict=False):
            made.old_communes.append(self._seat("xã", UnitKind.COMMUNE, district, self.last))
        made.communes = [self._seat("xã", UnitKind.COMMUNE, home, None) for _ in range(numbers["communes"])]

    def _seat(self, word: str, kind: str, parent: Unit, ended: date | None) -> Unit:
        place = next(self.places)
        return self._unit(
            parent, kind=kind, name=COMMUNE.format(word, place), short_name=f"UBND {word} {place}", symbol="UBND",
            place_name=place, founded_on=self.founded if ended else self.merged, ended_on=ended,
        )  # fmt: skip

    def _department(self, n: int, home: Unit) -> Unit:
        names = words()["departments"]
        again = f" {n // len(names) + 1}" if n >= len(names) else ""
        name = f"Sở {names[n % len(names)]}{again}"
        return self._unit(home, kind=UnitKind.DEPARTMENT, name=name, short_name=name, symbol=f"S{n + 1}")

    def _section(self, n: int, parent: Unit) -> Unit:
        name = f"{self.random.choice(words()['sections'])} số {n + 1}"
        return self._unit(parent, kind=UnitKind.SECTION, name=name, symbol=f"P{n + 1}")

    def _schools(self, made: Organisation, count: int) -> None:
        """Schools stood under a district until the merger; since then under a commune."""
        for n, district, commune in zip(range(count), cycle(made.districts), cycle(made.communes), strict=False):
            place = f"{next(self.places)} số {n + 1}"
            level = self.random.randrange(len(words()["schools"]))
            name, old_name = (f"{words()[key][level]} {place}" for key in ("schools", "old_schools"))
            made.schools.append(
                self._unit(commune, kind=UnitKind.SCHOOL, name=name, was_under=district, was_called=old_name)
            )

    def _unit(self, parent: Unit | None, *, was_under: Unit | None = None, was_called: str = "", **fields) -> Unit:
        unit = Unit(pk=self._uuid(), parent=parent, **{"founded_on": self.founded, **fields})
        unit.set_keys()
        self.states += self._history(unit, was_under, was_called)
        return unit

    def _history(self, unit: Unit, was_under: Unit | None, was_called: str) -> list[UnitState]:
        """The unit's states: the transfer of the merger, and a rename on some day of the years before."""
        now = {"name": unit.name, "short_name": unit.short_name, "parent": unit.parent}
        turns = [(unit.founded_on, now)]
        if was_under:
            renamed = self.founded + timedelta(days=self.random.randint(365, (self.last - self.founded).days - 365))
            earlier = {**now, "parent": was_under}
            turns = [(self.founded, {**earlier, "name": was_called}), (renamed, earlier), (self.merged, now)]
        ends = [start - timedelta(days=1) for start, _ in turns[1:]] + [unit.ended_on]
        described = {"symbol": unit.symbol, "place_name": unit.place_name}
        return [
            UnitState(unit=unit, starts_on=start, ends_on=end, **described, **words_)
            for (start, words_), end in zip(turns, ends, strict=True)
        ]

    def _successions(self, made: Organisation) -> None:
        """Each commune of today follows its share of the old ones, each by an act of its own."""
        acts, rows = [], []
        for commune, olds in zip(made.communes, _shared(made.old_communes, len(made.communes)), strict=True):
            made.origins[commune.pk] = olds
            act = Reorganisation(
                pk=self._uuid(), kind=ReorganisationKind.MERGE, effective_on=self.merged,
                decision=facts()["reorganisation"],
            )  # fmt: skip
            acts.append(act)
            rows += [Succession(reorganisation=act, predecessor=old, successor=commune) for old in olds]
        Reorganisation.objects.bulk_create(acts, batch_size=BATCH)
        Succession.objects.bulk_create(rows, batch_size=BATCH)

    def _uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.random.getrandbits(128), version=4)


def _words(fact: dict) -> dict:
    return {name: fact[name] for name in ("kind", "name", "short_name", "symbol")}


def _shared(things: list, number: int) -> list[list]:
    """The things dealt into `number` hands of nearly the same size."""
    return [things[place::number] for place in range(number)]
