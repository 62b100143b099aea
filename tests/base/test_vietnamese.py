"""Numbers, dates and remaining days as an office writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from thiduakt.base import tones, vietnamese


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("28603.61"), "28.603,61"),
        (Decimal("100.0000"), "100"),
        (Decimal("10.50"), "10,5"),
        (1600, "1.600"),
        (0, "0"),
        (-1250.5, "-1.250,5"),
        ("12", "12"),
        (None, ""),
        ("không có", ""),
        (Decimal("NaN"), ""),
    ],
)
def test_number(value, written):
    assert vietnamese.number(value) == written


def test_number_with_fixed_places():
    assert vietnamese.number(Decimal("82.5"), 2) == "82,50"
    assert vietnamese.number(1234567, 0) == "1.234.567"


def test_money_keeps_its_unit_on_the_line():
    assert vietnamese.money(3_800_000) == "3.800.000\u00a0đ"
    assert vietnamese.money(None) == ""


def test_dates():
    day = date(2026, 11, 30)

    assert vietnamese.short_date(day) == "30/11/2026"
    assert vietnamese.weekday_date(day) == "thứ Hai, 30/11/2026"
    assert vietnamese.weekday(date(2026, 11, 29)) == "Chủ nhật"
    assert vietnamese.short_date(None) == ""


def test_a_moment_is_told_in_the_time_of_the_office():
    late_in_london = datetime(2026, 11, 29, 20, 30, tzinfo=UTC)

    assert vietnamese.moment(late_in_london) == "30/11/2026, 03:30"
    assert vietnamese.weekday_date(late_in_london) == "thứ Hai, 30/11/2026"


@pytest.mark.parametrize(
    ("hour", "written"),
    [
        ((10, 0), "30/11/2026, 17:00"),
        ((16, 59, 59, 999999), "30/11/2026"),
    ],
)
def test_a_deadline_names_its_hour_only_when_one_was_set(hour, written):
    assert vietnamese.due(datetime(2026, 11, 30, *hour, tzinfo=UTC)) == written


def test_a_deadline_that_is_a_day_has_no_hour():
    assert vietnamese.weekday_due(date(2026, 11, 30)) == "thứ Hai, 30/11/2026"


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (18, "Còn 18 ngày làm việc", "none"),
        (10, "Còn 10 ngày làm việc", "warn"),
        (2, "Còn 2 ngày làm việc", "late"),
        (0, "Hết hạn hôm nay", "late"),
        (-1, "Quá hạn 1 ngày", "late"),
        (None, "", "none"),
    ],
)
def test_days_left(days, words, tone):
    assert vietnamese.days_left(days) == words
    assert tones.of_days(days) == tone


@pytest.mark.parametrize(
    ("size", "written"), [(None, ""), (312, "312 B"), (3400, "3,3 KB"), (1_234_567, "1,2 MB"), (1024 * 1024, "1 MB")]
)
def test_file_size(size, written):
    assert vietnamese.file_size(size) == written


def test_a_state_at_rest_is_grey():
    assert tones.of_state("draft") == "none"
    assert tones.of_state("returned") == "warn"
    assert tones.of_state(None) == "none"
