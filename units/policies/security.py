"""Who may change how an account signs in."""

from django.conf import settings

from thiduakt.base.verdict import YES, Verdict, no
from units.choices import Role
from units.models import Post, User
from units.policies import roles_in_words


def may_reset_second_factors(actor: Post) -> Verdict:
    """Whether the actor looks after the second step of others."""
    if actor.role == Role.SYSTEM_OFFICER:
        return YES
    return no(f"Đặt lại xác thực hai bước là việc của: {roles_in_words([Role.SYSTEM_OFFICER])}.")


def can_reset_second_factor(actor: Post, user: User) -> Verdict:
    """Whether the actor may take the second step off this account; one's own is removed another way."""
    if actor.user_id == user.pk:
        return no("Đây là tài khoản của chính bạn. Hãy tắt hoặc cài lại ở trang Tài khoản.")
    return may_reset_second_factors(actor)


def can_remove_second_factor(posts: list[Post]) -> Verdict:
    """Whether the owner may do without, given the posts held today."""
    demanding = {post.role for post in posts} & set(settings.SECOND_FACTOR_ROLES)
    if not demanding:
        return YES
    return no(f"Vai trò {roles_in_words(demanding)} phải dùng xác thực hai bước. Bạn cài lại được trên điện thoại mới.")
