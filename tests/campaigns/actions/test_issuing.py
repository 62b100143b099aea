"""Issuing: number, day, work for units, letters; once, and only by those in charge."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from campaigns import papers
from campaigns.actions.assigning import units_below, units_beside
from campaigns.actions.issuing import Orders, issue_plan, lacking_to_issue
from campaigns.actions.plans import edit_plan, keep_plan_fact, move_plan
from campaigns.choices import DeadlineKind, PlanState
from campaigns.models import DeadlineAssignment, PlanStep, TargetAssignment
from tests.factories.campaigns import DeadlineFactory, PlanFactory
from tests.factories.units import PostFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.choices import Role
from units.models import Counter, Letter

DAY = date(2026, 2, 5)
OTHER_ROLES = sorted(set(Role) - {Role.OFFICE_OFFICER, Role.CLERK})


def issue(plan, actor, **changes):
    return issue_plan(**{"plan": plan, "actor": actor, "issued_on": DAY, "orders": Orders()} | changes)


def test_issuing_draws_a_number_and_writes_the_journal(draft, office_officer):
    step = issue(draft, office_officer)

    draft.refresh_from_db()
    assert (draft.state, draft.number, draft.issued_on) == (PlanState.ISSUED, 1, DAY)
    assert (step.move, step.source, step.target, step.actor) == ("issue", "draft", "issued", office_officer)
    assert draft.full_number == "01/KH-VP"


def test_numbers_follow_each_other_and_a_given_one_is_passed_over(draft, office, office_officer):
    issue(draft, office_officer, number=41)
    second = PlanFactory(issuer=office, symbol="KH-VP", created_by=office_officer)
    second.recipients.create(position=1, text="Như trên")

    issue(second, office_officer)

    second.refresh_from_db()
    assert second.number == 42
    assert Counter.objects.get(issuer=office, series="plan", year=2026).last == 42


def test_a_number_is_used_once(draft, office, office_officer):
    PlanFactory(issued=True, issuer=office, symbol="KH-VP", number=7, created_by=office_officer)

    with pytest.raises(ValidationError, match="Số 7/KH-VP đã được dùng"):
        issue(draft, office_officer, number=7)

    draft.refresh_from_db()
    assert draft.state == PlanState.DRAFT


def test_a_second_press_issues_once(draft, office_officer, unit_head):
    key, orders = uuid4(), Orders([unit_head.unit])
    first = issue(draft, office_officer, key=key, orders=orders)
    second = issue(draft, office_officer, key=key, orders=orders)

    assert first == second
    assert PlanStep.objects.filter(plan=draft, move="issue").count() == 1
    assert Letter.objects.filter(key__startswith=f"plan-issued:{draft.pk.hex}").count() == 2
    assert Counter.objects.get(issuer=draft.issuer, series="plan", year=2026).last == 1


def test_work_is_given_and_the_unit_is_told(draft, office_officer, unit_head, unit_officer, other_head):
    deadline = DeadlineFactory(plan=draft, due_on=DAY + timedelta(days=30))
    orders = Orders([unit_head.unit], {deadline.pk: [other_head.unit]}, DAY + timedelta(days=10))

    issue(draft, office_officer, orders=orders)

    assert {row.unit for row in TargetAssignment.objects.filter(target__plan=draft)} == {unit_head.unit}
    assert TargetAssignment.objects.filter(target__plan=draft).count() == 2
    registration = draft.deadlines.get(kind=DeadlineKind.REGISTRATION)
    owed = DeadlineAssignment.objects.filter(deadline__plan=draft).values_list("deadline", "unit")
    assert set(owed) == {(deadline.pk, other_head.unit_id), (registration.pk, unit_head.unit_id)}
    readers = Letter.objects.filter(key__startswith="plan-issued:", channel="app").values_list("to", flat=True)
    assert set(readers) == {unit_head.user_id, unit_officer.user_id, other_head.user_id}


def test_upper_storeys_follow_in_the_same_transaction(draft, office_officer, monkeypatch):
    told = []
    monkeypatch.setitem(papers.AFTER, "issue", [lambda plan, actor: told.append((plan.state, actor))])

    issue(draft, office_officer)

    assert told == [("issued", office_officer)]


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_other_roles_do_not_issue(draft, office, role):
    actor = PostFactory(unit=office, role=role)

    with pytest.raises(Refused, match="“Ban hành” là việc của"):
        issue(draft, actor)


def test_an_office_does_not_issue_the_plans_of_another(draft):
    with pytest.raises(Refused, match="do cơ quan khác soạn"):
        issue(draft, PostFactory(role=Role.OFFICE_OFFICER))


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("symbol", "Chưa có ký hiệu văn bản."),
        ("place", "Chưa có địa danh."),
        ("signer_position", "Chưa có chức vụ người ký."),
        ("signer_name", "Chưa có họ tên người ký."),
    ],
)
def test_a_draft_without_signer_or_symbol_waits(draft, office_officer, field, sentence):
    setattr(draft, field, "")
    draft.save()

    assert lacking_to_issue(draft) == [sentence]
    with pytest.raises(ValidationError, match=sentence):
        issue(draft, office_officer)


def test_a_draft_without_recipients_waits(draft, office_officer):
    draft.recipients.all().delete()

    with pytest.raises(ValidationError, match="Chưa có nơi nhận"):
        issue(draft, office_officer)


def test_registration_needs_units_and_a_day_after_issuing(draft, office_officer, unit_head):
    with pytest.raises(ValidationError, match="phải chọn đơn vị thực hiện"):
        issue(draft, office_officer, orders=Orders(registration_due_on=DAY))
    with pytest.raises(ValidationError, match="từ ngày ban hành trở đi"):
        issue(draft, office_officer, orders=Orders([unit_head.unit], {}, DAY - timedelta(days=1)))


def test_an_issued_plan_is_not_edited(issued, office_officer):
    with pytest.raises(Refused, match="không sửa được nữa"):
        edit_plan(plan=issued, changes={"title": "Khác"}, actor=office_officer)
    with pytest.raises(Refused, match="không sửa được nữa"):
        keep_plan_fact(plan=issued, group="recipients", fact={"text": "Khác"}, actor=office_officer)


def test_cancelling_needs_a_reason_and_keeps_the_number(issued, office_officer):
    with pytest.raises(ValidationError, match="phải nêu lý do"):
        move_plan(plan=issued, move="cancel", actor=office_officer)

    key = uuid4()
    first = move_plan(plan=issued, move="cancel", actor=office_officer, note="Ban hành nhầm.", key=key)
    again = move_plan(plan=issued, move="cancel", actor=office_officer, note="Ban hành nhầm.", key=key)

    issued.refresh_from_db()
    assert first == again
    assert (issued.state, issued.number) == (PlanState.CANCELLED, 1)
    assert DeadlineAssignment.objects.live().filter(deadline__plan=issued).count() == 0


def test_units_below_and_beside_an_office(province, office, unit, board_unit):
    assert units_below(province, today()) == sorted([office, unit, board_unit], key=lambda one: (one.kind, one.name))
    assert units_beside(office, today()) == sorted([unit, board_unit], key=lambda one: one.name)
    assert units_beside(province, today()) == []
