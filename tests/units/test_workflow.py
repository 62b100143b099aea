"""All states × moves × roles of reorganisations: what the table does not say, nobody may do."""

from tests.base.moves import dead_ends, reached, slipped_through, told_by_policy, told_by_table
from units.choices import ReorganisationState, Role, UnitKind
from units.models import Post, Reorganisation, Unit, User
from units.policies.reorganisations import ReorganisationPolicy
from units.workflow import REORGANISATION_CLOSED, REORGANISATION_MOVES

OFFICE = Unit(kind=UnitKind.OFFICE, path="0123456789/0123456789/")


def of_reorganisation(state: str, role: Role) -> ReorganisationPolicy:
    return ReorganisationPolicy(Post(role=role, unit=OFFICE, user=User(username="ai")), Reorganisation(state=state))


def test_every_state_is_reached_and_only_closed_states_are_dead_ends():
    assert reached(REORGANISATION_MOVES, ReorganisationState.DRAFT) == set(ReorganisationState)
    assert dead_ends(REORGANISATION_MOVES, ReorganisationState) == REORGANISATION_CLOSED


def test_the_policy_allows_what_the_table_says_and_nothing_else():
    allowed = told_by_policy(REORGANISATION_MOVES, ReorganisationState, of_reorganisation)

    assert allowed == told_by_table(REORGANISATION_MOVES, ReorganisationState)


def test_no_illegal_step_is_taken():
    assert slipped_through(REORGANISATION_MOVES, ReorganisationState, of_reorganisation) == []
