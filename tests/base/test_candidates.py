"""The best of what fits: all when there are few, the same first ones of a crowd; what somebody picks from."""

import pytest
from django.core.cache import cache
from django.db import connection

from tests.factories.units import EmploymentFactory, PersonFactory, UnitFactory
from thiduakt.base import candidates
from thiduakt.base.candidates import best_of, first_fits
from thiduakt.base.searching import Wanted
from units.models import Employment, Person, Unit
from units.querysets import JOBS, PEOPLE, UNITS

NAMES = ("Lê Văn Nguyễn", "Nguyễn", "Nguyễn An", "Trần Nguyễn An", "Nguyễn Ba", "Trần Nguyễn Ba")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_words():
    cache.clear()


def fitting(typed: str) -> set[str]:
    wanted = Wanted.typed(typed)
    return set(first_fits(Person.objects.all(), wanted, wanted.exactly).values_list("full_name", flat=True))


@pytest.mark.parametrize(
    ("most", "typed", "found"),
    [
        (1, "nguyen", {"Nguyễn", "Nguyễn An"}),
        (2, "nguyen", {"Nguyễn", "Nguyễn An", "Nguyễn Ba"}),
        (0, "nguyen van", {"Lê Văn Nguyễn"}),
        (0, "tran nguyen", {"Trần Nguyễn An"}),
    ],
)
def test_of_a_crowd_the_exact_ones_come_then_the_beginnings(monkeypatch, most, typed, found):
    monkeypatch.setattr(candidates, "CAP", most)
    for name in NAMES:
        PersonFactory(full_name=name)

    assert fitting(typed) == found


def test_of_a_rarer_word_the_given_name_comes_before_the_middle_one(monkeypatch):
    monkeypatch.setattr(candidates, "CAP", 2)
    for name in ("Lê Huệ An", "Huệ", "Huệ Chi", "Trần Huệ"):
        PersonFactory(full_name=name)

    assert fitting("hue") == {"Huệ", "Huệ Chi", "Trần Huệ"}


def test_one_picks_from_the_best(django_assert_num_queries):
    for name in ("Lê Văn Anh", "An Văn Lê", "Trần Văn An", "Văn An", "Lê Bình"):
        PersonFactory(full_name=name)

    with django_assert_num_queries(1):
        found = best_of(Person.objects.all(), "an văn", size=3, by=PEOPLE)
    assert [each.full_name for each in found] == ["An Văn Lê", "Trần Văn An", "Văn An"]
    assert [each.full_name for each in best_of(Person.objects.all(), " ", size=2, by=PEOPLE)] == [
        "Trần Văn An",
        "Văn An",
    ]


def test_a_slip_is_forgiven_where_one_picks():
    PersonFactory(full_name="Nguyễn Khương")

    assert [each.full_name for each in best_of(Person.objects.all(), "nguyen khuong", size=3, by=PEOPLE)] == [
        "Nguyễn Khương"
    ]
    assert [each.full_name for each in best_of(Person.objects.all(), "nguyne khuong", size=3, by=PEOPLE)] == [
        "Nguyễn Khương"
    ]
    assert best_of(Person.objects.all(), "zzz", size=3, by=PEOPLE) == []


def test_work_is_picked_by_the_name_of_the_person():
    job = EmploymentFactory(person=PersonFactory(full_name="Đàm Quang Khải"))
    EmploymentFactory(person=PersonFactory(full_name="Đàm Quang Khánh"))

    assert best_of(Employment.objects.select_related("person"), "khai dam", size=3, by=JOBS) == [job]
    assert best_of(Employment.objects.select_related("person"), "khia dam", size=3, by=JOBS) == [job]


def test_units_are_picked_by_name():
    UnitFactory(name="Phòng Sở hữu trí tuệ", short_name="")
    office = UnitFactory(name="Sở Y tế", short_name="")

    assert best_of(Unit.objects.all(), "so y", size=1, by=UNITS) == [office]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the indexes are PostgreSQL's")
@pytest.mark.parametrize(
    ("typed", "index"),
    [("nguyen thi khai", "units_person_words"), ("nguyen thi", "units_person_search_key_")],
)
def test_a_name_is_looked_up_not_read_through(typed, index):
    PersonFactory(full_name="Đàm Quang Khải")
    wanted = Wanted.typed(typed)
    with connection.cursor() as cursor:
        # So few rows would be read one by one.
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = first_fits(Person.objects.all(), wanted, wanted.exactly).explain()

    assert index in plan
    assert "Seq Scan on units_person" not in plan


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the indexes are PostgreSQL's")
def test_common_words_are_not_asked_of_the_index():
    wanted = Wanted.typed("nguyen thi khai")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
        lines = first_fits(Person.objects.all(), wanted, wanted.exactly).explain().splitlines()

    assert [line.strip() for line in lines if "Index Cond" in line and "%" in line] == [
        "Index Cond: ((' '::text || (search_key)::text) ~~ '% khai%'::text)"
    ]
