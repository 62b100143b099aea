"""All states × moves × roles of plans and registrations: what the tables do not say, nobody may do."""

import pytest

from campaigns.choices import PlanState, RegistrationState
from campaigns.models import Plan, Registration
from campaigns.policies import PlanPolicy, RegistrationPolicy
from campaigns.workflow import PLAN_CLOSED, PLAN_MOVES, REGISTRATION_CLOSED, REGISTRATION_MOVES
from tests.base.moves import dead_ends, reached, slipped_through, told_by_policy, told_by_table
from units.choices import Role
from units.models import Post, Unit, User

HERE = Unit(name="Văn phòng Ủy ban nhân dân tỉnh", path="a/b/")
ELSEWHERE = Unit(name="Sở Tài chính", path="a/c/")


def at(unit: Unit, role: str) -> Post:
    return Post(role=role, unit=unit, user=User(username="ai"))


def of_plan(state, role):
    return PlanPolicy(at(HERE, role), Plan(state=state, issuer=HERE, created_by=at(HERE, Role.OFFICE_OFFICER)))


def of_registration(state, role):
    plan = Plan(state=PlanState.ISSUED, issuer=HERE)
    return RegistrationPolicy(at(HERE, role), Registration(state=state, unit=HERE, plan=plan))


TABLES = {
    "plan": (PLAN_MOVES, PlanState, PlanState.DRAFT, PLAN_CLOSED, of_plan),
    "registration": (
        REGISTRATION_MOVES,
        RegistrationState,
        RegistrationState.DRAFT,
        REGISTRATION_CLOSED,
        of_registration,
    ),
}
each_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


@each_table
def test_every_state_is_reached_and_only_closed_states_are_dead_ends(table):
    moves, states, start, closed, _ = table

    assert reached(moves, start) == set(states)
    assert dead_ends(moves, states) == set(closed)


@each_table
def test_the_policy_allows_what_the_table_says_and_nothing_else(table):
    moves, states, _, _, policy_for = table

    assert told_by_policy(moves, states, policy_for) == told_by_table(moves, states)


@each_table
def test_the_writer_of_states_refuses_every_other_move(table):
    moves, states, _, _, policy_for = table

    assert slipped_through(moves, states, policy_for) == []


def test_another_office_issues_nothing():
    plan = Plan(state=PlanState.DRAFT, issuer=HERE, created_by=at(HERE, Role.OFFICE_OFFICER))
    allowed = [move.name for move in PLAN_MOVES for role in Role if PlanPolicy(at(ELSEWHERE, role), plan).can(move)]

    assert allowed == []


def test_a_unit_sends_no_registration_of_another():
    registration = Registration(state=RegistrationState.DRAFT, unit=HERE, plan=Plan(state=PlanState.ISSUED))

    assert bool(RegistrationPolicy(at(HERE, Role.UNIT_HEAD), registration).can("submit")) is True
    assert bool(RegistrationPolicy(at(ELSEWHERE, Role.UNIT_HEAD), registration).can("submit")) is False


@pytest.mark.parametrize("state", sorted({*PlanState} - {PlanState.ISSUED}))
def test_nothing_is_registered_for_a_plan_not_in_force(state):
    registration = Registration(state=RegistrationState.DRAFT, unit=HERE, plan=Plan(state=state))
    allowed = [
        move.name for move in REGISTRATION_MOVES if RegistrationPolicy(at(HERE, Role.UNIT_HEAD), registration).can(move)
    ]

    assert allowed == []
