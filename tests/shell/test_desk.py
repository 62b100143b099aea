"""The work desk, per role."""

from datetime import timedelta

import pytest
from django.urls import reverse

from campaigns.actions.registrations import move_registration
from campaigns.choices import DeadlineKind
from tests.factories.awards import DossierFactory
from tests.factories.campaigns import DeadlineAssignmentFactory, DeadlineFactory, PlanFactory, RegistrationFactory
from thiduakt.base.clock import today


def desk(login, post):
    return login(post).get(reverse("desk"))


@pytest.mark.parametrize(
    "role",
    [
        "office_officer", "unit_officer", "unit_head", "reviewer",
        "secretary", "leader", "clerk", "system_officer", "stranger",
    ],
)  # fmt: skip
def test_every_role_has_a_desk(login, request, role):
    response = desk(login, request.getfixturevalue(role))

    assert response.status_code == 200
    assert "Không có việc nào chờ bạn" in response.content.decode()


def test_what_the_unit_owes_stands_by_date(login, unit, unit_head):
    later = DeadlineAssignmentFactory(unit=unit, deadline=DeadlineFactory(due_on=today() + timedelta(days=20)))
    sooner = DeadlineAssignmentFactory(unit=unit, deadline=DeadlineFactory(due_on=today() + timedelta(days=2)))
    DeadlineAssignmentFactory()

    assert desk(login, unit_head).context["owed"] == [sooner, later]


def test_what_is_handed_in_is_owed_no_more(login, unit, unit_head):
    dossier = DossierFactory(unit=unit)
    deadline = DeadlineFactory(round=dossier.round, kind=DeadlineKind.NOMINATIONS)
    owed = DeadlineAssignmentFactory(unit=unit, deadline=deadline)

    assert desk(login, unit_head).context["owed"] == [owed]
    dossier.state = "submitted"
    dossier.save()
    assert desk(login, unit_head).context["owed"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_costs_the_same_for_any_count(login, unit, unit_head, count, django_assert_max_num_queries):
    DeadlineAssignmentFactory.create_batch(count, unit=unit)
    DossierFactory.create_batch(count, unit=unit, state="returned")
    client = login(unit_head)

    with django_assert_max_num_queries(12):
        response = client.get(reverse("desk"))

    assert len(response.context["owed"]) == count


def test_an_office_officer_sees_drafts_to_issue(login, office, office_officer):
    plan = PlanFactory(issuer=office)

    assert [work.note for work in desk(login, office_officer).context["waiting"]] == [plan.title]


def test_a_returned_registration_says_why(login, unit, unit_head, office_officer):
    registration = RegistrationFactory(unit=unit, state="submitted")
    note = "Mức của chỉ tiêu số 2 còn thiếu."
    move_registration(registration=registration, move="return", actor=office_officer, note=note)

    assert [(work.title, work.note) for work in desk(login, unit_head).context["waiting"]] == [
        ("Sửa đăng ký thi đua", note)
    ]
