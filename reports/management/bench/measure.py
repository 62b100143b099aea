"""Timing of two ways to do one thing, turn by turn."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter

ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a benchmark; times are medians in milliseconds, `other_ms` None where the other way is hopeless."""

    case: str
    scale: int
    ours_ms: float
    other: str
    other_ms: float | None
    ratio: float | None
    queries: int | None = None
    bytes: int | None = None

    def as_json(self) -> dict:
        return asdict(self)


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def turn_by_turn(ours: Callable[[], object], other: Callable[[], object] | None) -> tuple[float, float | None]:
    """Medians of both ways in milliseconds; ours is warmed up once, then they take turns."""
    ours()
    pairs = [(_timed(ours), _timed(other) if other else None) for _ in range(ROUNDS)]
    mine = round(median(first for first, _ in pairs), 2)
    return mine, round(median(second for _, second in pairs), 2) if other else None


def growth(cases: list[Case]) -> float:
    """The worst page: its median at the largest scale over that at the smallest."""
    worst = 0.0
    for name in {case.case for case in cases}:
        line = sorted((case.scale, case.ours_ms) for case in cases if case.case == name)
        worst = max(worst, line[-1][1] / line[0][1])
    return round(worst, 2)
