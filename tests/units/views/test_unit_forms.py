"""Entering a unit, mending it, contact, headcount, continuity: the pages."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.trees import HeadcountFactory, SuccessionFactory
from tests.factories.units import UnitFactory
from units.models import Unit

NEW = {"name": "Phòng Mới", "kind": "section", "founded_on": "01/07/2025"}
HEADS = {"year": "2026", "leaders": "3", "civil_servants": "20", "public_employees": "0", "workers": "1", "women": "9"}


def test_a_unit_is_entered_below_another(login, system_officer, unit):
    client, address = login(system_officer), reverse("units:unit_new")
    offered = client.get(address, {"parent": unit.mark}).context["form"]["parent"].value()
    response = client.post(address, {**NEW, "parent": offered, "key": uuid4()})
    made = Unit.objects.get(name="Phòng Mới")

    assert response.url == made.get_absolute_url()
    assert made.parent == unit


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"parent": "Sở Không Có"}, "Không có đơn vị nào tên “Sở Không Có”."),
        ({"parent": "Phòng Tổ chức"}, "Có nhiều đơn vị tên “Phòng Tổ chức”. Hãy ghi mã của đơn vị."),
        ({"parent": "Sở Xây dựng", "founded_on": "01/01/1990"}, "Sở Xây dựng không hoạt động vào ngày 01/01/1990."),
        ({"founded_on": "31/02/2025"}, "phải là một ngày có thật"),
        ({"ended_on": "01/01/2020"}, "Ngày kết thúc phải từ ngày thành lập trở đi."),
        ({"code": "H1"}, "Mã đơn vị này đã được dùng."),
        ({"name": ""}, "Hãy nhập tên đơn vị."),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(login, system_officer, unit, typed, sentence):
    UnitFactory.create_batch(2, name="Phòng Tổ chức")
    UnitFactory(code="H1")
    count = Unit.objects.count()
    response = login(system_officer).post(reverse("units:unit_new"), NEW | {"symbol": "PMX"} | typed)

    assert response.status_code == 200
    assert sentence in response.text
    assert 'value="PMX"' in response.text
    assert Unit.objects.count() == count


def test_the_open_choice_of_a_kind_is_said_in_words(login, system_officer, unit):
    client = login(system_officer)
    pages = [client.get(reverse("units:unit_new")), client.get(reverse("units:unit_facts", args=[unit.pk]))]

    assert [page.context["form"].fields["kind"].choices[0] for page in pages] == [("", "Chọn loại đơn vị")] * 2
    assert ["-----" in page.text for page in pages] == [False, False]


def test_facts_are_mended_but_not_name_and_parent(login, office_officer, unit):
    page = login(office_officer).get(reverse("units:unit_facts", args=[unit.pk]))
    filled = {**page.context["form"].initial, "symbol": "XD", "name": "Tên khác"}
    response = login(office_officer).post(reverse("units:unit_facts", args=[unit.pk]), filled)
    unit.refresh_from_db()

    assert response.url == unit.get_absolute_url()
    assert (unit.symbol, unit.name) == ("XD", "Sở Xây dựng")
    assert "đều phải có quyết định" in page.text


def test_the_head_writes_contact_and_headcount(login, unit_head, unit):
    client = login(unit_head)
    client.post(reverse("units:unit_contact", args=[unit.pk]), {"phone": "0900 000 001", "email": "", "address": ""})
    client.post(reverse("units:unit_headcount", args=[unit.pk]), HEADS)
    page = client.get(unit.get_absolute_url())

    assert "0900 000 001" in page.text
    assert [(row.year, row.total, row.women) for row in page.context["headcounts"]] == [(2026, 24, 9)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"women": "25"}, "Số nữ không được nhiều hơn tổng số người."),
        ({"year": "1990"}, "Sở Xây dựng thành lập ngày 01/01/2010, chưa hoạt động trong năm 1990."),
        ({"year": "9999"}, "phải nhỏ hơn hoặc bằng"),
        ({"leaders": "-1"}, "phải lớn hơn hoặc bằng 0"),
        ({"leaders": "nhiều"}, "Lãnh đạo, quản lý phải"),
    ],
)
def test_a_wrong_headcount_is_told(login, unit_head, unit, typed, sentence):
    response = login(unit_head).post(reverse("units:unit_headcount", args=[unit.pk]), HEADS | typed)

    assert response.status_code == 200
    assert sentence in response.text
    assert unit.headcounts.count() == 0


def test_the_year_that_is_there_opens_to_be_mended(login, unit_head, unit):
    HeadcountFactory(unit=unit, year=2024, leaders=7)
    address = reverse("units:unit_headcount", args=[unit.pk])
    client = login(unit_head)

    assert client.get(address, {"nam": "2024"}).context["form"]["leaders"].value() == 7
    assert client.get(address, {"nam": "x²"}).context["form"]["leaders"].value() == 0
    client.post(address, HEADS | {"year": "2024"})
    assert unit.headcounts.get().leaders == 3


def test_continuity_is_confirmed_from_the_page_of_the_successor(login, reviewer):
    succession = SuccessionFactory()
    client, address = login(reviewer), reverse("units:continuity", args=[succession.pk])
    before = client.get(succession.successor.get_absolute_url())
    wrong = client.post(address, {"carries_on": "1", "basis": " "})
    right = client.post(address, {"carries_on": "1", "basis": "Công văn 5"})
    after = client.get(succession.successor.get_absolute_url())

    assert "Chưa xác nhận tính tiếp thành tích" in before.text
    assert address in before.text
    assert wrong.status_code == 200
    assert right.url == succession.successor.get_absolute_url()
    assert "Thành tích được tính tiếp · Công văn 5" in after.text


def test_a_unit_reads_of_continuity_but_gets_no_link(login, unit_officer):
    succession = SuccessionFactory()
    page = login(unit_officer).get(succession.successor.get_absolute_url())

    assert "Chưa xác nhận tính tiếp thành tích" in page.text
    assert reverse("units:continuity", args=[succession.pk]) not in page.text


def test_the_tree_on_a_day(login, unit_officer, unit):
    UnitFactory(name="Phòng Cũ", parent=unit, ended_on=date(2020, 12, 31))
    client, address = login(unit_officer), reverse("units:unit_tree")

    assert "Phòng Cũ" in client.get(address, {"ngay": "31/12/2020"}).text
    assert "Phòng Cũ" not in client.get(address).text
    assert "Không có đơn vị nào vào ngày này" in client.get(address, {"ngay": "01/01/1950"}).text
    assert client.get(address, {"goc": unit.pk, "ngay": "1/2/2020"}).context["tree"].total == 2


@pytest.mark.parametrize("query", [{"ngay": "hôm qua"}, {"ngay": "31/02/2020"}, {"goc": "x"}, {"goc": uuid4()}])
def test_a_broken_day_or_unit_shows_the_tree_of_today(login, unit_officer, query):
    response = login(unit_officer).get(reverse("units:unit_tree"), query)

    assert response.status_code == 200
    assert response.context["tree"].total == 2
    assert ("không phải là ngày" in response.text) == ("ngay" in query)


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_tree_costs_the_same_for_any_count(login, unit_officer, count, django_assert_num_queries):
    UnitFactory.create_batch(count, parent=unit_officer.unit)
    client = login(unit_officer)

    with django_assert_num_queries(6):
        response = client.get(reverse("units:unit_tree"))

    assert response.context["tree"].total == count + 2


def test_the_provinces_with_their_marks(login, unit_officer):
    response = login(unit_officer).get(reverse("units:provinces"))

    assert "Thành phố Đà Nẵng" in response.text
    assert "Quảng Nam, Đà Nẵng" in response.text
    assert (response.text.count("Đã đối chiếu"), response.text.count("Chưa đối chiếu")) == (21, 13)
