"""A list goes the whole way: read, checked, written once, found the same again, taken back."""

import pytest

from tests.factories.imports import applied, checked, make_rooms, plain
from tests.factories.lists import BIRTHS, NAMES, POSITIONS
from units.actions.imports.opening import ask_to_undo
from units.actions.imports.working import run_next_import
from units.choices import ImportStage
from units.models import Employment, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def rooms(unit):
    return make_rooms(unit)


def test_people_are_written_with_their_work(unit, rooms, unit_officer):
    batch = applied(plain(), unit=unit, actor=unit_officer)

    assert (batch.stage, batch.counts) == (ImportStage.DONE, {"new": 4})
    people = Person.objects.order_by("import_rows__place")
    assert [(person.full_name, person.birth_date) for person in people] == list(zip(NAMES, BIRTHS, strict=True))
    jobs = Employment.objects.order_by("person__import_rows__place")
    assert [(job.position, job.unit) for job in jobs] == list(
        zip(POSITIONS, [rooms[0], rooms[0], rooms[1], rooms[1]], strict=True)
    )


def test_the_same_list_again_changes_nothing(unit, rooms, unit_officer):
    applied(plain(), unit=unit, actor=unit_officer)
    again = checked(plain(), unit=unit, actor=unit_officer)

    assert again.counts == {"same": 4}


def test_an_import_is_taken_back_whole(unit, rooms, unit_officer):
    batch = applied(plain(), unit=unit, actor=unit_officer)
    ask_to_undo(batch=batch, actor=unit_officer)
    run_next_import()
    batch.refresh_from_db()

    assert batch.stage == ImportStage.UNDONE
    assert (Person.objects.count(), Employment.objects.count()) == (0, 0)
