"""What follows an act of this storey; upper storeys hang it here when they start (a link that looks down only)."""

from collections.abc import Callable

# submit: a dossier was handed in; close: a session ended; number: a decision got its number; apply: it took effect.
AFTER: dict[str, list[Callable]] = {"submit": [], "close": [], "number": [], "apply": []}


def follow(act: str, subject, actor) -> None:
    """Run what hangs on the act, in the caller's transaction: `hook(subject, actor=…)`."""
    for hook in AFTER[act]:
        hook(subject, actor=actor)
