"""What follows a unit that ends to the unit that takes over: a registry that upper storeys complete when they start."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Course:
    """What happens to units on the day: `heirs` names for each ended unit the one that takes its people and open work.

    An heir founded on the day may not stand in the database yet; `names` holds how each unit is called in words.
    `undecided` are ended units with several successors of which none has been chosen.
    """

    effective_on: date
    heirs: dict[UUID, UUID | None]
    names: dict[UUID, str]
    decision: str = ""
    undecided: frozenset[UUID] = frozenset()

    def why_nobody(self, unit: UUID, usual: str = "không có đơn vị tiếp nhận") -> str:
        """Why the unit has no heir: among several successors nobody has been chosen yet, or there is none."""
        return "chưa chọn nơi nhận trong các đơn vị kế thừa" if unit in self.undecided else usual


@dataclass(frozen=True, slots=True)
class Effect:
    """So many things go from one unit to another, or stay where they are (`target` empty) for the reason in `note`."""

    noun: str
    source: str
    target: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an applied act has led to: when, units that took over, people who moved, keys of touched rows by model."""

    since: datetime
    units: frozenset[UUID]
    people: frozenset[UUID]
    touched: dict[str, set[str]]

    def others(self, rows):
        """Those of the rows that the act did not touch itself."""
        return rows.exclude(pk__in=self.touched.get(rows.model._meta.label, ()))


@dataclass(frozen=True, slots=True)
class Blocker:
    """What stands in the way of taking an act back, as people say it, and the page where to clear it ("": none)."""

    said: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Follower:
    """One kind of thing that goes along: `look(course)` says what would move, `move(course, trace, actor)` moves it,
    `built(outcome)` names what has been built on it since and stands in the way of taking it back."""

    look: Callable[[Course], list[Effect]]
    move: Callable
    built: Callable[[Outcome], list[Blocker]]


FOLLOWERS: list[Follower] = []


def follows(*, look, move, built) -> None:
    """Register a kind of thing that goes to the heir."""
    FOLLOWERS.append(Follower(look, move, built))


@dataclass(slots=True)
class Dealt:
    """Rows dealt out: each heir has room for one of a key; who comes second stays."""

    moving: dict = field(default_factory=dict)
    staying: list = field(default_factory=list)

    def effects(self, noun: str, course: Course, why: str) -> list[Effect]:
        """How many rows go from where to where, and how many stay because of `why`."""
        counts: dict[tuple, int] = {}
        for row, heir in self.moving.items():
            place = (course.names[row.unit_id], course.names[heir], "")
            counts[place] = counts.get(place, 0) + 1
        for row in self.staying:
            place = (
                course.names[row.unit_id],
                "",
                why if course.heirs[row.unit_id] else course.why_nobody(row.unit_id),
            )
            counts[place] = counts.get(place, 0) + 1
        return [Effect(noun, source, target, n, note) for (source, target, note), n in counts.items()]


def deal(rows: Iterable, *, there: Iterable, course: Course, key: Callable[[object], Hashable]) -> Dealt:
    """Deal rows of ended units (`unit_id`) to the heirs, in the order given; `there` is what heirs have already."""
    taken = {(row.unit_id, key(row)) for row in there}
    dealt = Dealt()
    for row in rows:
        heir = course.heirs[row.unit_id]
        if heir is None or (heir, key(row)) in taken:
            dealt.staying.append(row)
        else:
            taken.add((heir, key(row)))
            dealt.moving[row] = heir
    return dealt
