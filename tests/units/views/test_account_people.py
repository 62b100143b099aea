"""An account is laid at the record of its person: on opening, from a list, afterwards; one account for one person."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from tests.factories.units import EmploymentFactory, PostFactory, UserFactory
from tests.units.views.test_account_import import OFFICER, send
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from thiduakt.base.vietnamese import short_date
from units.actions.account_people import NO_REASON, link_account
from units.actions.departures import leave_office
from units.actions.people import change_person
from units.choices import PersonAct
from units.facts.account_people import NOBODY
from units.forms.account_people import CHOOSE
from units.models import Employment, Person, User

NEW = reverse("units:account_new")


@pytest.fixture
def bich(unit) -> Person:
    born = {"person__full_name": "Trương Thị Bích", "person__birth_date": date(1974, 10, 22)}
    return EmploymentFactory(unit=unit, position="Công chức Văn phòng", **born).person


@pytest.fixture
def account(unit) -> User:
    """An officer invited before anybody asked about records."""
    return PostFactory(unit=unit, user=UserFactory(full_name="Truong Thi Bich", username="bich.tt")).user


def typed(**more) -> dict:
    asked = {"full_name": "Truong Thi Bich", "unit": "so xay dung", "role": "unit_officer", "capacity": "head"}
    return asked | {"starts_on": short_date(today()), "key": str(uuid4())} | more


def moves(user) -> list[str]:
    return list(user.steps.exclude(move="give_post").order_by("pk").values_list("move", flat=True))


def correct(client, user, **more):
    typed = {"full_name": user.full_name, "email": user.email}
    return client.post(reverse("units:account_correct", args=[user.pk]), typed | more)


def test_on_opening_the_head_is_asked_first_and_nothing_typed_is_lost(login, unit_head, bich):
    response = login(unit_head).post(NEW, typed(email="bich@hoagiang.example"))
    form = response.context["form"]

    assert [value for value, _ in form.fields["person"].choices] == [str(bich.pk), NOBODY]
    assert form.fields["person"].choices[0][1] == (
        "Đúng là Trương Thị Bích, sinh 22/10/1974, Công chức Văn phòng, Sở Xây dựng "
        "(có thể là một người: họ tên chỉ khác dấu, cùng đơn vị hoặc đơn vị kế thừa)"
    )
    assert (form.errors["person"], response.text.count('value="bich@hoagiang.example"')) == ([CHOOSE], 1)
    assert not User.objects.filter(username="bich.tt").exists()


def test_the_right_record_is_taken_with_its_name_and_leaving_ends_the_work(login, unit_head, system_officer, bich):
    login(unit_head).post(NEW, typed(person=str(bich.pk)))
    user = User.objects.get(username="bich.tt")
    page = login(unit_head).get(user.get_absolute_url()).text
    leave_office(
        user=user, kind="retired", last_day=today(), basis="QĐ 1", receivers={}, actor=system_officer,
        on=today(), now=timezone.now(),
    )  # fmt: skip

    assert (user.person, user.full_name) == (bich, "Trương Thị Bích")
    assert moves(user)[:3] == ["open_account", "link_person", "invite"]
    assert ("Trương Thị Bích</a>, sinh năm 1974" in page, "Gắn với hồ sơ con người" in page) == (True, True)
    assert Employment.objects.get(person=bich).ends_on == today()


def test_somebody_else_gets_an_account_without_a_record(login, unit_head, bich):
    login(unit_head).post(NEW, typed(person=NOBODY))

    assert (User.objects.get(username="bich.tt").person, moves(User.objects.get(username="bich.tt"))[:2]) == (
        None,
        ["open_account", "invite"],
    )


def test_records_of_others_and_those_with_an_account_are_not_offered(login, unit_head, bich, board_unit):
    EmploymentFactory(unit=board_unit, person__full_name="Trương Thị Bích")
    PostFactory(unit=board_unit, user__person=bich)

    assert login(unit_head).post(NEW, typed()).status_code == 302


def test_an_account_there_is_gets_its_record_on_its_page(login, unit_head, bich, account):
    client = login(unit_head)
    page = client.get(reverse("units:account_correct", args=[account.pk])).text
    correct(client, account, person=str(bich.pk))
    account.refresh_from_db()

    assert f'value="{bich.pk}"' in page
    assert (account.person, account.full_name, moves(account)) == (bich, "Trương Thị Bích", ["link_person"])
    assert list(bich.steps.values_list("move", flat=True)) == [PersonAct.LINK_ACCOUNT]
    assert "Truong" not in client.get(account.get_absolute_url()).text


def test_taking_it_off_wants_a_reason(login, unit_head, bich, account):
    link_account(user=account, person=bich.pk, actor=unit_head)
    client = login(unit_head)
    refused = correct(client, account, person=NOBODY)
    kept = correct(client, account, email="b@hoagiang.example")
    account.refresh_from_db()
    before = account.person
    correct(client, account, person=NOBODY, reason="Gắn nhầm người")
    account.refresh_from_db()

    assert refused.context["form"].errors == {"reason": [NO_REASON]}
    assert (kept.status_code, before, account.person) == (302, bich, None)
    assert account.steps.get(move="unlink_person").note == "Trương Thị Bích, sinh năm 1974. Gắn nhầm người"


def test_one_person_has_one_account(unit, unit_head, bich, account):
    link_account(user=account, person=bich.pk, actor=unit_head)
    with pytest.raises(ValidationError) as error:
        link_account(user=PostFactory(unit=unit).user, person=bich.pk, actor=unit_head)

    said = "Hồ sơ của Trương Thị Bích đã gắn với tài khoản bich.tt; mỗi người chỉ có một tài khoản."
    assert error.value.message_dict == {"person": [said]}


def test_nobody_lays_an_account_at_a_record_of_others(unit_head, account, board_unit):
    other = EmploymentFactory(unit=board_unit, person__full_name="Trương Thị Bích").person
    with pytest.raises(Refused):
        link_account(user=account, person=other.pk, actor=unit_head)
    with pytest.raises(Refused):
        link_account(user=unit_head.user, person=None, actor=unit_head)


def test_the_account_is_called_what_its_person_is_called(unit_head, bich, account):
    link_account(user=account, person=bich.pk, actor=unit_head)
    change_person(person=bich, facts={"full_name": "Trương Thị Bích Ngọc"}, actor=unit_head)
    account.refresh_from_db()

    assert (account.full_name, account.search_key) == ("Trương Thị Bích Ngọc", "truong thi bich ngoc bich.tt")


def test_lines_of_a_list_are_asked_about_before_any_account_is_opened(login, unit_head, unit, bich):
    client, address = login(unit_head), reverse("units:account_import")
    rows = [(name, None, None, unit.name, OFFICER) for name in ("Trương Thị Bích", "Lê Thị Hạnh")]
    asked = send(client, *rows).context["asked"]
    (number,) = asked
    undecided = client.post(address, {"confirm": "1", "key": str(uuid4())})
    count = User.objects.filter(full_name__in=["Trương Thị Bích", "Lê Thị Hạnh"]).count()
    client.post(address, {"confirm": "1", "key": str(uuid4()), asked[number]["field"]: str(bich.pk)})

    assert [value for value, _ in asked[number]["choices"]] == [str(bich.pk), NOBODY]
    assert (f"Dòng {number}: hãy chọn đúng người trong sổ" in undecided.text, count) == (True, 0)
    assert dict(User.objects.filter(username__in=["bich.tt", "hanh.lt"]).values_list("username", "person")) == {
        "bich.tt": bich.pk,
        "hanh.lt": None,
    }


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_costs_the_same_for_any_count(login, unit_head, unit, count, django_assert_max_num_queries):
    names = [f"Trương Thị Bích {letter}" for letter in "ABC"[:count]]
    for name in names:
        EmploymentFactory(unit=unit, person__full_name=name)
    client = login(unit_head)
    with django_assert_max_num_queries(24):
        response = send(client, *[(name, None, None, unit.name, OFFICER) for name in names])

    assert len(response.context["asked"]) == count
