"""Reminders: to those who still owe, on the right days, never twice."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from campaigns.choices import DeadlineKind, RegistrationState
from reports.actions.reminders import cancel_stale_reminders, send_reminders
from reports.models import ReminderRule
from tests.factories.campaigns import DeadlineAssignmentFactory, DeadlineFactory, RegistrationFactory
from units.actions.letters import send_waiting_letters
from units.choices import Channel, LetterState
from units.models import Letter

DUE = date(2026, 11, 30)
STEPS = {7: "before_7", 3: "before_3", 1: "before_1", 0: "on_day", -1: "after_1"}


@pytest.fixture(autouse=True)
def rules(db):
    for days in STEPS:
        ReminderRule.objects.get_or_create(days_before=days)


@pytest.fixture
def owed(unit, unit_head):
    return DeadlineAssignmentFactory(unit=unit, deadline=DeadlineFactory(due_on=DUE, kind=DeadlineKind.FINAL_REPORT))


@pytest.mark.parametrize(("days", "step"), STEPS.items())
def test_each_step_goes_to_app_and_mail(owed, unit_head, days, step):
    sent, skipped = send_reminders(on=DUE - timedelta(days=days))

    assert [(line.to, line.step, line.channel) for line in sent] == [
        (unit_head.user.username, step, "app"),
        (unit_head.user.username, step, "email"),
    ]
    assert skipped == []


@pytest.mark.parametrize("days", [8, 6, 5, 4, 2, -2, -30])
def test_other_days_are_quiet(owed, days):
    assert send_reminders(on=DUE - timedelta(days=days)) == ([], [])


def test_a_second_run_tells_no_one(owed, unit_head):
    send_reminders(on=DUE)
    sent, skipped = send_reminders(on=DUE)

    assert sent == []
    assert [(line.to, line.why) for line in skipped] == [(unit_head.user.username, "đã nhắc")]
    assert Letter.objects.count() == 2


def test_a_reader_who_joins_between_two_runs_is_told(owed, unit_officer):
    send_reminders(on=DUE)
    unit_officer.unit = owed.unit
    unit_officer.save()
    sent, _ = send_reminders(on=DUE)

    assert {line.to for line in sent} <= {unit_officer.user.username}


def test_those_who_are_done_hear_nothing(unit, unit_head):
    deadline = DeadlineFactory(due_on=DUE, kind=DeadlineKind.REGISTRATION)
    DeadlineAssignmentFactory(deadline=deadline, unit=unit)
    RegistrationFactory(plan=deadline.plan, unit=unit, state=RegistrationState.SUBMITTED)
    sent, skipped = send_reminders(on=DUE)

    assert sent == []
    assert [line.why for line in skipped] == ["đã nộp"]


def test_switching_off_one_rule_leaves_the_others(owed):
    ReminderRule.objects.filter(days_before=1).update(is_active=False)

    assert send_reminders(on=DUE - timedelta(days=1))[0] == []
    assert {line.step for line in send_reminders(on=DUE + timedelta(days=1))[0]} == {"after_1"}


def test_a_letter_queued_before_the_work_was_done_is_not_sent(unit, unit_head):
    deadline = DeadlineFactory(due_on=DUE, kind=DeadlineKind.REGISTRATION)
    DeadlineAssignmentFactory(deadline=deadline, unit=unit)
    send_reminders(on=DUE)
    RegistrationFactory(plan=deadline.plan, unit=unit, state=RegistrationState.SUBMITTED)

    assert cancel_stale_reminders() == 1
    assert send_waiting_letters() == 0
    assert mail.outbox == []
    assert Letter.objects.get(channel=Channel.EMAIL).state == LetterState.CANCELLED


def test_mail_goes_out_once_with_its_own_message_id(owed):
    send_reminders(on=DUE)

    assert send_waiting_letters() == 1
    assert send_waiting_letters() == 0
    letter = Letter.objects.get(channel=Channel.EMAIL)
    assert mail.outbox[0].extra_headers["Message-ID"].startswith(f"<{letter.key.replace(':', '.')}@")


def test_dry_run_writes_nothing(owed):
    sent, _ = send_reminders(on=DUE, dry_run=True)

    assert len(sent) == 2
    assert Letter.objects.count() == 0


def test_the_command_prints_json_only(owed, unit_head):
    out = StringIO()
    call_command("send_reminders", on=DUE.isoformat(), json=True, stdout=out)

    assert json.loads(out.getvalue())["sent"][0] == {
        "to": unit_head.user.username,
        "unit": owed.unit.name,
        "deadline": owed.deadline.what,
        "due_on": DUE.isoformat(),
        "step": "on_day",
        "channel": "app",
    }


def test_a_broken_day_is_refused():
    with pytest.raises(CommandError, match="Không đọc được ngày") as caught:
        call_command("send_reminders", on="hôm qua")

    assert caught.value.returncode == 2
