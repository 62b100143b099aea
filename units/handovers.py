"""What may lie in one person's hands: a registry that upper storeys complete when they start."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One kind of work that waits for the holder of a post.

    `find(post)` gives the rows in these hands; `pass_on(things, to=, actor=)` lays them into those of another post,
    in the caller's transaction and with a journal line for each, and returns how many.
    """

    label: str
    roles: frozenset[str]
    find: Callable
    pass_on: Callable


OPEN_WORK: dict[str, OpenWork] = {}


def hands_over(name: str, work: OpenWork) -> None:
    """Register a kind of work under its name."""
    OPEN_WORK[name] = work


def open_work_of(post) -> list[tuple[str, OpenWork, list]]:
    """(name, kind, rows) of everything that waits for this post; kinds without a row are left out."""
    kinds = [(name, work) for name, work in OPEN_WORK.items() if post.role in work.roles]
    found = [(name, work, list(work.find(post))) for name, work in kinds]
    return [(name, work, rows) for name, work, rows in found if rows]
