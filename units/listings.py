"""Kinds of lists that upper storeys take in by the same steps: they say at start how each is read, judged, written and
taken back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from units.choices import ImportKind, Role
from units.intake import columns
from units.intake.kinds import KINDS, ListKind

Rows = Iterable[Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """A kind of list of an upper storey; batches and rows are those of `units.models.importing`.

    `read(batch)` gives unsaved rows and about how many; `judge(batch)` a function that judges a slice of them;
    `apply` and `undo` write and take back inside the caller's transaction; `obstacles` are whole sentences, none when
    the way is clear. `home` is the label and the address (name) of the page these lists stand on, `again` where
    another file is sent. Lines that are not certain hold up nothing when the listing `waits` for them: they stay in
    the queue at that address. What is written
    refers to the file for ever when the listing `keeps_file`.
    """

    code: str
    label: str
    kind: ListKind
    roles: frozenset[Role]
    read: Callable[[Any], tuple[Iterator[Any], int]]
    judge: Callable[[Any], Callable[[list[Any]], Any]]
    apply: Callable[[Any], dict[str, int]]
    undo: Callable[[Any], None]
    obstacles: Callable[[Any], list[str]]
    said: Callable[[Any], str]
    home: tuple[str, str]
    again: str
    template: str
    waits: str = ""
    keeps_file: bool = False
    at_once: int = 500


LISTINGS: dict[str, Listing] = {}


def takes_in(listing: Listing) -> None:
    """Register a kind; once, however often the application starts."""
    if listing.code in ImportKind.values:
        raise ValueError(listing.code)
    LISTINGS[listing.code] = listing
    KINDS[listing.code] = listing.kind
    columns.LABELS.update(listing.kind.labels)
    columns.YEARLY.update(listing.kind.yearly)


def label_of(kind: str) -> str:
    """What a kind of list is called, whoever registered it."""
    return LISTINGS[kind].label if kind in LISTINGS else ImportKind(kind).label
