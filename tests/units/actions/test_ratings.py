"""A whole unit rated at once; nobody's entry is overwritten unseen."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.factories.people import RatingFactory
from tests.factories.units import EmploymentFactory
from thiduakt.base.verdict import Refused
from units.actions.ratings import CROSSED, Mark, rate_unit, save_ratings
from units.models import Rating

GOOD, BEST = "hoan_thanh_tot", "hoan_thanh_xuat_sac"


@pytest.fixture
def people(unit):
    return [EmploymentFactory(unit=unit).person for _ in range(3)]


def save(unit, marks, actor, **more) -> int:
    return save_ratings(unit=unit, year=2025, marks=marks, document="TB 12", actor=actor, **more)


def test_people_and_the_unit_itself(unit, people, unit_officer):
    marks = [
        Mark(people[0].pk, "", GOOD),
        Mark(people[1].pk, "", BEST),
        Mark(people[2].pk, "", ""),
        Mark(None, "", BEST),
    ]

    assert save(unit, marks, unit_officer) == 3
    assert [(row.person or row.unit, row.grade, row.document) for row in Rating.objects.order_by("pk")] == [
        (people[0], GOOD, "TB 12"),
        (people[1], BEST, "TB 12"),
        (unit, BEST, "TB 12"),
    ]
    assert people[0].steps.get().note == "Năm 2025: chưa xếp loại → hoàn thành tốt nhiệm vụ"
    assert unit.steps.get().note == ("Năm 2025: chưa xếp loại → hoàn thành xuất sắc nhiệm vụ; 2 người năm 2025")


def test_a_rating_is_changed_or_taken_back_and_the_rest_stays(unit, people, unit_officer):
    for person in people:
        RatingFactory(person=person, document="cũ")
    marks = [Mark(people[0].pk, GOOD, BEST), Mark(people[1].pk, GOOD, ""), Mark(people[2].pk, GOOD, GOOD)]

    assert save(unit, marks, unit_officer) == 2
    assert list(Rating.objects.order_by("pk").values_list("person", "grade", "document")) == [
        (people[0].pk, BEST, "TB 12"),
        (people[2].pk, GOOD, "cũ"),
    ]


def test_who_was_slower_is_told_and_nothing_is_written(unit, people, unit_officer):
    RatingFactory(person=people[0], grade=BEST)
    marks = [Mark(people[0].pk, "", GOOD), Mark(people[1].pk, "", GOOD)]
    with pytest.raises(ValidationError) as refusal:
        save(unit, marks, unit_officer)

    assert refusal.value.message_dict == {str(people[0].pk): [CROSSED]}
    assert Rating.objects.count() == 1


def test_a_second_press_and_a_page_without_changes_write_nothing(unit, people, unit_officer):
    key = uuid4()
    marks = [Mark(people[0].pk, "", GOOD)]

    assert [save(unit, marks, unit_officer, key=key) for _ in range(2)] == [1, 0]
    assert save(unit, [Mark(people[1].pk, "", "")], unit_officer) == 0
    assert unit.steps.count() == 1


def test_another_unit_is_refused(unit, people, stranger):
    with pytest.raises(Refused):
        save(unit, [Mark(people[0].pk, "", GOOD)], stranger)
    assert Rating.objects.count() == 0


@pytest.mark.parametrize(
    ("year", "reason"),
    [
        (2009, "Sở Xây dựng thành lập ngày 01/01/2010, chưa hoạt động trong năm 2009."),
        (2026, "Sở Xây dựng đã kết thúc ngày 30/06/2025, không còn hoạt động trong năm 2026."),
    ],
)
def test_a_unit_is_not_rated_for_years_it_did_not_live_in(unit, people, unit_officer, year, reason):
    type(unit).objects.filter(pk=unit.pk).update(ended_on=date(2025, 6, 30))
    RatingFactory(person=None, unit=unit, year=year)
    marks = [Mark(people[0].pk, "", GOOD), Mark(None, GOOD, BEST)]

    with pytest.raises(ValidationError) as grid:
        save_ratings(unit=unit, year=year, marks=marks, document="", actor=unit_officer)
    with pytest.raises(ValidationError) as alone:
        rate_unit(unit=unit, year=year, grade=GOOD, document="", actor=unit_officer)
    assert (grid.value.message_dict, alone.value.message_dict) == ({str(unit.pk): [reason]}, {"year": [reason]})
    taken = [Mark(people[0].pk, "", GOOD), Mark(None, GOOD, "")]
    assert save_ratings(unit=unit, year=year, marks=taken, document="", actor=unit_officer) == 2
