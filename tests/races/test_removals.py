"""Two officers take out one mistaken record at the same moment."""

import pytest

from tests.factories.people import HoldFactory
from tests.factories.units import EmploymentFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from units.actions import removing
from units.actions.removing import remove_record

pytestmark = ON_POSTGRESQL


@pytest.fixture
def hold(unit):
    return HoldFactory(person=EmploymentFactory(unit=unit).person)


def taken_out(row, *actors) -> list[str]:
    calls = [lambda actor=actor: remove_record(row=row, reason="Ghi nhầm", actor=actor) for actor in actors]
    return sorted(type(result).__name__ for result in at_once(*calls))


def test_one_takes_it_out_the_other_is_told(hold, unit_head, reviewer):
    assert taken_out(hold, unit_head, reviewer) == ["PersonStep", "ValidationError"]
    assert hold.person.steps.count() == 1


def test_without_locks_the_journal_tells_it_twice(hold, unit_head, reviewer, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(removing, "told", Meeting(2).before(removing.told))
    without_locks(monkeypatch)

    assert taken_out(hold, unit_head, reviewer) == ["PersonStep", "PersonStep"]
    assert hold.person.steps.count() == 2
