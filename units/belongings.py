"""What hangs on a record: what moves along when two people are merged, what rests on a rating; upper storeys add
theirs at start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Belonging:
    """Rows of `model` ("awards.Award") that point to a person by `field`.

    `twin` names the fields that make two rows the same thing: a row of the gone record that has a twin at the kept
    one is dropped (and stays in the snapshot). `clashes(kept, gone)` gives sentences that forbid the merge.
    """

    model: str
    noun: str
    field: str = "person"
    twin: tuple[str, ...] = ()
    clashes: Callable[[object, object], list[str]] | None = None


BELONGINGS: list[Belonging] = []


def belongs(belonging: Belonging) -> None:
    """Register what moves along; once, however often the application starts."""
    if belonging.model not in {known.model for known in BELONGINGS}:
        BELONGINGS.append(belonging)


# (rating) -> sentences that forbid taking it out
RELYING: list[Callable[[object], Iterable[str]]] = []


def relies(look: Callable[[object], Iterable[str]]) -> None:
    """Register what may rest on a rating; once, however often the application starts."""
    if look not in RELYING:
        RELYING.append(look)


def resting_on(rating) -> list[str]:
    """Why the rating may not be taken out; empty when nothing rests on it."""
    return [sentence for look in RELYING for sentence in look(rating)]


# (unit, year) -> sentences on how many of its ratings may be of a kind
LIMITING: list[Callable[[object, int], Iterable[str]]] = []


def limits_ratings(look: Callable[[object, int], Iterable[str]]) -> None:
    """Register what limits the ratings of a unit; once, however often the application starts."""
    if look not in LIMITING:
        LIMITING.append(look)


def limits_on_ratings(unit, year: int) -> list[str]:
    """How the ratings of the unit in the year stand against their limits; a notice, never a refusal."""
    return [sentence for look in LIMITING for sentence in look(unit, year)]
