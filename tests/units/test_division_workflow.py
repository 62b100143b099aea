"""All states × moves × roles of divisions into blocs: what the table does not say, nobody may do."""

from tests.base.moves import dead_ends, reached, slipped_through, told_by_policy, told_by_table
from units.choices import DivisionState, Role, UnitKind
from units.models import BlocDivision, Post, Unit, User
from units.policies.blocs import DivisionPolicy
from units.workflow import DIVISION_CLOSED, DIVISION_MOVES, DIVISION_WORDS

PROVINCE = Unit(kind=UnitKind.PROVINCE, path="0123456789/")


def of_division(state: str, role: Role) -> DivisionPolicy:
    actor = Post(role=role, unit=PROVINCE, user=User(username="ai"))
    return DivisionPolicy(actor, BlocDivision(state=state, issuer=PROVINCE))


def test_every_state_is_reached_and_only_closed_states_are_dead_ends():
    assert reached(DIVISION_MOVES, DivisionState.DRAFT) == set(DivisionState)
    assert dead_ends(DIVISION_MOVES, DivisionState) == DIVISION_CLOSED


def test_the_policy_allows_what_the_table_says_and_nothing_else():
    allowed = told_by_policy(DIVISION_MOVES, DivisionState, of_division)

    assert allowed == told_by_table(DIVISION_MOVES, DivisionState)


def test_no_illegal_step_is_taken():
    assert slipped_through(DIVISION_MOVES, DivisionState, of_division) == []


def test_each_move_has_words_in_the_journal():
    assert {move.name: move.label for move in DIVISION_MOVES}.items() <= DIVISION_WORDS.items()
