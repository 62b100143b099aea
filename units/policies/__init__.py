"""May I, and why not: what all policies about moving things share."""

from thiduakt.base.moves import Move, MoveTable
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import Role
from units.models import Post


def roles_in_words(roles) -> str:
    """The roles as a reader knows them."""
    return ", ".join(Role(role).label for role in sorted(roles))


class MovePolicy:
    """Rights of an actor on one thing with a state. Subclasses say what the thing is and who is in charge."""

    noun: str
    moves: MoveTable

    def __init__(self, actor: Post, thing):
        self.actor, self.thing = actor, thing

    def can(self, move: Move | str) -> Verdict:
        """Whether the actor may take the move now; the reason names state, role or unit."""
        move = self.moves[move] if isinstance(move, str) else move
        if self.thing.state not in move.sources:
            return no(f"{self.noun} {self.thing.get_state_display()}, không thể “{move.label}”.")
        if self.actor.role not in move.roles:
            return no(f"“{move.label}” là việc của: {roles_in_words(move.roles)}.")
        return self.in_charge(move)

    def open_moves(self) -> list[Move]:
        """The moves the actor may take now."""
        return [move for move in self.moves.open_from(self.thing.state) if self.can(move)]

    def in_charge(self, move: Move) -> Verdict:
        """Whether the thing lies in the actor's hands; everybody's by default."""
        return YES
