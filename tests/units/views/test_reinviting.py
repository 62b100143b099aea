"""Invitations that nobody used, sent anew for those ticked."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.units import PostFactory
from units.actions.invitations import accept_invitation, invite
from units.choices import InvitationState, Role
from units.models import Invitation

ADDRESS = "units:accounts_reinvite"
GOOD = "mot-cau-ngan-de-nho-9"


def invited(unit, head, *, expired=False):
    """Somebody new with an invitation, maybe one that is over."""
    user = PostFactory(unit=unit).user
    invitation = invite(user=user, actor=head, now=timezone.now())
    if expired:
        then = timezone.now() - timedelta(days=9)
        Invitation.objects.filter(pk=invitation.pk).update(created_at=then, expires_at=then + timedelta(days=7))
    return user


def states(user) -> list[str]:
    return [one.state_at(timezone.now()) for one in user.invitations.order_by("created_at")]


def test_only_those_whose_code_is_over_are_listed(login, unit, unit_head):
    late = invited(unit, unit_head, expired=True)
    invited(unit, unit_head)
    done = invited(unit, unit_head)
    accept_invitation(invitation=done.invitations.get(), password=GOOD, now=timezone.now())

    assert list(login(unit_head).get(reverse(ADDRESS)).context["accounts"]) == [late]


def test_the_ticked_get_a_new_code_and_the_slips(login, unit, unit_head, office):
    ticked, other, beyond = (invited(unit, unit_head, expired=True) for _ in range(3))
    PostFactory(user=beyond, role=Role.CLERK, unit=office)
    client = login(unit_head)
    keys = [ticked.pk, beyond.pk, "la", unit_head.user_id]
    response = client.post(reverse(ADDRESS), {"account": keys}, follow=True)

    assert response.redirect_chain == [(reverse("units:invitation_slips"), 302)]
    assert [states(user) for user in (ticked, other, beyond)] == [
        [InvitationState.REVOKED, InvitationState.OPEN],
        [InvitationState.EXPIRED],
        [InvitationState.EXPIRED],
    ]
    assert "Đã tạo 1 lời mời mới." in response.text
    assert f"{beyond}: Tài khoản này còn giữ vai trò Văn thư" in response.text


def test_nobody_ticked_is_said(login, unit_head):
    assert "Hãy chọn ít nhất một người để mời lại." in login(unit_head).post(reverse(ADDRESS), follow=True).text


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_list_costs_the_same_for_any_count(login, unit, unit_head, count, django_assert_num_queries):
    PostFactory.create_batch(count, unit=unit)
    client = login(unit_head)

    with django_assert_num_queries(6):
        response = client.get(reverse(ADDRESS))

    assert len(response.context["accounts"]) == count
