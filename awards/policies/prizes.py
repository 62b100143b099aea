"""What is paid for an award, by the law's rows on the day of the decision."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError

from awards.eligibility.prize import formula, prize_amount, span_of
from awards.models import BaseSalary, LawNote, Nominee, PrizeRate, PrizeRounding, Rule
from thiduakt.base.vietnamese import short_date


class Prizes:
    """Rates, rounding and base salary in force on the day; three queries. Raises ValidationError without a base
    salary."""

    def __init__(self, on: date):
        salary = BaseSalary.objects.in_force(on).order_by("-valid_from").first()
        if salary is None:
            raise ValidationError(
                f"Chưa có mức lương cơ sở cho ngày {short_date(on)}. "
                "Ban Thi đua - Khen thưởng thêm ở trang Quy định › Quy định chung › Lương cơ sở, rồi làm lại bước này."
            )
        self.on, self.salary, self.base_salary = on, salary, salary.amount
        self.rounding = PrizeRounding.objects.in_force(on).order_by("-valid_from", "-pk").first()
        rows = PrizeRate.objects.in_force(on).order_by("valid_from", "pk")
        self._rates = {(row.award_type_id, row.subject): row for row in rows}

    def rate(self, award_code: str, subject: str) -> PrizeRate | None:
        """The row that names the multiple; None where the law's rows name none."""
        return self._rates.get((award_code, subject))

    def amount(self, rate: PrizeRate) -> int:
        """Đồng: of a capped rate the highest that may be given. Without a row on rounding to the whole đồng."""
        return prize_amount(rate.multiple, self.base_salary, *self._steps)

    def formula(self, rate: PrizeRate) -> str:
        """The sum written out."""
        return formula(rate.multiple, self.base_salary, *self._steps)

    def of(self, nominee: Nominee) -> int | None:
        """Đồng for this recipient; None where no rate is named, or only the highest amount that may be given."""
        rate = self.rate(nominee.award_type_id, subject_of(nominee))
        return None if rate is None or rate.is_cap else self.amount(rate)

    @property
    def _steps(self) -> tuple[int, str]:
        return (self.rounding.step, self.rounding.direction) if self.rounding else (1, "half_up")


def subject_of(recipient) -> str:
    """The kind of recipient as the packs write it, of a nominee or an award."""
    if recipient.person_id:
        return "ca_nhan"
    return "tap_the" if recipient.unit_id else "ho_gia_dinh"


def spans_on(award_codes: Iterable[str], on: date) -> dict[str, int]:
    """Over how many years each of the titles is won, by the rules in force; one query."""
    codes = set(award_codes)
    rows = (
        Rule.objects.in_force(on).filter(award_code__in=codes, is_active=True).values_list("award_code", "parameters")
    )
    found: dict[str, list] = {code: [] for code in codes}
    for code, parameters in rows:
        found[code].append(parameters)
    return {code: span_of(rules) for code, rules in found.items()}


def notes_on(topic: str, on: date) -> dict[str, LawNote]:
    """What the law says of a topic and nothing is computed from, by code; one query."""
    rows = LawNote.objects.in_force(on).filter(topic=topic).order_by("valid_from", "pk")
    return {row.code: row for row in rows}
