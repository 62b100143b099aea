"""Two workers and two equal lists at once: every list once, every person once."""

import pytest

from tests.factories.imports import checked, make_rooms, opened, plain
from tests.factories.units import PostFactory, UnitFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from units.actions.imports import applying, working
from units.actions.imports.opening import ask_to_apply, map_columns
from units.actions.imports.working import run_next_import
from units.choices import ImportStage, Role
from units.models import ImportBatch, Person

pytestmark = ON_POSTGRESQL


@pytest.fixture
def unit(db):
    return UnitFactory(name="Sở Xây dựng", short_name="Sở Xây dựng")


@pytest.fixture
def officers(unit):
    make_rooms(unit)
    return [PostFactory(unit=unit, role=role) for role in (Role.UNIT_OFFICER, Role.UNIT_HEAD)]


def work_off() -> int:
    done = 0
    while run_next_import():
        done += 1
    return done


def waiting(unit, officers) -> list[ImportBatch]:
    """Two equal lists, checked and confirmed by two officers."""
    batches = [checked(plain(), unit=unit, actor=actor) for actor in officers]
    for batch, actor in zip(batches, officers, strict=True):
        ask_to_apply(batch=batch, actor=actor)
    return batches


def test_two_equal_lists_at_once_make_each_person_once(unit, officers, monkeypatch):
    waiting(unit, officers)
    monkeypatch.setattr(working, "_one_at_a_time", Meeting(2).before(working._one_at_a_time))

    assert sum(at_once(work_off, work_off)) == 2
    assert Person.objects.count() == 4
    assert sorted(ImportBatch.objects.values_list("stage", flat=True)) == [ImportStage.CHECKED, ImportStage.DONE]


def test_control_without_the_turnstile_people_stand_twice(unit, officers, monkeypatch):
    waiting(unit, officers)
    without_locks(monkeypatch)
    monkeypatch.setattr(applying, "_write_people", Meeting(2).before(applying._write_people))
    at_once(work_off, work_off)

    assert Person.objects.count() == 8


def test_each_list_is_checked_by_one_worker(unit, officers):
    for _ in range(6):
        batch = opened(plain(), unit=unit, actor=officers[0])
        map_columns(batch=batch, mapping=batch.mapping, headings={}, actor=officers[0])

    assert sum(at_once(*[work_off] * 4)) == 6
    assert {(batch.stage, batch.attempt, batch.rows.count()) for batch in ImportBatch.objects.all()} == {
        (ImportStage.CHECKED, 1, 4)
    }
