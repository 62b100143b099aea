"""What rests on a rating that is kept: a registry that upper storeys complete when they start."""

from collections.abc import Callable, Iterable

# (rating) -> sentences that forbid taking it out
RELYING: list[Callable[[object], Iterable[str]]] = []


def relies(look: Callable[[object], Iterable[str]]) -> None:
    """Register what may rest on a rating; once, however often the application starts."""
    if look not in RELYING:
        RELYING.append(look)


def resting_on(rating) -> list[str]:
    """Why the rating may not be taken out; empty when nothing rests on it."""
    return [sentence for look in RELYING for sentence in look(rating)]
