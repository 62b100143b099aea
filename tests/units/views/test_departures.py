"""Leaving and returning in the browser: one page that says all it will do, and the account's page afterwards."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.awards import DossierFactory
from tests.factories.people import PersonFactory
from tests.factories.units import EmploymentFactory, PostFactory
from thiduakt.base.clock import today
from units.choices import Role
from units.models import Departure, User

DAY = timedelta(days=1)


@pytest.fixture
def leaver(board_unit):
    person = PersonFactory(full_name="Lê Thị Nghỉ")
    EmploymentFactory(person=person, unit=board_unit, position="Chuyên viên chính", starts_on=today() - 900 * DAY)
    return PostFactory(unit=board_unit, role=Role.REVIEWER, user__person=person, starts_on=today() - 800 * DAY)


def path_of(name, post) -> str:
    return reverse(f"units:{name}", args=[post.user_id])


def sent(post, day, **more) -> dict:
    return {"kind": "moved", "last_day": f"{day:%d/%m/%Y}", "basis": "QĐ 45", "key": str(uuid4())} | more


def test_the_page_says_all_it_will_do(login, system_officer, leaver, reviewer):
    DossierFactory(state="in_appraisal", taken_by=leaver)
    client = login(system_officer)
    assert path_of("account_leave", leaver) in client.get(path_of("managed_account", leaver)).text
    page = client.get(path_of("account_leave", leaver))

    assert f"Thôi vai trò <b>{leaver}</b>" in page.text
    assert "Kết thúc công tác: Chuyên viên chính" in page.text
    assert "Người nhận 1 hồ sơ đang thẩm định" in page.text
    assert reviewer.user.full_name in page.text


def test_left_at_once_and_back_again(login, system_officer, leaver, reviewer):
    dossier = DossierFactory(state="in_appraisal", taken_by=leaver)
    client = login(system_officer)
    typed = sent(leaver, today() - DAY, **{f"to_{leaver.pk.hex}": str(reviewer.pk)})
    for _ in range(2):
        response = client.post(path_of("account_leave", leaver), typed)
    dossier.refresh_from_db()
    page = client.get(response.url)

    assert dossier.taken_by == reviewer
    assert Departure.objects.count() == 1
    assert page.context["standing"] == ("Đã rời cơ quan", "none")
    assert "chuyển công tác" in page.text
    assert path_of("account_reopen", leaver) not in page.text
    assert "mở lại đăng nhập với mật khẩu cũ" in client.get(path_of("account_return", leaver)).text
    client.post(path_of("account_return", leaver), {"key": str(uuid4())})
    assert User.objects.get(pk=leaver.user_id).is_active
    assert path_of("account_return", leaver) not in client.get(response.url).text


def test_a_day_to_come_can_be_called_off(login, system_officer, leaver):
    client = login(system_officer)
    client.post(path_of("account_leave", leaver), sent(leaver, today() + 9 * DAY))
    assert "Hủy việc rời cơ quan" in client.get(path_of("managed_account", leaver)).text
    client.post(path_of("account_return", leaver), {"key": str(uuid4())})
    leaver.refresh_from_db()

    assert leaver.ends_on is None


def test_a_day_before_the_role_began_is_said_and_what_was_typed_stays(login, system_officer, leaver):
    response = login(system_officer).post(path_of("account_leave", leaver), sent(leaver, today() - 900 * DAY))

    assert "ngày cuối làm việc phải từ ngày ấy trở đi" in response.text
    assert "QĐ 45" in response.text
    assert not Departure.objects.exists()


def test_who_is_not_managed_is_not_there(login, unit_head, leaver):
    assert login(unit_head).get(path_of("account_leave", leaver)).status_code == 404


def test_who_left_is_signed_out_with_the_next_page(login, system_officer, leaver):
    own = Client()
    own.force_login(leaver.user)
    assert own.get(reverse("units:account")).status_code == 200
    login(system_officer).post(path_of("account_leave", leaver), sent(leaver, today() - DAY))

    assert own.get(reverse("units:account")).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_costs_the_same_for_any_past(login, system_officer, leaver, count, django_assert_num_queries):
    for _ in range(count):
        PostFactory(user=leaver.user, starts_on=today() - 700 * DAY, ends_on=today() - 600 * DAY)
    client = login(system_officer)

    with django_assert_num_queries(11):
        client.get(path_of("account_leave", leaver))
