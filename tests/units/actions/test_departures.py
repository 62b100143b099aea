"""Leaving the office in one act, with a day that has gone, is today or comes; and coming back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from reports.actions.sweeping import sweep_all
from tests.factories.dossiers import taken_dossier
from tests.factories.people import PersonFactory
from tests.factories.units import EmploymentFactory, PostFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.actions.accounts import reopen_account
from units.actions.departures import close_departed, leave_office, return_to_office
from units.actions.sign_ins import begin_sign_in
from units.choices import Role, SignInWay
from units.models import Departure, Employment, Letter, Post, SignIn

DAY = timedelta(days=1)


@pytest.fixture
def leaver(board_unit):
    """A reviewer with a record of the person, a job and an open session."""
    person = PersonFactory(full_name="Lê Thị Nghỉ")
    EmploymentFactory(person=person, unit=board_unit, position="Chuyên viên", starts_on=today() - 900 * DAY)
    post = PostFactory(unit=board_unit, role=Role.REVIEWER, user__person=person, starts_on=today() - 800 * DAY)
    facts = {"way": SignInWay.PASSWORD, "address": "203.0.113.9", "device": "Chrome", "session_key": "k" * 32}
    begin_sign_in(user=post.user, **facts)
    return post


def leave(post, actor, *, days=-1, **changed):
    facts = {"kind": "retired", "last_day": today() + days * DAY, "basis": "QĐ 45", "receivers": {}}
    act = {"on": today(), "now": timezone.now()}
    return leave_office(user=post.user, actor=actor, **facts | act | changed)


def state_of(post) -> tuple:
    """Active? last day of the role, of the work, open sessions."""
    fresh = Post.objects.select_related("user").get(pk=post.pk)
    work = Employment.objects.filter(person=fresh.user.person_id).order_by("starts_on").last()
    return (
        fresh.user.is_active,
        fresh.ends_on,
        work.ends_on,
        SignIn.objects.filter(user=fresh.user, ended_at=None).count(),
    )


def moves(post) -> list:
    return list(post.user.steps.values_list("move", flat=True))


def test_a_day_that_has_gone_ends_all_at_once(leaver, system_officer):
    gone = today() - DAY
    key = uuid4()
    done = [leave(leaver, system_officer, key=key) for _ in range(2)]

    assert done[0] == done[1] == Departure.objects.get()
    assert state_of(leaver) == (False, gone, gone, 0)
    assert moves(leaver) == ["end_post", "leave_office", "close_departed"]
    assert list(leaver.user.person.steps.values_list("move", flat=True)) == ["change_employment"]
    assert Letter.objects.filter(to=leaver.user, channel="app").count() == 1


def test_a_day_to_come_takes_effect_after_it_and_once(leaver, system_officer):
    last = today() + 3 * DAY
    leave(leaver, system_officer, days=3)
    assert state_of(leaver) == (True, last, last, 1)
    assert close_departed(on=last, now=timezone.now()) == 0
    assert [close_departed(on=last + DAY, now=timezone.now()) for _ in range(2)] == [1, 0]

    assert state_of(leaver) == (False, last, last, 0)
    assert moves(leaver) == ["end_post", "leave_office", "close_departed"]
    assert Post.objects.in_force(last + DAY).filter(pk=leaver.pk).count() == 0


def test_the_background_work_shuts_who_has_left(leaver, system_officer):
    leave(leaver, system_officer, days=1)
    Departure.objects.update(last_day=today() - DAY)
    sweep_all()

    assert state_of(leaver)[0] is False


@pytest.mark.parametrize(("days", "when"), [(-1, "at once"), (0, "at once"), (2, "after the day")])
def test_the_work_in_hand_goes_to_the_colleague(leaver, reviewer, unit_head, system_officer, days, when):
    dossier = taken_dossier(unit_head, leaver)
    leave(leaver, system_officer, days=days, receivers={leaver.pk: reviewer})
    dossier.refresh_from_db()
    assert dossier.taken_by == (reviewer if when == "at once" else leaver)
    close_departed(on=today() + 3 * DAY, now=timezone.now())
    dossier.refresh_from_db()

    assert dossier.taken_by == reviewer
    assert moves(leaver).count("hand_over") == 1
    assert Letter.objects.filter(to=reviewer.user, channel="app", subject__startswith="Bạn tiếp nhận việc").count() == 1


def test_a_receiver_who_has_gone_meanwhile_is_written_down(leaver, reviewer, unit_head, system_officer):
    dossier = taken_dossier(unit_head, leaver)
    leave(leaver, system_officer, days=1, receivers={leaver.pk: reviewer})
    Post.objects.filter(pk=reviewer.pk).update(ends_on=today() - DAY)
    close_departed(on=today() + 2 * DAY, now=timezone.now())
    dossier.refresh_from_db()

    assert dossier.taken_by == leaver
    assert moves(leaver)[-2:] == ["hand_over_failed", "close_departed"]


def test_only_a_colleague_of_the_same_role_receives(leaver, system_officer, unit_head):
    with pytest.raises(ValidationError, match="Người nhận việc phải đang giữ vai trò"):
        leave(leaver, system_officer, receivers={leaver.pk: unit_head})


def test_who_may_not_lock_may_not_send_away(leaver, unit_head, system_officer):
    with pytest.raises(Refused, match="ngoài phần bạn quản lý"):
        leave(leaver, unit_head)
    with pytest.raises(Refused, match="Không ai tự khóa tài khoản của mình"):
        leave(system_officer, system_officer)


def test_once_only_and_not_reopened_by_another_door(leaver, system_officer):
    leave(leaver, system_officer)

    with pytest.raises(ValidationError, match="đã được ghi rời cơ quan"):
        leave(leaver, system_officer)
    with pytest.raises(ValidationError, match="hãy dùng việc “Trở lại cơ quan”"):
        reopen_account(user=leaver.user, actor=system_officer)


def test_a_role_that_has_not_begun_is_taken_back(leaver, system_officer, unit):
    later = PostFactory(user=leaver.user, unit=unit, role=Role.UNIT_OFFICER, starts_on=today() + 9 * DAY)
    leave(leaver, system_officer)

    assert not Post.objects.filter(pk=later.pk).exists()
    assert "take_back_post" in moves(leaver)


def test_nothing_stays_half_done(leaver, system_officer):
    PostFactory(user=leaver.user, starts_on=today() - 5 * DAY)
    with pytest.raises(ValidationError, match="ngày cuối làm việc phải từ ngày ấy trở đi"):
        leave(leaver, system_officer, days=-10)

    assert state_of(leaver) == (True, None, None, 1)
    assert moves(leaver) == []


class TestReturn:
    def back(self, post, actor, **changed):
        departure = Departure.objects.get(user=post.user, returned_at=None)
        facts = {"actor": actor, "on": today(), "now": timezone.now()} | changed
        return return_to_office(departure=departure, **facts)

    def test_before_the_day_all_is_as_it_was(self, leaver, system_officer):
        leave(leaver, system_officer, days=3)
        assert self.back(leaver, system_officer) == []

        assert state_of(leaver) == (True, None, None, 1)
        assert close_departed(on=today() + 9 * DAY, now=timezone.now()) == 0
        assert moves(leaver) == ["end_post", "leave_office", "return_to_office", "keep_post"]

    def test_after_the_day_roles_and_work_begin_anew(self, leaver, system_officer):
        leave(leaver, system_officer)
        assert self.back(leaver, system_officer) == []

        posts = leaver.user.posts.order_by("starts_on").values_list("role", "starts_on", "ends_on")
        assert list(posts) == [
            (Role.REVIEWER, leaver.starts_on, today() - DAY),
            (Role.REVIEWER, today(), None),
        ]
        works = leaver.user.person.employments.order_by("starts_on").values_list("starts_on", "ends_on")
        assert list(works) == [(today() - 900 * DAY, today() - DAY), (today(), None)]
        assert leaver.user.__class__.objects.get(pk=leaver.user_id).is_active

    def test_who_works_elsewhere_meanwhile_is_told(self, leaver, system_officer, unit):
        leave(leaver, system_officer)
        EmploymentFactory(person=leaver.user.person, unit=unit, starts_on=today())

        assert [sentence.split(":")[0] for sentence in self.back(leaver, system_officer)] == ["Chuyên viên, Sở Nội vụ"]

    def test_who_returned_may_leave_again(self, leaver, system_officer):
        leave(leaver, system_officer, days=3)
        self.back(leaver, system_officer)
        leave(leaver, system_officer, days=5)

        assert state_of(leaver)[1] == today() + 5 * DAY
