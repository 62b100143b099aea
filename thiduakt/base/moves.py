"""The law of movement as a table: which move leads from which states to which, and who may make it."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """One legal step. `roles` are the posts that may take it; `needs_note` asks for a reason."""

    name: str
    label: str
    sources: frozenset[str]
    target: str
    roles: frozenset[str]
    needs_note: bool = False

    def __post_init__(self):
        object.__setattr__(self, "sources", frozenset(self.sources))
        object.__setattr__(self, "roles", frozenset(self.roles))


class MoveTable:
    """All moves of one kind of thing, by name."""

    def __init__(self, *moves: Move):
        self._moves = {move.name: move for move in moves}

    def __getitem__(self, name: str) -> Move:
        return self._moves[name]

    def __iter__(self) -> Iterator[Move]:
        return iter(self._moves.values())

    def open_from(self, state: str) -> list[Move]:
        """The moves that leave this state."""
        return [move for move in self if state in move.sources]
