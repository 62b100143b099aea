"""What hangs on a person's record and moves along when two records are merged: upper storeys add theirs at start."""

from collections.abc import Callable
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
