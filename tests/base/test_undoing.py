"""What an act changes is written down and taken back exactly, unless something stands in the way."""

from datetime import date

import pytest

from tests.factories.reorganisations import everything
from tests.factories.units import EmploymentFactory, PersonFactory, PostFactory, UnitFactory
from thiduakt.base.undoing import Trace, built_on, take_back
from units.models import Employment, Person, Post, Unit


@pytest.fixture
def people(db):
    return [PersonFactory(full_name=f"Người {n}", sex=sex) for n, sex in enumerate(["male", "female", "male"])]


def test_created_changed_and_deleted_rows_come_back(people, unit):
    job, post = EmploymentFactory(person=people[0]), PostFactory()
    before = everything()
    trace = Trace()
    made = trace.create(Unit, [Unit(kind="section", name="Phòng", founded_on=date(2025, 1, 1), path="x/")])
    assert trace.change(Person.objects.all(), sex="female") == 3
    assert trace.change_each(Employment, {job.pk: {"unit_id": made[0].pk, "ends_on": date(2026, 1, 1)}}) == 1
    assert trace.delete([post]) == 1
    entries = trace.seal()
    assert everything() != before
    assert built_on(entries) == []

    take_back(entries)
    assert everything() == before


def test_a_change_made_since_is_named(people):
    trace = Trace()
    trace.change(Person.objects.all(), sex="male")
    entries = trace.seal()
    Person.objects.filter(pk=people[0].pk).update(sex="female")

    assert built_on(entries) == ["1 người đã được sửa"]


def test_new_rows_that_were_touched_or_are_referred_to_are_named(unit):
    trace = Trace()
    made = trace.create(Unit, [Unit(kind="section", name="Phòng", founded_on=date(2025, 1, 1), path="x/")])[0]
    entries = trace.seal()
    UnitFactory(parent=made)
    PostFactory(unit=made)
    assert built_on(entries) == ["1 vai trò gắn với đơn vị mới", "1 đơn vị gắn với đơn vị mới"]

    Unit.objects.filter(pk=made.pk).update(name="Tên khác")
    assert built_on(entries)[0] == "1 đơn vị đã được sửa"


def test_rows_of_the_same_act_do_not_stand_in_its_way(unit, people):
    trace = Trace()
    made = trace.create(Unit, [Unit(kind="section", name="Phòng", founded_on=date(2025, 1, 1), path="x/")])[0]
    trace.create(Employment, [EmploymentFactory.build(person=people[0], unit=made)])
    trace.change(Post.objects.filter(pk=PostFactory(unit=unit).pk), unit_id=made.pk)

    assert built_on(trace.seal()) == []


def test_a_trace_written_when_rows_had_other_columns_is_not_trusted(people):
    trace = Trace()
    trace.change(Person.objects.all(), sex="male")
    entries = trace.seal()
    entries[0]["fields"] = ["shoe_size"]

    assert built_on(entries) == ["người từ đó đến nay đã được lưu theo cách khác"]
