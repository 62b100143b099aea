"""Units on a day and their lineage, against a plain reckoning over random histories."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.units import UnitFactory
from units.choices import ReorganisationKind
from units.models import Reorganisation, Succession, Unit, UnitState

FIRST = date(2010, 1, 1)
DAYS = 30
many = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def lives(draw):
    """A few units: from and to (to may be None), and the days on which each moved below which earlier unit."""
    told = []
    for number in range(draw(st.integers(1, 7))):
        start = draw(st.integers(0, DAYS))
        end = draw(st.none() | st.integers(start, DAYS))
        last = DAYS if end is None else end
        turns = sorted({start, *draw(st.lists(st.integers(start, last), max_size=3))})
        parents = st.none() | st.integers(0, number - 1) if number else st.none()
        moves = [(turn, draw(parents)) for turn in turns] if draw(st.booleans()) else []
        told.append((start, end, moves, draw(parents)))
    return told


def tell(told) -> list[Unit]:
    """Write the history down."""
    units = []
    for start, end, moves, parent in told:
        until = day(end) if end is not None else None
        units.append(
            UnitFactory(founded_on=day(start), ended_on=until, parent=None if parent is None else units[parent])
        )
        for place, (turn, above) in enumerate(moves):
            ends = day(moves[place + 1][0] - 1) if place + 1 < len(moves) else until
            UnitState.objects.create(
                unit=units[-1],
                name=f"Tên {turn}",
                parent=None if above is None else units[above],
                starts_on=day(turn),
                ends_on=ends,
            )
    return units


def reckoned(told, on: int) -> dict[int, tuple[str | None, int | None]]:
    """By number of the unit: the name written down for the day (None: the present one) and the unit above."""
    found = {}
    for number, (start, end, moves, parent) in enumerate(told):
        if start <= on and (end is None or on <= end):
            said = [(f"Tên {turn}", above) for turn, above in moves if turn <= on]
            found[number] = said[-1] if said else (None, parent)
    return found


@many
@given(told=lives(), on=st.integers(-1, DAYS + 1))
def test_units_on_a_day_as_they_were_then(db, told, on):
    with transaction.atomic():
        units = tell(told)
        rows = {unit.pk: (unit.state_name, unit.state_parent) for unit in Unit.objects.at(day(on))}
        expected = {
            units[number].pk: (name or units[number].name, None if above is None else units[above].pk)
            for number, (name, above) in reckoned(told, on).items()
        }
        transaction.set_rollback(True)

    assert rows == expected


@many
@given(told=lives(), on=st.integers(-1, DAYS + 1), root=st.integers(0, 6))
def test_a_subtree_on_a_day(db, told, on, root):
    root %= len(told)
    there = reckoned(told, on)
    below = {root}
    for _ in told:
        below |= {number for number, (_, above) in there.items() if above in below}
    with transaction.atomic():
        units = tell(told)
        found = {unit.pk for unit in Unit.objects.within_at(units[root], day(on))}
        expected = {units[number].pk for number in below & there.keys()}
        transaction.set_rollback(True)

    assert found == expected


@many
@given(steps=st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda step: step[0] != step[1])))
def test_the_lineage_of_any_web_of_successions(db, steps):
    """Also of one that runs in a circle, which no act would write."""
    with transaction.atomic():
        units = UnitFactory.create_batch(7)
        act = Reorganisation.objects.create(kind=ReorganisationKind.MERGE, effective_on=FIRST, decision="NQ")
        for old, new in steps:
            Succession.objects.create(reorganisation=act, predecessor=units[old], successor=units[new])
        numbers = {unit.pk: number for number, unit in enumerate(units)}
        found = [
            {name: {numbers[each.pk] for each in query(unit)} for name, query in QUERIES.items()} for unit in units
        ]
        transaction.set_rollback(True)

    assert found == [_kin(steps, number) for number in range(7)]


QUERIES = {
    "before": lambda unit: Unit.objects.before(unit),
    "after": lambda unit: Unit.objects.after(unit),
    "lineage": lambda unit: Unit.objects.lineage(unit),
    "predecessors": lambda unit: Unit.objects.predecessors_of(unit),
    "successors": lambda unit: Unit.objects.successors_of(unit),
}


def _kin(steps, number: int) -> dict[str, set[int]]:
    before, after = _reach({(new, old) for old, new in steps}, number), _reach(steps, number)
    return {
        "before": before - {number},
        "after": after - {number},
        "lineage": before | after | {number},
        "predecessors": {old for old, new in steps if new == number},
        "successors": {new for old, new in steps if old == number},
    }


def _reach(steps, number: int) -> set[int]:
    reached: set[int] = set()
    for _ in range(8):
        reached |= {new for old, new in steps if old == number or old in reached}
    return reached


@pytest.mark.parametrize("count", [1, 3, 50])
def test_a_subtree_is_one_query_for_any_count(unit, count, django_assert_num_queries):
    UnitFactory.create_batch(count, parent=unit)

    with django_assert_num_queries(1):
        found = list(Unit.objects.within_at(unit, date(2015, 1, 1)))

    assert len(found) == count + 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="how SQLite says it")
def test_only_the_branch_is_read(unit):
    plan = Unit.objects.within_at(unit, FIRST).explain()

    assert [line.partition("SCAN ")[2].split()[0] for line in plan.splitlines() if "SCAN " in line] == ["below"] * 3


@pytest.mark.skipif(connection.vendor != "postgresql", reason="how PostgreSQL says it")
def test_only_the_branch_is_read_by_indexes(unit):
    with connection.cursor() as cursor:
        # So few rows would be read one by one.
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Unit.objects.within_at(unit, FIRST).explain()

    assert "Seq Scan" not in plan
    assert "Index Cond: (parent_id = below_1.id)" in plan
