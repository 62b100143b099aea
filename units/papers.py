"""What follows an act of this storey; upper storeys hang it here when they start (a link that looks down only)."""

from collections.abc import Callable

# divide, amend: a division into blocs, or an amendment to it, became an official paper.
AFTER: dict[str, list[Callable]] = {"divide": [], "amend": []}


def follow(act: str, subject, actor) -> None:
    """Run what hangs on the act, in the caller's transaction: `hook(subject, actor=…)`."""
    for hook in AFTER[act]:
        hook(subject, actor=actor)
