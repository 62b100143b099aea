"""A head of a new commune invites two officers; one of them is deputy for a week, and then no longer."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.vietnamese import short_date
from units.choices import Role, UnitKind
from units.models import Letter, Post, User

DAY = timedelta(days=1)
GOOD = "mot-cau-ngan-de-nho-9"


@pytest.fixture
def commune(province):
    name = "Ủy ban nhân dân xã An Phú"
    return UnitFactory(
        kind=UnitKind.COMMUNE, name=name, short_name="UBND xã An Phú", parent=province, founded_on=today()
    )


@pytest.fixture
def head(commune):
    return PostFactory(unit=commune, role=Role.UNIT_HEAD, title="Chủ tịch", starts_on=today())


@pytest.fixture
def client_of(db):
    """A window of somebody's own, signed in where a user is given."""

    def window(user=None):
        client = Client()
        if user:
            client.force_login(user)
        return client

    return window


def invited(client, name, commune) -> User:
    typed = {"full_name": name, "unit": commune.name, "role": "unit_officer", "capacity": "head"}
    response = client.post(reverse("units:account_new"), {**typed, "starts_on": short_date(today())})
    return User.objects.get(pk=response.url.rstrip("/").rsplit("/", 1)[-1])


def come_in(client, user):
    """The invited opens the own browser, uses the code, signs in."""
    client.post("/loi-moi/", {"code": user.invitations.get().code})
    client.post("/loi-moi/", {"is_me": "on", "new_password1": GOOD, "new_password2": GOOD})
    client.post(reverse("units:login"), {"username": user.username, "password": GOOD})
    return client


def name_deputy(client, head, user, /, **more):
    typed = {"user": user.pk, "starts_on": short_date(today()), "ends_on": short_date(today() + 6 * DAY)}
    typed |= {"capacity": "kt", "title": "Phó Chủ tịch", "basis": "12/UQ-UBND"}
    return client.post(reverse("units:post_deputy", args=[head.pk]), {**typed, **more})


def days_pass(count: int) -> None:
    """The clock moves on: everything that was dated lies further back."""
    Post.objects.update(starts_on=F("starts_on") - count * DAY)
    Post.objects.exclude(ends_on=None).update(ends_on=F("ends_on") - count * DAY)


def test_the_story(client_of, head, commune):
    at_the_heads = client_of(head.user)
    hanh, binh = (invited(at_the_heads, name, commune) for name in ("Lê Thị Hạnh", "Trần Văn Bình"))
    at_hanhs, at_binhs = come_in(client_of(), hanh), come_in(client_of(), binh)
    before = at_hanhs.get(reverse("units:accounts")).status_code
    name_deputy(at_the_heads, head, hanh)
    deputy = Post.objects.get(stands_in_for=head)
    switcher = at_hanhs.get(reverse("units:posts")).text
    at_hanhs.post(reverse("units:switch_post", args=[deputy.pk]))
    during = at_hanhs.get(reverse("units:accounts")).status_code

    days_pass(6)
    last_day = at_hanhs.get(reverse("units:accounts")).status_code
    days_pass(1)
    typed_late = at_hanhs.post(reverse("units:account_new"), {"full_name": "Đang gõ dở"})
    after = at_hanhs.get(reverse("units:accounts")).status_code

    assert (before, during, last_day, after) == (403, 200, 200, 403)
    assert at_binhs.get(reverse("units:accounts")).status_code == 403
    assert "KT. (ký thay)" in switcher
    assert f"đến hết {short_date(today() + 6 * DAY)}" in switcher
    assert (typed_late.status_code, typed_late.text.count("Đang gõ dở")) == (403, 1)
    assert at_hanhs.get("/").wsgi_request.actor == hanh.posts.get(role=Role.UNIT_OFFICER)
    told = Letter.objects.filter(subject=f"{hanh} làm thay {head.user} tại UBND xã An Phú", channel="app")
    assert {letter.to for letter in told} == {hanh, head.user}


def test_the_head_finds_the_way_from_the_own_account(login, head):
    assert reverse("units:post_deputy", args=[head.pk]) in login(head).get(reverse("units:account")).text


def test_deputies_now_and_to_come_are_listed_and_can_be_ended(login, head, commune):
    officer = PostFactory(unit=commune, starts_on=today())
    client = login(head)
    name_deputy(client, head, officer.user)
    deputy = Post.objects.get(stands_in_for=head)
    page = client.get(reverse("units:post_deputy", args=[head.pk])).text
    client.post(reverse("units:post_end", args=[deputy.pk]), {"last_day": short_date(today()), "reason": "Đã về"})
    deputy.refresh_from_db()

    assert reverse("units:post_end", args=[deputy.pk]) in page
    assert (deputy.ends_on, deputy.end_reason) == (today(), "Đã về")


def test_own_roles_and_the_managed_account_say_who_deputises_until_when(login, head, commune, system_officer):
    officer = PostFactory(unit=commune, starts_on=today())
    client = login(head)
    name_deputy(client, head, officer.user)
    deputy = Post.objects.get(stands_in_for=head)
    end, until = reverse("units:post_end", args=[deputy.pk]), short_date(deputy.ends_on)
    pages = [client.get(reverse("units:posts")).text, client.get(reverse("units:account")).text]
    pages.append(login(system_officer).get(head.user.get_absolute_url()).text)
    own = login(officer).get(reverse("units:posts")).text

    assert [(f"Đang làm thay: <b>{officer.user}</b>" in page, end in page, until in page) for page in pages] == [
        (True, True, True)
    ] * 3
    assert (f"Bạn làm thay <b>{head.user}</b> đến hết {until}" in own, end in own) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_own_roles_cost_the_same_for_any_count(login, head, commune, count, django_assert_num_queries):
    for each in PostFactory.create_batch(count, unit=commune, starts_on=today()):
        PostFactory(user=each.user, unit=commune, role=Role.UNIT_HEAD, stands_in_for=head, ends_on=today())
    client = login(head)
    client.get(reverse("units:posts"))

    with django_assert_num_queries(6):
        response = client.get(reverse("units:posts"))

    assert response.text.count("Đang làm thay") == count


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"basis": ""}, "Hãy nhập căn cứ."),
        ({"title": ""}, "Ký thay (KT.) phải ghi chức vụ người ký"),
        ({"ends_on": ""}, "Hãy nhập ngày ở ô “Đến hết ngày”."),
        ({"ends_on": "01/01/2020"}, "Ngày cuối phải từ ngày bắt đầu trở đi."),
        ({"user": ""}, "Hãy chọn người làm thay."),
        ({"capacity": "head"}, "mục đã chọn không có trong danh sách"),
    ],
)
def test_a_wrong_form_says_what_to_mend(login, head, commune, typed, said):
    officer = PostFactory(unit=commune, starts_on=today())
    page = name_deputy(login(head), head, officer.user, **typed).text

    assert page.count(said) == 2
    assert not Post.objects.filter(stands_in_for=head).exists()


def test_a_colleague_does_not_find_the_page(login, head, commune):
    assert (
        login(PostFactory(unit=commune, starts_on=today()))
        .get(reverse("units:post_deputy", args=[head.pk]))
        .status_code
        == 404
    )
