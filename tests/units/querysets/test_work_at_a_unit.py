"""Who works at a unit: whom the reader may see, and the first by name without reading all people."""

from datetime import date

import pytest
from django.db import connection

from tests.factories.units import EmploymentFactory, PersonFactory
from units.models import Employment

DAY = date(2026, 1, 5)

pytestmark = pytest.mark.django_db


def hired(unit, *names) -> None:
    for name in names:
        EmploymentFactory(unit=unit, person=PersonFactory(full_name=name))


def test_the_first_come_by_given_name_with_their_people(unit, secretary, django_assert_num_queries):
    hired(unit, "Lê Văn Bình", "Trần An", "Lê An", "Lê Chi")
    there = Employment.objects.at_unit(unit, secretary, DAY)

    with django_assert_num_queries(1):
        assert [job.person.full_name for job in there.first_by_name(3)] == ["Lê An", "Trần An", "Lê Văn Bình"]


def test_a_stranger_sees_those_who_came_from_the_own_unit(unit, unit_officer, stranger, secretary):
    hired(unit, "Lê An")
    moved = EmploymentFactory(unit=stranger.unit, ends_on=date(2020, 1, 1), starts_on=date(2010, 1, 1)).person
    EmploymentFactory(unit=unit, person=moved)
    seen = {post: Employment.objects.at_unit(unit, post, DAY).count() for post in (secretary, unit_officer, stranger)}

    assert seen == {secretary: 2, unit_officer: 2, stranger: 1}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="how PostgreSQL says it")
def test_each_name_is_looked_up_for_itself(unit, secretary):
    with connection.cursor() as cursor:
        # So few rows would be read one by one.
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Employment.objects.at_unit(unit, secretary, DAY).first_by_name(3).explain()

    assert "Index Cond: (id = u0.person_id)" in plan
    assert "Seq Scan" not in plan
