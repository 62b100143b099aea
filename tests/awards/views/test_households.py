"""Households in the browser: put forward from a searched list, shown in the register, with a page of their own."""

from datetime import date
from urllib.parse import quote

import pytest
from django.urls import reverse

from awards.actions.dossiers import open_dossier
from tests.factories.awards import AwardFactory, AwardTypeFactory, DossierFactory, NomineeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.people import HouseholdFactory
from tests.factories.units import PersonFactory, PostFactory, UnitFactory
from thiduakt.base.clock import today
from units.models import Household

REGISTER = reverse("awards:register")


@pytest.fixture
def commune(province):
    return UnitFactory(kind="commune", name="Ủy ban nhân dân xã An Phú", short_name="Xã An Phú", parent=province)


@pytest.fixture
def officer(commune):
    return PostFactory(unit=commune)


@pytest.fixture
def browser(login, officer):
    return login(officer)


@pytest.fixture
def award(db):
    return AwardTypeFactory(code="GDVH", name="Gia đình văn hóa", for_person=False, for_household=True)


@pytest.fixture
def dossier(officer, award):
    return open_dossier(round=RoundFactory(award_codes=["GDVH", "CSTDCS"]), actor=officer, on=today())


def page_of(dossier) -> str:
    return reverse("awards:dossier_subjects", args=[dossier.pk])


def heads(response) -> list[str]:
    return [line["row"].head_name for line in response.context["households"]]


def ticked(*households, award="GDVH") -> dict:
    chosen = AwardTypeFactory(code=award).pk if award else ""
    return {"ho-households": [household.pk for household in households], "ho-award_type": chosen}


def test_households_are_searched_ranked_and_added(browser, dossier, commune):
    names = ("Hòa Văn Lê", "Lê Thị Hòa", "Hòa", "Trần Văn Bình", "Lê Hoàng")
    made = {name: HouseholdFactory(unit=commune, head_name=name) for name in names}
    HouseholdFactory(unit=commune, head_name="Lê Văn Hòa Cũ", ended_on=date(2020, 1, 1))
    HouseholdFactory(head_name="Lê Văn Hòa Xa")

    assert heads(browser.get(page_of(dossier))) == ["Trần Văn Bình", "Hòa", "Lê Thị Hòa", "Lê Hoàng", "Hòa Văn Lê"]
    assert heads(browser.get(page_of(dossier), {"ho": "hoa"})) == ["Hòa", "Lê Thị Hòa", "Hòa Văn Lê", "Lê Hoàng"]
    assert heads(browser.get(page_of(dossier), {"ho": "khong co"})) == []

    response = browser.post(page_of(dossier), ticked(made["Hòa"], made["Trần Văn Bình"]), follow=True)
    assert "Đã thêm 2 đối tượng: Hộ Trần Văn Bình, Hộ Hòa." in response.text
    assert [line["has"] for line in response.context["households"]][:2] == ["Gia đình văn hóa", "Gia đình văn hóa"]
    assert "Trong hồ sơ: 2 hộ gia đình" in response.text


def test_what_cannot_be_is_said_and_the_ticks_stay(browser, dossier, commune):
    mine, foreign = HouseholdFactory(unit=commune), HouseholdFactory(head_name="Bà Xa")
    ended = HouseholdFactory(unit=commune, head_name="Ông Cũ", ended_on=date(2020, 1, 1))
    forgot = browser.post(page_of(dossier), ticked(mine, award="")).text

    assert "Hãy chọn danh hiệu, hình thức đề nghị tặng." in forgot
    assert forgot.count(f'value="{mine.pk}" id="h-{mine.pk}" checked') == 1
    assert "Hãy chọn ít nhất một hộ gia đình." in browser.post(page_of(dossier), ticked()).text
    assert "Có hộ không thuộc danh sách hộ gia đình của đơn vị." in browser.post(page_of(dossier), ticked(foreign)).text
    assert "Hộ Ông Cũ đã thôi theo dõi từ ngày 01/01/2020." in browser.post(page_of(dossier), ticked(ended)).text
    assert dossier.nominees.count() == 0


def test_a_new_household_is_entered_on_the_way_and_one_comes_back(browser, dossier, commune):
    page = browser.get(page_of(dossier))
    back = f"{page_of(dossier)}#households-title"
    address = f"{reverse('units:household_new')}?next={quote(back, safe='')}"
    form = browser.get(address)
    typed = {"head_name": "Lê Văn Mới", "address": "Thôn Đông", "unit": "Xã An Phú", "next": back}
    saved = browser.post(reverse("units:household_new"), typed)

    assert f'href="{address}"' in page.text.replace("%2f", "%2F")
    assert f'name="next" value="{back}"' in form.text
    assert saved.url == back
    assert heads(browser.get(page_of(dossier))) == ["Lê Văn Mới"]
    assert browser.post(
        reverse("units:household_new"), typed | {"head_name": "Lê Văn Hai", "next": "https://evil.example/"}
    ).url == reverse("units:households")
    assert Household.objects.count() == 2


def test_where_the_round_has_nothing_for_households_they_are_not_offered(browser, officer, commune):
    AwardTypeFactory()
    plain = open_dossier(round=RoundFactory(), actor=officer, on=today())
    HouseholdFactory(unit=commune)

    page = browser.get(page_of(plain))
    assert "Thêm hộ gia đình" not in page.text
    assert page.context["households"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_choosing_costs_the_same_for_any_number(browser, dossier, commune, django_assert_num_queries, count):
    for place in range(count):
        household = HouseholdFactory(unit=commune, person=PersonFactory(sex="male"))
        NomineeFactory(dossier=dossier, person=None, household=household, award_type=dossier_award(), position=place)
    browser.get(page_of(dossier))
    with django_assert_num_queries(24):
        browser.get(page_of(dossier), {"ho": "le"})


def dossier_award():
    return AwardTypeFactory(code="GDVH")


def test_another_award_for_households_is_offered_on_the_page_of_the_nominee(browser, dossier, commune, award):
    AwardTypeFactory()
    row = NomineeFactory(dossier=dossier, person=None, household=HouseholdFactory(unit=commune), award_type=award)

    page = browser.get(row.get_absolute_url())
    browser.post(row.get_absolute_url(), {"act": "xoa"})

    assert list(page.context["award_form"].fields["award_type"].queryset) == [award]
    assert row.name in page.text
    assert dossier.nominees.count() == 0


# -- the register and the page of a household ------------------------------------------------------------------


def test_the_register_shows_households_and_can_be_narrowed_to_them(login, reviewer, award):
    household = HouseholdFactory(head_name="Lê Văn Hòa")
    AwardFactory(person=None, household=household, award_type=award, unit_name="Thôn Đông, xã An Phú")
    AwardFactory(person=None, unit=UnitFactory(name="Sở Tập thể"))
    AwardFactory(person=PersonFactory(full_name="Lê Thị Cá Nhân"))
    client = login(reviewer)

    found = {
        of: [award.name for award in client.get(REGISTER, {"of": of}).context["page"].rows]
        for of in ("person", "unit", "household")
    }
    assert found == {"person": ["Lê Thị Cá Nhân"], "unit": ["Sở Tập thể"], "household": ["Hộ Lê Văn Hòa"]}
    assert len(client.get(REGISTER, {"of": "x"}).context["page"].rows) == 3
    assert f'href="{page(household)}"' in client.get(REGISTER, {"of": "household"}).text
    assert "Thôn Đông, xã An Phú" in client.get(REGISTER, {"of": "household"}).text


def page(household) -> str:
    return reverse("awards:household", args=[household.pk])


@pytest.fixture
def honoured(commune, award):
    """A household with an award, a nomination in a draft, one handed in and one that is over."""
    household = HouseholdFactory(unit=commune, head_name="Lê Văn Hòa", person=PersonFactory(sex="male"))
    AwardFactory(person=None, household=household, award_type=award, holder_unit=commune, year=2024)
    asked = {"person": None, "household": household}
    NomineeFactory(dossier=DossierFactory(unit=commune), award_type=award, **asked)
    letter = AwardTypeFactory(code="GK_XA", name="Giấy khen của xã", for_household=True)
    NomineeFactory(dossier=DossierFactory(unit=commune, submitted=True), award_type=letter, **asked)
    NomineeFactory(dossier=DossierFactory(unit=commune), award_type=letter, state="withdrawn", year=2025, **asked)
    return household


def test_the_page_tells_awards_and_open_nominations_to_who_may_see_them(login, honoured, officer, reviewer, stranger):
    seen = {reader: login(post).get(page(honoured)) for reader, post in (("officer", officer), ("reviewer", reviewer))}

    assert "Hộ ông Lê Văn Hòa" in seen["officer"].text
    assert [year["year"] for year in seen["officer"].context["years"]] == [2024]
    assert {
        reader: sorted(nominee.award_type_id for nominee in response.context["nominations"])
        for reader, response in seen.items()
    } == {"officer": ["GDVH", "GK_XA"], "reviewer": ["GK_XA"]}
    assert login(stranger).get(page(honoured)).status_code == 404


def test_the_list_leads_to_the_page_and_the_page_to_the_form(browser, login, honoured, leader):
    assert f'href="{page(honoured)}"' in browser.get(reverse("units:households")).text
    form = f'href="{reverse("units:household", args=[honoured.pk])}?next='
    assert form in browser.get(page(honoured)).text
    assert form not in login(leader).get(page(honoured)).text


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_count(browser, honoured, award, commune, django_assert_num_queries, count):
    for year in range(2010, 2010 + count):
        AwardFactory(person=None, household=honoured, award_type=award, holder_unit=commune, year=year)
    with django_assert_num_queries(9):
        browser.get(page(honoured))


def test_the_search_finds_the_household_and_its_awards(browser, honoured):
    found = browser.get(reverse("awards:search"), {"q": "le van hoa"}).context["found"]

    assert {group.code: [(hit.title, hit.url) for hit in group.hits] for group in found.groups} == {
        "ho-gia-dinh": [("Hộ Lê Văn Hòa", page(honoured))],
        "thanh-tich": [("Hộ ông Lê Văn Hòa · Gia đình văn hóa 2024", page(honoured))],
    }
