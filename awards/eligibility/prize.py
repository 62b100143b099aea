"""Prize money: multiple × base salary on the day of the decision, rounded up."""

from decimal import ROUND_CEILING, Decimal

STEP = 10_000


def prize_amount(multiple: Decimal, base_salary: int) -> int:
    """Đồng, rounded up to the next ten thousand."""
    steps = (multiple * base_salary / STEP).to_integral_value(rounding=ROUND_CEILING)
    return int(steps) * STEP
