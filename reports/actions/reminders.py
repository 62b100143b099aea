"""Reminders before, on and after the due day, to those who still owe; none to those who are done, none twice."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from campaigns.models import DeadlineAssignment
from reports.models import ReminderRule, ReminderSent
from reports.notices import Reminder
from units.choices import UNIT_ROLES, Channel, LetterState
from units.models import Letter, Post, User


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the report: a letter that went into a tray, or why none did."""

    to: str | None
    unit: str
    deadline: str
    due_on: date
    step: str
    channel: str | None
    why: str | None = None


def step_name(days_before: int) -> str:
    """7 -> "before_7", 0 -> "on_day", -1 -> "after_1"."""
    if days_before == 0:
        return "on_day"
    return f"before_{days_before}" if days_before > 0 else f"after_{-days_before}"


def send_reminders(*, on: date, dry_run: bool = False) -> tuple[list[Outcome], list[Outcome]]:
    """Post the reminders of one day; returns (sent, skipped). A second run on the day sends nothing.

    Each obligation is its own transaction: a run killed half-way is finished by the next.
    """
    sent, skipped = [], []
    for rule in ReminderRule.objects.filter(is_active=True):
        due_on = on + timedelta(days=rule.days_before)
        assignments = _assignments(due_on)
        readers = _readers([each.unit_id for each in assignments], on)
        for assignment in assignments:
            people = readers[assignment.unit_id]
            reminded, passed = _remind(rule, assignment, people, on=on, dry_run=dry_run)
            sent += reminded
            skipped += passed
    return sent, skipped


def _assignments(due_on: date) -> list[DeadlineAssignment]:
    rows = DeadlineAssignment.objects.live().filter(deadline__due_on=due_on)
    return list(rows.select_related("deadline", "unit").order_by("pk"))


def _readers(unit_ids: list, on: date) -> dict:
    posts = Post.objects.in_force(on).holding(*UNIT_ROLES).filter(unit_id__in=unit_ids)
    readers = defaultdict(dict)
    for post in posts.select_related("user").order_by("user__username"):
        readers[post.unit_id][post.user_id] = post.user
    return defaultdict(list, {unit: list(users.values()) for unit, users in readers.items()})


def _remind(rule, assignment, people: list[User], *, on: date, dry_run: bool):
    step = step_name(rule.days_before)
    with transaction.atomic():
        # Asked under the row's lock: handed in a moment ago means no letter, and two runs take turns.
        row = DeadlineAssignment.objects.select_for_update(of=("self",)).with_state().get(pk=assignment.pk)
        why = _reason_not_to(assignment, row.is_met, people, on)
        if why:
            return [], [_line(assignment, step, why=why)]
        told = set(ReminderSent.objects.filter(assignment=row, step=step).values_list("to_id", flat=True))
        waiting = [user for user in people if user.pk not in told]
        if waiting and not dry_run:
            _post(rule, assignment, waiting, step)
    sent = [_line(assignment, step, to=user, channel=channel) for user in waiting for channel in _channels(user)]
    already = [_line(assignment, step, to=user, why="đã nhắc") for user in people if user.pk in told]
    return sent, already


def _reason_not_to(assignment, is_met: bool, people: list[User], on: date) -> str | None:
    if is_met:
        return "đã nộp"
    if assignment.unit.ended_on and assignment.unit.ended_on < on:
        return "đơn vị đã kết thúc"
    return None if people else "đơn vị chưa có người nhận"


def _post(rule, assignment, people: list[User], step: str) -> None:
    Reminder(assignment, step=step, readers=people).post()
    ReminderSent.objects.bulk_create(
        ReminderSent(rule=rule, assignment=assignment, step=step, to=user) for user in people
    )


def _channels(user: User) -> list[str]:
    return [channel.value for channel in Channel if channel == Channel.APP or user.email]


def _line(assignment, step: str, *, to: User | None = None, channel=None, why=None) -> Outcome:
    deadline = assignment.deadline
    return Outcome(
        to=to.username if to else None, unit=assignment.unit.name, deadline=deadline.what,
        due_on=deadline.due_on, step=step, channel=channel, why=why,
    )  # fmt: skip


def cancel_stale_reminders() -> int:
    """Letters still in the outbox for work that has been handed in meanwhile are not sent. Returns how many."""
    waiting = Letter.objects.filter(channel=Channel.EMAIL, state=LetterState.NEW, key__startswith="reminder:")
    keys = list(waiting.values_list("key", flat=True))
    ids = {int(key.split(":")[1]) for key in keys}
    met = DeadlineAssignment.objects.filter(pk__in=ids).with_state().filter(is_met=True)
    done = set(met.values_list("pk", flat=True))
    stale = [key for key in keys if int(key.split(":")[1]) in done]
    return waiting.filter(key__in=stale).update(state=LetterState.CANCELLED, error="việc đã nộp trước khi gửi thư")
