"""Likely people of the books: by name, by id, by day; along the lineage of units; in few queries."""

from datetime import date

import pytest

from tests.factories.units import EmploymentFactory, PersonFactory, UnitFactory
from units.choices import ReorganisationKind
from units.facts.likeness import Asked, candidates_for, likeness_of
from units.models import Person, Reorganisation, Succession

pytestmark = pytest.mark.django_db
NUMBER = "048085001234"
BORN = date(1985, 5, 20)


def asked(key=1, name="Nguyễn Văn An", **more) -> Asked:
    return Asked(key=key, full_name=name, **{"birth_date": BORN, "sex": "male"} | more)


def names(found: dict) -> dict:
    return {key: [(one.person.full_name, one.likeness.score) for one in people] for key, people in found.items()}


def numbered(number=NUMBER, **facts) -> Person:
    person = PersonFactory.build(**facts)
    person.set_citizen_id(number)
    person.save()
    return person


def test_the_name_without_marks_is_enough_to_be_looked_at():
    PersonFactory(full_name="NGUYỄN VĂN ÂN")
    PersonFactory(full_name="Trần Thị Bình", birth_date=date(1990, 1, 1))

    assert names(candidates_for([asked(), asked(2, "Lê Văn Cường", birth_date=None)])) == {
        1: [("NGUYỄN VĂN ÂN", 85)],
    }


def test_the_id_finds_a_person_under_another_name():
    numbered(full_name="Trần Thị Bình", sex="")

    assert names(candidates_for([asked(citizen_id="048 085 001 234")])) == {1: [("Trần Thị Bình", 100)]}


def test_a_mistyped_name_is_found_by_the_day_of_birth():
    PersonFactory(full_name="Nguyễn Văn Anh")
    PersonFactory(full_name="Lê Thị Dung", sex="female")

    assert names(candidates_for([asked()])) == {1: [("Nguyễn Văn Anh", 70)]}


def test_the_lineage_of_the_unit_counts(province):
    district = UnitFactory(name="UBND huyện An Trường", parent=province)
    commune = UnitFactory(name="UBND xã An Phú", parent=province)
    stranger = UnitFactory(name="Sở Khác", parent=province)
    merger = Reorganisation.objects.create(kind=ReorganisationKind.SPLIT, effective_on=date(2025, 7, 1))
    Succession.objects.create(reorganisation=merger, predecessor=district, successor=commune)
    section = UnitFactory(name="Phòng Văn hóa", parent=district)
    EmploymentFactory(unit=district, person__full_name="Nguyễn Văn An", person__birth_date=None, person__sex="")
    bare = {"birth_date": None, "sex": ""}

    assert names(candidates_for([asked(unit=commune, **bare)])) == {1: [("Nguyễn Văn An", 60)]}
    assert names(candidates_for([asked(unit=section, **bare)])) == {1: [("Nguyễn Văn An", 60)]}
    assert candidates_for([asked(unit=stranger, **bare)]) == {}


def test_neither_the_record_itself_nor_a_merged_one_is_offered():
    one = PersonFactory(full_name="Nguyễn Văn An")
    Person.objects.create(full_name="Nguyễn Văn An", birth_date=BORN, merged_into=one)

    assert candidates_for([asked(known=one.pk)]) == {}


def test_the_candidate_says_where_the_person_works_last():
    person = EmploymentFactory(person__full_name="Nguyễn Văn An", ends_on=date(2019, 12, 31)).person
    last = EmploymentFactory(person=person, starts_on=date(2020, 1, 1))
    EmploymentFactory(person=person, kind="study", starts_on=date(2021, 1, 1))

    assert candidates_for([asked()])[1][0].work == last


def test_a_list_of_hundreds_costs_as_much_as_one_row(django_assert_num_queries):
    for number in range(30):
        EmploymentFactory(person__full_name=f"Nguyễn Văn An {number}")
    for size in (1, 3, 300):
        with django_assert_num_queries(3):
            found = candidates_for([asked(n, f"Nguyễn Văn An {n}", birth_date=None) for n in range(size)])
        assert len(found) == min(size, 30)


def test_two_records_of_the_books():
    one, other = numbered(full_name="Nguyễn Văn An"), PersonFactory(full_name="Nguyễn Văn An")

    assert likeness_of(one, other).score == 90
    other.set_citizen_id("048085009999")
    other.save()
    assert likeness_of(one, other).reasons[0] == "khác số định danh"
