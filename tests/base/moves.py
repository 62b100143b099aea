"""What every table of moves must hold, asked of the table itself and of the policy that reads it."""

from collections.abc import Callable, Iterable

from thiduakt.base.acts import take_move
from thiduakt.base.moves import MoveTable
from thiduakt.base.verdict import Refused
from units.choices import Role
from units.policies import MovePolicy


class NoJournal:
    """Stands where a journal is asked for; a line written in it fails the test."""

    def create(self, **line):
        raise AssertionError(f"an illegal move was written down: {line}")


def reached(moves: MoveTable, start: str) -> set[str]:
    """Every state a chain of moves leads to from the first one."""
    seen, waiting = set(), [start]
    while waiting:
        state = waiting.pop()
        if state not in seen:
            seen.add(state)
            waiting += [move.target for move in moves.open_from(state)]
    return seen


def dead_ends(moves: MoveTable, states: Iterable[str]) -> set[str]:
    """States that no move leaves."""
    return {state for state in states if not moves.open_from(state)}


def told_by_table(moves: MoveTable, states: Iterable[str]) -> set[tuple]:
    """(state, move, role) for every legal step."""
    known = set(states)
    return {(state, move.name, role) for move in moves for state in move.sources & known for role in move.roles}


def told_by_policy(moves: MoveTable, states: Iterable[str], policy_for: Callable[[str, str], MovePolicy]) -> set[tuple]:
    """(state, move, role) for every step the policy allows; it is asked about all of them, legal or not."""
    asked = ((state, move.name, role) for state in states for move in moves for role in Role)
    return {(state, name, role) for state, name, role in asked if policy_for(state, role).can(name)}


def slipped_through(moves: MoveTable, states: Iterable[str], policy_for: Callable[[str, str], MovePolicy]) -> list:
    """Illegal steps that the one writer of states did not refuse before touching anything."""
    legal, slipped = told_by_table(moves, states), []
    for state in states:
        for move in moves:
            for role in Role:
                if (state, move.name, role) not in legal and not _is_refused(move, policy_for(state, role), state):
                    slipped.append((state, move.name, role))
    return slipped


def _is_refused(move, policy: MovePolicy, state: str) -> bool:
    try:
        take_move(policy.thing, move, policy=policy, steps=NoJournal(), note="vì lý do chính đáng")
    except Refused as refusal:
        return policy.thing.state == state and bool(refusal.reason)
    return False
