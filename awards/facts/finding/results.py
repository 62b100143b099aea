"""What a search answers, and the order it stands in."""

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: what was found, what tells it from its namesakes, where it stands."""

    title: str
    note: str
    url: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind, best first; `count` goes no further than CAP, `more` says that there are others, and
    `taken` which of them these are."""

    code: str
    name: str
    taken: str
    hits: list[Hit]
    count: int
    more: bool
    next_key: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """The groups in which something was found; `mended` when a slip of the finger had to be undone."""

    groups: list[Group]
    mended: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a row stands: how well it fits, whether its time is over, the given name missed, then its own order; and
    what is told of it."""

    tier: int
    is_over: bool
    misses: int
    order: str
    pk: Any
    row: Any = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> str:
        """The key that opens the page after this place."""
        return "~".join((str(self.tier), str(int(self.is_over)), str(self.misses), self.pk, self.order))

    @classmethod
    def opened_by(cls, key: str) -> "Place":
        """A place from its key. Raises Http404 for a broken one."""
        parts = key.split("~", 4)
        if len(parts) != 5 or not all(part.isdigit() and len(part) < 3 for part in parts[:3]):
            raise Http404("Trang không tồn tại.")
        tier, is_over, misses = map(int, parts[:3])
        return cls(tier, bool(is_over), misses, parts[4], parts[3])


def backwards(number: int) -> str:
    """A sort key by which the largest of small numbers comes first."""
    return f"{10**9 - number:010d}"
