"""Getting in from known and unknown browsers, with and without the second step."""

from datetime import timedelta

import pyotp
import pytest
from django.urls import reverse
from django.utils import timezone

from tests.units.views.test_accounts import PASSWORD, WRONG, attempt, general_errors
from units.actions.logins import note_failed_login
from units.actions.second_factors import WRONG as WRONG_CODE
from units.actions.second_factors import new_secret, set_up_second_factor
from units.middleware.sittings import DEVICE_COOKIE
from units.models import KnownDevice, LoginFailure, SecondFactor, SignIn

CODE = reverse("units:login_code")
CHROME = {"HTTP_USER_AGENT": "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36"}


@pytest.fixture
def secret(unit_officer):
    """The key of the officer's phone."""
    secret, then = new_secret(), timezone.now() - timedelta(hours=1)
    set_up_second_factor(
        user=unit_officer.user, actor=unit_officer, secret=secret, code=pyotp.TOTP(secret).at(then), now=then
    )
    return secret


def besiege(post) -> None:
    """A stranger guesses at the account from many addresses."""
    for number in range(40):
        note_failed_login(login=post.user.username, address=f"198.51.100.{number}")


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_a_browser_is_remembered_by_a_secret_only_it_holds(client, unit_officer):
    response = attempt(client, unit_officer, PASSWORD, **CHROME)
    cookie = response.cookies[DEVICE_COOKIE]

    assert [(row.user, row.name) for row in KnownDevice.objects.all()] == [(unit_officer.user, "Chrome trên Windows")]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 24 * 3600)
    assert KnownDevice.objects.get().mark not in cookie.value


def test_a_stranger_cannot_lock_the_owner_out_of_a_known_browser(client, unit_officer):
    attempt(client, unit_officer, PASSWORD)
    client.post(reverse("units:logout"))
    besiege(unit_officer)

    assert attempt(client, unit_officer, "sai").status_code == 200
    assert attempt(client, unit_officer, PASSWORD).status_code == 302
    assert KnownDevice.objects.count() == 1


def test_an_unknown_browser_waits_while_the_account_is_besieged(client, unit_officer):
    besiege(unit_officer)

    assert attempt(client, unit_officer, PASSWORD).status_code == 429
    assert not is_in(client)


def test_a_browser_known_to_a_colleague_is_not_known_for_this_account(client, unit_officer, unit_head):
    attempt(client, unit_head, PASSWORD)
    client.post(reverse("units:logout"))
    besiege(unit_officer)

    assert attempt(client, unit_officer, PASSWORD).status_code == 429


def test_a_forged_cookie_is_an_unknown_browser(client, unit_officer):
    attempt(client, unit_officer, PASSWORD)
    client.post(reverse("units:logout"))
    client.cookies[DEVICE_COOKIE] = client.cookies[DEVICE_COOKIE].value[:-2] + "xx"
    besiege(unit_officer)

    assert attempt(client, unit_officer, PASSWORD).status_code == 429


def test_the_wait_is_told_in_seconds_and_ends(client, unit_officer):
    for _ in range(4):
        attempt(client, unit_officer, "sai")
    told = general_errors(attempt(client, unit_officer, PASSWORD))
    LoginFailure.objects.update(at=timezone.now() - timedelta(seconds=16))

    assert told in ([f"Đã nhập sai nhiều lần. Hãy đợi {seconds} giây rồi nhập lại."] for seconds in (13, 14, 15))
    assert attempt(client, unit_officer, PASSWORD).status_code == 302


@pytest.mark.parametrize("exists", [True, False])
def test_an_unknown_login_waits_like_a_known_one(client, unit_officer, exists):
    name = unit_officer.user.username if exists else "khong.co.ai"
    answers = [client.post(reverse("units:login"), {"username": name, "password": "sai"}).status_code for _ in range(6)]

    assert answers == [200] * 4 + [429] * 2


def test_a_closed_account_sounds_like_a_wrong_password(client, unit_officer):
    unit_officer.user.is_active = False
    unit_officer.user.save()

    assert general_errors(attempt(client, unit_officer, PASSWORD)) == [WRONG]


def test_the_password_alone_does_not_let_in(client, unit_officer, secret):
    response = attempt(client, unit_officer, PASSWORD)

    assert (response.status_code, response.url) == (302, CODE)
    assert (is_in(client), SignIn.objects.count(), LoginFailure.objects.count()) == (False, 0, 0)
    assert client.get("/thu/").url == f"{reverse('units:login')}?next=/thu/"
    assert "Bước hai: mã xác thực" in client.get(CODE).text


def test_the_code_leads_to_the_page_one_came_for(client, unit_officer, secret):
    data = {"username": unit_officer.user.username, "password": PASSWORD, "next": "/thu/"}
    client.post(reverse("units:login"), data)
    response = client.post(CODE, {"code": pyotp.TOTP(secret).now()})

    assert (response.status_code, response.url) == (302, "/thu/")
    assert [(row.way, row.result) for row in SignIn.objects.all()] == [("code", "in")]
    assert KnownDevice.objects.count() == 1


def test_a_wrong_code_is_noted_and_after_some_one_waits(client, unit_officer, secret):
    attempt(client, unit_officer, PASSWORD)
    answers = [client.post(CODE, {"code": "000000"}) for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200] * 4 + [429]
    assert answers[0].text.count(WRONG_CODE) == 2
    assert [row.result for row in SignIn.objects.all()] == ["wrong_code"] * 4
    assert client.post(CODE, {"code": pyotp.TOTP(secret).now()}).status_code == 429
    assert not is_in(client)


def test_the_password_again_does_not_clear_the_wrong_codes(client, unit_officer, secret):
    attempt(client, unit_officer, PASSWORD)
    for _ in range(4):
        client.post(CODE, {"code": "000000"})

    assert attempt(client, unit_officer, PASSWORD).status_code == 429


def test_the_second_step_must_follow_soon(client, unit_officer, secret, monkeypatch):
    attempt(client, unit_officer, PASSWORD)
    session = client.session
    session["halfway"] = {**session["halfway"], "at": session["halfway"]["at"] - 301}
    session.save()

    assert client.post(CODE, {"code": pyotp.TOTP(secret).now()}).url == f"{reverse('units:login')}?next=/"
    assert not is_in(client)


def test_a_code_without_a_password_opens_nothing(client, unit_officer, secret):
    assert client.post(CODE, {"code": pyotp.TOTP(secret).now()}).status_code == 302
    assert not is_in(client)


def test_an_account_closed_between_the_steps_stays_out(client, unit_officer, secret):
    attempt(client, unit_officer, PASSWORD)
    unit_officer.user.is_active = False
    unit_officer.user.save()

    client.post(CODE, {"code": pyotp.TOTP(secret).now()})
    assert not is_in(client)


def test_a_factor_taken_off_between_the_steps_opens_nothing_by_code(client, unit_officer, secret):
    attempt(client, unit_officer, PASSWORD)
    SecondFactor.objects.all().delete()

    assert client.post(CODE, {"code": pyotp.TOTP(secret).now()}).status_code == 200
    assert not is_in(client)
