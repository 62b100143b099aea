"""Shares within a unit: how many may get a title when so many hold the lower one."""

from fractions import Fraction


def ceiling(share: str, holders: int) -> int:
    """The greatest number a share allows, rounded down (floor)."""
    return int(Fraction(share) * holders)
