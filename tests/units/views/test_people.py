"""The list of people, the page of each, and the ways to a citizen id."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from tests.factories.people import (
    MAN_OF_1985,
    AuthorFactory,
    DisciplineFactory,
    HoldFactory,
    RatingFactory,
    numbered,
)
from tests.factories.units import EmploymentFactory, PersonFactory, PostFactory, UnitFactory
from units.actions.merging import merge_people
from units.choices import Role
from units.forms.people import PersonForm
from units.models import Person, SensitiveRead

LIST = reverse("units:people")


@pytest.fixture
def person(unit):
    person = numbered(full_name="Nguyễn Văn An", is_party_member=True)
    EmploymentFactory(unit=unit, person=person)
    return person


@pytest.fixture
def section(unit):
    return UnitFactory(name="Phòng Quy hoạch", short_name="Phòng Quy hoạch", kind="section", parent=unit)


def names(response) -> list[str]:
    return [person.full_name for person in response.context["page"].rows]


def page_of(person) -> str:
    return reverse("units:person", args=[person.pk])


@pytest.fixture
def several(person, unit, section, province):
    """An at the department, Bình in its section, Cúc who has left, Dung elsewhere."""
    EmploymentFactory(
        unit=section,
        person__full_name="Trần Thị Bình",
        person__sex="female",
        person__birth_date=None,
        position_class="other_leader",
    )
    EmploymentFactory(unit=unit, person__full_name="Lê Thị Cúc", ends_on=date(2020, 1, 1))
    EmploymentFactory(unit=UnitFactory(name="Sở Y tế", parent=province), person__full_name="Phạm Thị Dung")


def test_a_unit_sees_its_own_people_by_given_name_and_the_office_all(login, several, unit_officer, office_officer):
    assert names(login(unit_officer).get(LIST)) == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert names(login(office_officer).get(LIST)) == ["Nguyễn Văn An", "Trần Thị Bình", "Phạm Thị Dung"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=binh tran", ["Trần Thị Bình"]),
        ("?unit=phòng quy hoạch", []),
        ("?unit=Phòng Quy hoạch", ["Trần Thị Bình"]),
        ("?unit=Sở Xây dựng", ["Nguyễn Văn An", "Trần Thị Bình"]),
        ("?class=other_leader", ["Trần Thị Bình"]),
        ("?sex=female", ["Trần Thị Bình"]),
        ("?party=yes", ["Nguyễn Văn An"]),
        ("?work=left", ["Lê Thị Cúc"]),
        ("?work=all", ["Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Cúc", "Phạm Thị Dung"]),
        ("?lacks=birth", ["Trần Thị Bình"]),
        ("?lacks=citizen_id&unit=Sở Xây dựng", ["Trần Thị Bình"]),
        ("?rated=yes&year=2025", ["Nguyễn Văn An"]),
        ("?rated=no&year=2025", ["Trần Thị Bình", "Phạm Thị Dung"]),
        (
            "?sex=khac&party=1&class=x&work=y&lacks=z&rated=a&year=abc",
            ["Nguyễn Văn An", "Trần Thị Bình", "Phạm Thị Dung"],
        ),
    ],
)
def test_filters(login, several, person, reviewer, query, expected):
    RatingFactory(person=person)
    found = names(login(reviewer).get(LIST + query))
    if query == "?unit=phòng quy hoạch":
        expected = ["Nguyễn Văn An", "Trần Thị Bình", "Phạm Thị Dung"]

    assert found == expected


def test_a_unit_nobody_knows_is_said(login, person, reviewer):
    response = login(reviewer).get(LIST, {"unit": "Sở Mây"})

    assert "Không có đơn vị nào tên “Sở Mây”" in response.text


def test_who_has_no_work_at_all_is_found_as_lacking(login, person, reviewer):
    PersonFactory(full_name="Đỗ Văn Không")

    assert names(login(reviewer).get(LIST, {"lacks": "work"})) == ["Đỗ Văn Không"]


def test_chips_take_each_filter_off(login, person, reviewer):
    chips = login(reviewer).get(LIST, {"q": "an", "rated": "no", "year": "2025"}).context["filter"].chips

    assert chips == [
        {"label": "Tên có: an", "url": "?rated=no&year=2025"},
        {"label": "Chưa xếp loại năm 2025", "url": "?q=an"},
    ]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_list_costs_the_same_at_any_length(login, unit, unit_officer, django_assert_max_num_queries, count):
    EmploymentFactory.create_batch(count, unit=unit)
    client = login(unit_officer)
    with django_assert_max_num_queries(10):
        assert len(names(client.get(LIST))) == count


def test_a_person_with_everything(login, person, unit_head):
    RatingFactory(person=person)
    HoldFactory(person=person)
    DisciplineFactory(person=person)
    author = AuthorFactory(person=person)
    text = login(unit_head).get(page_of(person)).text

    for said in (
        *("Nguyễn Văn An", "•••••••••234", "Chuyên viên", "Hoàn thành tốt nhiệm vụ", author.initiative.name),
        *("Khiển trách", "Đang xác minh khiếu nại, tố cáo"),
    ):
        assert said in text
    assert MAN_OF_1985 not in text


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_person_costs_the_same(login, person, unit_head, django_assert_max_num_queries, count):
    for year in range(2020, 2020 + count):
        RatingFactory(person=person, year=year)
        AuthorFactory(person=person)
    client = login(unit_head)
    with django_assert_max_num_queries(19):
        client.get(page_of(person))


def test_discipline_is_not_for_officers_of_units(login, person, unit_officer):
    DisciplineFactory(person=person)
    text = login(unit_officer).get(page_of(person)).text

    assert "Khiển trách" not in text
    assert "Kỷ luật, tạm dừng xét" not in text


def test_the_number_is_shown_once_and_written_down(login, person, unit_officer):
    client = login(unit_officer)
    response = client.post(reverse("units:person_reveal", args=[person.pk]), follow=True)

    assert MAN_OF_1985 in response.text
    assert MAN_OF_1985 not in client.get(page_of(person)).text
    assert list(SensitiveRead.objects.values_list("actor", "what", "person")) == [
        (unit_officer.pk, "reveal", person.pk)
    ]


def test_asking_alone_shows_nothing(login, person, unit_officer):
    client = login(unit_officer)
    text = client.get(reverse("units:person_reveal", args=[person.pk])).text

    assert MAN_OF_1985 not in text + client.get(page_of(person)).text
    assert SensitiveRead.objects.count() == 0


def by_id(client, number):
    return client.post(reverse("units:person_by_id"), {"citizen_id": number}, follow=True)


def test_a_person_is_found_by_the_whole_number_and_the_search_is_written_down(login, person, unit_officer):
    response = by_id(login(unit_officer), "048 085 001 234")

    assert response.redirect_chain == [(page_of(person), 302)]
    assert SensitiveRead.objects.get().what == "search"


@pytest.mark.parametrize(("number", "reads"), [("048085001235", 1), ("048085", 0)])
def test_a_number_not_found_or_not_whole(login, person, unit_officer, number, reads):
    response = by_id(login(unit_officer), number)

    assert response.redirect_chain == [(LIST, 302)]
    assert SensitiveRead.objects.count() == reads


def test_other_units_do_not_find_it(login, person, stranger):
    response = by_id(login(stranger), MAN_OF_1985)

    assert "Không có hồ sơ nào của bạn mang số định danh này." in response.text


def test_a_search_works_while_a_key_is_changed(login, person, unit_officer, settings):
    settings.PERSONAL_DATA_KEYS = ["khoa-moi", *settings.PERSONAL_DATA_KEYS]

    assert by_id(login(unit_officer), MAN_OF_1985).redirect_chain == [(page_of(person), 302)]


def test_the_address_of_a_merged_record_leads_to_the_kept_one(login, person, unit, unit_officer):
    gone = EmploymentFactory(
        unit=unit, person__full_name="Nguyễn Văn An", ends_on=date(2014, 1, 1), starts_on=date(2012, 1, 1)
    ).person
    merge_people(kept=person, gone=gone, choices={}, actor=unit_officer)
    client = login(unit_officer)

    assert client.get(page_of(gone)).url == page_of(person)
    assert client.get(reverse("awards:person", args=[gone.pk])).url == reverse("awards:person", args=[person.pk])
    assert "Gộp hồ sơ" in client.get(page_of(person)).text


def test_the_number_in_clear_stands_nowhere_else(login, person, unit, system_officer, caplog):
    """Admin site, list, search, the register, the page of the unit, and the log."""
    system_officer.user.is_staff = system_officer.user.is_superuser = True
    system_officer.user.save()
    office = PostFactory(unit=unit, role=Role.UNIT_HEAD)
    client = login(system_officer)
    admin = reverse("admin:units_person_change", args=[person.pk])
    seen = client.get(admin).text + client.get(reverse("admin:units_person_changelist"), {"q": "an"}).text
    client = login(office)
    pages = [LIST, page_of(person), reverse("units:person_edit", args=[person.pk]), unit.get_absolute_url()]
    pages += [reverse("awards:person", args=[person.pk]), reverse("awards:search") + "?q=an"]
    seen += "".join(client.get(page).text for page in pages)
    by_id(client, MAN_OF_1985)

    assert MAN_OF_1985 not in seen + caplog.text
    assert person.citizen_id_sealed not in seen
    assert MAN_OF_1985 not in str(list(Person.objects.values()))


def test_no_draft_of_the_number_stays_in_the_browser():
    """The script that keeps what is typed leaves this field out, as it does passwords."""
    script = Path(settings.BASE_DIR, "static/js/drafts.js").read_text(encoding="utf-8")
    skipped = re.search(r"const SKIP = new Set\(\[(.*?)\]\)", script)[1]

    assert "citizen_id" in PersonForm.base_fields
    assert '"citizen_id"' in skipped
