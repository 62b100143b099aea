"""Single sign-on against a provider that really answers: good, bent in every way, and away."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.urls import reverse

from tests.factories.units import PostFactory, UserFactory
from tests.units.oidc.provider import CLIENT, FOREIGN_KEY, SECRET, running_provider
from units.models import SecurityStep, SignIn, SingleSignOn, User
from units.views.office_login import ANOTHER, AWAY, NOT_TRUE, UNKNOWN

START, BACK = reverse("units:office_login"), reverse("units:office_back")


@pytest.fixture
def provider(settings, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with running_provider() as running:
        settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = running.address, CLIENT, SECRET
        yield running


@pytest.fixture
def known(provider, unit_officer):
    """An account whose address the provider vouches for."""
    provider.person["email"] = unit_officer.user.email.upper()
    return unit_officer.user


def returned(client, address=START) -> str:
    """The way to the provider and back as a browser goes it; the address of the callback with code and state."""
    there = client.get(address)
    assert there.status_code == 302
    answer = requests.get(there.url, allow_redirects=False, timeout=5)
    return answer.headers["Location"].removeprefix("http://testserver")


def said(client) -> list[str]:
    page = client.get(reverse("units:login"))
    return [str(message) for message in page.context["messages"]] if page.context else []


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_switched_off_there_is_neither_button_nor_address(client, db):
    assert (client.get(START).status_code, client.get(BACK).status_code) == (404, 404)
    assert "co-quan" not in client.get(reverse("units:login")).text


def test_the_button_stands_on_the_login_page(client, db, provider, settings):
    settings.OIDC_NAME = "tài khoản tỉnh"

    assert f'href="{START}?next="' in client.get(reverse("units:login")).text
    assert "Đăng nhập bằng tài khoản tỉnh" in client.get(reverse("units:login")).text


def test_a_verified_address_leads_to_the_account_and_binds_it(client, known, provider):
    response = client.get(returned(client, f"{START}?next=/thu/"))

    assert (response.status_code, response.url) == (302, "/thu/")
    assert client.session["_auth_user_id"] == str(known.pk)
    assert [(row.user, row.issuer, row.subject) for row in SingleSignOn.objects.all()] == [
        (known, provider.address, "can-bo-1")
    ]
    assert [(step.user, step.move) for step in SecurityStep.objects.all()] == [(known, "bind")]
    assert [row.way for row in SignIn.objects.all()] == ["office"]


def test_once_bound_the_address_may_change(client, known, provider):
    client.get(returned(client))
    client.post(reverse("units:logout"))
    provider.person["email"] = "ten.moi@hoagiang.example"
    client.get(returned(client))

    assert client.session["_auth_user_id"] == str(known.pk)
    assert SingleSignOn.objects.count() == 1


def test_state_nonce_and_challenge_are_sent(client, known, provider):
    asked = parse_qs(urlsplit(client.get(START).url).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert [len(asked[name][0]) >= 20 for name in ("state", "nonce", "code_challenge")] == [True] * 3
    assert asked["redirect_uri"] == ["http://testserver/dang-nhap/co-quan/tro-lai/"]


@pytest.mark.parametrize(
    "bent",
    [
        {"nonce": "nguoi-khac"},
        {"nonce": None},
        {"aud": "phan-mem-khac"},
        {"aud": "phan-mem-khac", "azp": CLIENT},
        {"iss": "https://gia-mao.example"},
        {"exp": 1_600_000_000},
        {"exp": None},
        {"sub": ""},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_is_not_meant_for_us_or_now_opens_nothing(client, known, provider, bent):
    provider.claims = bent
    response = client.get(returned(client))

    assert response.url == reverse("units:login")
    assert (is_in(client), said(client)) == (False, [NOT_TRUE])
    assert SingleSignOn.objects.count() == 0


def test_a_token_signed_by_another_key_opens_nothing(client, known, provider):
    provider.key = FOREIGN_KEY
    client.get(returned(client))

    assert (is_in(client), said(client)) == (False, [NOT_TRUE])


def test_a_replayed_return_opens_nothing(client, known, provider):
    back = returned(client)
    client.get(back)
    client.post(reverse("units:logout"))
    client.get(back)

    assert (is_in(client), said(client)) == (False, [NOT_TRUE])


def test_a_return_into_another_browser_opens_nothing(client, known, provider):
    back = returned(client)
    client.cookies.clear()
    client.get(back)

    assert (is_in(client), said(client)) == (False, [NOT_TRUE])


def test_a_code_without_its_verifier_opens_nothing(client, known, provider):
    back = returned(client)
    asked = next(iter(provider.codes.values()))
    asked["code_challenge"] = "cua-nguoi-khac"
    client.get(back)

    assert (is_in(client), said(client)) == (False, [NOT_TRUE])


@pytest.mark.parametrize("query", ["", "?error=access_denied", "?code=x", "?state=x", "?code=x&state=y"])
def test_a_made_up_return_opens_nothing(client, db, provider, query):
    assert client.get(f"{BACK}{query}").url == reverse("units:login")
    assert (is_in(client), said(client)) == (False, [NOT_TRUE])


@pytest.mark.parametrize(
    "person",
    [{"email": "khong.ai@hoagiang.example"}, {"email_verified": False}, {"email_verified": "true"}, {"email": None}],
    ids=str,
)
def test_nobody_is_created_and_an_unverified_address_says_nothing(client, known, provider, person):
    provider.person |= person
    before = User.objects.count()
    client.get(returned(client))

    assert (is_in(client), said(client), User.objects.count()) == (False, [UNKNOWN], before)


def test_two_accounts_with_one_address_are_not_guessed_between(client, known, provider):
    UserFactory(email=known.email)
    client.get(returned(client))

    assert (is_in(client), said(client)) == (False, [UNKNOWN])


def test_an_address_given_to_a_newcomer_does_not_open_the_old_account(client, known, provider):
    client.get(returned(client))
    client.post(reverse("units:logout"))
    provider.person["sub"] = "can-bo-moi"
    client.get(returned(client))

    assert (is_in(client), said(client)) == (False, [UNKNOWN])


def test_a_closed_account_stays_closed(client, known, provider):
    client.get(returned(client))
    client.post(reverse("units:logout"))
    User.objects.filter(pk=known.pk).update(is_active=False)
    client.get(returned(client))

    assert (is_in(client), said(client)) == (False, [UNKNOWN])


def test_a_provider_that_is_away_leaves_the_password(client, db, provider):
    provider.is_away = True

    assert client.get(START).url == reverse("units:login")
    assert said(client) == [AWAY]


def test_the_next_page_is_ours(client, known, provider):
    assert client.get(returned(client, f"{START}?next=https://xau.example/")).url == "/"


def test_it_proves_who_one_is_before_a_grave_act(client, known, provider):
    client.force_login(known)
    session = client.session
    session["proved_at"] = 0
    session.save()
    response = client.get(returned(client, f"{START}?next=/quyet-dinh/"))

    assert response.url == "/quyet-dinh/"
    assert time.time() - client.session["proved_at"] < 60


def test_somebody_elses_account_proves_nothing(client, known, provider):
    other = PostFactory().user
    client.force_login(other)
    response = client.get(returned(client))

    assert response.url == "/"
    assert [str(message) for message in client.get("/").context["messages"]] == [ANOTHER]


def test_an_account_without_a_password_is_led_there_to_prove_itself(client, known, provider):
    known.set_unusable_password()
    known.save()
    client.force_login(known)
    page = client.get(reverse("units:prove"), {"next": "/thu/"}).text

    assert f'href="{START}?next=/thu/"' in page


def test_an_account_with_a_password_uses_it(client, known, provider):
    client.force_login(known)

    assert START not in client.get(reverse("units:prove")).text
