"""Leaving the office in one act: roles, work in hand, employment and sign-in; and coming back."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from thiduakt.base.acts import lock, repeated
from thiduakt.base.vietnamese import short_date
from units.actions.accounts import shut
from units.actions.employments import employ, in_words
from units.actions.handovers import pass_work, receivers_of
from units.actions.posts import add_post, close_post, require_room, take_back_post
from units.choices import PersonAct
from units.models import Departure, DepartureHandOver, Employment, Post, PostStep, Unit, User
from units.policies.accounts import may_lock
from units.policies.people import may_keep_at

JOB = "rời cơ quan"


def standing_departure(user: User) -> Departure | None:
    """The one that has not been taken back."""
    return user.departures.filter(returned_at=None).select_related("made_by__user").first()


def lasting_posts(user: User, last_day: date):
    """Posts that go beyond the day, with unit."""
    beyond = Q(ends_on=None) | Q(ends_on__gt=last_day)
    return user.posts.filter(beyond).select_related("unit", "user").order_by("starts_on", "pk")


def lasting_works(user: User, last_day: date):
    """Employments that have begun by the day and go beyond it; none without a record of the person."""
    beyond = Q(ends_on=None) | Q(ends_on__gt=last_day)
    works = Employment.objects.filter(beyond, person=user.person_id, starts_on__lte=last_day)
    return works.select_related("unit", "person").order_by("starts_on", "pk")


@transaction.atomic
def leave_office(
    *,
    user: User,
    kind: str,
    last_day: date,
    basis: str,
    receivers: Mapping[UUID, Post],
    actor: Post,
    on: date,
    now: datetime,
    key: UUID | None = None,
) -> Departure:
    """Give every role and employment its last day and say who goes on with the work of which post (`receivers`: key of
    the post → the other's post). The sign-in is shut the day after; a day that has gone shuts it at once.

    Raises Refused, ValidationError.
    """
    user = lock(user)
    if repeated(user.steps, key):
        return user.departures.latest("made_at")
    may_lock(actor, user, on=on).require()
    if standing_departure(user):
        raise ValidationError("Người này đã được ghi rời cơ quan.")
    departure = Departure(user=user, kind=kind, last_day=last_day, basis=basis.strip(), made_by=actor)
    reason = f"{departure.get_kind_display().capitalize()}. {departure.basis}".strip()
    posts = _end_posts(user, last_day, reason, actor, on)
    departure.ended = {"posts": posts, "works": _end_works(user, last_day, reason, actor)}
    departure.save()
    _note_receivers(departure, receivers)
    note = f"{reason} Ngày cuối {short_date(last_day)}."
    user.steps.create(move="leave_office", actor=actor, note=note, target=kind, key=key)
    if last_day <= on:
        _hand_over(departure, now)
    if last_day < on:
        _close(departure, now)
    return departure


def _end_posts(user: User, last_day: date, reason: str, actor: Post, on: date) -> dict[str, str | None]:
    """Who has held a role cannot have left before; a role still to begin is taken back whole."""
    ended = {}
    for post in lasting_posts(user, last_day):
        if last_day < post.starts_on <= on:
            begun = f"{post} bắt đầu ngày {short_date(post.starts_on)}"
            raise ValidationError({"last_day": f"{begun}: ngày cuối làm việc phải từ ngày ấy trở đi."})
        if post.starts_on > last_day:
            take_back_post(post, user, reason, actor)
        else:
            ended[str(post.pk)] = post.ends_on and post.ends_on.isoformat()
            close_post(post=post, last_day=last_day, reason=reason[:300], actor=actor)
    return ended


def _end_works(user: User, last_day: date, reason: str, actor: Post) -> dict[str, str | None]:
    """Those at units whose records the actor keeps; others are ended by who keeps them."""
    ended = {}
    for work in lasting_works(user, last_day):
        if may_keep_at(actor, work.unit):
            ended[str(work.pk)] = work.ends_on and work.ends_on.isoformat()
            work.ends_on = last_day
            employ(work)
            note = f"{in_words(work)}. {reason}"[:300]
            user.person.steps.create(move=PersonAct.CHANGE_EMPLOYMENT, actor=actor, note=note)
    return ended


def _note_receivers(departure: Departure, receivers: Mapping[UUID, Post]) -> None:
    for post in Post.objects.filter(pk__in=list(receivers), user=departure.user):
        to = receivers[post.pk]
        if not receivers_of(post).filter(pk=to.pk).exists():
            raise ValidationError(f"Người nhận việc phải đang giữ vai trò {post}. Hãy chọn người khác.")
        DepartureHandOver.objects.create(departure=departure, post=post, to=to)


def _hand_over(departure: Departure, now: datetime) -> None:
    """What waits goes to the receivers; a receiver who holds the role no longer gets nothing, and that is written."""
    user = departure.user
    for row in departure.hand_overs.filter(done_at=None).select_related("post__unit", "post__user", "to__user"):
        if receivers_of(row.post).filter(pk=row.to_id).exists():
            pass_work(post=row.post, to=row.to, actor=departure.made_by)
        else:
            note = f"{row.post}: {row.to.user} không còn giữ vai trò ấy, việc chưa được bàn giao."
            user.steps.create(move="hand_over_failed", post=row.post, job=JOB, note=note)
        row.done_at = now
        row.save(update_fields=["done_at"])


def _close(departure: Departure, now: datetime) -> None:
    departure.closed_at = now
    departure.save(update_fields=["closed_at"])
    user = departure.user
    if user.is_active:
        shut(user, now)
    user.steps.create(move="close_departed", job=JOB, note=f"Sau ngày cuối {short_date(departure.last_day)}.")


def close_departed(*, on: date, now: datetime) -> int:
    """Shut the sign-in of all whose last day has gone, and pass on their work. Returns how many; safe to run twice."""
    due = Departure.objects.filter(returned_at=None, closed_at=None, last_day__lt=on).order_by("pk")
    return sum(_close_one(departure, now) for departure in due)


@transaction.atomic
def _close_one(departure: Departure, now: datetime) -> bool:
    user = lock(departure.user)
    departure = lock(departure)
    if departure.closed_at or departure.returned_at:
        return False
    departure.user = user
    _hand_over(departure, now)
    _close(departure, now)
    return True


@transaction.atomic
def return_to_office(
    *, departure: Departure, actor: Post, on: date, now: datetime, key: UUID | None = None
) -> list[str]:
    """Take a departure back: before its day all is as it was; afterwards roles and employment begin anew today.

    Returns sentences about what could not be given back. Raises Refused, ValidationError (it was taken back already).
    """
    user = lock(departure.user)
    if repeated(user.steps, key):
        return []
    departure = lock(departure)
    may_lock(actor, user, on=on).require()
    if departure.returned_at:
        raise ValidationError("Người này đã trở lại cơ quan.")
    departure.returned_at = now
    departure.save(update_fields=["returned_at"])
    had_gone = departure.last_day < on
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    user.steps.create(move="return_to_office", actor=actor, source=departure.kind, key=key)
    return [*_posts_back(user, departure, actor, on, had_gone), *_works_back(user, departure, actor, on, had_gone)]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _posts_back(user: User, departure: Departure, actor: Post, on: date, had_gone: bool) -> list[str]:
    lost = []
    for post in user.posts.filter(pk__in=departure.ended["posts"]).select_related("unit", "user"):
        until = _day(departure.ended["posts"][str(post.pk)])
        if until and until < on:
            continue
        try:
            with transaction.atomic():
                _post_back(post, until, actor, on, had_gone)
        except ValidationError as error:
            lost.append(f"{post}: {' '.join(error.messages)}")
    return lost


def _post_back(post: Post, until: date | None, actor: Post, on: date, had_gone: bool) -> PostStep:
    if not Unit.objects.alive(on).filter(pk=post.unit_id).exists():
        raise ValidationError("đơn vị không còn hoạt động.")
    if had_gone:
        facts = {name: getattr(post, name) for name in ("user", "unit", "role", "capacity", "title", "basis")}
        again = Post(**facts, starts_on=on, ends_on=until, stands_in_for_id=post.stands_in_for_id)
        return add_post(post=again, actor=actor, move="give_post")
    post.ends_on, post.end_reason, post.ended_by = until, "", None
    require_room(post)
    post.save(update_fields=["ends_on", "end_reason", "ended_by"])
    return post.user.steps.create(move="keep_post", post=post, target=post.role, actor=actor, note=str(post))


def _works_back(user: User, departure: Departure, actor: Post, on: date, had_gone: bool) -> list[str]:
    lost = []
    for work in Employment.objects.filter(pk__in=departure.ended["works"]).select_related("unit", "person"):
        until = _day(departure.ended["works"][str(work.pk)])
        if until and until < on:
            continue
        work.ends_on = until
        if had_gone:
            work.pk, work.starts_on = None, on
        try:
            with transaction.atomic():
                employ(work)
        except ValidationError as error:
            lost.append(f"{work}: {' '.join(error.messages)}")
        else:
            work.person.steps.create(move=PersonAct.CHANGE_EMPLOYMENT, actor=actor, note=in_words(work)[:300])
    return lost
