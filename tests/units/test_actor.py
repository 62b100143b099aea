"""Rights come only from posts in force today."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.units import PostFactory, UserFactory
from thiduakt.base.clock import today
from units.choices import Role
from units.models import Letter, Post

GOOD = "mot-cau-ngan-de-nho-9"


def test_the_desk_opens_for_a_post_in_force(login, unit_officer):
    assert login(unit_officer).get(reverse("desk")).status_code == 200


@pytest.mark.parametrize("days", [-1, -400])
def test_a_post_that_has_ended_gives_no_rights(login, unit_officer, days):
    unit_officer.ends_on = today() + timedelta(days=days)
    unit_officer.save()

    assert login(unit_officer).get(reverse("desk")).status_code == 403


def test_a_unit_that_has_ended_gives_no_rights(login, unit_officer):
    unit_officer.unit.ended_on = today() - timedelta(days=1)
    unit_officer.unit.save()

    assert login(unit_officer).get(reverse("desk")).status_code == 403


TEXT = "Báo cáo thành tích đã gõ cả buổi chiều"


def at_midnight(post):
    """The last day of the post was yesterday, while its owner is at work."""
    Post.objects.filter(pk=post.pk).update(ends_on=today() - timedelta(days=1))


def test_at_midnight_the_rights_end_and_what_was_typed_comes_back(login, unit_officer):
    client = login(unit_officer)
    assert client.get("/").status_code == 200
    at_midnight(unit_officer)
    response = client.post(reverse("awards:dossier_new"), {"summary": TEXT, "key": "1"})

    assert response.status_code == 403
    assert "<h1>Vai trò của bạn đã hết hiệu lực</h1>" in response.text
    assert "đến hết ngày" in response.text
    assert response.text.count(TEXT) == 1
    assert client.get("/").status_code == 403


def test_what_was_begun_under_an_ended_post_is_not_done_under_another(login, unit_officer):
    client = login(unit_officer)
    other = PostFactory(user=unit_officer.user, role=Role.UNIT_HEAD, unit=unit_officer.unit)
    client.get("/")
    at_midnight(unit_officer)
    refused = client.post(reverse("units:account_new"), {"full_name": TEXT})
    again = client.post(reverse("units:account_new"), {"full_name": TEXT})

    assert (refused.status_code, again.status_code) == (403, 200)
    assert f"Vai trò {unit_officer} (đến hết " in refused.text
    assert f"Từ bây giờ bạn làm việc với vai trò {other};" in refused.text
    assert refused.text.count(TEXT) == 1


def test_a_page_goes_on_under_the_next_post_and_says_so_once(login, unit_officer):
    client = login(unit_officer)
    other = PostFactory(user=unit_officer.user, role=Role.UNIT_HEAD, unit=unit_officer.unit)
    at_midnight(unit_officer)
    said = f"Bạn đang làm việc với vai trò {other}."

    assert [client.get("/").text.count(said) for _ in range(2)] == [1, 0]


def test_a_post_that_begins_while_one_works_takes_nothing_away(login, unit_officer):
    client = login(unit_officer)
    PostFactory(user=unit_officer.user, role=Role.UNIT_HEAD, unit=unit_officer.unit, starts_on=today())

    assert client.get("/").wsgi_request.actor == unit_officer


def test_a_post_yet_to_begin_says_from_when(login, unit_officer):
    client = login(unit_officer)
    Post.objects.filter(pk=unit_officer.pk).update(starts_on=today() + timedelta(days=3))

    assert "<h1>Vai trò của bạn chưa bắt đầu</h1>" in client.get("/").text


def test_who_lost_the_last_post_still_opens_what_is_the_own(login, unit_officer):
    client = login(unit_officer)
    letter = Letter.objects.create(key="k", to=unit_officer.user, channel="app", subject="Quyết định", body="…")
    at_midnight(unit_officer)
    told = client.get("/").text
    read = client.get(reverse("units:letter", args=[letter.pk]))
    own = ("account", "password", "letters", "own_data", "own_data_json", "sessions")

    assert (told.count("Thư đến (1 thư chưa đọc)"), told.count("Đổi mật khẩu"), read.status_code) == (1, 1, 200)
    assert [client.get(reverse(f"units:{name}")).status_code for name in own] == [200] * 6
    assert [client.get(reverse(f"units:{name}")).status_code for name in ("units", "second_factor", "posts")] == [
        403
    ] * 3


def test_who_lost_the_last_post_changes_the_password_and_it_is_written_down(login, unit_officer):
    client = login(unit_officer)
    unit_officer.user.set_password("mot-cau-cu-kho-doan-8")
    unit_officer.user.save()
    client.force_login(unit_officer.user)
    at_midnight(unit_officer)
    typed = {"old_password": "mot-cau-cu-kho-doan-8", "new_password1": GOOD, "new_password2": GOOD}
    response = client.post(reverse("units:password"), typed)
    unit_officer.user.refresh_from_db()

    assert (response.status_code, unit_officer.user.check_password(GOOD)) == (302, True)
    assert unit_officer.user.security_steps.get(move="password").actor == unit_officer


def test_an_account_that_never_had_a_post_changes_its_password_but_takes_no_files(client, db):
    user = UserFactory()
    user.set_password("mot-cau-cu-kho-doan-8")
    user.save()
    client.force_login(user)
    typed = {"old_password": "mot-cau-cu-kho-doan-8", "new_password1": GOOD, "new_password2": GOOD}
    files = client.get(reverse("units:own_data_json")).status_code
    client.post(reverse("units:password"), typed)

    assert (files, user.security_steps.get(move="password").who) == (403, "hệ thống (chủ tài khoản)")
