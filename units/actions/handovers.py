"""The open work of one who leaves, laid into the hands of another in one act."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock
from thiduakt.base.clock import today
from units.handovers import open_work_of
from units.models import Post, PostStep
from units.notices.posts import WorkHandedOver
from units.policies.accounts import may_hand_over


def receivers_of(post: Post):
    """Posts in force today that may go on with the work: the same role, at the same unit."""
    return Post.objects.in_force(today()).filter(role=post.role, unit=post.unit).exclude(user=post.user_id)


@transaction.atomic
def hand_over_work(*, post: Post, to: Post, actor: Post, key: UUID | None = None) -> PostStep:
    """Pass everything that waits for a post to another of the same unit and role, with one letter to its holder."""
    post = lock(post)
    if done := PostStep.objects.filter(key=key).exclude(key=None).first():
        return done
    may_hand_over(actor, post).require()
    if not receivers_of(post).filter(pk=to.pk).exists():
        raise ValidationError({"to": f"Người nhận phải đang giữ vai trò {post}. Hãy chọn người khác."})
    step = pass_work(post=post, to=to, actor=actor, key=key)
    if step is None:
        raise ValidationError("Không còn việc nào để bàn giao.")
    return step


def pass_work(*, post: Post, to: Post, actor: Post, key: UUID | None = None) -> PostStep | None:
    """Pass what waits, as it was allowed; None when nothing does. Call inside the act."""
    passed = [f"{work.pass_on(rows, to=to, actor=actor)} {work.label}" for _, work, rows in open_work_of(post)]
    if not passed:
        return None
    note = f"{', '.join(passed)} cho {to.user}"
    step = post.user.steps.create(post=post, move="hand_over", actor=actor, note=note, key=key)
    WorkHandedOver(step, to=to).post()
    return step
