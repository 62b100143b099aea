"""Three-valued truth: True = met, False = not met, None = not known."""

from collections.abc import Iterable

Truth = bool | None


def every(values: Iterable[Truth]) -> Truth:
    """One False decides; otherwise one None keeps it open."""
    seen = set(values)
    if False in seen:
        return False
    return None if None in seen else True


def some(values: Iterable[Truth]) -> Truth:
    """One True decides; otherwise one None keeps it open."""
    seen = set(values)
    if True in seen:
        return True
    return None if None in seen else False


def at_least(needed: int, *, sure: int, possible: int) -> Truth:
    """Is a count reached, when some of the things counted are uncertain?"""
    if sure >= needed:
        return True
    return False if possible < needed else None


def count(values: Iterable[Truth]) -> tuple[int, int]:
    """How many are surely true, and how many may be."""
    seen = list(values)
    return sum(v is True for v in seen), sum(v is not False for v in seen)
