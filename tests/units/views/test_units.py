"""The list of organisations and the page of each."""

from datetime import date
from itertools import pairwise

import pytest
from django.urls import reverse

from tests.factories.blocs import MemberFactory
from tests.factories.trees import SuccessionFactory
from tests.factories.units import EmploymentFactory, PersonFactory, UnitFactory
from units.actions.units import mend_facts
from units.choices import ReorganisationKind, UnitKind
from units.models import Reorganisation, Succession, UnitState
from units.views.units import STEPS_SHOWN


def names(response) -> list[str]:
    return [unit.name for unit in response.context["page"].rows]


@pytest.fixture
def district(province):
    return UnitFactory(
        kind=UnitKind.DISTRICT,
        name="Ủy ban nhân dân huyện Đông Hòa",
        parent=province,
        ended_on=date(2025, 6, 30),
    )


@pytest.fixture
def commune(province):
    return UnitFactory(
        kind=UnitKind.COMMUNE, name="Ủy ban nhân dân xã An Phú", parent=province, founded_on=date(2025, 7, 1)
    )


def test_living_units_by_name(login, unit_officer, commune, district):
    response = login(unit_officer).get(reverse("units:units"))

    assert names(response) == ["Sở Xây dựng", "Ủy ban nhân dân tỉnh Hòa Giang", "Ủy ban nhân dân xã An Phú"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=an phu", ["Ủy ban nhân dân xã An Phú"]),
        ("?q=XÂY DỰNG", ["Sở Xây dựng"]),
        ("?q=dong hoa", []),
        ("?q=dong hoa&ended=1", ["Ủy ban nhân dân huyện Đông Hòa"]),
        ("?kind=commune", ["Ủy ban nhân dân xã An Phú"]),
        ("?kind=la&q=so", ["Sở Xây dựng"]),
    ],
)
def test_search_with_and_without_marks(login, unit_officer, commune, district, query, expected):
    assert names(login(unit_officer).get(reverse("units:units") + query)) == expected


def test_each_filter_in_force_can_be_taken_off(login, unit_officer, commune):
    query = {"q": "an", "kind": "commune", "after": f"A~{commune.pk}"}
    response = login(unit_officer).get(reverse("units:units"), query)

    assert response.context["filter"].chips == [
        {"label": "Tên có: an", "url": "?kind=commune"},
        {"label": "Loại: UBND xã, phường, đặc khu", "url": "?q=an"},
    ]


def test_nothing_found_says_what_to_try(login, unit_officer):
    page = login(unit_officer).get(reverse("units:units") + "?q=khong co dau").content.decode()

    assert "Không có đơn vị nào khớp" in page


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_list_costs_the_same_for_any_count(login, unit_officer, count, django_assert_num_queries):
    UnitFactory.create_batch(count, kind=UnitKind.COMMUNE, parent=unit_officer.unit)
    client = login(unit_officer)

    with django_assert_num_queries(8):
        response = client.get(reverse("units:units") + "?kind=commune")

    assert len(names(response)) == count
    assert len(response.content) < 150 * 1024


def test_the_next_page_goes_on_after_the_last_name(login, unit_officer):
    for number in range(52):
        UnitFactory(name=f"Trường Mầm non {number:02}", kind=UnitKind.SCHOOL)
    client = login(unit_officer)
    first = client.get(reverse("units:units"), {"kind": "school"})
    second = client.get(reverse("units:units"), {"kind": "school", "after": first.context["page"].next_key})

    assert first.context["total"] == 52
    assert names(second) == ["Trường Mầm non 50", "Trường Mầm non 51"]


def test_an_ended_unit_names_its_successor_and_the_other_way_round(login, unit_officer, commune, district):
    merger = Reorganisation.objects.create(
        kind=ReorganisationKind.MERGE, effective_on=date(2025, 7, 1), decision="Nghị quyết sắp xếp"
    )
    Succession.objects.create(reorganisation=merger, predecessor=district, successor=commune)
    client = login(unit_officer)
    old, new = client.get(district.get_absolute_url()), client.get(commune.get_absolute_url())

    assert old.context["past"].chain.successors == [commune]
    assert new.context["past"].chain.predecessors == [district]
    assert "Kết thúc hoạt động ngày 30/06/2025." in old.content.decode()
    assert old.content.decode().count(commune.get_absolute_url()) == 2


def test_former_names_and_the_units_above(login, unit_officer, unit, province):
    section = UnitFactory(name="Phòng Quy hoạch", kind=UnitKind.SECTION, parent=unit)
    UnitState.objects.create(
        unit=section, name="Phòng Kiến trúc", starts_on=date(2010, 1, 1), ends_on=date(2019, 12, 31), parent=unit
    )
    UnitState.objects.create(unit=section, name="Phòng Quy hoạch", starts_on=date(2020, 1, 1), parent=unit)
    response = login(unit_officer).get(section.get_absolute_url())

    assert list(response.context["above"]) == [province, unit]
    assert [state.name for state, _ in response.context["past"].states] == ["Phòng Quy hoạch", "Phòng Kiến trúc"]
    assert "01/01/2010 – 31/12/2019" in response.content.decode()


def test_people_by_given_name_and_the_bloc(login, unit_officer, unit):
    for name in ("Trần Văn Đức", "Lê Thị An", "Nguyễn Văn Bình"):
        EmploymentFactory(person=PersonFactory(full_name=name), unit=unit)
    MemberFactory(bloc__division__year=2026, bloc__name="Khối 3", unit=unit, role="head")
    response = login(unit_officer).get(unit.get_absolute_url())

    assert [job.person.full_name for job in response.context["people"]] == [
        "Lê Thị An",
        "Nguyễn Văn Bình",
        "Trần Văn Đức",
    ]
    assert "Khối 3 (trưởng khối)</a>" in response.content.decode()


def test_people_of_other_units_are_not_shown_to_a_unit(login, stranger, reviewer, unit):
    EmploymentFactory(unit=unit)

    assert list(login(stranger).get(unit.get_absolute_url()).context["people"]) == []
    assert len(login(reviewer).get(unit.get_absolute_url()).context["people"]) == 1


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_page_costs_the_same_for_any_count(login, unit_officer, unit, count, django_assert_num_queries):
    EmploymentFactory.create_batch(count, unit=unit)
    UnitFactory.create_batch(count, parent=unit)
    client = login(unit_officer)

    with django_assert_num_queries(17):
        response = client.get(unit.get_absolute_url())

    assert len(response.context["people"]) == count
    assert len(response.content) < 150 * 1024


@pytest.mark.parametrize(
    ("reader", "sees"),
    [("unit_head", True), ("office_officer", True), ("reviewer", True), ("unit_officer", False), ("stranger", False)],
)
def test_the_journal_is_for_those_who_write_or_confirm(login, request, office_officer, unit, reader, sees):
    mend_facts(unit=unit, facts={"symbol": "XD"}, actor=office_officer)
    response = login(request.getfixturevalue(reader)).get(unit.get_absolute_url())

    assert (response.context["steps"] is not None) == sees
    assert ("Sửa thông tin: ký hiệu trong số văn bản: SXD → XD" in response.text) == sees


@pytest.mark.parametrize("count", [1, 3])
def test_a_long_past_is_cut_and_stands_whole_on_its_own_page(login, unit_officer, count, django_assert_num_queries):
    units = UnitFactory.create_batch(STEPS_SHOWN + count)
    for year, (old, new) in enumerate(pairwise(units), start=2001):
        SuccessionFactory(predecessor=old, successor=new, reorganisation__effective_on=date(year, 7, 1))
    client, whole = login(unit_officer), reverse("units:unit_history", args=[units[-1].pk])
    page = client.get(units[-1].get_absolute_url())

    assert (whole in page.text) == (count > 1)
    assert len(page.context["past"].chain.back) == STEPS_SHOWN
    with django_assert_num_queries(10):
        assert len(client.get(whole).context["past"].chain.back) == STEPS_SHOWN + count - 1


def test_a_missing_unit_is_not_found(login, unit_officer):
    response = login(unit_officer).get(reverse("units:unit", args=["0" * 8 + "-0000-0000-0000-" + "0" * 12]))

    assert response.status_code == 404
    assert "<h1>Không tìm thấy trang này</h1>" in response.content.decode()


def test_without_login_one_is_sent_to_the_door(client, unit):
    assert client.get(unit.get_absolute_url()).url == f"/dang-nhap/?next={unit.get_absolute_url()}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"level": "commune"}, ["Ủy ban nhân dân xã An Phú"]),
        ({"line": "organisational"}, ["Phòng Quy hoạch", "Sở Xây dựng"]),
        ({"line": "territorial", "level": "province"}, ["Ủy ban nhân dân tỉnh Hòa Giang"]),
        ({"under": "Sở Xây dựng"}, ["Phòng Quy hoạch"]),
        ({"under": "khong-co", "level": "la", "kind": "section"}, ["Phòng Quy hoạch"]),
    ],
)
def test_by_level_line_and_place_in_the_tree(login, unit_officer, commune, unit, query, expected):
    UnitFactory(name="Phòng Quy hoạch", kind=UnitKind.SECTION, parent=unit)
    query = query | ({"under": str(unit.pk)} if query.get("under") == unit.name else {})

    assert names(login(unit_officer).get(reverse("units:units"), query)) == expected


def test_units_to_look_under_are_the_upper_ones_and_the_chosen_one(login, unit_officer, unit, province):
    section = UnitFactory(kind=UnitKind.SECTION, parent=unit)
    UnitFactory(kind=UnitKind.SECTION, parent=section)
    client = login(unit_officer)

    assert client.get(reverse("units:units")).context["filter"].tops() == [province, unit]
    chosen = client.get(reverse("units:units"), {"under": section.pk}).context["filter"]
    assert chosen.tops() == [province, unit, section]
    assert [chip["label"] for chip in chosen.chips] == [f"Dưới: {section.label}"]
