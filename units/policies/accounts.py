"""Who may manage whose account and give which post: nobody grants what they do not have."""

from django.db.models import QuerySet

from thiduakt.base.verdict import YES, Verdict, no
from units.choices import DERIVED, SIGNING_ROLES, UNIT_ROLES, Capacity, Role
from units.models import Post, Unit, User
from units.policies import roles_in_words

MANAGERS = frozenset({Role.UNIT_HEAD, Role.REVIEWER, Role.SYSTEM_OFFICER})


def roles_given_by(actor: Post) -> list[Role]:
    """The roles the actor may give somewhere."""
    given = {Role.UNIT_HEAD: UNIT_ROLES, Role.REVIEWER: {Role.UNIT_HEAD}, Role.SYSTEM_OFFICER: Role}
    return [role for role in Role if role in given.get(actor.role, ())]


def units_governed(actor: Post, on) -> QuerySet[Unit]:
    """Units at which the actor may give posts on the day."""
    alive = Unit.objects.alive(on)
    return alive.within(actor.unit) if actor.role == Role.UNIT_HEAD else alive


def may_manage_accounts(actor: Post) -> Verdict:
    """Whether there are accounts of others for this actor at all."""
    if actor.role in MANAGERS:
        return YES
    return no(f"Quản lý tài khoản là việc của: {roles_in_words(MANAGERS)}.")


def may_govern(actor: Post, *, role: str, unit: Unit, capacity: str = Capacity.HEAD) -> Verdict:
    """Whether posts of this kind at this unit are the actor's to give and to end."""
    if actor.role == Role.SYSTEM_OFFICER:
        return YES
    if actor.role == Role.REVIEWER:
        if role == Role.UNIT_HEAD:
            return YES
        return no("Ban Thi đua - Khen thưởng chỉ quản lý vai trò thủ trưởng đơn vị; vai trò khác có người khác giao.")
    if actor.role != Role.UNIT_HEAD:
        return may_manage_accounts(actor)
    return _of_a_head(actor, role, unit, capacity)


def _of_a_head(actor: Post, role: str, unit: Unit, capacity: str) -> Verdict:
    if role not in UNIT_ROLES:
        return no(f"Thủ trưởng đơn vị chỉ giao được vai trò: {roles_in_words(UNIT_ROLES)}.")
    if not unit.path.startswith(actor.unit.path):
        return no(f"{unit.label} không thuộc {actor.unit.label}.")
    if role == Role.UNIT_OFFICER:
        return YES
    if actor.is_derived:
        return no("Người ký thay, ký theo ủy quyền không giao tiếp vai trò thủ trưởng cho người khác.")
    if unit.pk == actor.unit_id and capacity not in DERIVED:
        return no(
            "Vai trò thủ trưởng của chính đơn vị do Ban Thi đua - Khen thưởng giao; bạn giao được cấp phó (KT.), "
            "người ký thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.)."
        )
    return YES


def may_give(actor: Post, *, role: str, unit: Unit, capacity: str = Capacity.HEAD, to: User | None = None) -> Verdict:
    """Whether the actor may give such a post to this account, or to a new one."""
    if to is not None and to.pk == actor.user_id and actor.role != Role.SYSTEM_OFFICER:
        return no("Không ai tự giao vai trò cho chính mình.")
    if to is not None and not to.is_active:
        return no("Tài khoản đang khóa. Hãy mở lại trước khi giao vai trò.")
    return may_govern(actor, role=role, unit=unit, capacity=capacity)


def may_name_deputy(actor: Post, post: Post, *, on, to: User | None = None) -> Verdict:
    """Whether somebody, or this account, may be named to stand in for the post for a time."""
    if to is not None and to.pk == post.user_id:
        return no("Không ai làm thay chính mình.")
    if to is not None and to.pk == actor.user_id and actor.role != Role.SYSTEM_OFFICER:
        return no("Không ai tự giao vai trò cho chính mình.")
    if post.role not in SIGNING_ROLES:
        return no(f"Chỉ vai trò {roles_in_words(SIGNING_ROLES)} mới có người làm thay.")
    if post.is_derived:
        return no("Người làm thay, ký thừa lệnh, thừa ủy quyền không ủy quyền lại cho người khác.")
    if post.ends_on and post.ends_on < on:
        return no("Vai trò này đã thôi, không còn gì để làm thay.")
    if actor.pk == post.pk:
        return YES
    return may_govern(actor, role=post.role, unit=post.unit, capacity=post.capacity)


def may_end(actor: Post, post: Post, *, on) -> Verdict:
    """Whether the actor may set the last day of this post."""
    if post.ends_on and post.ends_on < on:
        return no("Vai trò này đã thôi từ trước.")
    if post.stands_in_for_id == actor.pk:
        return YES
    if post.user_id == actor.user_id and actor.role != Role.SYSTEM_OFFICER:
        return no("Không ai tự cho mình thôi vai trò; hãy nhờ người quản lý tài khoản của bạn.")
    if post.role == Role.SYSTEM_OFFICER and not _others(post, on):
        return no("Đây là người quản trị hệ thống cuối cùng. Hãy giao vai trò này cho người khác trước.")
    return may_govern(actor, role=post.role, unit=post.unit, capacity=post.capacity)


def _keeps_system(post: Post, on) -> bool:
    """Whether the post keeps the whole system on the day."""
    if post.role != Role.SYSTEM_OFFICER or post.starts_on > on or (post.ends_on and post.ends_on < on):
        return False
    return not (post.unit.ended_on and post.unit.ended_on < on)


def _others(post: Post, on) -> bool:
    """Whether somebody else keeps the whole system."""
    return Post.objects.in_force(on).holding(Role.SYSTEM_OFFICER).exclude(user=post.user_id).exists()


def may_hand_over(actor: Post, post: Post) -> Verdict:
    """Whether the actor may pass the open work of this post to another."""
    if actor.pk == post.pk:
        return YES
    return may_govern(actor, role=post.role, unit=post.unit, capacity=post.capacity)


def may_manage(actor: Post, user: User, *, on) -> Verdict:
    """Whether the account itself (password, lock, name) is the actor's: every post it still holds must be.

    Who could reset a password that opens more than the own rights would have those rights the next minute.
    """
    known = may_manage_accounts(actor)
    if not known or actor.role == Role.SYSTEM_OFFICER:
        return known
    if user.pk == actor.user_id:
        return no("Đây là tài khoản của chính bạn: hãy dùng trang Tài khoản.")
    posts = list(user.posts.all())
    lasting = [post for post in posts if not post.ends_on or post.ends_on >= on]
    for post in lasting or posts:
        verdict = may_govern(actor, role=post.role, unit=post.unit, capacity=post.capacity)
        if not verdict:
            return no(f"Tài khoản này còn giữ vai trò {post} ngoài phần bạn quản lý. {verdict.reason}")
    return YES if posts else no("Tài khoản chưa có vai trò nào do Quản trị hệ thống quản lý.")


def may_lock(actor: Post, user: User, *, on) -> Verdict:
    """Whether the actor may close or open the account; never the own one, nor the last that keeps the system."""
    if user.pk == actor.user_id:
        return no("Không ai tự khóa tài khoản của mình.")
    keeper = next((post for post in user.posts.all() if _keeps_system(post, on)), None) if user.is_active else None
    if keeper and not _others(keeper, on):
        return no("Đây là người quản trị hệ thống cuối cùng. Hãy giao vai trò này cho người khác trước.")
    return may_manage(actor, user, on=on)
