"""Prize money: multiple × base salary on the day of the decision, rounded; which of several prizes is paid; by whom."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from thiduakt.base.text import vn_number

ROUNDINGS = {"up": ROUND_CEILING, "down": ROUND_FLOOR, "half_up": ROUND_HALF_UP}
# Awards of these are proposed by the province, which pays for them.
STATE_AUTHORITIES = frozenset({"CHU_TICH_NUOC", "CHINH_PHU", "THU_TUONG"})


def prize_amount(multiple: Decimal, base_salary: int, step: int, way: str = "up") -> int:
    """Đồng, rounded to whole steps (`way`: up, down, half_up); a step below 1 rounds to whole đồng."""
    step = max(step, 1)
    steps = (multiple * base_salary / step).to_integral_value(rounding=ROUNDINGS[way])
    return int(steps) * step


def formula(multiple: Decimal, base_salary: int, step: int, way: str = "up") -> str:
    """The sum as it would be written out: “0,3 × 2.530.000 = 759.000, làm tròn lên đến 10.000 → 760.000”."""
    product, amount = multiple * base_salary, prize_amount(multiple, base_salary, step, way)
    said = f"{vn_number(multiple.normalize())} × {vn_number(Decimal(base_salary))} = {vn_number(product.normalize())} đ"
    if product == amount:
        return said
    words = {"up": "làm tròn lên", "down": "làm tròn xuống", "half_up": "làm tròn"}[way]
    return f"{said}, {words} đến {vn_number(Decimal(step))} đ thành {vn_number(Decimal(amount))} đ"


def span_of(rules: Iterable[Mapping[str, Any]]) -> int:
    """Over how many years a title is won, by the parameters of its rules: the greatest count of times it asks for.

    Two titles are of one achievement only when they are won over the same years.
    """
    return max((_times(parameters) for parameters in rules), default=1)


def _times(value: Any) -> int:
    if isinstance(value, Mapping):
        own = value.get("times")
        inner = max((_times(each) for each in value.values()), default=1)
        return max(own, inner) if isinstance(own, int) else inner
    if isinstance(value, (list, tuple)):
        return max((_times(each) for each in value), default=1)
    return 1


@dataclass(frozen=True, slots=True)
class Claim:
    """A prize somebody has a claim to. `period`: first and last year of the achievement; `paid`: đồng paid already."""

    key: Hashable
    subject: Hashable
    name: str
    is_title: bool
    period: tuple[int, int]
    kind: str
    amount: int
    paid: int = 0

    @property
    def achievement(self) -> tuple:
        return self.subject, self.period, self.kind


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is still due for a claim, and the sentence that says why it is less than the prize."""

    due: int
    reason: str = ""


def settle(claims: Iterable[Claim]) -> dict[Hashable, Ruling]:
    """Of several titles for one achievement the highest prize only; other periods and commendations each.

    What was paid for a lower title before the higher one was decided is taken off the higher prize.
    """
    groups, rulings = defaultdict(list), {}
    for claim in claims:
        if claim.is_title:
            groups[claim.achievement].append(claim)
        else:
            rulings[claim.key] = Ruling(max(claim.amount - claim.paid, 0))
    for group in groups.values():
        rulings |= _highest_only(group)
    return rulings


def _highest_only(group: list[Claim]) -> dict[Hashable, Ruling]:
    # Of equal prizes the one that is paid already stands, else the first by name: the answer never depends on order.
    highest = min(group, key=lambda claim: (-claim.amount, -claim.paid, claim.name, str(claim.key)))
    others = [claim for claim in group if claim is not highest]
    rulings = {
        claim.key: Ruling(0, f"Cùng thành tích đã có mức thưởng của {highest.name}; chỉ chi mức cao nhất.")
        for claim in others
    }
    before = sum(claim.paid for claim in others)
    due = max(highest.amount - highest.paid - before, 0)
    if before:
        names = ", ".join(sorted(claim.name for claim in others if claim.paid))
        said = f"Đã chi {vn_number(Decimal(before))} đ của {names} cho cùng thành tích; chi phần còn lại."
        return {**rulings, highest.key: Ruling(due, said)}
    return {**rulings, highest.key: Ruling(due)}


def is_paid_by_province(authority: str) -> bool:
    """Whether the proposing province pays: awards of the State President, the Government, the Prime Minister."""
    return authority in STATE_AUTHORITIES
