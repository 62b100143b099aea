"""Counting votes: the base is all members, present or not; shares are exact until they are compared."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

PLACES = 4
"""Shares are kept with four decimals, so two thirds is 0.6667: counts are compared at that fineness."""


class VoteError(ValueError):
    """Counts that cannot be; the message says what does not add up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """What was counted for one nominee."""

    yes: int
    no: int
    invalid: int = 0

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.invalid


@dataclass(frozen=True, slots=True)
class Outcome:
    """Yes votes over all members, not rounded, and whether they are enough."""

    share: Fraction
    is_passed: bool


def outcome(*, members: int, present: int, written: int, ballots: Ballots, share: Decimal) -> Outcome:
    """The result of one vote. Raises VoteError when the counts do not add up.

    `members` are all members of the council that day, `present` those in the room, `written` the absent ones
    who sent their opinion; `share` (0 to 1] of all members has to say yes.
    """
    check_members(members=members, present=present, written=written)
    check_ballots(ballots, voters=present + written)
    return Outcome(Fraction(ballots.yes, members), is_enough(ballots.yes, members, share))


def check_members(*, members: int, present: int, written: int) -> None:
    """Raises VoteError unless there is a council and nobody is counted twice."""
    if members <= 0:
        raise VoteError("Hội đồng không có thành viên nào trong ngày họp.")
    if present < 0 or written < 0 or present + written > members:
        raise VoteError(
            f"Có mặt {present} và ý kiến bằng văn bản {written}, nhưng Hội đồng chỉ có {members} thành viên."
        )


def check_ballots(ballots: Ballots, *, voters: int) -> None:
    """Raises VoteError unless every voter's ballot is counted once."""
    if min(ballots.yes, ballots.no, ballots.invalid) < 0:
        raise VoteError("Số phiếu không được nhỏ hơn 0.")
    if ballots.cast != voters:
        raise VoteError(
            f"Tổng số phiếu là {ballots.cast}, nhưng có {voters} người bỏ phiếu (có mặt và ý kiến bằng văn bản)."
        )


def is_enough(count: int, members: int, share: Decimal) -> bool:
    """Whether `count` of `members` reaches the share, compared at four decimals (6 of 9 reaches 0.6667)."""
    return rounded(Fraction(count, members)) >= Decimal(str(share))


def votes_needed(members: int, share: Decimal) -> int:
    """The smallest number of yes votes that is enough."""
    return next(count for count in range(members + 1) if is_enough(count, members, share))


def rounded(share: Fraction) -> Decimal:
    """Four decimals, halves up."""
    step = Decimal(1).scaleb(-PLACES)
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(step, rounding=ROUND_HALF_UP)
