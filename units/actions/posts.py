"""Posts given, ended, and held for another for a time."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from thiduakt.base.acts import lock
from thiduakt.base.clock import today
from thiduakt.base.vietnamese import short_date
from units.choices import Capacity, Role
from units.models import Post, PostStep, Unit, User
from units.notices.posts import DeputyNamed, PostEnded, PostGiven
from units.policies.accounts import may_end, may_give, may_name_deputy

NO_TITLE = "Ký thay (KT.) phải ghi chức vụ người ký, ví dụ Phó Chủ tịch: văn bản in chức vụ ấy dưới chữ ký thay."
PRINCIPAL_ENDED = "Người được làm thay đã thôi giữ vai trò."


def period_of(post: Post) -> str:
    """`từ 01/02/2026 đến 07/02/2026`, as journals and letters say it."""
    until = f" đến {short_date(post.ends_on)}" if post.ends_on else ""
    return f"từ {short_date(post.starts_on)}{until}"


def require_room(post: Post) -> None:
    """One role at one unit is held once at a time. Raises ValidationError; call with the account locked."""
    same = Post.objects.filter(user=post.user, unit=post.unit, role=post.role).exclude(pk=post.pk)
    meeting = same.filter(Q(ends_on=None) | Q(ends_on__gte=post.starts_on))
    if post.ends_on:
        meeting = meeting.filter(starts_on__lte=post.ends_on)
    other = meeting.first()
    if other:
        raise ValidationError(
            f"{post.user} đã giữ vai trò {other} {period_of(other)}; hai thời gian trùng nhau. Hãy chọn ngày khác."
        )


def add_post(*, post: Post, actor: Post, move: str, key: UUID | None = None) -> PostStep:
    """Write a post that was allowed, with its journal line; call inside the act, with the account locked."""
    post.granted_by = actor
    if not Unit.objects.alive(post.starts_on).filter(pk=post.unit_id).exists():
        raise ValidationError({"starts_on": f"{post.unit} không hoạt động ngày {short_date(post.starts_on)}."})
    if post.ends_on and post.ends_on < today():
        raise ValidationError({"ends_on": "Ngày cuối đã qua. Hãy ghi ngày từ hôm nay trở đi, hoặc để trống."})
    require_room(post)
    post.full_clean()
    post.save()
    note = f"{post} {period_of(post)}"
    if post.role == Role.SYSTEM_OFFICER:
        _open_admin_site(post.user)
    return post.user.steps.create(post=post, move=move, target=post.role, actor=actor, note=note, key=key)


def _open_admin_site(user: User) -> None:
    """The flags that the admin site asks for beside the post; without a post in force they open nothing."""
    user.is_staff = user.is_superuser = True
    user.save(update_fields=["is_staff", "is_superuser"])


@transaction.atomic
def give_post(
    *,
    user: User,
    unit: Unit,
    role: str,
    starts_on: date,
    actor: Post,
    capacity: str = Capacity.HEAD,
    title: str = "",
    ends_on: date | None = None,
    basis: str = "",
    key: UUID | None = None,
) -> Post:
    """Give an account a role at a unit. Raises Refused, or ValidationError with what to mend."""
    user = lock(user)
    if done := _done(key):
        return done.post
    may_give(actor, role=role, unit=unit, capacity=capacity, to=user).require()
    post = Post(
        user=user, unit=unit, role=role, capacity=capacity, title=title, starts_on=starts_on, ends_on=ends_on,
        basis=basis,
    )  # fmt: skip
    step = add_post(post=post, actor=actor, move="give_post", key=key)
    PostGiven(step).post()
    return post


@transaction.atomic
def name_deputy(
    *,
    post: Post,
    user: User,
    starts_on: date,
    ends_on: date,
    basis: str,
    actor: Post,
    capacity: str = Capacity.KT,
    title: str = "",
    key: UUID | None = None,
) -> Post:
    """Somebody of the same unit stands in for the holder of a post, with its role, until the last day."""
    user = lock(user)
    if done := _done(key):
        return done.post
    may_name_deputy(actor, post, on=starts_on, to=user).require()
    if not Post.objects.in_force(starts_on).filter(user=user, unit=post.unit).exists():
        raise ValidationError({"user": f"{user} không giữ vai trò nào ở {post.unit} vào ngày bắt đầu."})
    if capacity == Capacity.KT and not title.strip():
        raise ValidationError({"title": NO_TITLE})
    if post.ends_on and ends_on > post.ends_on:
        raise ValidationError({"ends_on": f"Vai trò được làm thay chỉ đến {short_date(post.ends_on)}."})
    deputy = Post(
        user=user, unit=post.unit, role=post.role, capacity=capacity, title=title.strip(), starts_on=starts_on,
        ends_on=ends_on, basis=basis, stands_in_for=post,
    )  # fmt: skip
    step = add_post(post=deputy, actor=actor, move="name_deputy", key=key)
    DeputyNamed(step).post()
    return deputy


@transaction.atomic
def end_post(*, post: Post, last_day: date, reason: str, actor: Post, key: UUID | None = None) -> PostStep:
    """Set the last day of a post, and with it that of those who stand in for it.

    A post that has not begun is taken back whole: it gave nobody anything yet.
    """
    user = lock(post.user)
    if done := _done(key):
        return done
    post = lock(post)
    may_end(actor, post, on=today()).require()
    if not reason.strip():
        raise ValidationError({"reason": "Hãy ghi lý do thôi giữ vai trò."})
    if post.starts_on > today():
        return take_back_post(post, user, reason.strip(), actor, key)
    if last_day < post.starts_on:
        raise ValidationError({"last_day": f"Ngày cuối phải từ {short_date(post.starts_on)}, ngày bắt đầu, trở đi."})
    if post.ends_on and last_day > post.ends_on:
        raise ValidationError({"last_day": f"Vai trò này đã định đến {short_date(post.ends_on)}; không kéo dài ở đây."})
    return close_post(post=post, last_day=last_day, reason=reason.strip(), actor=actor, key=key)


def close_post(*, post: Post, last_day: date, reason: str, actor: Post, key: UUID | None = None) -> PostStep:
    """The last day of a post that was allowed, and of those who stand in for it; call inside the act."""
    step = _end(post, last_day, reason, actor, key)
    for deputy in post.deputies.select_related("user", "unit").filter(ends_on__gt=last_day):
        if deputy.starts_on > today():
            take_back_post(deputy, deputy.user, PRINCIPAL_ENDED, actor)
        else:  # one who has begun may have acted already: such a post is ended, never taken back
            _end(deputy, max(last_day, deputy.starts_on), PRINCIPAL_ENDED, actor)
    return step


def _end(post: Post, last_day: date, reason: str, actor: Post, key: UUID | None = None) -> PostStep:
    post.ends_on, post.end_reason, post.ended_by = last_day, reason, actor
    post.save(update_fields=["ends_on", "end_reason", "ended_by"])
    note = f"{post} đến hết {short_date(last_day)}. {reason}"
    step = post.user.steps.create(post=post, move="end_post", source=post.role, actor=actor, note=note, key=key)
    PostEnded(step).post()
    return step


def take_back_post(post: Post, user: User, reason: str, actor: Post, key: UUID | None = None) -> PostStep:
    """Take a post back that has not begun, with those who would stand in for it; call inside the act."""
    for deputy in post.deputies.select_related("user", "unit"):
        take_back_post(deputy, deputy.user, PRINCIPAL_ENDED, actor)
    note = f"{post} {period_of(post)}, chưa bắt đầu. {reason}"
    role = post.role
    post.delete()
    return user.steps.create(move="take_back_post", source=role, actor=actor, note=note, key=key)


def _done(key: UUID | None) -> PostStep | None:
    """What an earlier press of the same form has written."""
    return PostStep.objects.filter(key=key).select_related("post").first() if key else None
