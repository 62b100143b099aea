"""Two workers at once: no reminder twice, no paper twice, no letter twice."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError
from django.utils import timezone

from campaigns.choices import DeadlineKind
from reports.actions import reminders
from reports.actions.reminders import send_reminders
from reports.actions.renderings import request_rendering, run_next_rendering
from reports.choices import PaperFormat, PaperKind
from reports.models import ReminderRule, ReminderSent, Rendering
from tests.factories.campaigns import DeadlineAssignmentFactory, DeadlineFactory
from tests.factories.units import PostFactory, UserFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from tests.reports.subjects import make_plan
from thiduakt.base.clock import today
from thiduakt.base.jobs import JobState
from units.actions import letters
from units.actions.letters import send_waiting_letters
from units.choices import Channel, LetterState, Role
from units.models import Letter, StoredFile

pytestmark = ON_POSTGRESQL
WORKERS = 4


@pytest.fixture
def owing(db):
    """Three units, each with two people who answer for what is due tomorrow."""
    ReminderRule.objects.get_or_create(days_before=1)
    deadline = DeadlineFactory(due_on=today() + timedelta(days=1), kind=DeadlineKind.FINAL_REPORT)
    assignments = [DeadlineAssignmentFactory(deadline=deadline) for _ in range(3)]
    return [
        PostFactory(unit=row.unit, role=role) for row in assignments for role in (Role.UNIT_HEAD, Role.UNIT_OFFICER)
    ]


def run_reminders():
    return send_reminders(on=today())


def test_two_runs_at_once_remind_everybody_once(owing, monkeypatch):
    monkeypatch.setattr(reminders, "_post", Meeting(2).before(reminders._post))

    (first, _), (second, _) = at_once(run_reminders, run_reminders)

    told = sorted(line.to for line in first + second if line.channel == "app")
    assert told == sorted(post.user.username for post in owing)
    assert ReminderSent.objects.count() == 6
    assert Letter.objects.count() == 12


def test_control_without_the_lock_both_runs_tell_the_same_people(owing, monkeypatch):
    without_locks(monkeypatch)
    monkeypatch.setattr(reminders, "_post", Meeting(2).before(reminders._post))

    answers = at_once(run_reminders, run_reminders)

    assert sorted(type(answer).__name__ for answer in answers) == [IntegrityError.__name__, "tuple"]


@pytest.fixture
def papers(province):
    """Eight papers that wait."""
    plans = [make_plan(province) for _ in range(8)]
    return [request_rendering(kind=PaperKind.PLAN, subject=plan, format=PaperFormat.DOCX) for plan in plans]


def work_off() -> int:
    made = 0
    while run_next_rendering():
        made += 1
    return made


def test_each_paper_is_made_by_one_worker(papers):
    made = at_once(*[work_off] * WORKERS)

    assert sum(made) == 8
    assert sorted(Rendering.objects.values_list("state", "attempt")) == [(JobState.DONE, 1)] * 8
    assert StoredFile.objects.count() == 8


def claim_once():
    row = Rendering.objects.claim_next(timezone.now())
    return row.pk if row else None


def claim_carelessly(meeting):
    """Read first, write afterwards: what a claim must not do."""

    def claim():
        row = Rendering.objects.due(timezone.now()).order_by("pk").first()
        meeting.wait()
        row.state = JobState.RUNNING
        row.save()
        return row.pk

    return claim


def test_nobody_claims_a_row_that_another_has(papers):
    claimed = at_once(*[claim_once] * WORKERS)

    assert len({pk for pk in claimed if pk}) == len([pk for pk in claimed if pk])
    assert Rendering.objects.filter(state=JobState.RUNNING).count() == len([pk for pk in claimed if pk])


def test_control_reading_before_writing_gives_one_row_to_all(papers):
    claimed = at_once(*[claim_carelessly(Meeting(WORKERS))] * WORKERS)

    assert len(claimed) == WORKERS
    assert len(set(claimed)) == 1


@pytest.fixture
def outbox(db):
    """Twenty letters in the outbox; each worker hands its mail to one list."""
    readers = UserFactory.create_batch(20)
    made = [
        Letter(key=f"thu:{reader.pk.hex}", to=reader, channel=Channel.EMAIL, subject="Nhắc hạn", body="Còn 1 ngày.")
        for reader in readers
    ]
    return Letter.objects.bulk_create(made)


def test_each_letter_leaves_the_outbox_once(outbox):
    sent = at_once(*[send_waiting_letters] * WORKERS)

    assert sum(sent) == 20
    assert sorted(message.to[0] for message in mail.outbox) == sorted(letter.to.email for letter in outbox)
    assert set(Letter.objects.values_list("state", "attempt")) == {(LetterState.SENT, 1)}


def test_control_a_letter_not_claimed_goes_out_from_every_worker(outbox, monkeypatch):
    meeting = Meeting(WORKERS, patience=2)

    def send_carelessly(pk):
        letter = Letter.objects.select_related("to").get(pk=pk)
        meeting.wait()
        return bool(letters._message(letter).send())

    monkeypatch.setattr(letters, "_send", send_carelessly)
    Letter.objects.exclude(pk=outbox[0].pk).delete()

    sent = at_once(*[send_waiting_letters] * WORKERS)

    assert sum(sent) == WORKERS
    assert [message.to for message in mail.outbox] == [[outbox[0].to.email]] * WORKERS
