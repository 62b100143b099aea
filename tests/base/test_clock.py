"""Working days: counted fast, however far away the day is."""

from datetime import date, timedelta

import pytest

from thiduakt.base.clock import is_working_day, working_days_between

START = date(2026, 4, 24)


def one_by_one(start: date, end: date) -> int:
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


@pytest.mark.parametrize("days", [0, 1, 2, 3, 6, 7, 8, 13, 14, 30, 260, 400, 1000])
def test_the_count_is_that_of_the_days_one_by_one(days):
    end = START + timedelta(days=days)

    assert working_days_between(START, end) == one_by_one(START, end)
    assert working_days_between(end, START) == -one_by_one(START, end)
