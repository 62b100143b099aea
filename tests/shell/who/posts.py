"""Samples of accounts and posts."""

from tests.factories.units import PostFactory, UserFactory
from units.choices import Role


def account(samples, post) -> list:
    """The address of an account needs the account, the door is about its post."""
    return [post.user_id]


ARGUMENTS = dict.fromkeys(
    (
        *("units:managed_account", "units:account_correct", "units:account_invite", "units:invitation_slip"),
        *("units:invitation_revoke", "units:account_lock", "units:account_reopen", "units:post_give"),
        *("units:account_leave", "units:account_return"),
    ),
    account,
)
TYPED = {}  # address name -> (samples, thing) -> the filled form


def things(samples) -> dict:
    unit = samples.things["unit"]
    officer = UserFactory(username="zz.chuyen.vien", full_name="Phạm Thị Dung")
    return {
        "officer's post": PostFactory(user=officer, unit=unit, role=Role.UNIT_OFFICER, title="Chuyên viên"),
        "head's post": samples.actor(Role.UNIT_HEAD, unit),
    }
