"""The search over everything: what is found, by whom, in which order, at which price."""

from datetime import date

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from awards.choices import NomineeState
from tests.factories.awards import AwardFactory, AwardTypeFactory, DossierFactory
from tests.factories.blocs import YEAR, AmendmentFactory, BlocFactory, DivisionFactory
from tests.factories.campaigns import PlanFactory
from tests.factories.councils import AuthorityFactory, BaseSalaryFactory, applied, appraised, drafted, numbered
from tests.factories.people import HouseholdFactory
from tests.factories.trees import ReorganisationFactory
from tests.factories.units import EmploymentFactory, PersonFactory, UnitFactory
from units.models import UnitState

SEARCH = "awards:search"
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def fresh_vocabulary():
    cache.clear()


def found(response):
    return {group.code: [hit.title for hit in group.hits] for group in response.context["found"].groups}


def people(response):
    return found(response).get("nguoi", [])


def test_the_search_looks_everywhere_without_marks(login, province, leader, clerk, secretary, unit):
    AuthorityFactory()
    BaseSalaryFactory()
    nominees = appraised(1, state=NomineeState.PASSED, unit=unit, code="HS-2026-0412")
    decision = drafted(nominees, leader, secretary, title="Về việc tặng danh hiệu xây đắp")
    applied(numbered(decision, leader, clerk), clerk)
    PersonFactory(full_name="Nguyễn Xây Đạt")
    PlanFactory(issued=True, title="Thi đua xây cầu đường", number=7)
    client = login(secretary)

    assert found(client.get(reverse(SEARCH), {"q": "xay d"})) == {
        "nguoi": ["Nguyễn Xây Đạt"],
        "don-vi": ["Sở Xây dựng"],
        "ke-hoach": ["07/KH-UBND Thi đua xây cầu đường"],
        "ho-so": ["HS-2026-0412"],
        "quyet-dinh": ["01/QĐ-UBND"],
    }
    assert found(client.get(reverse(SEARCH), {"q": "0412"})) == {"ho-so": ["HS-2026-0412"]}
    assert found(client.get(reverse(SEARCH), {"q": "hs-2026-0412"})) == {"ho-so": ["HS-2026-0412"]}
    assert found(client.get(reverse(SEARCH), {"q": "07/KH-UBND"})) == {"ke-hoach": ["07/KH-UBND Thi đua xây cầu đường"]}
    by_number = found(client.get(reverse(SEARCH), {"q": "1/QĐ-UBND"}))
    assert (by_number["quyet-dinh"], len(by_number["thanh-tich"])) == (["01/QĐ-UBND"], 1)


@pytest.mark.parametrize("typed", ["Nguyễn Văn Ửu", "nguyen van uu", "uu nguyen", "UU VĂN", "ngu u", "  uu  "])
def test_marks_order_and_ends_of_words_do_not_matter(login, secretary, typed):
    PersonFactory(full_name="Nguyễn Văn Ửu")
    PersonFactory(full_name="Nguyễn Văn Bình")

    assert people(login(secretary).get(reverse(SEARCH), {"q": typed})) == ["Nguyễn Văn Ửu"]


def test_the_middle_of_a_word_is_not_its_beginning(login, secretary):
    PersonFactory(full_name="Nguyễn Văn Bình")

    assert people(login(secretary).get(reverse(SEARCH), {"q": "guyen"})) == ["Nguyễn Văn Bình"]
    assert login(secretary).get(reverse(SEARCH), {"q": "guyen"}).context["found"].mended
    assert people(login(secretary).get(reverse(SEARCH), {"q": "uyen"})) == []


def test_exact_first_then_the_given_name_then_the_rest(login, secretary):
    for name in ("Văn An Khang", "Lê Thị Văn Anh", "Trần Văn An", "Văn An", "An Thế Văn"):
        PersonFactory(full_name=name)

    assert people(login(secretary).get(reverse(SEARCH), {"q": "van an"})) == [
        "Văn An",
        "Trần Văn An",
        "Văn An Khang",
        "An Thế Văn",
        "Lê Thị Văn Anh",
    ]


def test_who_works_today_and_what_exists_today_stand_first(login, secretary):
    gone, here = PersonFactory(full_name="Lê Văn Lộc"), PersonFactory(full_name="Lê Văn Lộc")
    EmploymentFactory(person=here, position="Kế toán", unit=UnitFactory(name="Phòng Một", short_name="Phòng Một"))
    EmploymentFactory(person=gone, ends_on=date(2020, 1, 1))
    UnitFactory(name="Phòng Hai", ended_on=date(2020, 1, 1))
    UnitFactory(name="Phòng Hai Hai")
    client = login(secretary)

    groups = client.get(reverse(SEARCH), {"q": "loc"}).context["found"].groups
    assert [hit.note for hit in groups[0].hits] == ["sinh 1985 · Kế toán, Phòng Một", "sinh 1985"]
    assert found(client.get(reverse(SEARCH), {"q": "phong h"}))["don-vi"] == ["Phòng Hai Hai", "Phòng Hai"]


def test_a_unit_is_found_by_the_name_it_bore(login, secretary):
    unit = UnitFactory(name="Trường Tiểu học An Phú")
    UnitState.objects.create(
        unit=unit, name="Trường Phổ thông cấp I Bến Cũ", starts_on=date(2010, 1, 1), ends_on=date(2015, 1, 1)
    )
    client = login(secretary)

    group = client.get(reverse(SEARCH), {"q": "ben cu"}).context["found"].groups[0]
    assert [(hit.title, hit.note) for hit in group.hits] == [
        ("Trường Tiểu học An Phú", "tên cũ: Trường Phổ thông cấp I Bến Cũ")
    ]
    assert [row.pk for row in client.get(reverse("units:units"), {"q": "ben cu"}).context["page"].rows] == [unit.pk]


def test_awards_come_with_the_people_and_units_found(login, secretary, unit):
    person = PersonFactory(full_name="Đàm Quang Khải")
    AwardFactory(person=person, holder_unit=unit, year=2023, decided_on=date(2023, 12, 1), decision_number="9/QĐ-SXD")
    AwardFactory(person=person, holder_unit=unit, year=2024, decided_on=date(2024, 12, 1))
    client = login(secretary)

    assert [title[-4:] for title in found(client.get(reverse(SEARCH), {"q": "dam khai"}))["thanh-tich"]] == [
        "2024",
        "2023",
    ]
    assert [title[-4:] for title in found(client.get(reverse(SEARCH), {"q": "09/qđ-sxd"}))["thanh-tich"]] == ["2023"]


def test_a_name_with_its_unit_is_found_in_the_register(login, secretary, unit):
    AwardFactory(person=PersonFactory(full_name="Đàm Quang Khải"), holder_unit=unit, unit_name="Sở Xây dựng")

    assert list(found(login(secretary).get(reverse(SEARCH), {"q": "khai so xay dung"}))) == ["thanh-tich"]


@pytest.mark.parametrize("typed", ["nguyne khoung", "nguyen khuog", "nguyn khuong", "nguyen khuongg"])
def test_one_slip_of_the_finger_is_forgiven_and_told(login, secretary, typed):
    PersonFactory(full_name="Nguyễn Khương")
    response = login(secretary).get(reverse(SEARCH), {"q": typed})

    assert people(response) == ["Nguyễn Khương"]
    assert "Dưới đây là kết quả gần giống." in response.content.decode()


def test_what_is_mended_is_ranked_as_if_typed_well(login, secretary):
    for name in ("Nguyễn Văn Khang Đạt", "Nguyễn Văn Khang", "Khang Văn Nguyễn"):
        PersonFactory(full_name=name)

    assert people(login(secretary).get(reverse(SEARCH), {"q": "nguyne van khnag"})) == [
        "Nguyễn Văn Khang",
        "Nguyễn Văn Khang Đạt",
        "Khang Văn Nguyễn",
    ]


def test_what_is_found_as_typed_is_not_mended(login, secretary):
    PersonFactory(full_name="Lê Thị Hồng")
    PersonFactory(full_name="Lê Thị Hoàng")
    response = login(secretary).get(reverse(SEARCH), {"q": "thi hong"})

    assert people(response) == ["Lê Thị Hồng"]
    assert "gần giống" not in response.content.decode()


def test_the_search_shows_only_what_the_reader_may_see(login, unit, stranger, unit_officer):
    person = EmploymentFactory(unit=unit, person=PersonFactory(full_name="Lê Kín Đáo")).person
    AwardFactory(person=person, holder_unit=unit, decision_number="77/QĐ-KIN")
    DossierFactory(unit=unit, code="HS-KIN-1")
    PlanFactory(title="Kế hoạch kín")

    def seen(post, words):
        return list(found(login(post).get(reverse(SEARCH), {"q": words})))

    assert {words: seen(stranger, words) for words in ("kin", "kín đáo", "kni dao", "77/QĐ-KIN", "hs-kin-1")} == {
        "kin": [],
        "kín đáo": [],
        "kni dao": [],
        "77/QĐ-KIN": [],
        "hs-kin-1": [],
    }
    assert seen(unit_officer, "kín đáo") == ["nguoi", "thanh-tich"]
    assert seen(unit_officer, "77/QĐ-KIN") == ["thanh-tich"]
    assert seen(unit_officer, "hs-kin-1") == ["ho-so"]


@pytest.mark.parametrize("words", ["", " ", "a"])
def test_too_few_letters_find_nothing(login, secretary, words):
    response = login(secretary).get(reverse(SEARCH), {"q": words})

    assert found(response) == {}
    assert "Nhập ít nhất 2 chữ cái." in response.content.decode()


def test_nothing_found_tells_what_else_to_try(login, secretary):
    page = login(secretary).get(reverse(SEARCH), {"q": "zzzz"}).content.decode()

    assert "Không tìm thấy gì" in page
    assert "Bạn chỉ tìm được những gì vai trò đang dùng được xem." in page


@pytest.mark.parametrize(
    "typed",
    ["%", "%%", "_____", "100%", "'", "''--", '"an"', "an*", "NEAR(an, 2)", "a OR b", "\\", "\\\\%", "an; drop table",
     "(((", ":*", "& | !", "x" * 5000, "an " * 3000, "💥💥", "\u202eabc", "½¾", "<script>", "{{ 7 }}", "~~~~"],
)  # fmt: skip
def test_signs_of_query_languages_are_only_signs(login, secretary, typed):
    PersonFactory(full_name="Trần Văn Bình")
    for name in (SEARCH, "awards:suggestions"):
        response = login(secretary).get(reverse(name), {"q": typed}, headers=HTMX)

        assert response.status_code == 200
        assert people(response) == []


@pytest.mark.parametrize("query", ["?q=an%00", "?q=a&nhom=nguoi&after=%00"])
def test_control_characters_are_refused(login, secretary, query):
    assert login(secretary).get(reverse(SEARCH) + query).status_code == 400


def test_a_citizen_id_is_not_looked_up_here(login, secretary):
    page = login(secretary).get(reverse(SEARCH), {"q": "052 085 001234"}).content.decode()

    assert "Số định danh không tìm ở ô này" in page


def test_each_group_is_limited_and_leads_to_the_rest(login, secretary):
    for number in range(70):
        UnitFactory(name=f"Sở Đông {number:02}", short_name="")
    client = login(secretary)

    group = client.get(reverse(SEARCH), {"q": "so dong"}).context["found"].groups[0]
    assert (group.code, len(group.hits), group.count, group.more) == ("don-vi", 6, 70, False)

    after, seen = "", []
    while after is not None:
        query = {"q": "so dong", "nhom": "don-vi", **({"after": after} if after else {})}
        group = client.get(reverse(SEARCH), query).context["group"]
        seen += [[hit.title for hit in group.hits]]
        after = group.next_key

    assert [len(page) for page in seen] == [50, 20]
    assert [title for page in seen for title in page] == [f"Sở Đông {number:02}" for number in range(70)]


def test_households_are_found_by_their_head_by_who_may_see_them(login, secretary, unit, unit_officer, stranger):
    HouseholdFactory(head_name="Lê Kín Đáo", unit=unit, address="Thôn Đông")
    HouseholdFactory(head_name="Lê Kín Đáo", unit=unit, address="Thôn Tây", ended_on=date(2020, 1, 1))

    def seen(post):
        return found(login(post).get(reverse(SEARCH), {"q": "đáo kín"})).get("ho-gia-dinh", [])

    assert seen(secretary) == seen(unit_officer) == ["Hộ Lê Kín Đáo", "Hộ Lê Kín Đáo"]
    assert seen(stranger) == []
    hits = login(secretary).get(reverse(SEARCH), {"q": "kin dao"}).context["found"].groups[0].hits
    assert [(hit.note.split(" · ")[0], hit.tag) for hit in hits] == [
        ("Thôn Đông", ""),
        ("Thôn Tây", "thôi theo dõi 01/01/2020"),
    ]


@pytest.mark.parametrize("typed", ["01/QĐ-UBND", "1/qđ-ubnd", "1/qd-ub", "01"])
def test_a_decision_is_found_by_its_number_with_or_without_marks(login, leader, clerk, secretary, unit, typed):
    AuthorityFactory()
    BaseSalaryFactory()
    numbered(
        drafted(appraised(1, state=NomineeState.PASSED, unit=unit), leader, secretary, title="Khen"), leader, clerk
    )

    assert found(login(secretary).get(reverse(SEARCH), {"q": typed})).get("quyet-dinh") == ["01/QĐ-UBND"]
    assert found(login(secretary).get(reverse(SEARCH), {"q": "1/kh-ubnd"})) == {}


@pytest.mark.parametrize(
    ("typed", "papers"),
    [
        ("02/QĐ-UBND", ["02/QĐ-UBND", "Quyết định số 02/QĐ-UBND"]),
        ("2/qd-ub", ["02/QĐ-UBND", "Quyết định số 02/QĐ-UBND"]),
        ("quyết định số 15/QĐ-UBND", ["Quyết định 15/QĐ-UBND"]),
        ("99/nq-hđnd", ["Nghị quyết số 99/NQ-HĐND"]),
        ("15/KH-UBND", []),
        ("5/QĐ-UBND", []),
    ],
)
def test_papers_about_blocs_and_units_are_found_by_their_number(login, secretary, typed, papers):
    DivisionFactory(state="issued", number=2, number_year=YEAR, issued_on=date(YEAR, 2, 1), in_force=False)
    AmendmentFactory(in_force=True, decision="Quyết định số 02/QĐ-UBND", division__decision="Quyết định số 7/QĐ-UBND")
    ReorganisationFactory(decision="Quyết định 15/QĐ-UBND")
    ReorganisationFactory(decision="Nghị quyết số 99/NQ-HĐND")

    assert sorted(found(login(secretary).get(reverse(SEARCH), {"q": typed})).get("van-ban-don-vi", [])) == papers


def test_drafts_of_such_papers_are_for_who_drafts(login, reviewer, unit_officer, system_officer):
    division = DivisionFactory(decision="Quyết định số 31/QĐ-UBND")
    BlocFactory(division=division, name="Khối Kín Đáo")
    ReorganisationFactory(decision="Quyết định số 32/QĐ-UBND", state="draft")

    def kinds(actor):
        return [list(found(login(actor).get(reverse(SEARCH), {"q": q}))) for q in ("31/QĐ", "32/QĐ", "kin dao")]

    assert kinds(reviewer) == [["van-ban-don-vi"], [], ["khoi-thi-dua"]]
    assert kinds(system_officer)[1] == ["van-ban-don-vi"]
    assert kinds(unit_officer) == [[], [], []]


def test_blocs_are_found_by_name_the_latest_year_first(login, unit_officer):
    for year in (YEAR - 1, YEAR):
        BlocFactory(name="Khối thi đua các sở", division__year=year, division__kind="khối")
    BlocFactory(name="Cụm các xã")
    group = login(unit_officer).get(reverse(SEARCH), {"q": "khoi so"}).context["found"].groups[0]

    assert [(hit.title, hit.note) for hit in group.hits] == [
        ("Khối thi đua các sở", f"Khối năm {YEAR}"),
        ("Khối thi đua các sở", f"Khối năm {YEAR - 1}"),
    ]
    mended = login(unit_officer).get(reverse(SEARCH), {"q": "khoi caac so"}).context["found"]
    assert (mended.mended, len(mended.groups[0].hits)) == (True, 2)


def test_an_award_leads_to_the_register_of_it(login, unit_officer):
    AwardTypeFactory(code="LDTT", name="Lao động tiên tiến")
    AwardTypeFactory(code="CSTDCS", name="Chiến sĩ thi đua cơ sở")
    groups = login(unit_officer).get(reverse(SEARCH), {"q": "lao dong tien tien"}).context["found"].groups

    assert [(group.code, [(hit.title, hit.url) for hit in group.hits]) for group in groups] == [
        ("danh-hieu", [("Lao động tiên tiến", f"{reverse('awards:register')}?award=LDTT")])
    ]


@pytest.mark.parametrize(
    ("typed", "years"),
    [("phan minh anh 1979", ["sinh 1979"]), ("1979 phan anh", ["sinh 1979"]), ("phan minh anh 1850", []),
     ("phan minh anh 1981", []), ("1979", [])],
)  # fmt: skip
def test_a_year_of_birth_tells_namesakes_apart(login, secretary, typed, years):
    for year in (1979, 1980):
        PersonFactory(full_name="Phan Minh Anh", birth_date=None, birth_year=year)
    groups = login(secretary).get(reverse(SEARCH), {"q": typed}).context["found"].groups

    assert [hit.note for group in groups for hit in group.hits if group.code == "nguoi"] == years


def test_a_crowd_is_listed_in_one_lasting_order(login, secretary):
    for number in range(230):
        PersonFactory(full_name=f"Nguyễn Văn A{number}")
    exact = PersonFactory(full_name="Nguyễn Văn")
    client = login(secretary)

    def listed():
        after, seen = "", []
        while after is not None:
            group = client.get(reverse(SEARCH), {"q": "nguyen van", "nhom": "nguoi", "after": after}).context["group"]
            seen += [hit.url for hit in group.hits]
            after = group.next_key
        return seen

    first = listed()
    assert (first[0], len(first), len(set(first))) == (exact.get_absolute_url(), 200, 200)
    assert listed() == first
    assert [
        hit.url for hit in client.get(reverse(SEARCH), {"q": "nguyen van"}).context["found"].groups[0].hits
    ] == first[:6]


def test_more_than_can_be_ranked_is_told_and_the_exact_name_still_comes_first(login, secretary):
    for number in range(230):
        PersonFactory(full_name=f"Nguyễn Văn A{number}")
    PersonFactory(full_name="Nguyễn Văn")
    client = login(secretary)

    group = client.get(reverse(SEARCH), {"q": "nguyen van"}).context["found"].groups[0]
    assert (group.hits[0].title, group.count, group.more) == ("Nguyễn Văn", 200, True)
    page = client.get(reverse(SEARCH), {"q": "nguyen van", "nhom": "nguoi"}).content.decode()
    assert "Có nhiều hơn 200 kết quả" in page


@pytest.mark.parametrize(
    "query", ["nhom=khac", "nhom=nguoi&after=x", "nhom=nguoi&after=0~0~0", "nhom=nguoi&after=a~b~c~d~e"]
)
def test_a_broken_page_is_not_found(login, secretary, query):
    PersonFactory(full_name="Trần An")

    assert login(secretary).get(reverse(SEARCH) + f"?q=an&{query}").status_code == 404


def everything(number: int, unit):
    """`number` of each kind under one name."""
    for each in range(number):
        person = EmploymentFactory(unit=unit, person=PersonFactory(full_name=f"Trần Mộc {each}")).person
        AwardFactory(person=person, holder_unit=unit)
        DossierFactory(unit=UnitFactory(name=f"Phòng Mộc {each}"), code=f"HS-{each}", state="submitted")
        PlanFactory(issued=True, title=f"Mộc {each}", number=each + 1)
        BlocFactory(name=f"Khối Mộc {each}")
        AwardTypeFactory(code=f"KNC{each}", name=f"Kỷ niệm chương Mộc {each}")


@pytest.mark.parametrize("number", [1, 3, 50])
def test_the_search_costs_the_same_for_any_count(login, secretary, unit, number, django_assert_num_queries):
    everything(number, unit)
    client = login(secretary)

    # One for each kind; blocs, papers about units and blocs, and awards by name share one.
    for name, budget in ((SEARCH, 13), ("awards:suggestions", 11)):
        with django_assert_num_queries(budget):
            assert set(found(client.get(reverse(name), {"q": "moc"}, headers=HTMX))) == {
                "nguoi", "don-vi", "khoi-thi-dua", "ke-hoach", "ho-so", "danh-hieu", "thanh-tich",
            }  # fmt: skip


def test_suggestions_are_a_fragment_with_a_few_of_each(login, secretary):
    for number in range(9):
        PersonFactory(full_name=f"Trần Mộc {number}")
    client = login(secretary)
    response = client.get(reverse("awards:suggestions"), {"q": "moc"}, headers=HTMX)

    assert len(people(response)) == 3
    assert "<html" not in response.content.decode()
    assert "Mọi kết quả cho “moc”" in response.content.decode()
    assert "<h1>Kết quả tìm “moc”</h1>" in client.get(reverse("awards:suggestions"), {"q": "moc"}).content.decode()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="trigram indexes are PostgreSQL's")
@pytest.mark.parametrize(("model", "index"), [("Person", "units_person_words"), ("Award", "awards_award_words")])
def test_words_are_looked_up_in_the_index(db, model, index):
    rows = apps.get_model("units" if model == "Person" else "awards", model).objects.search("dam khai").order_by()
    with connection.cursor() as cursor:
        # So few rows would be read one by one.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
        plan = rows.explain()

    assert f"Bitmap Index Scan on {index}" in plan
