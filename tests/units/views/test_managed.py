"""The list of accounts, the page of each, and the forms about them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.units import PostFactory, UnitFactory, UserFactory
from thiduakt.base.clock import today
from thiduakt.base.vietnamese import short_date
from units.actions.posts import give_post
from units.choices import Role
from units.models import LoginFailure, Post, User

DAY = timedelta(days=1)
LIST = "units:accounts"


def names(response) -> list[str]:
    return [user.full_name for user in response.context["page"].rows]


def person(name, unit, **post) -> User:
    return PostFactory(user=UserFactory(full_name=name), unit=unit, **post).user


def act(client, name, post_or_user, **typed):
    return client.post(reverse(name, args=[post_or_user.pk]), typed)


def day(value) -> str:
    return short_date(value)


def test_a_head_sees_the_accounts_of_the_own_units_by_given_name(login, unit_head, unit, stranger):
    section = UnitFactory(name="Phòng Quy hoạch", parent=unit)
    User.objects.filter(pk=unit_head.user_id).update(sort_key="zz")
    person("Trần Văn Đức", unit)
    person("Lê Thị An", section)
    response = login(unit_head).get(reverse(LIST))

    assert names(response) == ["Lê Thị An", "Trần Văn Đức", unit_head.user.full_name]


def test_the_board_sees_heads_and_the_system_officer_all(login, unit_head, unit_officer, reviewer, system_officer):
    assert names(login(reviewer).get(reverse(LIST))) == [unit_head.user.full_name]
    assert login(system_officer).get(reverse(LIST)).context["total"] == 4


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=le an", ["Lê Thị An"]),
        ("state=in_force", ["Lê Thị An", "Đỗ Sắp Hết", "Head"]),
        ("state=ending", ["Đỗ Sắp Hết"]),
        ("state=never", ["Lê Thị An", "Hồ Đã Hết", "Đỗ Sắp Hết"]),
        ("state=locked", ["Vũ Đã Khóa"]),
        ("state=without", ["Hồ Đã Hết"]),
        ("role=unit_head", ["Head"]),
        ("state=la&role=la", ["Lê Thị An", "Hồ Đã Hết", "Đỗ Sắp Hết", "Vũ Đã Khóa", "Head"]),
    ],
)
def test_filters(login, unit_head, unit, query, expected):
    head = unit_head.user
    person("Lê Thị An", unit)
    person("Đỗ Sắp Hết", unit, ends_on=today() + 20 * DAY)
    person("Hồ Đã Hết", unit, ends_on=today() - DAY)
    locked = person("Vũ Đã Khóa", unit)
    User.objects.filter(pk=locked.pk).update(is_active=False, last_login=timezone.now())
    client = login(unit_head)
    User.objects.filter(pk=head.pk).update(full_name="Head", search_key="head", sort_key="zz")
    order = {"Lê Thị An": 0, "Hồ Đã Hết": 1, "Đỗ Sắp Hết": 2, "Vũ Đã Khóa": 3, "Head": 4}

    found = names(client.get(f"{reverse(LIST)}?{query}"))

    assert sorted(found, key=order.get) == expected


@pytest.mark.parametrize("count", [1, 3, 49])
def test_the_list_costs_the_same_for_any_count(login, unit_head, unit, count, django_assert_num_queries):
    for post in PostFactory.create_batch(count, unit=unit):
        PostFactory(
            user=post.user, unit=unit, role=Role.UNIT_HEAD, capacity="kt", stands_in_for=unit_head, ends_on=today()
        )
    client = login(unit_head)

    with django_assert_num_queries(9):
        response = client.get(reverse(LIST) + "?state=in_force&q=Trần")

    assert len(names(response)) == count + 1
    assert len(response.content) < 150 * 1024


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_page_of_an_account_costs_the_same_for_any_past(login, unit_head, unit, count, django_assert_num_queries):
    user = UserFactory()
    for years in range(count):
        PostFactory(
            user=user, unit=unit, starts_on=today() - (years + 1) * 10 * DAY, ends_on=today() - (years * 10 + 5) * DAY
        )
    client = login(unit_head)

    with django_assert_num_queries(11):
        response = client.get(user.get_absolute_url())

    assert len(response.context["posts"]) == count


def test_inviting_somebody_new(login, unit_head):
    client = login(unit_head)
    typed = {"full_name": "Lê Thị Hạnh", "unit": "so xay dung", "role": "unit_officer", "capacity": "head"}
    response = client.post(reverse("units:account_new"), {**typed, "starts_on": day(today())}, follow=True)
    user = User.objects.get(username="hanh.lt")

    assert response.redirect_chain == [(user.get_absolute_url(), 302)]
    assert "Chưa có thư điện tử: hãy in giấy mời." in response.text
    assert (user.posts.get().unit, user.invitations.count()) == (unit_head.unit, 1)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"full_name": ""}, "Hãy nhập họ và tên."),
        ({"username": "Có Dấu"}, "Tên đăng nhập gồm 3 đến 60 chữ thường không dấu"),
        ({"unit": "Sở Y tế"}, "Không có đơn vị nào bạn quản lý tên “Sở Y tế”."),
        ({"unit": "phòng"}, "Có nhiều đơn vị khớp “phòng”: Phòng Kế hoạch; Phòng Quy hoạch."),
        ({"role": "clerk"}, "mục đã chọn không có trong danh sách"),
        ({"starts_on": "31/02/2026"}, "Từ ngày phải là một ngày có thật"),
        ({"ends_on": "01/01/2001"}, "Ngày cuối phải từ ngày bắt đầu trở đi."),
        ({"capacity": "tuq"}, "phải ghi căn cứ: số, ngày văn bản."),
    ],
)
def test_a_wrong_invitation_keeps_what_was_typed_and_opens_nothing(login, unit_head, unit, typed, said):
    for name in ("Phòng Quy hoạch", "Phòng Kế hoạch"):
        UnitFactory(name=name, parent=unit)
    good = {"full_name": "Lê Thị Hạnh", "unit": unit.name, "role": "unit_officer", "capacity": "head"}
    page = login(unit_head).post(reverse("units:account_new"), {**good, "starts_on": day(today()), **typed}).text

    assert page.count(said) == 2
    assert ("Lê Thị Hạnh" in page) == ("full_name" not in typed)
    assert not User.objects.filter(full_name="Lê Thị Hạnh").exists()


def test_a_role_beyond_the_own_is_refused_with_the_reason(login, unit_head, unit):
    typed = {"full_name": "Lê Thị Hạnh", "unit": unit.name, "role": "unit_head", "capacity": "head"}
    response = login(unit_head).post(reverse("units:account_new"), {**typed, "starts_on": day(today())})

    assert response.status_code == 403
    assert "Vai trò thủ trưởng của chính đơn vị do Ban Thi đua - Khen thưởng giao" in response.text


def test_giving_and_ending_a_post(login, unit_head, unit_officer, unit):
    section = UnitFactory(name="Phòng Quy hoạch", parent=unit)
    client = login(unit_head)
    typed = {"unit": section.name, "role": "unit_officer", "capacity": "head", "starts_on": day(today())}
    act(client, "units:post_give", unit_officer.user, **typed)
    post = unit_officer.user.posts.get(unit=section)
    response = act(client, "units:post_end", post, last_day=day(today()), reason="Xong việc")
    post.refresh_from_db()

    assert response.url == unit_officer.user.get_absolute_url()
    assert (post.ends_on, post.end_reason) == (today(), "Xong việc")


def test_what_an_act_refuses_stands_at_its_field(login, unit_head, unit_officer):
    response = act(login(unit_head), "units:post_end", unit_officer, last_day="01/01/2019", reason="Nghỉ")

    assert response.text.count("Ngày cuối phải từ 01/01/2020, ngày bắt đầu, trở đi.") == 2
    assert 'value="Nghỉ"' in response.text


def test_locking_asks_why_and_reopening_undoes_it(login, unit_head, unit_officer):
    client, user = login(unit_head), unit_officer.user
    empty = act(client, "units:account_lock", user, reason="")
    act(client, "units:account_lock", user, reason="Nghỉ hưu")
    locked = User.objects.get(pk=user.pk).is_active
    act(client, "units:account_reopen", user)

    assert "Hãy nhập lý do." in empty.text
    assert (locked, User.objects.get(pk=user.pk).is_active) == (False, True)


def test_the_journal_of_an_account_is_read_in_words(login, unit_head, unit):
    user = UserFactory()
    give_post(user=user, unit=unit, role=Role.UNIT_OFFICER, starts_on=today(), actor=unit_head)
    client = login(unit_head)
    client.post(reverse("units:account_correct", args=[user.pk]), {"full_name": "Đỗ Thị Mận", "email": ""})
    page = client.get(user.get_absolute_url()).text

    assert [page.count(f"<b>{words}</b>") for words in ("Giao vai trò", "Sửa họ tên, thư điện tử")] == [1, 1]


def test_deadline_day_lets_in_the_chosen_at_once(login, unit_head, unit_officer, stranger):
    other = PostFactory(unit=unit_head.unit)
    for waiting in (unit_officer, other, stranger):
        for _ in range(5):
            LoginFailure.objects.create(login=waiting.user.username, address="10.0.0.1")
    client, address = login(unit_head), reverse("units:accounts_waiting")
    listed = client.get(address).context["accounts"]
    chosen = [unit_officer.user_id, stranger.user_id, "la"]
    response = client.post(address, {"account": chosen}, follow=True)

    assert {user.pk for user in listed} == {unit_officer.user_id, other.user_id}
    assert "Đã bỏ chờ cho 1 tài khoản" in response.text
    assert set(LoginFailure.objects.values_list("login", flat=True)) == {other.user.username, stranger.user.username}
    assert list(unit_officer.user.security_steps.values_list("move", "actor")) == [("unlock", unit_head.pk)]


def test_deadline_day_without_a_choice_says_so(login, unit_head):
    response = login(unit_head).post(reverse("units:accounts_waiting"), {}, follow=True)

    assert "Hãy chọn ít nhất một tài khoản đang phải đợi." in response.text


def test_an_ended_post_of_the_account_offers_nothing_to_end(login, unit_head, unit):
    user = person("Hồ Đã Hết", unit, ends_on=today() - DAY)
    page = login(unit_head).get(user.get_absolute_url()).text

    assert reverse("units:post_end", args=[Post.objects.get(user=user).pk]) not in page
    assert "Đã thôi" in page


def test_somebody_from_elsewhere_keeps_the_one_account(login, reviewer, stranger, unit):
    typed = {"user": stranger.user.username.upper(), "unit": unit.name, "role": "unit_head", "capacity": "head"}
    address = reverse("units:post_give_known")
    client = login(reviewer)
    unknown = client.post(address, {**typed, "user": "khong.co", "starts_on": day(today())})
    response = client.post(address, {**typed, "starts_on": day(today())}, follow=True)

    assert unknown.text.count("Không có tài khoản nào đang mở tên khong.co.") == 2
    assert response.redirect_chain == [(stranger.user.get_absolute_url(), 302)]
    assert set(stranger.user.posts.values_list("role", "unit")) == {
        ("unit_officer", stranger.unit_id), ("unit_head", unit.pk)
    }  # fmt: skip
