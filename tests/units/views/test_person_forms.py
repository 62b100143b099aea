"""Forms about one person: what they write, what they refuse, what stays typed."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.people import MAN_OF_1985, DisciplineFactory, HoldFactory, RatingFactory, numbered
from tests.factories.units import EmploymentFactory, PersonFactory, UnitFactory
from units.models import Employment, Initiative, Person, Rating

NEW = reverse("units:person_new")


@pytest.fixture
def person(unit):
    return EmploymentFactory(unit=unit, person__full_name="Nguyễn Văn An").person


def filled(**more) -> dict:
    return {
        "full_name": "Trần Thị Bình",
        "birth_date": "12/3/1990",
        "is_party_member": "unknown",
        "unit": "Sở Xây dựng",
        "position": "Chuyên viên",
        "position_class": "direct_worker",
        "kind": "main",
        "starts_on": "1/2/2020",
    } | more


def post(client, name, person, typed, *more):
    return client.post(reverse(f"units:{name}", args=[person.pk, *more]), typed, follow=True)


def test_a_new_person(login, unit, unit_officer):
    response = login(unit_officer).post(NEW, filled(citizen_id="048190001234"), follow=True)
    made = Person.objects.get()

    assert response.redirect_chain == [(made.get_absolute_url(), 302)]
    assert (made.full_name, made.birth_date, made.citizen_id) == ("Trần Thị Bình", date(1990, 3, 12), "048190001234")
    assert made.employments.get().unit == unit


def test_two_presses_make_one_person(login, unit_officer):
    client, key = login(unit_officer), str(uuid4())
    for _ in range(2):
        client.post(NEW, filled(key=key))

    assert Person.objects.count() == 1


def test_who_looks_like_somebody_is_shown_first_and_a_person_decides(login, person, unit, unit_officer):
    client = login(unit_officer)
    same = {"full_name": "nguyen van an", "birth_date": "20/5/1985"}
    asked = client.post(NEW, filled(**same))

    assert [(each.person, each.likeness.score) for each in asked.context["alike"]] == [(person, 95)]
    assert "Có thể người này đã có hồ sơ." in asked.text
    assert 'value="nguyen van an"' in asked.text
    assert Person.objects.count() == 1
    client.post(NEW, filled(**same, sure=asked.context["alike_mark"]))
    assert Person.objects.count() == 2


def test_the_word_that_it_is_somebody_else_holds_for_those_shown_only(login, person, unit, unit_officer):
    other = EmploymentFactory(unit=unit, person__full_name="Lê Văn Đức", person__birth_date=date(1980, 1, 1)).person
    client = login(unit_officer)
    asked = client.post(NEW, filled(full_name="nguyen van an", birth_date="20/5/1985"))
    changed = filled(full_name="Le Van Duc", birth_date="1/1/1980", sure=asked.context["alike_mark"])
    again = client.post(NEW, changed)

    assert [each.person for each in again.context["alike"]] == [other]
    assert Person.objects.count() == 2


def test_a_correction_that_meets_another_record_is_shown_first(login, person, unit, unit_officer):
    other = EmploymentFactory(unit=unit, person__full_name="Lê Văn Đức", person__birth_date=date(1980, 1, 1)).person
    client, address = login(unit_officer), reverse("units:person_edit", args=[other.pk])
    typed = {
        "full_name": "Nguyễn Văn An",
        "birth_date": "20/5/1985",
        "birth_year": "1985",
        "is_party_member": "unknown",
    }
    asked = client.post(address, typed)
    other.refresh_from_db()

    assert ([each.person for each in asked.context["alike"]], other.full_name) == ([person], "Lê Văn Đức")
    assert reverse("units:person_merge_with", args=[other.pk, person.pk]) in asked.text
    client.post(address, typed | {"sure": asked.context["alike_mark"]})
    other.refresh_from_db()
    assert other.full_name == "Nguyễn Văn An"


def test_a_correction_of_other_facts_asks_nobody(login, person, unit_officer):
    EmploymentFactory(person__full_name=person.full_name, person__birth_date=person.birth_date)
    client, address = login(unit_officer), reverse("units:person_edit", args=[person.pk])
    page = client.get(address).context["form"]
    typed = {name: page[name].value() or "" for name in page.fields if name != "forget_citizen_id"}
    typed["birth_date"] = f"{person.birth_date:%d/%m/%Y}"

    assert client.post(address, typed | {"ethnic_group": "Tày"}).url == person.get_absolute_url()


def test_somebody_of_another_unit_can_be_received_from_there(login, unit, unit_officer, province):
    other = EmploymentFactory(person__full_name="Trần Thị Bình", person__birth_date=date(1990, 3, 12)).person
    client = login(unit_officer)
    text = client.post(NEW, filled()).text
    assert reverse("units:person_receive", args=[other.pk]) in text
    assert other.get_absolute_url() + '"' not in text

    work = {name: value for name, value in filled().items() if name not in ("full_name", "birth_date")}
    refused = post(client, "person_receive", other, work)
    assert "Hãy ghi ngày thôi của quá trình ấy trước" in refused.text
    other.employments.update(ends_on=date(2019, 12, 31))
    post(client, "person_receive", other, work)
    assert other.employments.filter(unit=unit).count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"citizen_id": "123"}, "citizen_id", "Số định danh cá nhân (căn cước) phải có đúng 12 chữ số."),
        ({"citizen_id": MAN_OF_1985}, "citizen_id", "Số này là của người sinh năm 1985, nhưng ở đây ghi 1990."),
        ({"birth_date": "1/1/2199"}, "birth_date", "Năm 2199 không đúng. Hãy kiểm tra lại ngày."),
        ({"birth_date": "", "birth_year": "2199"}, "birth_year", "Năm sinh không thể ở tương lai."),
        ({"party_joined_on": "3/2/2015"}, "is_party_member", "Đã ghi ngày vào Đảng thì hãy chọn Có."),
        (
            {"party_joined_on": "3/2/1990", "is_party_member": "true"},
            "party_joined_on",
            "Ngày vào Đảng phải sau ngày sinh.",
        ),
        ({"unit": "Sở Mây"}, "unit", "Không có đơn vị nào tên “Sở Mây”."),
        ({"ends_on": "1/1/2019"}, "ends_on", "Ngày thôi phải từ ngày nhận trở đi."),
        ({"starts_on": "1/1/2001"}, "starts_on", "Ngày 01/01/2001 Sở Xây dựng không hoạt động."),
        ({"full_name": "x" * 101}, "full_name", "dài quá 100 ký tự"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(login, unit_officer, typed, field, sentence):
    response = login(unit_officer).post(NEW, filled(**typed))
    forms = response.context["form"], response.context["work"]

    assert [name for form in forms for name in form.errors] == [field]
    assert sentence in response.text
    assert 'value="Chuyên viên"' in response.text
    assert Person.objects.count() == 0


def test_control_characters_and_foreign_forms_are_no_server_error(login, unit_officer):
    client = login(unit_officer)

    assert client.post(NEW, filled(full_name="An\x00")).status_code == 400
    assert client.post(NEW, {}).status_code == 200
    assert client.post(NEW, filled(position_class="vua", kind="khac", sex="x")).status_code == 200


def test_a_record_is_put_right_and_an_empty_number_leaves_the_number(login, unit, unit_officer):
    person = numbered(full_name="Nguyễn Văn An")
    EmploymentFactory(unit=unit, person=person)
    client = login(unit_officer)
    page = client.get(reverse("units:person_edit", args=[person.pk])).text
    typed = {"full_name": "Nguyễn Văn Ân", "birth_date": "20/5/1985", "sex": "male", "is_party_member": "true"}
    post(client, "person_edit", person, typed)
    person.refresh_from_db()

    assert "Đang ghi •••••••••234." in page
    assert (person.full_name, person.is_party_member, person.citizen_id) == ("Nguyễn Văn Ân", True, MAN_OF_1985)


def test_a_wrong_number_is_taken_away(login, unit, unit_officer):
    person = numbered(full_name="Nguyễn Văn An")
    EmploymentFactory(unit=unit, person=person)
    client = login(unit_officer)
    typed = {"full_name": "Nguyễn Văn An", "birth_date": "20/5/1985", "sex": "male", "is_party_member": "unknown"}
    both = post(client, "person_edit", person, {**typed, "forget_citizen_id": "on", "citizen_id": MAN_OF_1985})
    assert "Vừa gõ số mới vừa chọn xóa số. Hãy chọn một trong hai." in both.text

    post(client, "person_edit", person, {**typed, "forget_citizen_id": "on"})
    person.refresh_from_db()
    assert (person.citizen_id, person.citizen_id_hash) == ("", None)


def test_work_is_added_and_ended(login, person, unit, unit_officer):
    client = login(unit_officer)
    [old] = person.employments.all()
    ended = {**filled(), "starts_on": "1/1/2015", "ends_on": "31/12/2023"}
    post(client, "employment", person, ended, old.pk)
    post(client, "employment_new", person, {**filled(), "position": "Phó phòng", "starts_on": "1/1/2024"})

    assert list(person.employments.order_by("starts_on").values_list("position", "ends_on")) == [
        ("Chuyên viên", date(2023, 12, 31)),
        ("Phó phòng", None),
    ]


def test_a_second_main_place_is_refused_with_the_other_named(login, person, unit_officer):
    response = post(login(unit_officer), "employment_new", person, filled())

    assert "Nguyễn Văn An đã có công tác chính trùng thời gian: Chuyên viên, Sở Xây dựng" in response.text
    assert Employment.objects.count() == 1


@pytest.mark.parametrize(("name", "facts"), [("discipline", {"form": "canh_cao"}), ("hold", {"reason": "dieu_tra"})])
def test_discipline_and_holds(login, person, unit_head, name, facts):
    client = login(unit_head)
    post(client, f"{name}_new", person, {**facts, "starts_on": "1/3/2026", "document": "QĐ 5"})
    rows = getattr(person, f"{name}s")
    post(client, name, person, {**facts, "starts_on": "1/3/2026", "ends_on": "1/4/2026"}, rows.get().pk)
    wrong = post(client, name, person, {**facts, "starts_on": "1/3/2026", "ends_on": "1/2/2026"}, rows.get().pk)

    assert (rows.get().ends_on, rows.get().document) == (date(2026, 4, 1), "")
    assert "Ngày hết phải từ ngày bắt đầu trở đi." in wrong.text


def test_rows_of_another_person_are_not_there(login, person, unit, unit_head):
    other = EmploymentFactory(unit=unit).person
    rows = {"discipline": DisciplineFactory(person=other), "hold": HoldFactory(person=other)}
    rows["employment"] = other.employments.get()
    client = login(unit_head)

    assert [
        client.get(reverse(f"units:{name}", args=[person.pk, row.pk])).status_code for name, row in rows.items()
    ] == [404, 404, 404]


def test_one_rating_of_one_year(login, person, unit_officer):
    client = login(unit_officer)
    for grade in ("hoan_thanh", "hoan_thanh_tot"):
        post(client, "rating", person, {"year": "2025", "grade": grade, "document": "TB 1"})
    late = post(client, "rating", person, {"year": "2199", "grade": "hoan_thanh"})

    assert list(Rating.objects.values_list("person", "year", "grade")) == [(person.pk, 2025, "hoan_thanh_tot")]
    assert "Năm này chưa tới." in late.text


def initiative(**more) -> dict:
    return {
        "name": "Số hóa hồ sơ",
        "year": "2025",
        "scope": "tinh",
        "recognised_by": "CHU_TICH_UBND_TINH",
        "number": "45/QĐ-UBND",
        "decided_on": "5/6/2025",
        "share-0": "62,5",
        "author-1": "Trần Thị Bình",
        "share-1": "37,5",
    } | more


def test_an_initiative_of_two_authors_is_entered_and_put_right(login, person, unit, unit_officer):
    other = EmploymentFactory(unit=unit, person__full_name="Trần Thị Bình").person
    client = login(unit_officer)
    post(client, "initiative_new", person, initiative())
    made = Initiative.objects.get()
    shares = list(made.shares.values_list("person", "share"))
    page = client.get(reverse("units:initiative", args=[person.pk, made.pk])).text
    post(client, "initiative", person, initiative(**{"share-0": "50", "share-1": "50"}), made.pk)

    assert shares == [(person.pk, 62.5), (other.pk, 37.5)]
    assert 'value="Trần Thị Bình (1985)"' in page
    assert sorted(made.shares.values_list("share", flat=True)) == [50, 50]
    assert (made.number, made.decided_on) == ("45/QĐ-UBND", date(2025, 6, 5))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"share-1": "30"}, "Các phần đóng góp cộng lại được 92,5 %, phải đủ 100 %."),
        ({"share-1": ""}, "Hãy ghi phần đóng góp của Trần Thị Bình."),
        ({"author-1": ""}, "Hãy ghi tên đồng tác giả, hoặc xóa phần đóng góp."),
        ({"author-1": "Ai Đó"}, "Không có ai tên “Ai Đó” trong những người bạn được xem."),
        ({"author-1": "Lê Văn Trùng"}, "Hãy ghi cả năm sinh: Lê Văn Trùng (1985), Lê Văn Trùng (1990)."),
        ({"author-1": "Nguyễn Văn An"}, "Mỗi người chỉ ghi một lần trong các tác giả."),
    ],
)
def test_an_initiative_that_does_not_add_up(login, person, unit, unit_officer, typed, sentence):
    EmploymentFactory(unit=unit, person__full_name="Trần Thị Bình")
    for born in (date(1985, 1, 1), date(1990, 1, 1)):
        EmploymentFactory(unit=unit, person__full_name="Lê Văn Trùng", person__birth_date=born)
    response = post(login(unit_officer), "initiative_new", person, initiative(**typed))

    assert sentence in response.text
    assert 'value="Số hóa hồ sơ"' in response.text
    assert Initiative.objects.count() == 0


def test_of_two_of_one_name_the_year_tells(login, person, unit, unit_officer):
    found = [
        EmploymentFactory(unit=unit, person__full_name="Lê Văn Trùng", person__birth_date=date(year, 1, 1)).person
        for year in (1985, 1990)
    ]
    post(login(unit_officer), "initiative_new", person, initiative(**{"author-1": "lê văn trùng (1990)"}))

    assert Initiative.objects.get().shares.last().person in found[1:]


def merge(client, person, other, typed=None):
    return client.post(reverse("units:person_merge_with", args=[person.pk, other.pk]), typed or {}, follow=True)


def test_likely_records_are_offered_and_others_found_by_name(login, person, unit, unit_officer):
    twin = EmploymentFactory(unit=unit, person__full_name="Nguyễn Văn An").person
    EmploymentFactory(person__full_name="Nguyễn Văn An")
    named = EmploymentFactory(unit=unit, person__full_name="Trần Thị Bình").person
    client = login(unit_officer)
    address = reverse("units:person_merge", args=[person.pk])

    assert [each.person for each in client.get(address).context["alike"]] == [twin]
    assert list(client.get(address, {"q": "binh"}).context["found"]) == [named]


def test_a_namesake_of_the_unit_born_in_another_year_is_shown_first(login, unit, unit_officer):
    bich = EmploymentFactory(unit=unit, person__full_name="Trương Thị Bích", person__birth_date=date(1974, 10, 22))
    client, typed = login(unit_officer), filled(full_name="Truong Thi Bich", birth_date="", birth_year="1988")
    asked = client.post(NEW, typed)
    client.post(NEW, {**typed, "sure": asked.context["alike_mark"]})
    made = Person.objects.get(full_name="Truong Thi Bich")
    merging = reverse("units:person_merge", args=[made.pk])

    assert [(each.person, "khác năm sinh" in each.likeness.reasons) for each in asked.context["alike"]] == [
        (bich.person, True)
    ]
    assert [each.person for each in client.get(merging).context["alike"]] == [bich.person]
    for words in ("bich", "truong thi bich", "Trương Thị Bích", "Trương Bích"):
        assert list(client.get(merging, {"q": words}).context["found"]) == [bich.person]


def test_a_merge_asks_shows_and_is_done(login, person, unit, unit_officer):
    other = EmploymentFactory(
        unit=unit, person__full_name="Nguyễn Văn Ân", ends_on=date(2014, 1, 1), starts_on=date(2012, 1, 1)
    ).person
    theirs = RatingFactory(person=other, grade="hoan_thanh")
    RatingFactory(person=person)
    client = login(unit_officer)
    open_ = merge(client, person, other, {"full_name": "kept"})
    assert "Hãy chọn một trong hai: Xếp loại năm 2025." in open_.text
    assert 'id="full_name-kept" name="full_name" value="kept" checked' in open_.text

    done = merge(client, person, other, {"full_name": "kept", f"rating-{theirs.pk}": "gone"})
    assert done.redirect_chain == [(person.get_absolute_url(), 302)]
    assert list(Rating.objects.values_list("person", "grade")) == [(person.pk, "hoan_thanh")]


def test_a_merge_with_somebody_elses_person_is_not_there(login, person, unit_officer):
    assert merge(login(unit_officer), person, PersonFactory()).status_code == 404
    assert merge(login(unit_officer), person, person).status_code == 404


@pytest.mark.parametrize("name", ["employment_new", "employment", "person_receive"])
def test_naming_another_unit_is_told_at_the_field_and_nothing_typed_is_lost(login, person, unit_officer, name):
    UnitFactory(name="Sở Y tế")
    rows = [person.employments.get().pk] if name == "employment" else []
    response = post(login(unit_officer), name, person, {**filled(), "unit": "Sở Y tế", "position": "Phó phòng"}, *rows)

    assert (response.status_code, response.context["form"].errors) == (
        200,
        {
            "unit": [
                "Đơn vị này không thuộc đơn vị của bạn. "
                "Hãy ghi đơn vị của bạn hoặc đơn vị trực thuộc; đơn vị kia ghi người của họ."
            ]
        },
    )
    assert 'value="Phó phòng"' in response.text
