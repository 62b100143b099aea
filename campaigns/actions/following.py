"""What follows a unit that ends to the unit that takes over: obligations, targets, open registrations and reports."""

from campaigns.choices import RegistrationState, ReportState
from campaigns.models import (
    DeadlineAssignment,
    RegisteredTitle,
    Registration,
    RegistrationStep,
    TargetAssignment,
    UnitReport,
)
from units.successions import Blocker, Course, Dealt, Effect, Outcome, deal

OPEN = (RegistrationState.DRAFT, RegistrationState.RETURNED)
OBLIGATIONS, TARGETS = "nghĩa vụ phải nộp", "chỉ tiêu được giao"
REGISTRATIONS, REPORTS = "bản đăng ký thi đua đang soạn", "báo cáo đang soạn"


def look(course: Course) -> list[Effect]:
    """How many of each would go, or stay."""
    return [
        *_obligations(course).effects(OBLIGATIONS, course, "đơn vị tiếp nhận đã có nghĩa vụ này; phần cũ thôi tính"),
        *_targets(course).effects(TARGETS, course, "đơn vị tiếp nhận đã được giao chỉ tiêu này"),
        *_registrations(course).effects(REGISTRATIONS, course, "đơn vị tiếp nhận đã có bản đăng ký cùng kế hoạch"),
        *_reports(course).effects(REPORTS, course, "đơn vị tiếp nhận đã có báo cáo cho hạn này"),
    ]


def move(course: Course, trace, actor) -> None:
    """Let them go; open registrations say in their journal whence they came."""
    registrations = _registrations(course).moving
    # What is owed is computed from what was handed in: obligations are dealt before the papers go.
    for model, dealt in (
        (DeadlineAssignment, _obligations(course)),
        (TargetAssignment, _targets(course)),
        (UnitReport, _reports(course)),
    ):
        trace.change_each(model, {row.pk: {"unit_id": heir} for row, heir in dealt.moving.items()})
    trace.change_each(Registration, {row.pk: {"unit_id": heir} for row, heir in registrations.items()})
    RegistrationStep.objects.bulk_create(
        RegistrationStep(
            registration=row,
            move="follow",
            source=row.state,
            target=row.state,
            actor=actor,
            note=f"Từ {course.names[row.unit_id]}, theo {course.decision}",
        )
        for row in registrations
    )


def built(outcome: Outcome) -> list[Blocker]:
    """Titles registered since by the units that took over, for people who came with the act."""
    opened = RegistrationStep.objects.filter(move="open", at__gt=outcome.since).values("registration")
    theirs = outcome.others(Registration.objects.filter(unit__in=outcome.units, pk__in=opened))
    titles = RegisteredTitle.objects.filter(registration__in=theirs, person__in=outcome.people).count()
    if not titles:
        return []
    first = theirs.filter(titles__person__in=outcome.people).order_by("pk").first()
    return [Blocker(f"có {titles} danh hiệu đã đăng ký cho người chuyển đến", first.get_absolute_url())]


def _obligations(course: Course) -> Dealt:
    """What is still owed with a last day on or after the day of the act."""
    due = DeadlineAssignment.objects.filter(deadline__due_on__gte=course.effective_on)
    rows = due.filter(unit__in=course.heirs).owed().order_by("pk")
    return _deal(rows, due, course, lambda row: row.deadline_id)


def _targets(course: Course) -> Dealt:
    """Targets of plans in force for the year of the act and later ones."""
    carried = TargetAssignment.objects.filter(
        target__plan__state="issued", target__plan__year__gte=course.effective_on.year
    )
    return _deal(carried.filter(unit__in=course.heirs).order_by("pk"), carried, course, lambda row: row.target_id)


def _registrations(course: Course) -> Dealt:
    """Registrations that lie with the unit; what was handed in stays under the name it was handed in by."""
    rows = Registration.objects.filter(state__in=OPEN, unit__in=course.heirs).order_by("-state", "pk")
    return _deal(rows, Registration.objects.all(), course, lambda row: row.plan_id)


def _reports(course: Course) -> Dealt:
    rows = UnitReport.objects.filter(state=ReportState.DRAFT, unit__in=course.heirs).order_by("pk")
    return _deal(rows, UnitReport.objects.all(), course, lambda row: row.deadline_id)


def _deal(rows, others, course: Course, key) -> Dealt:
    there = others.filter(unit__in=[heir for heir in course.heirs.values() if heir])
    return deal(rows, there=there, course=course, key=key)
