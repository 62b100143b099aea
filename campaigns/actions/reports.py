"""What a unit hands in for a deadline that asks for a paper."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from campaigns.choices import ReportState
from campaigns.models import Deadline, DeadlineAssignment, UnitReport
from campaigns.notices import ReportHandedIn
from campaigns.policies import ReportPolicy
from thiduakt.base.clock import today
from units.actions.files import keep_file
from units.models import Post


@transaction.atomic
def write_report(
    *, deadline: Deadline, actor: Post, body: str, content: bytes = b"", name: str = "", media_type: str = ""
) -> UnitReport:
    """Keep the draft of the actor's unit; a new file replaces the one named before."""
    report = _held(deadline, actor)
    ReportPolicy(actor, deadline, is_assigned=_is_assigned(deadline, actor), state=report.state).can_write().require()
    report.body = body.strip()
    if content:
        report.file = keep_file(content=content, name=name, media_type=media_type, actor=actor)
    report.save(update_fields=["body", "file"])
    _note(report, "write", actor, came_from=report.state, note=f"đính kèm tệp {report.file.name}" if content else "")
    return report


@transaction.atomic
def submit_report(*, deadline: Deadline, actor: Post) -> UnitReport:
    """Hand the unit's report in; a second press changes nothing."""
    report = _held(deadline, actor)
    policy = ReportPolicy(actor, deadline, is_assigned=_is_assigned(deadline, actor), state=report.state)
    if report.state == ReportState.SUBMITTED and report.submitted_by_id == actor.pk:
        return report
    policy.can_submit().require()
    if not (report.body or report.file_id):
        raise ValidationError("Báo cáo còn trống: hãy viết nội dung hoặc đính kèm tệp rồi nộp.")
    before = report.state
    report.state, report.submitted_at, report.submitted_by = ReportState.SUBMITTED, timezone.now(), actor
    report.save(update_fields=["state", "submitted_at", "submitted_by"])
    _note(report, "hand_in", actor, came_from=before)
    ReportHandedIn(report, today()).post()
    return report


def _note(report: UnitReport, move: str, actor: Post, *, came_from: str, note: str = "") -> None:
    report.steps.create(move=move, source=came_from, target=report.state, actor=actor, note=note)


def _is_assigned(deadline: Deadline, actor: Post) -> bool:
    return DeadlineAssignment.objects.filter(deadline=deadline, unit=actor.unit_id).exists()


def _held(deadline: Deadline, actor: Post) -> UnitReport:
    """The unit's own row under lock; made only for a unit that owes it."""
    ReportPolicy(actor, deadline, is_assigned=_is_assigned(deadline, actor)).can_write().require()
    UnitReport.objects.get_or_create(deadline=deadline, unit=actor.unit)
    return UnitReport.objects.select_for_update(of=("self",)).get(deadline=deadline, unit=actor.unit)
