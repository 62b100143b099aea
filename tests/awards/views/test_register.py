"""The register, the timelines, and the search over everything."""

from datetime import date

import pytest
from django.urls import reverse

from awards.choices import AwardState
from tests.factories.awards import AwardFactory, AwardTypeFactory
from tests.factories.people import HouseholdFactory
from tests.factories.trees import SuccessionFactory
from tests.factories.units import EmploymentFactory, PersonFactory, UnitFactory
from units.models import Discipline, Initiative, Rating, Reorganisation, Succession

REGISTER = "awards:register"


def names(response):
    return [award.name for award in response.context["page"].rows]


def test_names_are_found_with_and_without_marks(login, reviewer):
    AwardFactory(person=PersonFactory(full_name="Đặng Thị Ửu"))
    AwardFactory(person=PersonFactory(full_name="Trần Văn Đức"))
    client = login(reviewer)

    found = {words: names(client.get(reverse(REGISTER), {"q": words})) for words in ("đặng ửu", "dang uu", "UU", "xyz")}

    assert found == {"đặng ửu": ["Đặng Thị Ửu"], "dang uu": ["Đặng Thị Ửu"], "UU": ["Đặng Thị Ửu"], "xyz": []}


def test_filters_stand_in_the_address_and_as_chips(login, reviewer, unit):
    other = AwardTypeFactory(code="LDTT", name="Lao động tiên tiến")
    AwardFactory(person=PersonFactory(full_name="A"), year=2025, holder_unit=unit)
    AwardFactory(person=PersonFactory(full_name="B"), year=2024, award_type=other)
    client = login(reviewer)

    queries = {"?year=2024": ["B"], "?award=LDTT": ["B"], f"?unit={unit.pk}": ["A"], "?award=LDTT&year=2025": []}
    assert {query: names(client.get(reverse(REGISTER) + query)) for query in queries} == queries

    response = client.get(reverse(REGISTER) + f"?award=LDTT&year=2025&unit={unit.pk}&q=a")
    assert [(chip["label"], chip["url"]) for chip in response.context["filter"].chips] == [
        ("Tên: a", f"?award=LDTT&year=2025&unit={unit.pk}"),
        ("Lao động tiên tiến", f"?year=2025&unit={unit.pk}&q=a"),
        ("Năm 2025", f"?award=LDTT&unit={unit.pk}&q=a"),
        ("Đơn vị: Sở Xây dựng", "?award=LDTT&year=2025&q=a"),
    ]


def test_what_is_counted_is_what_is_listed(login, reviewer, unit):
    other = AwardTypeFactory(code="LDTT", name="Lao động tiên tiến")
    below = UnitFactory(parent=unit)
    AwardFactory(year=2025, holder_unit=unit)
    AwardFactory(year=2024, holder_unit=below, award_type=other, source="imported")
    AwardFactory(year=2024, person=None, unit=below, holder_unit=below, kind="dot_xuat", state="revoked")
    AwardFactory(year=2023)
    client = login(reviewer)
    queries = ("", "?year=2024", "?award=LDTT", f"?unit={unit.pk}", f"?unit={unit.pk}&year=2024", "?of=unit")
    for query in (*queries, "?state=revoked", "?source=imported", "?kind=dot_xuat", "?kind=dot_xuat&state=valid"):
        context = client.get(reverse(REGISTER) + query).context
        assert context["total"] == len(context["page"].rows), query

    strip = client.get(reverse(REGISTER) + "?year=2024").context["strip"]
    assert [(cell["year"], cell["number"], cell["url"]) for cell in strip] == [
        (2023, 1, "?year=2023"), (2024, 2, "?year=2024"), (2025, 1, "?year=2025")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "query", ["?year=x", "?award=KHONG_CO", "?unit=x", "?unit=7f1f0ac2-6f0b-4d53-9f0b-9a8a2d3b5c01"]
)
def test_unknown_filters_narrow_nothing(login, reviewer, query):
    AwardFactory(name="A")

    assert len(names(login(reviewer).get(reverse(REGISTER) + query))) == 1


def test_pages_follow_each_other_by_day_without_gaps(login, reviewer):
    for number in range(120):
        AwardFactory(person=None, unit=UnitFactory(), decided_on=date(2025, 1, 1 + number % 9))
    client, after, seen = login(reviewer), "", []
    while after is not None:
        page = client.get(reverse(REGISTER), {"after": after} if after else {}).context["page"]
        seen += [(award.decided_on, award.pk) for award in page.rows]
        after = page.next_key

    assert len(seen) == len(set(seen)) == 120
    assert [day for day, _ in seen] == sorted([day for day, _ in seen], reverse=True)


def test_a_broken_page_key_is_not_found(login, reviewer):
    assert login(reviewer).get(reverse(REGISTER), {"after": "x~y"}).status_code == 404


def test_a_unit_sees_its_own_people_and_what_lies_below(login, unit, unit_officer, stranger):
    below = UnitFactory(parent=unit)
    for holder, name in ((unit, "Của ta"), (below, "Bên dưới"), (stranger.unit, "Của người")):
        AwardFactory(holder_unit=holder, name=name)

    assert sorted(names(login(unit_officer).get(reverse(REGISTER)))) == ["Bên dưới", "Của ta"]
    assert names(login(stranger).get(reverse(REGISTER))) == ["Của người"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_costs_the_same_for_any_count(login, reviewer, unit_head, django_assert_num_queries, count):
    AwardFactory.create_batch(count, holder_unit=unit_head.unit)

    for post in (reviewer, unit_head):
        client = login(post)
        with django_assert_num_queries(9):
            response = client.get(reverse(REGISTER))
        assert (len(response.context["page"].rows), response.context["total"]) == (count, count)


@pytest.mark.parametrize("count", [1, 3])
def test_timelines_cost_the_same_for_any_count(login, reviewer, unit, django_assert_num_queries, count):
    person = PersonFactory()
    for number in range(count):
        AwardFactory(person=person, holder_unit=unit, year=2020 + number)
        AwardFactory(person=None, unit=unit, holder_unit=unit, year=2020 + number)
        Rating.objects.create(person=person, year=2020 + number, grade="hoan_thanh_tot")
    client = login(reviewer)

    with django_assert_num_queries(11):
        client.get(reverse("awards:person", args=[person.pk]))
    with django_assert_num_queries(16):
        client.get(reverse("awards:unit_awards", args=[unit.pk]))


def test_a_person_is_told_by_year(login, reviewer, unit):
    person = EmploymentFactory(unit=unit).person
    AwardFactory(person=person, year=2024, decided_on=date(2024, 12, 20))
    AwardFactory(person=person, year=2025, state=AwardState.REVOKED)
    Rating.objects.create(person=person, year=2025, grade="hoan_thanh_xuat_sac")
    initiative = Initiative.objects.create(year=2023, name="Sáng kiến thử", scope="tinh", recognised_by="X")
    initiative.authors.add(person)

    response = login(reviewer).get(reverse("awards:person", args=[person.pk]))

    told = [
        (year["year"], len(year["awards"]), len(year["ratings"]), len(year["initiatives"]))
        for year in response.context["years"]
    ]
    assert told == [(2025, 1, 1, 0), (2024, 1, 0, 0), (2023, 0, 0, 1)]
    assert "Đã hủy bỏ" in response.content.decode()


def test_discipline_is_for_the_offices(login, reviewer, unit_officer, unit):
    person = EmploymentFactory(unit=unit).person
    Discipline.objects.create(person=person, form="khien_trach", starts_on=date(2024, 1, 1))
    address = reverse("awards:person", args=[person.pk])

    assert "Khiển trách" in login(reviewer).get(address).content.decode()
    page = login(unit_officer).get(address).content.decode()
    assert "Khiển trách" not in page
    assert "Kỷ luật" not in page


def test_who_works_here_brings_the_past_along_and_who_left_does_not(login, unit, unit_officer, stranger):
    moved = EmploymentFactory(unit=stranger.unit, ends_on=date(2024, 12, 31)).person
    EmploymentFactory(person=moved, unit=unit, starts_on=date(2025, 1, 1))
    AwardFactory(person=moved, holder_unit=stranger.unit, year=2024)
    AwardFactory(person=moved, holder_unit=unit, year=2025)
    address = reverse("awards:person", args=[moved.pk])

    here = login(unit_officer).get(address).context["years"]
    there = login(stranger).get(address).context["years"]

    assert [year["year"] for year in here] == [2025, 2024]
    assert [year["year"] for year in there] == [2024]


def test_foreign_people_and_units_are_not_found(login, stranger, unit, unit_officer):
    person = EmploymentFactory(unit=unit).person

    assert login(stranger).get(reverse("awards:person", args=[person.pk])).status_code == 404
    assert login(stranger).get(reverse("awards:unit_awards", args=[unit.pk])).status_code == 404
    assert login(unit_officer).get(reverse("awards:unit_awards", args=[unit.pk])).status_code == 200


def test_a_unit_tells_whom_it_follows(login, reviewer, unit):
    old = UnitFactory(name="Ủy ban nhân dân huyện Cũ", ended_on=date(2025, 6, 30))
    step = Reorganisation.objects.create(kind="merge", effective_on=date(2025, 7, 1), decision="NQ thử")
    Succession.objects.create(reorganisation=step, predecessor=old, successor=unit)
    AwardFactory(holder_unit=unit, year=2025)
    AwardFactory(holder_unit=unit, year=2025)
    AwardFactory(holder_unit=unit, year=2025, person=None, household=HouseholdFactory())

    response = login(reviewer).get(reverse("awards:unit_awards", args=[unit.pk]))

    assert "Ủy ban nhân dân huyện Cũ" in response.content.decode()
    told = [(row["people"], row["households"]) for row in response.context["years"][0]["others"]]
    assert (told, "tiền thân" in response.text) == ([(2, 1)], False)
    assert ["2 người" in response.text, "1 hộ" in response.text] == [True, True]


@pytest.mark.parametrize("count", [1, 3])
def test_honours_of_former_units_are_counted_apart(login, reviewer, unit, count, django_assert_num_queries):
    for number in range(count):
        old = UnitFactory(name=f"Xã Cũ {number}", ended_on=date(2025, 6, 30))
        SuccessionFactory(predecessor=old, successor=unit)
        for _ in range(2):
            AwardFactory(holder_unit=old, unit_name=f"Xã Xưa {number}", year=2024)
        AwardFactory(holder_unit=old, unit_name="", year=2023, person=None, household=HouseholdFactory(unit=old))
    AwardFactory(holder_unit=unit, year=2024)
    AwardFactory(holder_unit=UnitFactory(), year=2024)
    client = login(reviewer)

    with django_assert_num_queries(16):
        response = client.get(reverse("awards:unit_awards", args=[unit.pk]))
    latest, before = response.context["years"]
    assert [(row["people"], row["is_former"]) for row in latest["others"]] == [(1, False), *[(2, True)] * count]
    assert [(row["people"], row["households"]) for row in before["others"]] == [(0, 1)] * count
    assert response.text.count("Của đơn vị tiền thân: Xã Xưa 0") == 1
    assert response.text.count("Của đơn vị tiền thân: Xã Cũ 0") == 1


def test_the_page_of_a_unit_leads_to_its_awards_for_who_may_open_them(login, reviewer, unit_officer, stranger, unit):
    def leads(actor):
        return reverse("awards:unit_awards", args=[unit.pk]) in login(actor).get(unit.get_absolute_url()).text

    assert [leads(actor) for actor in (reviewer, unit_officer, stranger)] == [True, True, False]


def test_the_register_escapes_names(login, reviewer):
    person = PersonFactory(full_name="<b>A</b>")
    AwardFactory(person=person)
    client = login(reviewer)

    for address in (reverse(REGISTER), reverse("awards:person", args=[person.pk]), reverse("awards:search") + "?q=<b>"):
        page = client.get(address).content.decode()
        assert "<b>A</b>" not in page
        assert "&lt;b&gt;A&lt;/b&gt;" in page
