"""The fund of an office year by year: what came in, what went out, what is left and carried over."""

from collections import defaultdict
from dataclasses import dataclass

from awards.choices import FUND_INCOME, FundKind
from awards.models import FundEntry
from units.models import Unit


@dataclass(frozen=True, slots=True)
class FundYear:
    """One year of the ledger in đồng; `kinds`: (label, is income, total) of what was entered."""

    year: int
    carried: int
    income: int
    spending: int
    kinds: tuple[tuple[str, bool, int], ...]

    @property
    def balance(self) -> int:
        return self.carried + self.income - self.spending

    @property
    def bars(self) -> list[dict]:
        """Widths in whole percent of the greatest of the three, for the picture."""
        rows = [
            ("Có trong năm (chuyển sang và thu)", "income", self.carried + self.income),
            ("Chi", "spending", self.spending),
            ("Còn lại", "balance" if self.balance >= 0 else "short", self.balance),
        ]
        most = max((abs(amount) for *_, amount in rows), default=0) or 1
        return [
            {"label": label, "look": look, "amount": amount, "width": round(abs(amount) * 100 / most)}
            for label, look, amount in rows
        ]


def fund_years(owner: Unit) -> list[FundYear]:
    """All years of the ledger, the latest first; one query."""
    totals: dict[int, dict[str, int]] = defaultdict(dict)
    for row in FundEntry.objects.of(owner).by_year():
        totals[row["year"]][row["kind"]] = row["total"]
    years, carried = [], 0
    for year in sorted(totals):
        found = _year(year, carried, totals[year])
        years.append(found)
        carried = found.balance
    return years[::-1]


def fund_year(owner: Unit, year: int) -> FundYear:
    """One year; without entries in it what was carried over from the years before."""
    years = fund_years(owner)
    exact = next((each for each in years if each.year == year), None)
    before = next((each for each in years if each.year < year), None)
    return exact or FundYear(year, before.balance if before else 0, 0, 0, ())


def _year(year: int, carried: int, kinds: dict[str, int]) -> FundYear:
    income = sum(total for kind, total in kinds.items() if kind in FUND_INCOME)
    said = tuple((FundKind(kind).label, kind in FUND_INCOME, kinds[kind]) for kind in FundKind if kind in kinds)
    return FundYear(year, carried, income, sum(kinds.values()) - income, said)
