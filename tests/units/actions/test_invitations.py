"""Accounts by invitation: the code works once, and stands in no row of the database."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.actions.accounts import (
    Newcomer,
    correct_account,
    lock_account,
    login_from,
    open_accounts,
    reopen_account,
)
from units.actions.invitations import accept_invitation, find_invitation, invite, revoke_invitation
from units.actions.letters import send_waiting_letters
from units.choices import InvitationState, LetterState, Role
from units.models import Invitation, Letter, PostStep, User

GOOD = "mot-cau-ngan-de-nho-9"


def newcomer(unit, **more) -> Newcomer:
    facts = {"full_name": "Lê Thị Hạnh", "unit": unit, "role": Role.UNIT_OFFICER, "starts_on": today()}
    return Newcomer(**{**facts, **more})


def opened(head, *, now=None, key=None, **more) -> User:
    person = newcomer(head.unit, **more)
    return open_accounts(newcomers=[person], actor=head, now=now or timezone.now(), key=key)[0]


def moves(user) -> list[str]:
    return list(user.steps.values_list("move", flat=True))


def everything_kept() -> str:
    """All rows of all tables as one text."""
    models = [model for model in apps.get_models() if model._meta.managed]
    return "\n".join(repr(row) for model in models for row in model._base_manager.values_list())


def test_an_account_opens_with_a_post_an_invitation_and_no_password(unit_head):
    user = opened(unit_head, email="hanh@hoagiang.example")
    post, invitation = user.posts.get(), user.invitations.get()

    assert (user.username, user.has_usable_password()) == ("hanh.lt", False)
    assert (post.role, post.unit, post.granted_by) == (Role.UNIT_OFFICER, unit_head.unit, unit_head)
    assert invitation.state_at(timezone.now()) == InvitationState.OPEN
    assert moves(user) == ["open_account", "give_post", "invite"]


def test_a_second_press_opens_one_account(unit_head):
    key = uuid4()
    first, second = opened(unit_head, key=key), opened(unit_head, key=key)

    assert first == second
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "taken", "login"),
    [
        ("Nguyễn Văn An", [], "an.nv"),
        ("Nguyễn Văn An", ["AN.NV", "an.nv2"], "an.nv3"),
        ("Đặng Thị Ưu", [], "uu.dt"),
        ("Y Moan", [], "moan.y"),
        ("Điểu", [], "dieu"),
        ("H'Hen Niê", [], "nie.h"),
        ("李", [], "nguoi.dung"),
    ],
)
def test_a_login_is_made_of_the_name(name, taken, login):
    assert login_from(name, taken) == login


def test_a_login_that_is_taken_is_refused_and_nothing_is_half_done(unit_head, unit_officer):
    people = [newcomer(unit_head.unit), newcomer(unit_head.unit, username=unit_officer.user.username.upper())]
    with pytest.raises(ValidationError):
        open_accounts(newcomers=people, actor=unit_head, now=timezone.now())

    assert not User.objects.filter(username="hanh.lt").exists()
    assert PostStep.objects.count() == 0


def test_who_may_not_give_the_post_opens_no_account(unit_officer):
    with pytest.raises(Refused):
        opened(unit_officer)


def test_the_code_stands_in_no_row_before_or_after_it_was_sent(unit_head):
    user = opened(unit_head, email="hanh@hoagiang.example")
    code = user.invitations.get().code
    before = everything_kept()
    send_waiting_letters()
    after = everything_kept()

    assert [code in mail.outbox[0].body, code in before, code in after] == [True, False, False]
    assert code.replace("-", "") not in before + after
    assert f"/loi-moi/#{code}" in mail.outbox[0].body
    assert mail.outbox[0].to == ["hanh@hoagiang.example"]


def test_without_an_address_nothing_is_mailed(unit_head):
    opened(unit_head)

    assert Letter.objects.filter(invitation__isnull=False).count() == 0


def test_a_mail_that_still_waits_is_not_sent_when_its_code_is_dead(unit_head):
    user = opened(unit_head, email="hanh@hoagiang.example")
    revoke_invitation(user=user, actor=unit_head, now=timezone.now())
    send_waiting_letters()

    assert mail.outbox == []
    assert Letter.objects.get(invitation__user=user).state == LetterState.CANCELLED


def test_the_code_is_read_as_people_write_it(unit_head):
    invitation = opened(unit_head).invitations.get()
    plain = invitation.code.replace("-", "").lower()

    assert [find_invitation(text) for text in (invitation.code, plain, f" {plain[:4]} {plain[4:]} ")] == [
        invitation
    ] * 3
    assert find_invitation(invitation.code[:-1] + "A" * (invitation.code[-1] != "A")) is None


def test_the_invited_sets_the_password_once(unit_head):
    user = opened(unit_head)
    invitation = user.invitations.get()
    accept_invitation(invitation=invitation, password=GOOD, now=timezone.now())
    with pytest.raises(Refused) as again:
        accept_invitation(invitation=invitation, password=GOOD + "0", now=timezone.now())
    user.refresh_from_db()

    assert user.check_password(GOOD)
    assert again.value.reason.startswith("Mã mời này đã được dùng lúc ")
    assert moves(user)[-1] == "accept_invitation"


def test_a_weak_password_leaves_the_invitation_open(unit_head):
    invitation = opened(unit_head).invitations.get()
    with pytest.raises(ValidationError):
        accept_invitation(invitation=invitation, password="ngan", now=timezone.now())
    invitation.refresh_from_db()

    assert invitation.used_at is None


def test_an_expired_one_says_until_when_and_whom_to_ask(unit_head):
    invitation = opened(unit_head).invitations.get()
    with pytest.raises(Refused) as error:
        accept_invitation(invitation=invitation, password=GOOD, now=invitation.expires_at)

    assert error.value.reason.startswith("Mã mời này đã hết hạn lúc ")
    assert error.value.reason.endswith(f"Hãy nhờ {unit_head.user} (Sở Xây dựng) gửi lời mời mới.")


def test_how_long_it_lasts_is_the_offices_to_set(unit_head, settings):
    settings.INVITATION_DAYS = 2
    now = timezone.now()

    assert opened(unit_head, now=now).invitations.get().expires_at == now + timedelta(days=2)


def test_a_new_invitation_ends_the_one_before(unit_head):
    user = opened(unit_head)
    old = user.invitations.get()
    new = invite(user=user, actor=unit_head, now=timezone.now())
    with pytest.raises(Refused) as error:
        accept_invitation(invitation=old, password=GOOD, now=timezone.now())

    assert error.value.reason.startswith("Mã mời này đã được thu hồi hoặc thay bằng lời mời khác.")
    assert accept_invitation(invitation=new, password=GOOD, now=timezone.now()) == user


def test_a_reset_ends_the_old_password_and_its_sessions(unit_head, unit_officer, client):
    client.force_login(unit_officer.user)
    unit_officer.user.refresh_from_db()
    inside = client.get("/").status_code
    invitation = invite(user=unit_officer.user, actor=unit_head, now=timezone.now())
    unit_officer.user.refresh_from_db()

    assert (inside, client.get("/").status_code) == (200, 302)
    assert (invitation.kind, unit_officer.user.has_usable_password()) == ("reset", False)
    assert moves(unit_officer.user) == ["reset"]


def test_one_press_twice_resets_once(unit_head, unit_officer):
    key = uuid4()
    first, second = (invite(user=unit_officer.user, actor=unit_head, now=timezone.now(), key=key) for _ in range(2))

    assert first == second
    assert Invitation.objects.count() == 1


def test_a_locked_account_opens_by_no_code_and_lets_nobody_in(unit_head, unit_officer, client):
    client.force_login(unit_officer.user)
    invitation = invite(user=unit_officer.user, actor=unit_head, now=timezone.now())
    lock_account(user=unit_officer.user, reason="Nghỉ hưu", actor=unit_head, now=timezone.now())
    with pytest.raises(Refused):
        accept_invitation(invitation=invitation, password=GOOD, now=timezone.now())
    with pytest.raises(ValidationError):
        invite(user=unit_officer.user, actor=unit_head, now=timezone.now())

    assert client.get("/").status_code == 302
    assert reopen_account(user=unit_officer.user, actor=unit_head).is_active
    assert moves(unit_officer.user) == ["reset", "lock_account", "reopen_account"]


def test_a_name_put_right_is_found_and_written_down(unit_head, unit_officer):
    before = f"{unit_officer.user.full_name}, {unit_officer.user.email}"
    user = correct_account(user=unit_officer.user, full_name=" Đỗ  Thị Mận ", email="man@x.example", actor=unit_head)

    assert list(User.objects.search("do man")) == [user]
    assert user.steps.get().note == f"{before} → Đỗ Thị Mận, man@x.example"


@pytest.mark.parametrize("act", [invite, revoke_invitation])
def test_foreign_accounts_are_not_ones_to_invite(unit_head, stranger, act):
    with pytest.raises(Refused):
        act(user=stranger.user, actor=unit_head, now=timezone.now())

    assert Invitation.objects.count() == 0
