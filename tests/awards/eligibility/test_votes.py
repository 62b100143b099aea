"""Votes: members / present / written / yes / no / invalid → share of all members, passed or not."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.eligibility.votes import (
    Ballots,
    Outcome,
    VoteError,
    check_members,
    is_enough,
    outcome,
    rounded,
    votes_needed,
)


@pytest.mark.parametrize(
    ("members", "present", "written", "counts", "share", "expected"),
    [
        # Nine tenths of all members, not of those present.
        (10, 10, 0, (9, 1, 0), "0.9", Outcome(Fraction(9, 10), True)),
        (10, 9, 0, (9, 0, 0), "0.9", Outcome(Fraction(9, 10), True)),
        (10, 8, 0, (8, 0, 0), "0.9", Outcome(Fraction(8, 10), False)),
        (10, 7, 2, (9, 0, 0), "0.9", Outcome(Fraction(9, 10), True)),
        (11, 11, 0, (10, 1, 0), "0.9", Outcome(Fraction(10, 11), True)),
        (19, 19, 0, (17, 2, 0), "0.9", Outcome(Fraction(17, 19), False)),
        # Four fifths.
        (15, 15, 0, (12, 3, 0), "0.8", Outcome(Fraction(12, 15), True)),
        (15, 15, 0, (11, 4, 0), "0.8", Outcome(Fraction(11, 15), False)),
        # More than half: a tie does not pass.
        (8, 8, 0, (4, 4, 0), "0.501", Outcome(Fraction(1, 2), False)),
        (9, 9, 0, (5, 4, 0), "0.501", Outcome(Fraction(5, 9), True)),
        # Two thirds written with four decimals.
        (9, 9, 0, (6, 3, 0), "0.6667", Outcome(Fraction(2, 3), True)),
        (9, 9, 0, (5, 4, 0), "0.6667", Outcome(Fraction(5, 9), False)),
        # Invalid ballots are cast, but say nothing.
        (10, 10, 0, (8, 0, 2), "0.9", Outcome(Fraction(8, 10), False)),
        (3, 3, 0, (3, 0, 0), "1", Outcome(Fraction(1, 1), True)),
        (3, 2, 1, (2, 0, 1), "1", Outcome(Fraction(2, 3), False)),
    ],
)
def test_the_base_is_all_members(members, present, written, counts, share, expected):
    yes, no, invalid = counts
    ballots = Ballots(yes=yes, no=no, invalid=invalid)

    assert outcome(members=members, present=present, written=written, ballots=ballots, share=Decimal(share)) == expected


@pytest.mark.parametrize(
    ("members", "present", "written", "counts", "sentence"),
    [
        (0, 0, 0, (0, 0, 0), "Hội đồng không có thành viên nào trong ngày họp."),
        (9, 8, 2, (9, 0, 0), "Có mặt 8 và ý kiến bằng văn bản 2, nhưng Hội đồng chỉ có 9 thành viên."),
        (
            9,
            8,
            0,
            (9, 0, 0),
            "Tổng số phiếu là 9, nhưng có 8 người bỏ phiếu (có mặt và ý kiến bằng văn bản).",
        ),
        (
            9,
            8,
            1,
            (7, 1, 0),
            "Tổng số phiếu là 8, nhưng có 9 người bỏ phiếu (có mặt và ý kiến bằng văn bản).",
        ),
        (9, 9, 0, (10, -1, 0), "Số phiếu không được nhỏ hơn 0."),
    ],
)
def test_counts_that_do_not_add_up_are_refused(members, present, written, counts, sentence):
    yes, no, invalid = counts
    with pytest.raises(VoteError) as caught:
        outcome(
            members=members,
            present=present,
            written=written,
            ballots=Ballots(yes=yes, no=no, invalid=invalid),
            share=Decimal("0.8"),
        )

    assert str(caught.value) == sentence


def test_the_needed_votes_are_the_fewest_that_are_enough():
    shares = ["0.9", "0.8", "0.501", "0.6667"]

    assert {share: votes_needed(15, Decimal(share)) for share in shares} == {
        "0.9": 14,
        "0.8": 12,
        "0.501": 8,
        "0.6667": 10,
    }


def test_halves_are_rounded_up():
    assert rounded(Fraction(1, 16)) == Decimal("0.0625")
    assert rounded(Fraction(1, 32)) == Decimal("0.0313")


@given(members=st.integers(1, 300), share=st.decimals("0.0001", "1", places=4))
def test_one_vote_more_never_turns_a_pass_into_a_fail(members, share):
    results = [is_enough(count, members, share) for count in range(members + 1)]

    assert results == sorted(results)
    assert results[-1] is True


def test_nobody_is_counted_twice():
    check_members(members=9, present=8, written=1)
    with pytest.raises(VoteError):
        check_members(members=9, present=9, written=1)
