"""The pages of the second step: set up, codes shown once, turned off, demanded by a role, reset for somebody else."""

import pyotp
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from django.utils import timezone

from tests.factories.units import PostFactory
from units.actions.second_factors import new_secret, set_up_second_factor
from units.choices import Role
from units.middleware.sittings import SecondStepMiddleware
from units.models import RecoveryCode, SecondFactor

OWN, NEW, CODES = (reverse(f"units:{name}") for name in ("second_factor", "second_factor_new", "recovery_codes"))
REMOVE, NEW_CODES = reverse("units:second_factor_remove"), reverse("units:recovery_codes_new")
ALL = reverse("units:second_factors")


def turned_on(post) -> list[str]:
    secret, now = new_secret(), timezone.now()
    return set_up_second_factor(user=post.user, actor=post, secret=secret, code=pyotp.TOTP(secret).at(now), now=now)


def key_on(page) -> str:
    return page.context["key"].replace(" ", "")


def test_setting_it_up_shows_picture_and_key_and_keeps_them_until_confirmed(login, unit_officer):
    client = login(unit_officer)
    first = client.get(NEW)
    wrong = client.post(NEW, {"code": "000000"})
    page = first.text

    assert first.context["picture"].startswith("<svg")
    assert page.count(first.context["picture"]) == 1
    assert "<script>" not in page
    assert key_on(first) == key_on(wrong)
    assert "Mã không đúng hoặc đã hết hạn" in wrong.text
    assert not SecondFactor.objects.exists()
    assert client.post(NEW, {"code": pyotp.TOTP(key_on(first)).now()}).url == CODES
    assert SecondFactor.objects.get().user == unit_officer.user


def test_the_key_does_not_lie_open_in_the_session(login, unit_officer):
    client = login(unit_officer)
    key = key_on(client.get(NEW))

    assert key not in str(dict(client.session))


def test_recovery_codes_are_shown_once(login, unit_officer):
    client = login(unit_officer)
    key = key_on(client.get(NEW))
    client.post(NEW, {"code": pyotp.TOTP(key).now()})
    first, second = client.get(CODES), client.get(CODES)

    assert (len(first.context["codes"]), second.context["codes"]) == (10, [])
    assert first["Cache-Control"] == "no-store"
    assert "chỉ hiện một lần" in second.text


def test_new_codes_in_place_of_the_old(login, unit_officer):
    client, old = login(unit_officer), turned_on(unit_officer)

    assert client.post(NEW_CODES).url == CODES
    assert set(client.get(CODES).context["codes"]) & set(old) == set()
    assert RecoveryCode.objects.count() == 10


def test_codes_without_the_second_step_are_not_made(login, unit_officer):
    assert login(unit_officer).post(NEW_CODES).url == OWN
    assert not RecoveryCode.objects.exists()


def test_the_page_says_how_many_codes_are_left(login, unit_officer, django_assert_max_num_queries):
    turned_on(unit_officer)
    RecoveryCode.objects.filter(pk=RecoveryCode.objects.first().pk).update(used_at=timezone.now())
    client = login(unit_officer)
    with django_assert_max_num_queries(10):
        page = client.get(OWN).text

    assert "Còn 9 mã" in page


def test_the_owner_turns_it_off_and_a_second_press_says_so(login, unit_officer):
    turned_on(unit_officer)
    client = login(unit_officer)

    assert [client.post(REMOVE).url for _ in range(2)] == [OWN, OWN]
    assert not SecondFactor.objects.exists()
    assert "Tài khoản này chưa bật xác thực hai bước." in client.get(OWN).text


def test_a_role_that_demands_it_goes_nowhere_else_first(login, system_officer, settings):
    settings.SECOND_FACTOR_ROLES = [Role.SYSTEM_OFFICER]
    client = login(system_officer)
    sent = client.post(reverse("units:password"), {"note": "Chữ đã gõ"})

    assert client.get("/").url == NEW
    assert client.get("/quan-tri/").url == NEW
    assert (sent.status_code, "Chữ đã gõ" in sent.text) == (403, True)
    assert "Vai trò của bạn phải bật xác thực hai bước" in client.get(NEW).text
    client.post(NEW, {"code": pyotp.TOTP(key_on(client.get(NEW))).now()})
    assert client.get("/").status_code == 200


def test_a_role_that_demands_it_does_not_turn_it_off(login, system_officer, settings):
    settings.SECOND_FACTOR_ROLES = [Role.SYSTEM_OFFICER]
    turned_on(system_officer)
    client = login(system_officer)

    assert (client.get(REMOVE).status_code, client.post(REMOVE).status_code) == (403, 403)
    assert SecondFactor.objects.exists()


def test_another_post_that_demands_it_counts_though_it_is_not_in_use(login, unit_officer, settings):
    settings.SECOND_FACTOR_ROLES = [Role.SYSTEM_OFFICER]
    PostFactory(user=unit_officer.user, role=Role.SYSTEM_OFFICER)

    assert login(unit_officer).get("/").url == NEW


def test_other_roles_are_left_alone(login, unit_officer, settings):
    settings.SECOND_FACTOR_ROLES = [Role.SYSTEM_OFFICER]

    assert login(unit_officer).get("/").status_code == 200


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_list_of_the_system_officer_costs_the_same(login, system_officer, count, django_assert_num_queries):
    for _ in range(count):
        turned_on(PostFactory())
    client = login(system_officer)
    with django_assert_num_queries(7):
        page = client.get(ALL)

    assert len(page.context["page"].rows) == count


def test_an_account_is_found_by_name(login, system_officer, unit_officer, stranger):
    for post in (unit_officer, stranger):
        turned_on(post)
    page = login(system_officer).get(ALL, {"q": stranger.user.username})

    assert [row.user for row in page.context["page"].rows] == [stranger.user]


def test_a_reset_asks_first_and_a_second_press_says_so(login, system_officer, unit_officer):
    turned_on(unit_officer)
    client, address = login(system_officer), reverse("units:second_factor_reset", args=[unit_officer.user.pk])

    assert f"của {unit_officer.user.full_name}?" in client.get(address).text
    assert [client.post(address).url for _ in range(2)] == [ALL, ALL]
    assert not SecondFactor.objects.exists()


def test_ones_own_is_not_reset(login, system_officer):
    turned_on(system_officer)
    address = reverse("units:second_factor_reset", args=[system_officer.user.pk])

    assert login(system_officer).post(address).status_code == 403
    assert SecondFactor.objects.exists()


def test_a_slip_in_the_setting_stops_the_server(settings):
    settings.SECOND_FACTOR_ROLES = ["system_oficer"]

    with pytest.raises(ImproperlyConfigured, match="không có vai trò system_oficer"):
        SecondStepMiddleware(None)
