"""The grid of a unit's ratings: one row per person, all saved at once."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories.people import RatingFactory
from tests.factories.units import EmploymentFactory, UnitFactory
from units.actions.ratings import CROSSED
from units.models import Rating

GRID = reverse("units:ratings") + "?year=2025"


@pytest.fixture
def people(unit):
    names = ["Nguyễn Văn An", "Trần Thị Bình"]
    return [EmploymentFactory(unit=unit, person__full_name=name).person for name in names]


def rows(response) -> list[tuple]:
    return [(row.name, row.note, row.seen, row.grade, row.error) for row in response.context["grid"].rows]


def typed(**grades) -> dict:
    """`g_<id>` in Python's spelling: the grade wanted, seen as none."""
    return {f"{side}-{key}": grade if side == "g" else "" for key, grade in grades.items() for side in "gs"}


def test_the_unit_and_who_worked_there_in_the_year(login, unit, people, unit_officer):
    section = UnitFactory(parent=unit, short_name="Phòng Quy hoạch")
    EmploymentFactory(unit=section, person__full_name="Lê Thị Cúc", ends_on=date(2025, 1, 1))
    EmploymentFactory(unit=unit, person__full_name="Đã Thôi", ends_on=date(2024, 12, 31))
    EmploymentFactory(unit=unit, person__full_name="Chưa Tới", starts_on=date(2026, 1, 1))
    RatingFactory(person=people[0])

    assert rows(login(unit_officer).get(GRID)) == [
        ("Sở Xây dựng", "Tập thể", "", "", ""),
        ("Nguyễn Văn An", "Chuyên viên", "hoan_thanh_tot", "hoan_thanh_tot", ""),
        ("Trần Thị Bình", "Chuyên viên", "", "", ""),
        ("Lê Thị Cúc", "Chuyên viên, Phòng Quy hoạch", "", "", ""),
    ]


def test_all_are_saved_at_once(login, unit, people, unit_officer):
    grades = {str(people[0].pk): "hoan_thanh", str(unit.pk): "hoan_thanh_tot"}
    response = login(unit_officer).post(GRID, {**typed(**grades), "document": "TB 12"}, follow=True)

    assert "Đã lưu 2 xếp loại năm 2025." in response.text
    assert set(Rating.objects.values_list("person", "unit", "grade", "document")) == {
        (people[0].pk, None, "hoan_thanh", "TB 12"),
        (None, unit.pk, "hoan_thanh_tot", "TB 12"),
    }


def test_nothing_changed_is_said(login, people, unit_officer):
    assert "Không có gì thay đổi." in login(unit_officer).post(GRID, {}, follow=True).text


def test_a_grade_that_is_none_is_said_at_its_row_and_the_others_stay(login, people, unit_officer):
    grades = {str(people[0].pk): "gioi", str(people[1].pk): "hoan_thanh"}
    response = login(unit_officer).post(GRID, {**typed(**grades), "document": "TB 12"})

    assert [row[3:] for row in rows(response)] == [
        ("", ""),
        ("gioi", "Xếp loại không có trong danh sách. Hãy chọn lại."),
        ("hoan_thanh", ""),
    ]
    assert 'value="TB 12"' in response.text
    assert Rating.objects.count() == 0


def test_who_was_slower_sees_it_and_may_save_again(login, people, unit_officer):
    RatingFactory(person=people[0], grade="hoan_thanh_xuat_sac")
    client, key = login(unit_officer), str(people[0].pk)
    response = client.post(GRID, typed(**{key: "hoan_thanh"}))
    assert rows(response)[1][2:] == ("hoan_thanh_xuat_sac", "hoan_thanh", CROSSED)

    client.post(GRID, {f"g-{key}": "hoan_thanh", f"s-{key}": "hoan_thanh_xuat_sac"})
    assert Rating.objects.get().grade == "hoan_thanh"


def test_a_form_somebody_has_tampered_with_is_no_server_error(login, people, unit_officer):
    RatingFactory(person=people[0], grade="hoan_thanh")
    key = str(people[0].pk)
    response = login(unit_officer).post(GRID, {f"g-{key}": "hoan_thanh", f"s-{key}": "gioi"}, follow=True)

    assert response.status_code == 200
    assert Rating.objects.get().grade == "hoan_thanh"


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_grid_costs_the_same_at_any_length(login, unit, unit_officer, django_assert_max_num_queries, count):
    EmploymentFactory.create_batch(count, unit=unit)
    client = login(unit_officer)
    with django_assert_max_num_queries(10):
        assert len(rows(client.get(GRID))) == count + 1


def test_more_people_than_a_page_holds_are_rated_part_by_part(login, unit, unit_officer, monkeypatch):
    monkeypatch.setattr("units.forms.ratings.MOST_ROWS", 2)
    section = UnitFactory(parent=unit, short_name="Phòng Quy hoạch")
    EmploymentFactory.create_batch(3, unit=section)
    response = login(unit_officer).get(GRID)

    assert len(rows(response)) == 3
    assert f"?unit={section.pk}&amp;year=2025" in response.text


def test_a_year_to_come_or_a_strange_one_becomes_one_that_can_be(login, people, unit_officer):
    client = login(unit_officer)
    years = [client.get(reverse("units:ratings"), {"year": year}).context["year"] for year in ("9999", "x", "1")]

    assert (years[0], years[2]) == (years[1], 1945)


def test_another_unit_is_refused_and_an_unknown_one_said(login, people, unit_officer, province):
    other = UnitFactory(name="Sở Y tế", parent=province)
    client = login(unit_officer)

    assert client.get(GRID, {"year": "2025", "unit": other.pk}).status_code == 403
    assert "Không có đơn vị nào tên “Sở Mây”" in client.get(GRID, {"unit": "Sở Mây"}).text
