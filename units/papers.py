"""What follows an act of this storey, and what its papers are proposed with; upper storeys hang it here when they
start (a link that looks down only)."""

from collections.abc import Callable
from datetime import date

# divide, amend: a division into blocs, or an amendment to it, became an official paper.
AFTER: dict[str, list[Callable]] = {"divide": [], "amend": []}


def follow(act: str, subject, actor) -> None:
    """Run what hangs on the act, in the caller's transaction: `hook(subject, actor=…)`."""
    for hook in AFTER[act]:
        hook(subject, actor=actor)


# The căn cứ lines a new decision is proposed with; the law is known upstairs.
GROUNDS: list[Callable[[date], list[str]]] = []


def proposes_grounds(lines: Callable[[date], list[str]]) -> None:
    """Register where the căn cứ lines in force on a day are found; the last one holds."""
    GROUNDS[:] = [lines]


def usual_grounds(on: date) -> list[str]:
    """The căn cứ lines in force on the day; none where nobody knows the law."""
    return GROUNDS[0](on) if GROUNDS else []
