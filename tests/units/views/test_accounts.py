"""Logging in, waiting after wrong passwords, choosing a role."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.units import PostFactory, UserFactory
from units.choices import Role
from units.models import LoginFailure

PASSWORD = "mat-khau-thu-nghiem"
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock."

WAIT = "Đã nhập sai nhiều lần. Hãy đợi "


def attempt(client, post, password, **extra):
    return client.post(reverse("units:login"), {"username": post.user.username, "password": password}, **extra)


def general_errors(response) -> list[str]:
    return list(response.context["form"].non_field_errors())


def test_login_page_opens_without_an_account(client, db):
    response = client.get(reverse("units:login"))

    assert response.status_code == 200
    assert "<h1>Đăng nhập</h1>" in response.content.decode()


def test_right_password_leads_to_the_page_one_came_for(client, unit_officer):
    data = {"username": unit_officer.user.username, "password": PASSWORD, "next": "/thu/"}
    response = client.post(reverse("units:login"), data)

    assert (response.status_code, response.url) == (302, "/thu/")


def test_no_door_to_other_hosts(client, unit_officer):
    data = {"username": unit_officer.user.username, "password": PASSWORD, "next": "https://xau.example/"}

    assert client.post(reverse("units:login"), data).url == "/"


@pytest.mark.parametrize("exists", [True, False])
def test_wrong_password_and_unknown_login_sound_the_same(client, unit_officer, exists):
    name = unit_officer.user.username if exists else "khong.co.ai"
    response = client.post(reverse("units:login"), {"username": name, "password": "sai"})

    assert response.status_code == 200
    assert general_errors(response) == [WRONG]
    assert f'value="{name}"' in response.content.decode()
    assert response.content.decode().count(WRONG) == 1


def test_empty_fields_are_named_and_not_counted_as_a_try(client, db):
    page = client.post(reverse("units:login"), {"username": "", "password": ""}).content.decode()

    assert page.count("Hãy nhập tên đăng nhập.") == 2
    assert page.count("Hãy nhập mật khẩu.") == 2
    assert LoginFailure.objects.count() == 0


def test_after_some_wrong_passwords_one_has_to_wait_even_with_the_right_one(client, unit_officer):
    for _ in range(4):
        assert attempt(client, unit_officer, "sai").status_code == 200
    response = attempt(client, unit_officer, PASSWORD)

    assert response.status_code == 429
    assert [text[: len(WAIT)] for text in general_errors(response)] == [WAIT]
    assert LoginFailure.objects.count() == 4


def test_after_the_wait_the_right_password_opens_and_clears(client, unit_officer):
    for _ in range(5):
        attempt(client, unit_officer, "sai")
    for failure in LoginFailure.objects.all():
        failure.at -= timedelta(minutes=2)
        failure.save()

    assert attempt(client, unit_officer, PASSWORD).status_code == 302
    assert LoginFailure.objects.count() == 0


def test_another_place_need_not_wait(client, unit_officer):
    for _ in range(5):
        attempt(client, unit_officer, "sai")

    assert attempt(client, unit_officer, PASSWORD, REMOTE_ADDR="203.0.113.7").status_code == 302


def test_behind_our_proxy_the_place_is_the_callers(client, unit_officer, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    attempt(client, unit_officer, "sai", HTTP_X_FORWARDED_FOR="10.0.0.1, 203.0.113.9")
    attempt(client, unit_officer, "sai", HTTP_X_FORWARDED_FOR="khong phai dia chi")

    assert list(LoginFailure.objects.order_by("pk").values_list("address", flat=True)) == ["203.0.113.9", "0.0.0.0"]


def test_logging_out_needs_a_press(login, unit_officer):
    client = login(unit_officer)

    assert client.get(reverse("units:logout")).status_code == 405
    assert client.post(reverse("units:logout")).url == reverse("units:login")
    assert client.get("/").url == "/dang-nhap/?next=/"


def test_a_login_without_a_post_is_told_so_and_can_leave(client, db):
    client.force_login(UserFactory())
    response = client.get("/")

    assert response.status_code == 403
    assert "<h1>Tài khoản chưa có vai trò nào</h1>" in response.content.decode()
    assert client.post(reverse("units:logout")).status_code == 302


def test_one_may_choose_among_ones_own_roles(login, unit_officer):
    other = PostFactory(user=unit_officer.user, role=Role.CLERK)
    client = login(unit_officer)
    response = client.post(reverse("units:switch_post", args=[other.pk]))
    page = client.get(reverse("units:posts"))

    assert response.url == "/"
    assert page.wsgi_request.actor == other
    assert page.content.decode().count("Dùng vai trò này") == 1


def test_somebody_elses_role_is_not_there(login, unit_officer, reviewer):
    client = login(unit_officer)

    assert client.post(reverse("units:switch_post", args=[reviewer.pk])).status_code == 404
    assert client.get(reverse("units:posts")).wsgi_request.actor == unit_officer


def test_a_role_is_not_changed_by_a_link(login, unit_officer):
    assert login(unit_officer).get(reverse("units:switch_post", args=[unit_officer.pk])).status_code == 405


def test_the_header_offers_the_change_only_to_those_with_several_roles(login, unit_officer):
    client = login(unit_officer)
    alone = client.get(reverse("units:account")).content.decode()
    PostFactory(user=unit_officer.user, role=Role.CLERK)
    several = client.get(reverse("units:account")).content.decode()

    assert (alone.count("Đổi vai trò"), several.count("Đổi vai trò")) == (0, 2)


def test_account_page_shows_who_one_is(login, unit_officer):
    page = login(unit_officer).get(reverse("units:account")).content.decode()

    assert page.count(unit_officer.user.email) == 1
    assert page.count("từ 01/01/2020") == 1


def test_changing_the_password(login, unit_officer):
    client = login(unit_officer)
    new = "mot-cau-ngan-de-nho"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}

    assert client.post(reverse("units:password"), data).url == reverse("units:account")
    unit_officer.user.refresh_from_db()
    assert unit_officer.user.check_password(new)
    assert client.get("/tai-khoan/").status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("sai", "mot-cau-ngan-de-nho", "mot-cau-ngan-de-nho", "Mật khẩu hiện nay không đúng. Hãy nhập lại."),
        (PASSWORD, "ngan-qua", "ngan-qua", "Mật khẩu cần ít nhất 14 ký tự."),
        (
            PASSWORD,
            "mot-cau-ngan-de-nho",
            "mot-cau-khac-de-nho",
            "Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại.",
        ),
        (PASSWORD, "", "", "Hãy nhập mật khẩu mới."),
    ],
)
def test_a_wrong_change_of_password_says_why(login, unit_officer, old, new, again, said):
    data = {"old_password": old, "new_password1": new, "new_password2": again}
    response = login(unit_officer).post(reverse("units:password"), data)
    unit_officer.user.refresh_from_db()

    assert response.content.decode().count(said) == 2
    assert "<title>Lỗi: Đổi mật khẩu" in response.content.decode()
    assert unit_officer.user.check_password(PASSWORD)
