"""Reports for deadlines, and rounds with their deadline."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from campaigns.actions.reports import submit_report, write_report
from campaigns.actions.rounds import open_round
from campaigns.choices import DeadlineKind, ReportState, RoundKind
from campaigns.models import Deadline, DeadlineAssignment, Round, UnitReport
from tests.factories.campaigns import DeadlineAssignmentFactory, DeadlineFactory, PlanFactory
from tests.factories.units import PostFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.choices import Role
from units.models import Letter


@pytest.fixture
def deadline(unit, board_unit, office_officer):
    plan = PlanFactory(issued=True, created_by=office_officer)
    row = DeadlineFactory(plan=plan, kind=DeadlineKind.FINAL_REPORT, what="Báo cáo tổng kết", receiver=board_unit)
    DeadlineAssignmentFactory(deadline=row, unit=unit)
    return row


def test_the_officer_drafts_and_the_head_hands_in(deadline, unit_officer, unit_head, reviewer, office_officer):
    write_report(deadline=deadline, actor=unit_officer, body="Đã làm xong.", content=b"%PDF-1.4", name="bc.pdf")
    with pytest.raises(Refused, match="“Nộp báo cáo” là việc của: Thủ trưởng đơn vị"):
        submit_report(deadline=deadline, actor=unit_officer)

    first = submit_report(deadline=deadline, actor=unit_head)
    assert submit_report(deadline=deadline, actor=unit_head) == first
    assert (first.state, first.body, first.file.name) == (ReportState.SUBMITTED, "Đã làm xong.", "bc.pdf")
    lines = [(step.move, step.actor, step.source, step.target) for step in first.steps.all()]
    assert lines == [
        ("write", unit_officer, ReportState.DRAFT, ReportState.DRAFT),
        ("hand_in", unit_head, ReportState.DRAFT, ReportState.SUBMITTED),
    ]
    assert first.steps.first().note == "đính kèm tệp bc.pdf"
    letters = Letter.objects.filter(key__startswith="report-handed-in:", channel="app")
    assert {letter.to for letter in letters} == {reviewer.user, office_officer.user}


def test_handing_in_fulfils_the_obligation(deadline, unit, unit_head):
    assert DeadlineAssignment.objects.owed().of_unit(unit).count() == 1

    write_report(deadline=deadline, actor=unit_head, body="Xong.")
    assert DeadlineAssignment.objects.owed().of_unit(unit).count() == 1
    submit_report(deadline=deadline, actor=unit_head)
    assert DeadlineAssignment.objects.owed().of_unit(unit).count() == 0
    row = Deadline.objects.with_progress().get(pk=deadline.pk)
    assert (row.done, row.owing) == (1, 1)


def test_an_empty_report_is_not_handed_in(deadline, unit_head):
    with pytest.raises(ValidationError, match="còn trống"):
        submit_report(deadline=deadline, actor=unit_head)


def test_a_report_that_was_handed_in_is_not_changed(deadline, unit_head):
    write_report(deadline=deadline, actor=unit_head, body="Xong.")
    submit_report(deadline=deadline, actor=unit_head)

    with pytest.raises(Refused, match="đã nộp việc này"):
        write_report(deadline=deadline, actor=unit_head, body="Khác.")


def test_only_units_that_owe_it_write(deadline, stranger, office_officer):
    for actor in (stranger, office_officer):
        with pytest.raises(Refused, match="không giao cho đơn vị"):
            write_report(deadline=deadline, actor=actor, body="x")
    assert UnitReport.objects.count() == 0


def test_nominations_are_not_handed_in_by_report(unit, unit_head):
    row = DeadlineAssignmentFactory(unit=unit, deadline=DeadlineFactory(kind=DeadlineKind.NOMINATIONS))

    with pytest.raises(Refused, match="được nộp ở trang riêng"):
        write_report(deadline=row.deadline, actor=unit_head, body="x")


def test_a_cancelled_plan_takes_no_report(deadline, unit_head):
    deadline.plan.state = "cancelled"
    deadline.plan.save()

    with pytest.raises(Refused, match="không còn hiệu lực"):
        write_report(deadline=deadline, actor=unit_head, body="x")


def round_values(**changes):
    return {
        "name": "Tổng kết năm",
        "kind": RoundKind.ANNUAL,
        "year": 2026,
        "award_codes": ["LDTT"],
        "opens_on": today(),
        "closes_on": today() + timedelta(days=30),
    } | changes


def test_a_round_is_opened_once_with_its_deadline(unit, unit_head, reviewer):
    act = {**round_values(), "units": [unit], "actor": reviewer, "key": uuid4()}
    opened = open_round(**act)

    assert open_round(**act) == opened
    deadline = opened.deadlines.get()
    assert (deadline.kind, deadline.due_on, deadline.plan) == (DeadlineKind.NOMINATIONS, opened.closes_on, None)
    assert [row.unit for row in deadline.assignments.all()] == [unit]
    assert Letter.objects.filter(key__startswith="round-opened:", channel="app").get().to == unit_head.user


def test_nominations_the_plan_asks_for_go_to_the_round(deadline, unit, other_head, reviewer):
    deadline.kind = DeadlineKind.NOMINATIONS
    deadline.save()

    opened = open_round(**round_values(), units=[unit, other_head.unit], plan=deadline.plan, actor=reviewer)

    owed = DeadlineAssignment.objects.filter(deadline__round=opened).values_list("deadline__plan", "unit")
    assert set(owed) == {(deadline.plan_id, unit.pk), (None, other_head.unit_id)}


def test_a_round_that_closes_before_it_opens_is_refused(reviewer):
    with pytest.raises(ValidationError, match="Ngày đóng phải từ ngày mở"):
        open_round(**round_values(closes_on=today() - timedelta(days=1)), units=[], actor=reviewer)
    assert Round.objects.count() == 0


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICE_OFFICER, Role.REVIEWER}))
def test_other_roles_open_no_round(office, role):
    with pytest.raises(Refused, match="“Mở đợt xét” là việc của"):
        open_round(**round_values(), units=[], actor=PostFactory(unit=office, role=role))
