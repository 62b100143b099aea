"""Posts given, ended and held for another."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories.units import PostFactory, UserFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from thiduakt.base.vietnamese import short_date
from units.actions.posts import NO_TITLE, end_post, give_post, name_deputy
from units.choices import Capacity, Role
from units.models import Letter, Post, PostStep

DAY = timedelta(days=1)


def lines(user) -> list[tuple]:
    return list(PostStep.objects.filter(user=user).values_list("move", "actor__role", "note"))


def subjects(user) -> list[str]:
    return list(Letter.objects.filter(to=user, channel="app").order_by("pk").values_list("subject", flat=True))


def given(actor, user, **more):
    facts = {"unit": actor.unit, "role": Role.UNIT_OFFICER, "starts_on": today()}
    return give_post(user=user, **{**facts, **more}, actor=actor)


def named(head, user, **more):
    facts = {"starts_on": today(), "ends_on": today() + 6 * DAY, "basis": "12/UQ-SXD", "title": "Phó Giám đốc"}
    return name_deputy(post=head, user=user, **{**facts, **more}, actor=head)


def texts(error) -> list[str]:
    return error.value.messages


def test_a_post_given_is_written_down_and_told(unit_head):
    user = UserFactory(full_name="Lê Thị Hạnh")
    post = given(unit_head, user, title="Chuyên viên")

    assert (post.granted_by, post.unit, post.role) == (unit_head, unit_head.unit, Role.UNIT_OFFICER)
    assert lines(user) == [
        ("give_post", "unit_head", f"Chuyên viên đơn vị · Sở Xây dựng từ {short_date(today())}"),
    ]
    assert subjects(user) == ["Bạn được giao vai trò Chuyên viên đơn vị · Sở Xây dựng"]


def test_a_second_press_gives_nothing_more(unit_head):
    user, key = UserFactory(), uuid4()
    first, second = (given(unit_head, user, key=key) for _ in range(2))

    assert first == second
    assert user.posts.count() == 1


def test_what_one_does_not_have_one_does_not_give(unit_head, stranger):
    with pytest.raises(Refused):
        given(unit_head, UserFactory(), unit=stranger.unit)

    assert PostStep.objects.count() == 0


@pytest.mark.parametrize(("start", "end"), [(0, None), (-30, 0), (5, 9), (10, 10), (-5, None)])
def test_the_same_role_is_not_held_twice_at_a_time(unit_head, start, end):
    user = PostFactory(unit=unit_head.unit, starts_on=today() - 9 * DAY, ends_on=today() + 10 * DAY).user
    with pytest.raises(ValidationError) as error:
        given(unit_head, user, starts_on=today() + start * DAY, ends_on=None if end is None else today() + end * DAY)

    assert "hai thời gian trùng nhau" in texts(error)[0]
    assert user.posts.count() == 1


def test_after_the_end_the_same_role_may_come_again(unit_head):
    user = PostFactory(unit=unit_head.unit, ends_on=today() + 3 * DAY).user

    assert given(unit_head, user, starts_on=today() + 4 * DAY).pk


def test_the_database_too_refuses_two_lasting_posts_of_a_kind(unit_officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        PostFactory(user=unit_officer.user, unit=unit_officer.unit, starts_on=today())


@pytest.mark.parametrize("capacity", [Capacity.TL, Capacity.TUQ])
def test_order_and_mandate_need_their_document(unit_head, capacity):
    user = UserFactory()
    with pytest.raises(ValidationError) as error:
        given(unit_head, user, role=Role.UNIT_HEAD, capacity=capacity)

    assert texts(error) == ["Ký TL. (thừa lệnh), TUQ. (thừa ủy quyền) phải ghi căn cứ: số, ngày văn bản."]
    assert given(unit_head, user, role=Role.UNIT_HEAD, capacity=capacity, basis="05/GUQ-SXD").basis == "05/GUQ-SXD"


def test_no_post_at_a_unit_that_is_not_there(unit_head):
    unit_head.unit.founded_on = today() - DAY
    unit_head.unit.save()
    with pytest.raises(ValidationError) as error:
        given(unit_head, UserFactory(), starts_on=today() - 2 * DAY)

    assert texts(error) == [f"Sở Xây dựng không hoạt động ngày {short_date(today() - 2 * DAY)}."]


def test_a_deputy_for_a_week(unit_head, unit_officer):
    deputy = named(unit_head, unit_officer.user, title="Phó Giám đốc")

    assert (deputy.role, deputy.capacity, deputy.stands_in_for) == (Role.UNIT_HEAD, Capacity.KT, unit_head)
    assert [Post.objects.in_force(today() + days * DAY).filter(pk=deputy.pk).exists() for days in (-1, 0, 6, 7)] == [
        False,
        True,
        True,
        False,
    ]
    told = f"{unit_officer.user} làm thay {unit_head.user} tại Sở Xây dựng"
    assert (subjects(unit_officer.user), subjects(unit_head.user)) == ([told], [told])
    assert [move for move, *_ in lines(unit_officer.user)] == ["name_deputy"]


def test_a_deputy_has_no_deputy(unit_head, unit_officer, unit):
    deputy = named(unit_head, unit_officer.user)
    third = PostFactory(unit=unit)
    with pytest.raises(Refused) as error:
        name_deputy(
            post=deputy, user=third.user, starts_on=today(), ends_on=today() + DAY, basis="13/UQ", actor=deputy
        )  # fmt: skip

    assert error.value.reason == "Người làm thay, ký thừa lệnh, thừa ủy quyền không ủy quyền lại cho người khác."


@pytest.mark.parametrize("title", ["", "  "])
def test_signing_for_the_head_needs_a_title(unit_head, unit_officer, title):
    with pytest.raises(ValidationError) as error:
        named(unit_head, unit_officer.user, title=title)
    by_order = named(unit_head, unit_officer.user, title=title, capacity=Capacity.TL)

    assert error.value.message_dict == {"title": [NO_TITLE]}
    assert list(Post.objects.filter(stands_in_for=unit_head)) == [by_order]


def test_a_deputy_comes_from_the_unit_and_within_the_time_of_the_head(unit_head, unit_officer, stranger):
    Post.objects.filter(pk=unit_head.pk).update(ends_on=today() + 3 * DAY)
    unit_head.refresh_from_db()
    with pytest.raises(ValidationError) as elsewhere:
        named(unit_head, stranger.user)
    with pytest.raises(ValidationError) as longer:
        named(unit_head, unit_officer.user)

    assert texts(elsewhere) == [f"{stranger.user} không giữ vai trò nào ở Sở Xây dựng vào ngày bắt đầu."]
    assert texts(longer) == [f"Vai trò được làm thay chỉ đến {short_date(today() + 3 * DAY)}."]


def test_a_post_ended_is_written_down_and_told(unit_head, unit_officer):
    end_post(post=unit_officer, last_day=today(), reason="Chuyển công tác", actor=unit_head)
    unit_officer.refresh_from_db()

    assert (unit_officer.ends_on, unit_officer.ended_by, unit_officer.end_reason) == (
        today(), unit_head, "Chuyển công tác"
    )  # fmt: skip
    assert lines(unit_officer.user) == [
        ("end_post", "unit_head", f"{unit_officer} đến hết {short_date(today())}. Chuyển công tác")
    ]
    assert subjects(unit_officer.user) == [f"{unit_officer.user} thôi vai trò {unit_officer}"]


def test_with_the_head_the_deputies_end(unit_head, unit_officer, reviewer, unit):
    now = named(unit_head, unit_officer.user)
    later = named(unit_head, PostFactory(unit=unit).user, starts_on=today() + 20 * DAY, ends_on=today() + 30 * DAY)
    end_post(post=unit_head, last_day=today() + DAY, reason="Nghỉ hưu", actor=reviewer)
    now.refresh_from_db()

    assert (now.ends_on, now.end_reason) == (today() + DAY, "Người được làm thay đã thôi giữ vai trò.")
    assert not Post.objects.filter(pk=later.pk).exists()
    assert [move for move, *_ in lines(later.user)] == ["name_deputy", "take_back_post"]


def test_a_deputy_who_has_begun_is_ended_not_taken_back(unit_head, unit_officer, reviewer):
    deputy = named(unit_head, unit_officer.user)
    given(deputy, UserFactory())  # the deputy has acted
    end_post(post=unit_head, last_day=today() - 30 * DAY, reason="Nghỉ hưu", actor=reviewer)
    deputy.refresh_from_db()

    assert deputy.ends_on == deputy.starts_on


def test_a_post_that_has_not_begun_is_taken_back_whole(unit_head):
    user = UserFactory()
    post = given(unit_head, user, starts_on=today() + 5 * DAY)
    end_post(post=post, last_day=today(), reason="Ghi nhầm", actor=unit_head)

    assert user.posts.count() == 0
    assert lines(user)[-1] == (
        "take_back_post", "unit_head",
        f"Chuyên viên đơn vị · Sở Xây dựng từ {short_date(today() + 5 * DAY)}, chưa bắt đầu. Ghi nhầm",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "reason", "said"),
    [
        (0, "  ", "Hãy ghi lý do thôi giữ vai trò."),
        (-9999, "Nghỉ", "Ngày cuối phải từ 01/01/2020, ngày bắt đầu, trở đi."),
    ],
)
def test_an_end_needs_its_reason_and_a_day_that_can_be(unit_head, unit_officer, days, reason, said):
    with pytest.raises(ValidationError) as error:
        end_post(post=unit_officer, last_day=today() + days * DAY, reason=reason, actor=unit_head)

    assert texts(error) == [said]
    assert PostStep.objects.count() == 0


def test_an_end_set_already_is_not_put_off(unit_head, unit):
    post = PostFactory(unit=unit, ends_on=today() + 2 * DAY)
    with pytest.raises(ValidationError) as error:
        end_post(post=post, last_day=today() + 3 * DAY, reason="Nghỉ", actor=unit_head)

    assert texts(error) == [f"Vai trò này đã định đến {short_date(today() + 2 * DAY)}; không kéo dài ở đây."]


def test_the_head_ends_the_own_deputy(unit_head, unit_officer):
    deputy = named(unit_head, unit_officer.user)
    end_post(post=deputy, last_day=today(), reason="Đã về làm việc", actor=unit_head)

    assert subjects(unit_head.user)[-1] == f"{unit_officer.user} thôi vai trò {deputy}"


def test_the_role_of_system_officer_opens_the_admin_site_with_its_line(system_officer, unit_officer):
    facts = {"user": unit_officer.user, "unit": system_officer.unit, "role": Role.SYSTEM_OFFICER}
    give_post(**facts, starts_on=today(), actor=system_officer)
    unit_officer.user.refresh_from_db()

    assert (unit_officer.user.is_staff, unit_officer.user.is_superuser) == (True, True)
    assert list(unit_officer.user.steps.values_list("move", "target")) == [("give_post", Role.SYSTEM_OFFICER)]
