from datetime import timedelta

import pytest
from django.utils import timezone

from awards import papers as award_papers
from campaigns import papers as plan_papers
from campaigns.choices import PlanState
from reports import tasks
from reports.actions.renderings import request_rendering, run_next_rendering
from reports.actions.sweeping import sweep_all
from reports.choices import PaperFormat
from reports.models import Rendering
from tests.factories.units import PostFactory
from tests.reports.documents.pdf import pages_of
from tests.reports.subjects import MAKERS, make_dossier, make_plan, make_province
from thiduakt.base import files
from thiduakt.base.jobs import SWEEP, JobState
from units.models import StoredFile

pytestmark = pytest.mark.django_db
ISSUED = {"state": PlanState.ISSUED, "number": 5, "issued_on": timezone.localdate()}


@pytest.fixture
def plan():
    return make_plan(make_province())


@pytest.fixture
def issued_plan():
    return make_plan(make_province(), **ISSUED)


def finished(rendering):
    while run_next_rendering():
        pass
    rendering.refresh_from_db()
    return rendering


@pytest.mark.parametrize("kind", MAKERS)
def test_each_kind_is_made_and_kept_by_hash(kind):
    subject = MAKERS[kind](make_province())
    rendering = finished(request_rendering(kind=kind, subject=subject))

    assert (rendering.state, rendering.progress, rendering.attempt, rendering.error) == (JobState.DONE, 100, 1, "")
    assert len(pages_of(files.read(rendering.file.sha256))) >= 1
    assert rendering.file.name.endswith(".pdf")
    assert rendering.finished_at is not None


def test_word_form_is_made_too(plan):
    rendering = finished(request_rendering(kind="plan", subject=plan, format=PaperFormat.DOCX))

    assert files.read(rendering.file.sha256)[:2] == b"PK"
    assert rendering.file.name == "ke-hoach-KH-VP.docx"


def test_the_same_draft_is_asked_for_once_and_a_changed_one_anew(plan):
    first = request_rendering(kind="plan", subject=plan)
    again = request_rendering(kind="plan", subject=plan)
    plan.title = "Phát động đợt thi đua mới"
    changed = request_rendering(kind="plan", subject=plan)

    assert first.pk == again.pk
    assert changed.pk != first.pk
    assert (first.is_final, first.version) == (False, 0)


def test_an_official_paper_is_made_once_and_keeps_its_bytes(issued_plan):
    first = finished(request_rendering(kind="plan", subject=issued_plan))
    issued_plan.title = "Sửa sau khi ban hành"
    issued_plan.save()
    again = finished(request_rendering(kind="plan", subject=issued_plan))

    assert first.pk == again.pk
    assert (again.is_final, again.version, again.attempt) == (True, 1, 1)
    assert again.file_id == first.file_id
    assert StoredFile.objects.count() == 1


def test_each_submission_of_a_dossier_has_its_own_paper():
    dossier = make_dossier(make_province(), state="submitted", version=1)
    first = finished(request_rendering(kind="proposal", subject=dossier))
    dossier.version = 2
    dossier.save()
    second = finished(request_rendering(kind="proposal", subject=dossier))

    assert [(r.version, r.state) for r in (first, second)] == [(1, JobState.DONE), (2, JobState.DONE)]


def test_a_submission_returned_before_its_paper_was_made_still_gets_it():
    dossier = make_dossier(make_province(), state="submitted", version=1)
    late = request_rendering(kind="proposal", subject=dossier)
    dossier.state = "returned"
    dossier.save()

    assert finished(late).state == JobState.DONE


def test_an_official_paper_is_never_made_from_what_is_no_longer_official(issued_plan):
    rendering = request_rendering(kind="plan", subject=issued_plan)
    issued_plan.state = PlanState.DRAFT
    issued_plan.save()
    assert run_next_rendering() is True
    rendering.refresh_from_db()

    assert (rendering.state, rendering.file) == (JobState.QUEUED, None)
    assert rendering.error == "Nội dung đã thay đổi trước khi văn bản chính thức được tạo."


def test_failure_is_tried_three_times_later_each_time_then_told(plan):
    rendering = request_rendering(kind="plan", subject=plan)
    type(plan).objects.all().update(state="draft")
    plan_pk = plan.pk
    Rendering.objects.update(subject_id=rendering.pk)
    waits = []
    for _ in range(3):
        assert run_next_rendering() is True
        assert run_next_rendering() is False
        rendering.refresh_from_db()
        waits.append(rendering.not_before and round((rendering.not_before - timezone.now()).total_seconds(), -1))
        Rendering.objects.update(not_before=None)

    assert plan_pk == plan.pk
    assert (rendering.state, rendering.attempt) == (JobState.FAILED, 3)
    assert rendering.error == "Nội dung của văn bản không còn."
    assert waits[:2] == [10, 20]


def test_a_failed_paper_can_be_asked_for_again(plan):
    rendering = request_rendering(kind="plan", subject=plan)
    Rendering.objects.update(state=JobState.FAILED, attempt=3, error="hết giấy")

    again = request_rendering(kind="plan", subject=plan)
    assert again.pk == rendering.pk
    assert (again.state, again.attempt, again.error) == (JobState.QUEUED, 0, "")
    assert finished(again).state == JobState.DONE


def test_a_row_left_by_a_dead_worker_is_taken_up_after_its_lease(plan):
    rendering = request_rendering(kind="plan", subject=plan)
    now = timezone.now()
    Rendering.objects.update(state=JobState.RUNNING, attempt=1, lease_until=now + timedelta(minutes=1))
    assert run_next_rendering() is False
    Rendering.objects.update(lease_until=now - timedelta(seconds=1))

    done = finished(rendering)
    assert (done.state, done.attempt) == (JobState.DONE, 2)


def test_a_paper_that_kills_every_worker_is_given_up(plan):
    rendering = request_rendering(kind="plan", subject=plan)
    past = timezone.now() - timedelta(seconds=1)
    Rendering.objects.update(state=JobState.RUNNING, attempt=3, lease_until=past)

    done = finished(rendering)
    assert (done.state, done.error) == (JobState.FAILED, "Việc tạo văn bản nhiều lần dừng giữa chừng.")


def test_a_worker_that_lost_its_lease_changes_nothing(plan, monkeypatch):
    """While the first worker prints, the second has taken the row: the first one's result is dropped."""
    rendering = request_rendering(kind="plan", subject=plan)

    def slow(html):
        Rendering.objects.update(attempt=2)
        return b"%PDF-cham"

    monkeypatch.setattr("reports.actions.renderings.print_apart", slow)
    run_next_rendering()
    rendering.refresh_from_db()
    assert (rendering.state, rendering.attempt, rendering.file) == (JobState.RUNNING, 2, None)


@pytest.mark.parametrize(
    ("kind", "acts", "act"),
    [
        ("plan", plan_papers, "issue"),
        ("proposal", award_papers, "submit"),
        ("minutes", award_papers, "close"),
        ("decision", award_papers, "number"),
        ("decision", award_papers, "apply"),
    ],
)
def test_the_official_paper_follows_the_act(kind, acts, act):
    states = {"plan": ISSUED, "proposal": {"state": "submitted", "version": 1}}
    subject = MAKERS[kind](make_province(), **states.get(kind, {}))
    actor = PostFactory()
    for _ in range(2):
        acts.follow(act, subject, actor)

    (rendering,) = Rendering.objects.all()
    assert (rendering.kind, rendering.subject_id, rendering.is_final) == (kind, subject.pk, True)
    assert (rendering.state, rendering.asked_by) == (JobState.QUEUED, actor)


def test_a_sweep_makes_all_that_waits_and_a_second_finds_nothing(issued_plan):
    request_rendering(kind="plan", subject=issued_plan)
    assert sweep_all() == 1
    assert sweep_all() == 0
    assert Rendering.objects.get().state == JobState.DONE


def test_the_worker_runs_the_sweep(issued_plan):
    request_rendering(kind="plan", subject=issued_plan)
    tasks.sweep()

    assert Rendering.objects.get().state == JobState.DONE
    assert tasks.sweep.name == SWEEP
