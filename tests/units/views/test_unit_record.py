"""What is known of a unit as such: rated, disciplined, held back, on its own page."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.people import DisciplineFactory, HoldFactory, RatingFactory
from tests.factories.units import UnitFactory
from units.models import Discipline, Hold, Rating


def at(name: str, unit, *more) -> str:
    return reverse(f"units:{name}", args=[unit.pk, *more])


def test_a_hold_is_entered_seen_and_ended(login, unit_head, unit):
    client = login(unit_head)
    typed = {"reason": "thanh_tra", "starts_on": "01/03/2026", "document": "QĐ 12/QĐ-TTr", "key": str(uuid4())}
    for _ in range(2):
        assert client.post(at("unit_hold_new", unit), typed).url == unit.get_absolute_url()
    hold = Hold.objects.get()
    html = client.get(unit.get_absolute_url()).text
    assert ("Đang thanh tra" in html, "QĐ 12/QĐ-TTr" in html, at("unit_hold", unit, hold.pk) in html) == (True,) * 3
    client.post(at("unit_hold", unit, hold.pk), typed | {"ends_on": "01/04/2026"})

    hold.refresh_from_db()
    assert (hold.unit, hold.person, hold.ends_on) == (unit, None, date(2026, 4, 1))
    assert "đến hết ngày 01/04/2026" in client.get(unit.get_absolute_url()).text


def test_a_unit_is_not_dismissed_from_office(login, unit_head, unit):
    client = login(unit_head)
    response = client.post(at("unit_discipline_new", unit), {"form": "buoc_thoi_viec", "starts_on": "01/03/2026"})
    assert response.context["form"].errors.keys() == {"form"}
    client.post(at("unit_discipline_new", unit), {"form": "canh_cao", "starts_on": "01/03/2026"})

    assert list(Discipline.objects.values_list("unit", "form")) == [(unit.pk, "canh_cao")]


def test_an_end_before_the_beginning_keeps_what_was_typed(login, unit_head, unit):
    typed = {"reason": "thanh_tra", "starts_on": "01/03/2026", "ends_on": "01/02/2026", "document": "QĐ 12"}
    response = login(unit_head).post(at("unit_hold_new", unit), typed)

    assert response.context["form"].errors == {"ends_on": ["Ngày hết phải từ ngày bắt đầu trở đi."]}
    assert "QĐ 12" in response.text
    assert Hold.objects.count() == 0


def test_a_unit_is_rated_alone_and_put_right(login, unit_officer, unit):
    client = login(unit_officer)
    for grade in ("hoan_thanh", "hoan_thanh_tot"):
        client.post(at("unit_rating", unit), {"year": "2025", "grade": grade, "document": "TB 1"})

    assert list(Rating.objects.values_list("unit", "year", "grade")) == [(unit.pk, 2025, "hoan_thanh_tot")]
    assert [step.note for step in unit.steps.order_by("pk")] == [
        "Năm 2025: chưa xếp loại → hoàn thành nhiệm vụ",
        "Năm 2025: hoàn thành nhiệm vụ → hoàn thành tốt nhiệm vụ",
    ]


def test_a_year_to_come_is_refused_at_its_field(login, unit_officer, unit):
    response = login(unit_officer).post(at("unit_rating", unit), {"year": "2999", "grade": "hoan_thanh"})

    assert response.context["form"].errors == {"year": ["Năm này chưa tới. Hãy kiểm tra lại."]}


def test_others_see_nothing_of_it(login, unit, stranger):
    RatingFactory(person=None, unit=unit)
    HoldFactory(person=None, unit=unit)
    context = login(stranger).get(unit.get_absolute_url()).context

    assert (context["may_see_ratings"], list(context["ratings"])) == (False, [])
    assert (context["may_see_judgements"], list(context["holds"]), list(context["disciplines"])) == (False, [], [])


def test_a_row_of_another_unit_is_not_found_here(login, unit_head, unit):
    foreign = HoldFactory(person=None, unit=UnitFactory(name="Sở Y tế"))

    assert login(unit_head).get(at("unit_hold", unit, foreign.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_count_of_rows(login, unit_head, unit, count, django_assert_num_queries):
    client = login(unit_head)
    for year in range(count):
        RatingFactory(person=None, unit=unit, year=2020 + year)
        HoldFactory(person=None, unit=unit)
        DisciplineFactory(person=None, unit=unit)
    with django_assert_num_queries(19):
        client.get(unit.get_absolute_url())
