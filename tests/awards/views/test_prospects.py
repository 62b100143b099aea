"""Who could go up, the road to each award, and the check that leads into a dossier."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from awards.actions.packs import load_packs
from awards.models import AwardType, Dossier, Nominee
from tests.factories.awards import AwardFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.people import HouseholdFactory, RatingFactory
from tests.factories.units import EmploymentFactory, UnitFactory
from thiduakt.base.clock import today
from units.models import Hold, Initiative, Unit

pytestmark = pytest.mark.django_db
LIST, XLSX = "awards:prospects", "awards:prospects_xlsx"


@pytest.fixture(autouse=True)
def law():
    load_packs()


@pytest.fixture
def round_open():
    on = today()
    return RoundFactory(year=on.year, opens_on=on, closes_on=on, award_codes=["LDTT", "CSTDCS", "CSTD_TINH"])


def worker(unit, name="Phạm Thị Một", titles=0):
    """Somebody of the unit, rated excellent this year, with titles of the years before it."""
    person = EmploymentFactory(unit=unit, person__full_name=name).person
    RatingFactory(person=person, year=today().year, grade="hoan_thanh_xuat_sac")
    code = AwardType.objects.get(code="CSTDCS")
    for year in range(today().year - titles, today().year):
        AwardFactory(person=person, award_type=code, year=year, decided_on=date(year, 12, 20), holder_unit=unit)
    return person


def recognised(person):
    made = Initiative.objects.create(
        name="Sáng kiến", year=today().year, scope="tinh", recognised_by="CHU_TICH_UBND_TINH"
    )
    made.authors.add(person)


def at(name, *args, **query):
    return reverse(name, args=args, query=query or None)


def cells(response):
    return {row.subject: {told.prospect.award: told.state for told in row.cells} for row in response.context["rows"]}


def test_a_head_sees_for_each_person_what_is_possible(client, unit, unit_head, round_open):
    ready, later, new = worker(unit, "An", 3), worker(unit, "Bình", 1), worker(unit, "Chi")
    recognised(ready)
    worker(UnitFactory(), "Người đơn vị khác", 3)
    client.force_login(unit_head.user)

    seen = cells(client.get(at(LIST)))

    assert seen == {
        ready: {"LDTT": "eligible", "CSTDCS": "eligible", "CSTD_TINH": "eligible"},
        later: {"LDTT": "eligible", "CSTDCS": "eligible", "CSTD_TINH": "near"},
        new: {"LDTT": "eligible", "CSTDCS": "eligible", "CSTD_TINH": "not_eligible"},
    }


@pytest.mark.parametrize(
    ("verdict", "names"), [("du", {"An"}), ("sap-du", {"Bình"}), ("chua", {"Bình", "Chi"}), ("tam-dung", {"Dũng"})]
)
def test_a_list_for_one_award_holds_those_with_the_verdict(client, unit, unit_head, verdict, names):
    for name, titles in (("An", 3), ("Bình", 2), ("Chi", 0), ("Dũng", 3)):
        person = worker(unit, name, titles)
        if titles == 3:
            recognised(person)
    Hold.objects.create(person=person, reason="khieu_nai", starts_on=today())
    client.force_login(unit_head.user)

    response = client.get(at(LIST, award="CSTD_TINH", verdict=verdict))

    assert {row.subject.full_name for row in response.context["rows"]} == names
    assert {count["label"]: count["number"] for count in response.context["counts"]} == {
        "Đủ điều kiện": 1, "Thêm một năm đạt là có thể đủ": 1, "Thiếu minh chứng": 0, "Tạm dừng xét": 1,
        "Chưa đủ điều kiện": 2,
    }  # fmt: skip


def test_several_people_are_asked_about_at_once(client, unit, unit_head, round_open):
    an, binh = worker(unit, "Nguyễn Văn An", 3), worker(unit, "Trần Thị Bình", 2)
    worker(unit, "Lê Chi", 2)
    recognised(an)
    recognised(binh)
    client.force_login(unit_head.user)

    response = client.get(at(LIST, q="Nguyễn Văn An\r\ntran thi binh; Người Lạ"))

    assert {row.subject for row in response.context["rows"]} == {an, binh}
    assert response.context["unmatched"] == ["Người Lạ"]
    assert "Không thấy trong danh sách đang xem: Người Lạ." in response.content.decode()


def test_what_may_come_within_the_year_is_said_with_what_lacks(client, unit, unit_head, round_open):
    person = worker(unit, "An", 3)
    client.force_login(unit_head.user)

    (row,) = client.get(at(LIST)).context["rows"]
    told = next(cell for cell in row.cells if cell.prospect.award == "CSTD_TINH")

    assert (row.subject, told.word) == (person, "Có thể đủ trong năm")
    assert told.when.startswith("nếu ")
    assert "sớm nhất" not in told.when


def test_the_board_asks_the_whole_province_by_award(client, reviewer, unit):
    person = worker(unit, "An", 3)
    recognised(person)
    client.force_login(reviewer.user)

    assert client.get(at(LIST)).context["rows"] == []
    response = client.get(at(LIST, award="CSTD_TINH", verdict="du"))
    assert [row.subject for row in response.context["rows"]] == [person]


def test_pages_go_on_after_the_people_looked_through(client, reviewer, unit, monkeypatch):
    monkeypatch.setattr("awards.views.prospects.LOOKED_THROUGH", 2)
    monkeypatch.setattr("awards.views.prospects.SHOWN", 1)
    for n, titles in enumerate((0, 0, 3, 0, 3)):
        person = worker(unit, f"Người {n}", titles)
        if titles:
            recognised(person)
    client.force_login(reviewer.user)

    found, after = [], ""
    for _ in range(6):
        response = client.get(at(LIST, award="CSTD_TINH", verdict="du", **({"after": after} if after else {})))
        found += [row.subject.full_name for row in response.context["rows"]]
        after = response.context["page"].next_key
        if after is None:
            break

    assert found == ["Người 2", "Người 4"]
    assert after is None


@pytest.mark.parametrize("query", [{}, {"award": "CSTD_TINH"}, {"award": "CSTD_TINH", "verdict": "du"}])
def test_three_rows_ask_as_often_as_one(client, unit, unit_head, query):
    client.force_login(unit_head.user)
    recognised(worker(unit, "An", 3))
    client.get(at(LIST, **query))
    with CaptureQueriesContext(connection) as one:
        client.get(at(LIST, **query))
    for name in ("Bình", "Chi"):
        recognised(worker(unit, name, 3))
    with CaptureQueriesContext(connection) as three:
        assert len(client.get(at(LIST, **query)).context["rows"]) == 3

    assert len(one) == len(three)


def test_units_and_households_have_their_rows(client, unit, unit_head):
    section = UnitFactory(parent=unit, name="Phòng Một", kind="section")
    household = HouseholdFactory(unit=unit)
    client.force_login(unit_head.user)

    assert {row.subject for row in client.get(at(LIST, of="tap-the")).context["rows"]} == {unit, section}
    assert [row.subject for row in client.get(at(LIST, of="ho-gia-dinh")).context["rows"]] == [household]
    assert client.get(at("awards:roads", "tap-the", section.pk)).status_code == 200
    assert client.get(at("awards:prospect", "ho-gia-dinh", household.pk, "BK_TINH")).status_code == 200
    assert client.get(at("awards:roads", "ho-gia-dinh", household.pk)).status_code == 200


def test_what_cannot_be_read_is_said_and_narrows_nothing(client, unit, unit_head):
    person = worker(unit)
    client.force_login(unit_head.user)

    response = client.get(at(LIST, award="KHONG_CO", year="20x6", unit="Sở Không Có", verdict="du", of="lạ"))

    assert [row.subject for row in response.context["rows"]] == [person]
    assert len(response.context["filter"].slips) == 4


@pytest.mark.parametrize("path", ["co-the-de-nghi/?q=%00", "co-the-de-nghi/?award=%00", "co-the-de-nghi/?unit=%00"])
def test_nul_is_refused(client, unit_head, path):
    client.force_login(unit_head.user)
    assert client.get(f"/{path}").status_code == 400


@pytest.mark.parametrize("after", ["x", "~", "a~b~c", "zz~khong-phai-uuid"])
def test_a_broken_page_key_is_not_found(client, unit, unit_head, after):
    worker(unit)
    client.force_login(unit_head.user)
    assert client.get(at(LIST, award="CSTD_TINH", verdict="du", after=after)).status_code == 404


def test_the_result_names_every_condition_and_what_else_is_possible(client, unit, unit_head, round_open):
    person = worker(unit, titles=1)
    client.force_login(unit_head.user)

    response = client.get(at("awards:prospect", "ca-nhan", person.pk, "CSTD_TINH"))

    assert response.context["told"].state == "near"
    assert response.context["told"].ways[0]["citation"].startswith("Luật Thi đua, khen thưởng, Điều 22")
    assert {"LDTT", "CSTDCS"} <= {told.prospect.award for told in response.context["others"]}
    assert "btn-primary" not in response.content.decode().partition("<main")[2].partition("</main>")[0]


def test_one_press_puts_the_person_into_the_dossier_of_the_round(client, unit, unit_head, round_open):
    person = worker(unit)
    client.force_login(unit_head.user)
    page = client.get(at("awards:prospect", "ca-nhan", person.pk, "CSTDCS"))
    assert f"đợt “{round_open.name}”" in page.content.decode()

    sent = {"round": str(round_open.pk), "key": "7f7f3f3e-6f5e-4b53-9d5a-3f4d4f1f5a11"}
    for _ in range(2):
        response = client.post(at("awards:prospect_start", "ca-nhan", person.pk, "CSTDCS"), sent)

    [dossier] = Dossier.objects.all()
    assert response.url == reverse("awards:dossier_subjects", args=[dossier.pk])
    assert [(n.person, n.award_type_id) for n in Nominee.objects.all()] == [(person, "CSTDCS")]


def test_a_refused_nomination_leaves_no_dossier_behind(client, unit, unit_head, round_open):
    person = worker(unit)
    client.force_login(unit_head.user)

    response = client.post(
        at("awards:prospect_start", "ca-nhan", person.pk, "BKTTG"), {"round": str(round_open.pk)}, follow=True
    )

    assert "không xét trong đợt này" in response.content.decode()
    assert Dossier.objects.count() == 0


def test_a_round_that_has_closed_takes_nobody(client, unit, unit_head):
    person = worker(unit)
    client.force_login(unit_head.user)
    response = client.post(at("awards:prospect_start", "ca-nhan", person.pk, "CSTDCS"), {"round": "1"}, follow=True)
    assert "không còn nhận hồ sơ" in response.content.decode()


def test_people_of_others_and_unknown_awards_are_not_there(client, unit, unit_head):
    mine, other = worker(unit), worker(UnitFactory())
    client.force_login(unit_head.user)

    assert client.get(at("awards:roads", "ca-nhan", other.pk)).status_code == 404
    assert client.get(at("awards:prospect", "ca-nhan", other.pk, "CSTDCS")).status_code == 404
    assert client.get(at("awards:prospect", "ca-nhan", mine.pk, "KHONG_CO")).status_code == 404
    assert client.get(at("awards:roads", "gi-do", mine.pk)).status_code == 404


def test_the_workbook_holds_the_reasons_and_no_formula(client, unit, unit_head):
    worker(unit, "=HYPERLINK(1)", 1)
    client.force_login(unit_head.user)

    book = load_workbook(BytesIO(client.get(at(XLSX, award="CSTD_TINH")).content))
    row = [cell.value for cell in book.active[4]]

    assert row[0] == "=HYPERLINK(1)"
    assert book.active["A4"].data_type == "s"
    assert row[5] == "chưa đủ điều kiện"
    assert "Chiến sĩ thi đua cơ sở" in row[7]
    assert Unit.objects.count() > 0


def test_an_award_whose_first_step_is_not_taken_is_not_offered(client, unit, unit_head):
    person = worker(unit, titles=1)
    client.force_login(unit_head.user)
    page = client.get(at("awards:prospect", "ca-nhan", person.pk, "LDTT"))
    offered = {told.prospect.award for told in page.context["others"]}

    assert "CSTDCS" in offered
    assert offered & {"BKTTG", "HCLD1", "HCLD2", "HCLD3"} == set()
