"""The door of the invited, with and without luck; and the slips."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from tests.factories.units import PostFactory, UserFactory
from units.actions.invitations import accept_invitation, invite, revoke_invitation
from units.models import Invitation

DOOR = "/loi-moi/"
GOOD = "mot-cau-ngan-de-nho-9"
PASSWORDS = {"is_me": "on", "new_password1": GOOD, "new_password2": GOOD}


@pytest.fixture
def user(unit):
    return PostFactory(user=UserFactory(username="hanh.lt", full_name="Lê Thị Hạnh"), unit=unit).user


@pytest.fixture
def invitation(user, unit_head):
    return invite(user=user, actor=unit_head, now=timezone.now())


def give_code(client, invitation):
    return client.post(DOOR, {"code": invitation.code})


def test_the_invited_comes_in(client, invitation, user):
    blank = client.get(DOOR).text
    to_password = give_code(client, invitation)
    page = client.get(DOOR).text
    done = client.post(DOOR, PASSWORDS)
    login = client.get(done.url).text
    inside = client.post(done.url, {"username": "hanh.lt", "password": GOOD})

    assert "<h1>Lời mời</h1>" in blank
    assert (to_password.status_code, to_password.url) == (302, DOOR)
    assert [page.count(words) for words in ("<h1>Đặt mật khẩu</h1>", "Lê Thị Hạnh", "hanh.lt")] == [1, 1, 1]
    assert "Chuyên viên đơn vị · Sở Xây dựng, từ 01/01/2020" in page
    assert done.url == reverse("units:login")
    assert "Đã đặt mật khẩu. Hãy đăng nhập bằng tên hanh.lt." in login
    assert (inside.status_code, inside.url) == (302, "/")


def test_the_session_between_the_two_steps_holds_no_code(client, invitation):
    give_code(client, invitation)
    kept = [Session.objects.get(pk=session.pk).get_decoded() for session in Session.objects.all()]

    assert kept == [{"invitation": str(invitation.pk)}]


def test_what_was_typed_is_not_in_the_log_of_addresses(client, invitation):
    assert invitation.link == f"{DOOR}#{invitation.code}"


def expire(invitation):
    then = timezone.now() - timedelta(days=8)
    Invitation.objects.filter(pk=invitation.pk).update(created_at=then, expires_at=then + timedelta(days=7))


def use(invitation):
    accept_invitation(invitation=invitation, password=GOOD, now=timezone.now())


def revoke(invitation):
    revoke_invitation(user=invitation.user, actor=invitation.by, now=timezone.now())


def close(invitation):
    invitation.user.is_active = False
    invitation.user.save()


ENDS = [
    (expire, "Mã mời này đã hết hạn lúc "),
    (use, "Mã mời này đã được dùng lúc "),
    (revoke, "Mã mời này đã được thu hồi hoặc thay bằng lời mời khác."),
    (close, "Mã mời này đã được thu hồi hoặc thay bằng lời mời khác."),
]


@pytest.mark.parametrize(("end", "said"), ENDS, ids=[end.__name__ for end, _ in ENDS])
def test_a_dead_code_says_why_and_whom_to_ask(client, invitation, end, said):
    end(invitation)
    page = give_code(client, invitation).text

    assert page.count(said) == 2
    assert f"{invitation.by.user}" in page


@pytest.mark.parametrize(("end", "said"), ENDS, ids=[end.__name__ for end, _ in ENDS])
def test_a_code_that_dies_between_the_two_steps_sets_nothing(client, invitation, end, said):
    give_code(client, invitation)
    end(invitation)
    invitation.user.refresh_from_db()
    password = invitation.user.password
    response = client.post(DOOR, {**PASSWORDS, "new_password1": GOOD + "0", "new_password2": GOOD + "0"})
    invitation.user.refresh_from_db()

    assert (response.status_code, response.url) == (302, DOOR)
    assert invitation.user.password == password


@pytest.mark.parametrize("code", ["AAAA-BBBB-CCCC-DDDD", "x", "Ạ" * 60, "' OR 1=1"])
def test_a_code_that_is_none_says_how_to_go_on(client, invitation, code):
    page = client.post(DOOR, {"code": code}).text

    assert page.count("Mã mời không đúng. Hãy xem lại từng chữ trên thư hoặc trên giấy;") == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"is_me": ""}, "Hãy đánh dấu vào ô “Đúng, đây là tôi”."),
        ({"new_password2": "khac-han-cau-tren-7"}, "Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại."),
        ({"new_password1": "ngan", "new_password2": "ngan"}, "Mật khẩu cần ít nhất 14 ký tự."),
        ({"new_password1": ""}, "Hãy nhập mật khẩu mới."),
    ],
)
def test_a_wrong_password_page_says_what_to_mend(client, invitation, typed, said):
    give_code(client, invitation)
    page = client.post(DOOR, {**PASSWORDS, **typed}).text
    invitation.refresh_from_db()

    assert page.count(said) == 2
    assert invitation.used_at is None


def test_who_sat_there_before_is_signed_out(client, invitation, stranger):
    client.force_login(stranger.user)
    give_code(client, invitation)
    client.post(DOOR, PASSWORDS)

    assert client.get("/").status_code == 302


def test_a_login_without_a_post_may_use_a_code(client, invitation):
    client.force_login(UserFactory())

    assert client.get(DOOR).status_code == 200


def test_a_slip_shows_what_one_needs_at_the_desk(login, invitation, unit_head):
    response = login(unit_head).get(reverse("units:invitation_slip", args=[invitation.user_id]))
    wanted = ("Lê Thị Hạnh", "hanh.lt", invitation.code, "http://testserver/loi-moi/")

    assert [response.text.count(words) for words in wanted] == [1, 1, 1, 1]
    assert "no-store" in response["Cache-Control"]


def test_no_slip_for_a_dead_or_foreign_code(login, invitation, unit_head, reviewer, stranger):
    foreign = invite(user=stranger.user, actor=PostFactory(unit=stranger.unit, role="unit_head"), now=timezone.now())
    expire(invitation)
    page = login(unit_head).get(reverse("units:invitation_slips")).text

    assert "Không có lời mời nào chờ dùng" in page
    assert foreign.code not in page
    assert login(reviewer).get(reverse("units:invitation_slip", args=[invitation.user_id])).status_code == 404


def test_no_slip_with_a_code_that_opens_nothing_after_the_key_has_changed(login, invitation, unit_head):
    Invitation.objects.filter(pk=invitation.pk).update(code_hash="0" * 64)

    assert invitation.code not in login(unit_head).get(reverse("units:invitation_slips")).text


@pytest.mark.parametrize("count", [1, 3, 50])
def test_many_slips_cost_the_same(login, unit_head, unit, count, django_assert_num_queries):
    for post in PostFactory.create_batch(count, unit=unit):
        invite(user=post.user, actor=unit_head, now=timezone.now())
    client = login(unit_head)

    with django_assert_num_queries(8):
        page = client.get(reverse("units:invitation_slips")).text

    assert page.count('class="slip-code"') == count
