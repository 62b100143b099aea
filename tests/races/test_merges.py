"""Two officers merge the same records at the same moment; two write one person's work or the same number."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.factories.people import MAN_OF_1985
from tests.factories.units import EmploymentFactory, PersonFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from units.actions import employments, merging
from units.actions.employments import add_employment
from units.actions.merging import merge_people
from units.actions.people import add_person
from units.models import Employment, Person, PersonMerge

pytestmark = ON_POSTGRESQL


@pytest.fixture
def pair(unit):
    return [PersonFactory(full_name="Nguyễn Văn An") for _ in range(2)]


def merge(kept, gone, actor, key=None):
    return lambda: merge_people(kept=kept, gone=gone, choices={}, actor=actor, key=key)


def test_two_merges_that_cross_each_other_leave_one_record(pair, reviewer):
    one, other = pair
    results = at_once(merge(one, other, reviewer), merge(other, one, reviewer))

    assert sorted(type(result).__name__ for result in results) == ["PersonMerge", "ValidationError"]
    assert Person.objects.present().count() == 1


def test_one_button_pressed_twice_merges_once(pair, reviewer):
    key = uuid4()
    first, second = at_once(*[merge(*pair, reviewer, key)] * 2)

    assert first == second
    assert PersonMerge.objects.count() == 1


def test_without_locks_both_would_begin(pair, reviewer, monkeypatch):
    """The negative control."""
    began = []
    follow = merging._follow

    def counted(plan, choices):
        began.append(plan.kept)
        return follow(plan, choices)

    monkeypatch.setattr(merging, "_follow", Meeting(2).before(counted))
    without_locks(monkeypatch)
    one, other = pair
    at_once(merge(one, other, reviewer), merge(other, one, reviewer))

    assert len(began) == 2


def works(unit):
    facts = {"position": "Chuyên viên", "position_class": "direct_worker", "starts_on": date(2020, 1, 1)}
    return Employment(unit=unit, ends_on=date(2021, 1, 1), **facts)


def employ(person, unit, actor):
    return lambda: add_employment(person=person, work=works(unit), actor=actor)


def test_two_officers_write_one_main_place(unit, reviewer, office_officer):
    person = EmploymentFactory(unit=unit, ends_on=date(2019, 1, 1)).person
    results = at_once(employ(person, unit, reviewer), employ(person, unit, office_officer))

    assert sorted(type(result).__name__ for result in results) == ["Employment", "ValidationError"]
    assert person.employments.count() == 2


def test_without_locks_the_person_would_stand_in_two_places(unit, reviewer, office_officer, monkeypatch):
    """The negative control."""
    person = EmploymentFactory(unit=unit, ends_on=date(2019, 1, 1)).person
    meeting = Meeting(2)
    real = employments.overlapping

    def looked(work):
        found = real(work)
        meeting.wait()
        return found

    monkeypatch.setattr(employments, "overlapping", looked)
    without_locks(monkeypatch)
    at_once(employ(person, unit, reviewer), employ(person, unit, office_officer))

    assert person.employments.count() == 3


def test_one_number_is_given_to_one_of_two_new_records(unit, reviewer, office_officer):
    facts = {"full_name": "Nguyễn Văn An", "birth_date": date(1985, 5, 20), "sex": "male"}

    def enter(actor):
        return lambda: add_person(facts=facts, actor=actor, citizen_id=MAN_OF_1985)

    results = at_once(enter(reviewer), enter(office_officer))
    errors = [result for result in results if isinstance(result, Exception)]

    assert Person.objects.count() == 1
    assert [isinstance(error, ValidationError) or "one_person_per_citizen_id" in str(error) for error in errors] == [
        True
    ]
