"""Random histories of units with those they carry on, of households, and of people at work for parts of a year."""

import uuid
from datetime import date, timedelta
from random import Random

from awards.models import Award, ConfirmedGap
from reports.management.volume.insert import insert
from tests.awards.screening.histories import BATCH, FORMS, GRADES, KINDS, LAST, SIGNERS
from thiduakt.base.clock import end_of
from units.choices import EmploymentKind, PositionClass, UnitKind
from units.models import (
    Discipline,
    Employment,
    Hold,
    Household,
    Person,
    Rating,
    Reorganisation,
    Succession,
    Unit,
)

OF_UNITS = ("TTLDXS",) * 5 + ("TTLDTT", "CO_TINH", "CO_TINH", "BK_TINH", "BK_TINH", "BKTTG", "HCLD3", "CO_CP", "DVQT")
OF_HOUSEHOLDS = ("GDVH",) * 6 + ("BK_TINH", "BK_TINH", "BKTTG")
AWARD = ("id", "award_type_id", "year", "name", "decided_on", "kind", "authority", "decision_number", "decided_by",
         "state", "search_key", "holder_unit_id")  # fmt: skip
MOMENT = end_of(date(LAST, 1, 1))
MONTHS = [*range(1, 13)]


def write_units(count: int, *, by, seed: int) -> list[Unit]:
    """So many units, a third of them ended and carried on by others, in chains and knots."""
    chance = Random(seed)
    units = [_unit(chance, n) for n in range(count)]
    Unit.objects.bulk_create(units, batch_size=BATCH // 8)
    _successions(chance, units, by)
    _awards(chance, units, OF_UNITS, "unit_id")
    grades = ((u.pk.hex, year, chance.choice(GRADES)) for u in units for year in _years(chance, LAST - 9))
    insert(Rating, ("unit_id", "year", "grade"), grades, at=MOMENT)
    _gaps(chance, units, "unit", by)
    Discipline.objects.bulk_create(_discipline(chance, u) for u in units if chance.random() < 0.12)
    Hold.objects.bulk_create(
        Hold(
            unit=u, reason="khieu_nai", starts_on=date(LAST - 1, 2, 1), ends_on=chance.choice([None, date(LAST, 3, 1)])
        )
        for u in units
        if chance.random() < 0.08
    )
    return units


def write_households(count: int, *, unit, by, seed: int) -> list[Household]:
    """So many households with awards of their own and years not to break a run."""
    chance = Random(seed)
    rows = [Household(head_name=f"Hộ Thử {n}", address=f"Thôn {n}", unit=unit) for n in range(count)]
    Household.objects.bulk_create(rows, batch_size=BATCH // 4)
    _awards(chance, rows, OF_HOUSEHOLDS, "household_id", holder=unit)
    _gaps(chance, rows, "household", by)
    return rows


def write_workers(count: int, *, units: list[Unit], seed: int) -> list[Person]:
    """So many people whose years are in parts: several posts, leave laid over leave, days in the midst of a month."""
    chance = Random(seed)
    people = [Person(full_name=f"Người Làm {n}") for n in range(count)]
    for person in people:
        person.set_keys()
    Person.objects.bulk_create(people, batch_size=BATCH)
    Employment.objects.bulk_create(
        (row for person in people for row in _employments(chance, person, units)), batch_size=BATCH // 8
    )
    grades = ((p.pk.hex, year, chance.choice(GRADES[:8])) for p in people for year in (LAST - 1, LAST))
    insert(Rating, ("person_id", "year", "grade"), grades, at=MOMENT)
    return people


def _unit(chance, n: int) -> Unit:
    founded = date(chance.randint(LAST - 14, LAST), 3, 1)
    is_over = chance.random() < 0.3
    return Unit(
        kind=chance.choice([UnitKind.COMMUNE, UnitKind.DEPARTMENT, UnitKind.SCHOOL, UnitKind.ENTERPRISE]),
        name=f"Đơn vị thử {n}", search_key=f"don vi thu {n}", path=f"T{n:05}", founded_on=founded,
        ended_on=date(chance.randint(max(founded.year, LAST - 2), LAST), 12, 1) if is_over else None,
    )  # fmt: skip


def _successions(chance, units, by) -> None:
    act = Reorganisation.objects.create(name="Sắp xếp", effective_on=date(LAST - 1, 7, 1), decision="12/NQ")
    pairs = {tuple(chance.sample(range(len(units)), 2)) for _ in range(len(units) // 2)}
    rows = [
        Succession(reorganisation=act, predecessor=units[one], successor=units[other], carries_on=is_sure,
                   confirmed_by=by if is_sure else None, confirmed_at=MOMENT if is_sure else None)
        for one, other in sorted(pairs) for is_sure in [chance.random() < 0.8]
    ]  # fmt: skip
    Succession.objects.bulk_create(rows, batch_size=BATCH // 8)


def _awards(chance, subjects, codes, column: str, holder=None) -> None:
    rows = (
        (*_award(chance, chance.choice(codes), year), (holder or subject).pk.hex, subject.pk.hex)
        for subject in subjects
        for year in [*_years(chance, LAST - 8), *(chance.randint(LAST - 11, LAST) for _ in range(2))]
    )
    insert(Award, (*AWARD, column), rows, at=MOMENT)


def _award(chance, code: str, year: int) -> tuple:
    day = date(year, 12, 1) if chance.random() < 0.5 else date(year + 1, chance.randint(1, 3), 10)
    state = "revoked" if chance.random() < 0.05 else "valid"
    return (
        uuid.UUID(int=chance.getrandbits(128), version=4).hex, code, year, "Tên", day.isoformat(),
        chance.choice(KINDS), chance.choice(SIGNERS), "1/QĐ", "Ai đó", state, "ten",
    )  # fmt: skip


def _years(chance, first: int) -> list[int]:
    likely = chance.choice([0.2, 0.8, 1.0])
    return [year for year in range(first, LAST + 1) if chance.random() < likely]


def _gaps(chance, subjects, field: str, by) -> None:
    paper = {"reason": "Sắp xếp", "document_number": "1/XN", "document_on": date(LAST, 1, 5), "by": by}
    ConfirmedGap.objects.bulk_create(
        ConfirmedGap(year=chance.randint(LAST - 6, LAST), **{field: each}, **paper)
        for each in subjects
        if chance.random() < 0.2
    )


def _discipline(chance, unit) -> Discipline:
    start = date(chance.randint(LAST - 6, LAST), chance.choice(MONTHS), 1)
    return Discipline(
        unit=unit, form=chance.choice(FORMS), starts_on=start, ends_on=chance.choice([None, date(start.year, 12, 31)])
    )


def _employments(chance, person, units):
    """Nothing, one post, or several with leave laid over them; the ends fall on any day."""
    day = date(LAST - 1, 1, 1) + timedelta(days=chance.randint(-500, 600))
    for _ in range(chance.choice([0, 1, 1, 2, 3])):
        end = day + timedelta(days=chance.choice([20, 31, 90, 180, 184, 250, 364, 500]))
        kind = chance.choice([EmploymentKind.MAIN] * 4 + [EmploymentKind.SECONDED])
        yield _employment(person, chance.choice(units), kind, day, end)
        day = end + timedelta(days=chance.choice([1, 1, 1, 20, 60]))
    if chance.random() < 0.4:
        yield _employment(person, chance.choice(units), EmploymentKind.MAIN, day, None)
    for _ in range(chance.choice([0, 0, 1, 1, 2])):
        start = date(chance.choice([LAST - 1, LAST]), chance.choice(MONTHS), chance.randint(1, 28))
        end = start + timedelta(days=chance.choice([15, 59, 120, 183, 363, 364, 400]))
        kind = chance.choice([EmploymentKind.MATERNITY, EmploymentKind.STUDY])
        yield _employment(person, chance.choice(units), kind, start, chance.choice([end, end, end, None]))


def _employment(person, unit, kind, start: date, end: date | None) -> Employment:
    return Employment(
        person=person, unit=unit, kind=kind, starts_on=start, ends_on=end, position="Chuyên viên",
        position_class=PositionClass.values[0],
    )  # fmt: skip
