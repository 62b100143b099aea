"""Counts as chart, table and workbook."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from reports.statistics.tables import Row
from tests.factories.awards import AwardFactory, DossierFactory


@pytest.fixture
def awards(unit):
    return [
        AwardFactory(holder_unit=unit, year=2025),
        AwardFactory(holder_unit=unit, year=2025),
        AwardFactory(year=2024),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_count(login, reviewer, count, django_assert_num_queries):
    AwardFactory.create_batch(count, year=2025)
    DossierFactory.create_batch(count, submitted=True)
    client = login(reviewer)

    with django_assert_num_queries(10):
        response = client.get(reverse("reports:statistics"), {"nam": "2025"})

    assert response.context["awards"].sums == [count]


def test_a_unit_sees_only_its_own_numbers(login, unit_head, awards):
    response = login(unit_head).get(reverse("reports:statistics"))

    assert response.context["awards"].rows == [Row("Sở Xây dựng", [2])]


@pytest.mark.parametrize("year", ["", "1900", "abc", "²"])
def test_a_strange_year_falls_back_to_the_newest(login, reviewer, awards, year):
    assert login(reviewer).get(reverse("reports:statistics"), {"nam": year}).context["year"] == 2025


def test_no_numbers_yet(login, reviewer):
    assert "Chưa có số liệu" in login(reviewer).get(reverse("reports:statistics")).content.decode()


def test_the_workbook_holds_text_not_formulas(login, reviewer, unit, awards):
    unit.name = "=HYPERLINK(1)"
    unit.save()
    response = login(reviewer).get(reverse("reports:statistics_xlsx"), {"nam": "2025"})
    sheet = load_workbook(BytesIO(response.content)).worksheets[0]

    assert (sheet["A4"].value, sheet["A4"].data_type, sheet["B4"].value) == ("=HYPERLINK(1)", "s", 2)
    assert (sheet["A5"].value, sheet["B5"].value) == ("Cộng", 2)
