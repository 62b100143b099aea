"""All states × moves × roles: what the tables do not say, nobody may do, whoever asks."""

import pytest

from awards.choices import CLOSED, NOMINEE_CLOSED, DecisionState, DossierState, NomineeState, PackState, SessionState
from awards.models import CouncilSession, Decision, Dossier, LawPack, Nominee
from awards.policies.councils import SessionPolicy
from awards.policies.decisions import DecisionPolicy
from awards.policies.dossiers import DossierPolicy, NomineePolicy
from awards.policies.packs import PackPolicy
from awards.workflow import (
    DECISION_CLOSED,
    DECISION_MOVES,
    DOSSIER_MOVES,
    NOMINEE_MOVES,
    PACK_CLOSED,
    PACK_MOVES,
    SESSION_MOVES,
)
from tests.base.moves import dead_ends, reached, slipped_through, told_by_policy, told_by_table
from units.choices import UNIT_ROLES, Role
from units.models import Post, Unit, User

HERE = Unit(name="Sở Xây dựng", path="a/b/")
ELSEWHERE = Unit(name="Sở Tài chính", path="a/c/")


def at(unit: Unit, role: str) -> Post:
    return Post(role=role, unit=unit, user=User(username="ai"))


def of_dossier(state, role):
    """The actor is as near to the dossier as can be: of its unit, and holding it for the Board."""
    actor = at(HERE, role)
    return DossierPolicy(actor, Dossier(state=state, unit=HERE, taken_by=actor))


def of_nominee(state, role):
    actor = at(HERE, role)
    dossier = Dossier(state=DossierState.IN_APPRAISAL, unit=HERE, taken_by=actor)
    return NomineePolicy(actor, Nominee(state=state, dossier=dossier))


def of_session(state, role):
    return SessionPolicy(at(HERE, role), CouncilSession(state=state))


def of_decision(state, role):
    return DecisionPolicy(at(HERE, role), Decision(state=state, issuer=HERE))


def of_pack(state, role):
    return PackPolicy(at(HERE, role), LawPack(code="thu", state=state))


TABLES = {
    "dossier": (DOSSIER_MOVES, DossierState, DossierState.DRAFT, CLOSED, of_dossier),
    "nominee": (NOMINEE_MOVES, NomineeState, NomineeState.PROPOSED, NOMINEE_CLOSED, of_nominee),
    "session": (SESSION_MOVES, SessionState, SessionState.PLANNED, {SessionState.CLOSED}, of_session),
    "decision": (DECISION_MOVES, DecisionState, DecisionState.DRAFT, DECISION_CLOSED, of_decision),
}
TABLES["pack"] = (PACK_MOVES, PackState, PackState.OFFERED, PACK_CLOSED, of_pack)
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


def test_a_planted_hole_is_found():
    class Careless(DossierPolicy):
        def can(self, move):
            return (
                super().can(move) if self.actor.role != Role.SYSTEM_OFFICER else super().in_charge(self.moves["take"])
            )

    def careless(state, role):
        policy = of_dossier(state, role)
        return Careless(policy.actor, policy.thing)

    extra = told_by_policy(DOSSIER_MOVES, DossierState, careless) - told_by_table(DOSSIER_MOVES, DossierState)

    assert {role for _, _, role in extra} == {Role.SYSTEM_OFFICER}


@pytest.mark.parametrize("role", sorted(UNIT_ROLES))
def test_another_unit_moves_nothing(role):
    actor = at(ELSEWHERE, role)
    moved = [
        (state, move.name)
        for state in DossierState
        for move in DOSSIER_MOVES
        if DossierPolicy(actor, Dossier(state=state, unit=HERE)).can(move)
    ]

    assert moved == []


@pytest.mark.parametrize("move", ["return", "conclude", "reject"])
def test_only_the_reviewer_who_holds_a_dossier_ends_its_appraisal(move):
    holder, colleague = at(HERE, Role.REVIEWER), at(HERE, Role.REVIEWER)
    dossier = Dossier(state=DossierState.IN_APPRAISAL, unit=ELSEWHERE, taken_by=holder)

    assert bool(DossierPolicy(holder, dossier).can(move)) is True
    assert bool(DossierPolicy(colleague, dossier).can(move)) is False


@pytest.mark.parametrize(("role", "move"), [(Role.LEADER, "sign"), (Role.LEADER, "revoke"), (Role.CLERK, "number")])
def test_another_office_signs_and_numbers_nothing(role, move):
    state = next(iter(DECISION_MOVES[move].sources))

    assert bool(DecisionPolicy(at(HERE, role), Decision(state=state, issuer=HERE)).can(move)) is True
    assert bool(DecisionPolicy(at(ELSEWHERE, role), Decision(state=state, issuer=HERE)).can(move)) is False
