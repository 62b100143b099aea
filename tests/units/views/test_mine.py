"""One's own data: the page, the files, asking for a correction; the journal of citizen ids seen."""

import json
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.awards import NomineeFactory
from tests.factories.units import EmploymentFactory, PersonFactory, PostFactory
from units.actions.sensitive import note_sensitive_read
from units.choices import Role, SensitiveSight
from units.models import Letter, Rating, SensitiveRead
from units.models.initiative import Initiative

CITIZEN_ID = "001085000123"


@pytest.fixture
def me(unit_officer):
    """The unit officer with a record: work, a rating, an initiative, a nomination."""
    person = PersonFactory(full_name="Trần Thị Mơ")
    person.set_citizen_id(CITIZEN_ID)
    person.save()
    unit_officer.user.person = person
    unit_officer.user.save()
    EmploymentFactory(person=person, unit=unit_officer.unit, position="=HYPERLINK(1)")
    Rating.objects.create(person=person, year=2025, grade="hoan_thanh_tot")
    person.authorships.create(initiative=Initiative.objects.create(name="Số hóa hồ sơ", year=2025, scope="tinh"))
    NomineeFactory(person=person, name=person.full_name)
    return unit_officer


def shown(response) -> dict:
    return {entry["part"].title: entry["part"].rows for entry in response.context["sections"]}


def test_all_that_is_kept_is_shown_and_the_citizen_id_masked(login, me, reviewer):
    note_sensitive_read(actor=reviewer, what=SensitiveSight.REVEAL, person=me.user.person)
    me.user.person.steps.create(move="change", actor=reviewer, note="chức vụ")
    client = login(me)
    pages = {
        topic: client.get(f"{reverse('units:own_data')}?phan={topic}") for topic in ("ho-so", "tai-khoan", "nhat-ky")
    }
    by_topic = {topic: shown(page) for topic, page in pages.items()}
    response, parts = pages["ho-so"], by_topic["ho-so"] | by_topic["nhat-ky"]

    assert {topic: list(found) for topic, found in by_topic.items()} == {
        "ho-so": [
            *("Hồ sơ cá nhân", "Quá trình công tác", "Hộ gia đình", "Xếp loại", "Kỷ luật", "Tạm dừng xét", "Sáng kiến"),
            *("Danh hiệu đăng ký", "Khen thưởng", "Được đề nghị khen thưởng"),
        ],
        "tai-khoan": [
            *("Tài khoản", "Vai trò", "Thư đã gửi cho bạn", "Giao ước đã ký", "Lần đăng nhập", "Đăng nhập sai"),
            "Thiết bị quen",
        ],
        "nhat-ky": ["Ai đã thay đổi tài khoản", "Ai đã thay đổi hồ sơ", "Ai đã xem số định danh của bạn"],
    }
    assert shown(client.get(f"{reverse('units:own_data')}?phan=x")) == by_topic["ho-so"]
    assert dict(parts["Hồ sơ cá nhân"])["Số định danh"] == "•••••••••123"
    assert CITIZEN_ID not in response.text
    assert parts["Xếp loại"] == (("2025", "hoàn thành tốt nhiệm vụ", ""),)
    assert parts["Ai đã thay đổi hồ sơ"][0][1:] == (reviewer.user.full_name, "sửa hồ sơ", "chức vụ")
    assert parts["Ai đã xem số định danh của bạn"][0][1:] == (
        *(reviewer.user.full_name, "Sở Nội vụ", "xem đầy đủ số của một người"),
    )


def test_discipline_and_holds_are_told_each_in_its_place(login, me):
    person = me.user.person
    person.disciplines.create(form="khien_trach", starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1), document="QĐ 1")
    person.disciplines.create(form="canh_cao", starts_on=date(2022, 1, 1))
    person.holds.create(reason="thanh_tra", starts_on=date(2023, 5, 1), document="TB 2")
    parts = shown(login(me).get(reverse("units:own_data")))

    assert parts["Kỷ luật"] == (
        ("cảnh cáo", "01/01/2022", "", ""),
        ("khiển trách", "01/01/2020", "01/01/2021", "QĐ 1"),
    )
    assert parts["Tạm dừng xét"] == (("đang thanh tra, kiểm tra có dấu hiệu vi phạm", "01/05/2023", "", "TB 2"),)


def test_how_an_open_nomination_stands_is_not_told(login, me):
    me.user.person.nominations.update(state="failed", achievement="Làm tốt")
    NomineeFactory(person=me.user.person, name="Trần Thị Mơ", state="against", year=2024)
    parts = shown(login(me).get(reverse("units:own_data")))

    assert [row[-1] for row in parts["Được đề nghị khen thưởng"]] == ["Hội đồng không thông qua", "đang xét"]


def test_an_account_without_a_record_has_only_its_own_sections(login, system_officer):
    response = login(system_officer).get(reverse("units:own_data"))

    assert "chưa gắn với hồ sơ nào" in response.text
    assert "Hồ sơ cá nhân" not in shown(response)


def test_neither_password_nor_key_is_told(login, me):
    text = login(me).get(reverse("units:own_data_json")).content.decode()

    assert me.user.password not in text
    assert me.user.person.citizen_id_sealed not in text
    assert me.user.person.citizen_id_hash not in text


def test_the_files_hold_all_and_that_they_left_is_written_down(login, me):
    client = login(me)
    facts = json.loads(client.get(reverse("units:own_data_json")).content)
    book = load_workbook(BytesIO(client.get(reverse("units:own_data_xlsx")).content))
    record = next(part for part in facts["các phần"] if part["tên"] == "Hồ sơ cá nhân")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert facts["tài khoản"] == me.user.username
    assert {"Mục": "Số định danh", "Nội dung": CITIZEN_ID} in record["dòng"]
    assert len(book.sheetnames) == len(facts["các phần"])
    assert [cell.data_type for cell in cells if cell.value == "=HYPERLINK(1)"] == ["s"]
    assert (
        list(SensitiveRead.objects.values_list("actor", "what", "person")) == [(me.pk, "export", me.user.person_id)] * 2
    )


def test_long_sections_are_cut_on_the_page_only(login, me):
    for year in range(1980, 2011):
        Rating.objects.create(person=me.user.person, year=year, grade="hoan_thanh")
    response = login(me).get(reverse("units:own_data"))
    ratings = next(entry for entry in response.context["sections"] if entry["part"].title == "Xếp loại")

    assert (len(ratings["rows"]), ratings["more"]) == (20, 12)
    assert "Còn 12 dòng nữa trong tệp tải về" in response.text


@pytest.mark.parametrize("count", [1, 3, 50])
def test_costs_the_same_for_any_count(login, me, count, django_assert_num_queries):
    person = me.user.person
    for n in range(count):
        EmploymentFactory(person=person, starts_on=date(2000, 1, 1), ends_on=date(2001, 1, 1), kind="study")
        note_sensitive_read(actor=me, what=SensitiveSight.REVEAL, person=person)
        person.steps.create(move="change", actor=me)
        NomineeFactory(person=person, name="Trần Thị Mơ", year=1950 + n)
    client = login(me)

    for topic, budget in {"ho-so": 15, "tai-khoan": 13, "nhat-ky": 10}.items():
        with django_assert_num_queries(budget):
            client.get(f"{reverse('units:own_data')}?phan={topic}")


class TestCorrection:
    def test_the_heads_of_the_unit_get_a_letter_once(self, login, me, unit_head):
        typed = {"words": "Ngày sinh đúng là 02/03/1986.", "key": str(uuid4())}
        for _ in range(2):
            response = login(me).post(reverse("units:own_data_correct"), typed)

        assert response.url == reverse("units:own_data")
        assert set(Letter.objects.values_list("to", "channel")) == {
            (unit_head.user_id, "app"),
            (unit_head.user_id, "email"),
        }
        assert Letter.objects.count() == 2
        assert "Ngày sinh đúng là 02/03/1986." in Letter.objects.first().body
        assert [step.label for step in me.user.person.steps.all()] == ["đề nghị sửa"]

    def test_without_a_head_the_system_officers_get_it(self, login, unit_head, system_officer):
        login(unit_head).post(reverse("units:own_data_correct"), {"words": "Sai tên"})

        assert set(Letter.objects.values_list("to", flat=True)) == {system_officer.user_id}

    def test_with_nobody_to_write_to_it_is_said_and_the_words_stay(self, login, me):
        response = login(me).post(reverse("units:own_data_correct"), {"words": "Sai tên đệm"})

        assert "Chưa có ai nhận đề nghị này" in response.text
        assert "Sai tên đệm" in response.text
        assert not me.user.person.steps.exists()

    def test_an_empty_one_is_refused(self, login, me):
        response = login(me).post(reverse("units:own_data_correct"), {"words": " "})

        assert response.context["form"].errors.keys() == {"words"}


class TestJournal:
    def test_the_office_sees_who_saw_what(self, login, office_officer, reviewer):
        person = PersonFactory(full_name="Lê Văn Tám")
        note_sensitive_read(actor=reviewer, what=SensitiveSight.REVEAL, person=person)
        note_sensitive_read(actor=reviewer, what=SensitiveSight.LIST, count=40)
        client = login(office_officer)

        rows = client.get(reverse("units:sensitive_reads")).context["page"].rows
        assert [(row.what, row.count, row.person) for row in rows] == [("list", 40, None), ("reveal", 1, person)]
        narrowed = client.get(reverse("units:sensitive_reads"), {"what": "reveal"})
        assert [row.what for row in narrowed.context["page"].rows] == ["reveal"]

    def test_an_office_of_a_unit_sees_nobodys(self, login, unit, reviewer):
        note_sensitive_read(actor=reviewer, what=SensitiveSight.SEARCH)
        officer = PostFactory(unit=unit, role=Role.OFFICE_OFFICER)

        assert login(officer).get(reverse("units:sensitive_reads")).context["page"].rows == []

    @pytest.mark.parametrize("count", [1, 3, 50])
    def test_costs_the_same_for_any_count(self, login, system_officer, count, django_assert_num_queries):
        for _ in range(count):
            note_sensitive_read(actor=PostFactory(), what=SensitiveSight.REVEAL, person=PersonFactory())
        client = login(system_officer)

        with django_assert_num_queries(6):
            client.get(reverse("units:sensitive_reads"))
