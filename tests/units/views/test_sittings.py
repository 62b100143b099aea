"""Sessions that are seen and ended, that end by themselves, and the proof before a grave act."""

import time

import pyotp
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.units.views.test_accounts import PASSWORD
from units.actions.second_factors import has_second_factor, new_secret, set_up_second_factor
from units.models import LoginFailure, SecurityStep, SignIn

LIST, PROVE = reverse("units:sessions"), reverse("units:prove")


def signed_in(post, **extra) -> Client:
    client = Client(**extra)
    client.force_login(post.user)
    return client


def is_in(client) -> bool:
    return client.get(LIST).status_code == 200


@pytest.fixture
def later(monkeypatch):
    """`later(minutes)` moves the clock of sittings on."""
    moved = [0.0]
    real = time.time
    monkeypatch.setattr("thiduakt.base.sittings.time.time", lambda: real() + moved[0])

    def move(minutes):
        moved[0] += minutes * 60

    return move


def test_the_page_shows_where_one_is_signed_in(unit_officer, django_assert_max_num_queries):
    client, _ = signed_in(unit_officer), signed_in(unit_officer)
    with django_assert_max_num_queries(10):
        page = client.get(LIST)

    assert len(page.context["open"]) == 2
    assert page.text.count("Đăng xuất phiên này") == 1
    assert page.text.count("Đăng xuất mọi nơi khác") == 1


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_number_of_queries_does_not_grow(unit_officer, django_assert_num_queries, count):
    clients = [signed_in(unit_officer) for _ in range(count)]
    clients[0].get(LIST)
    with django_assert_num_queries(7):
        clients[0].get(LIST)


def test_one_session_elsewhere_is_ended_at_once(unit_officer):
    here, there = signed_in(unit_officer), signed_in(unit_officer)
    row = SignIn.objects.order_by("pk").last()
    response = here.post(reverse("units:session_end", args=[row.pk]))
    row.refresh_from_db()

    assert (response.url, is_in(here), is_in(there)) == (LIST, True, False)
    assert (row.end, row.session_key) == ("revoked", None)
    assert [(step.user, step.move, step.actor) for step in SecurityStep.objects.all()] == [
        (unit_officer.user, "revoke", unit_officer)
    ]


def test_ending_it_twice_says_so_and_writes_one_line(unit_officer):
    here, _ = signed_in(unit_officer), signed_in(unit_officer)
    address = reverse("units:session_end", args=[SignIn.objects.order_by("pk").last().pk])

    assert [here.post(address).status_code for _ in range(2)] == [302, 302]
    assert SecurityStep.objects.count() == 1


def test_a_strangers_session_is_not_there(unit_officer, stranger):
    here, other = signed_in(unit_officer), signed_in(stranger)
    row = SignIn.objects.get(user=stranger.user)

    assert here.post(reverse("units:session_end", args=[row.pk])).status_code == 404
    assert is_in(other)


def test_everywhere_else_leaves_this_one(unit_officer, stranger):
    here, one, two = (signed_in(unit_officer) for _ in range(3))
    other = signed_in(stranger)
    here.post(reverse("units:sessions_end_others"))

    assert [is_in(client) for client in (here, one, two, other)] == [True, False, False, True]


def test_leaving_closes_the_row(unit_officer):
    client = signed_in(unit_officer)
    client.post(reverse("units:logout"))

    assert [(row.end, row.session_key) for row in SignIn.objects.all()] == [("left", None)]


def test_a_new_password_ends_the_other_sessions_and_this_one_can_still_be_ended(unit_officer):
    here, there = signed_in(unit_officer), signed_in(unit_officer)
    new = "mot-cau-ngan-de-nho"
    here.post(reverse("units:password"), {"old_password": PASSWORD, "new_password1": new, "new_password2": new})

    assert (is_in(here), is_in(there)) == (True, False)
    assert sorted(row.end for row in SignIn.objects.all()) == ["", "password"]
    assert SignIn.objects.get(end="").session_key == here.session.session_key


def test_seen_is_written_every_few_minutes_only(unit_officer, later):
    client = signed_in(unit_officer)
    first = SignIn.objects.get().seen_at
    later(2)
    client.get("/")
    after_two = SignIn.objects.get().seen_at
    later(2)
    client.get("/")

    assert after_two == first
    assert SignIn.objects.get().seen_at > first


def test_nobody_there_for_too_long_ends_it(unit_officer, later):
    client = signed_in(unit_officer)
    later(64)

    assert client.get("/thu/").url == f"{reverse('units:login')}?next=/thu/"
    assert SignIn.objects.get().end == "idle"
    assert "phiên làm việc đã hết hạn" in client.get(f"{reverse('units:login')}?next=/thu/").text


def test_what_was_typed_is_shown_again_when_the_session_has_ended(unit_officer, later):
    client = signed_in(unit_officer)
    later(64)
    response = client.post(reverse("units:password"), {"note": "Một đoạn dài đã gõ", "password": "bi-mat"})

    assert response.status_code == 403
    assert "Một đoạn dài đã gõ" in response.text
    assert "bi-mat" not in response.text


def test_saying_one_is_still_there_begins_the_time_anew(unit_officer, later):
    client = signed_in(unit_officer)
    for _ in range(3):
        later(50)
        assert client.post(reverse("units:session_extend")).url == LIST
    later(50)

    assert is_in(client)


def test_even_a_busy_sitting_ends_one_day(unit_officer, later, settings):
    client = signed_in(unit_officer)
    for _ in range(13):
        later(settings.SESSION_COOKIE_AGE / 60 / 12)
        client.get("/")

    assert not is_in(client)


def test_a_session_deleted_on_the_server_is_over(unit_officer):
    client = signed_in(unit_officer)
    client.session.delete()

    assert not is_in(client)


GRAVE = reverse("units:second_factor_remove")


@pytest.fixture
def codes(unit_officer):
    """The second step is on; its recovery codes."""
    secret, now = new_secret(), timezone.now()
    return set_up_second_factor(
        user=unit_officer.user, actor=unit_officer, secret=secret, code=pyotp.TOTP(secret).at(now), now=now
    )


def test_a_fresh_login_need_not_prove_itself(unit_officer, codes):
    assert signed_in(unit_officer).get(GRAVE).status_code == 200


def test_before_a_grave_act_an_old_login_proves_itself_and_goes_on(unit_officer, codes, later):
    client = signed_in(unit_officer)
    later(31)
    asked = client.get(f"{GRAVE}?tab=1")
    wrong = client.post(asked.url, {"prove-password": "sai", "next": GRAVE})
    right = client.post(asked.url, {"prove-password": PASSWORD, "next": GRAVE})

    assert asked.url == f"{PROVE}?next={GRAVE}%3Ftab%3D1"
    assert wrong.text.count("Mật khẩu hoặc mã xác thực không đúng.") == 2
    assert (right.url, LoginFailure.objects.count()) == (GRAVE, 0)
    assert client.get(GRAVE).status_code == 200


def test_a_form_that_grew_old_is_carried_on(unit_officer, codes, later):
    client = signed_in(unit_officer)
    later(31)
    asked = client.post(GRAVE, {"key": "k", "note": "Chữ đã gõ"})

    assert (asked.status_code, has_second_factor(unit_officer.user)) == (200, True)
    assert asked.context["carried"] == [("key", "k"), ("note", "Chữ đã gõ")]
    client.post(GRAVE, {"key": "k", "note": "Chữ đã gõ", "prove-password": PASSWORD})
    assert not has_second_factor(unit_officer.user)


def test_a_wrong_password_carries_it_on_too(unit_officer, codes, later):
    client = signed_in(unit_officer)
    later(31)
    asked = client.post(GRAVE, {"note": "Chữ đã gõ", "prove-password": "sai"})

    assert asked.context["carried"] == [("note", "Chữ đã gõ")]
    assert has_second_factor(unit_officer.user)


def test_guessing_at_the_proof_has_to_wait(unit_officer):
    client = signed_in(unit_officer)
    for _ in range(4):
        client.post(PROVE, {"prove-password": "sai"})
    asked = client.post(PROVE, {"prove-password": PASSWORD})

    assert asked.status_code == 200
    assert "Đã nhập sai nhiều lần. Hãy đợi" in asked.text


def test_a_recovery_code_proves_as_well(unit_officer, codes):
    client = signed_in(unit_officer)

    assert client.post(PROVE, {"prove-password": codes[0], "next": GRAVE}).url == GRAVE
    assert "Mật khẩu hoặc mã xác thực" in client.get(PROVE).text


def test_the_proof_leads_to_no_other_host(unit_officer):
    answer = signed_in(unit_officer).post(PROVE, {"prove-password": PASSWORD, "next": "https://xau.example/"})

    assert answer.url == "/"
