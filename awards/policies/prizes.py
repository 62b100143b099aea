"""What the state pays for an award, by the law's rows on the day of the decision."""

from datetime import date

from django.core.exceptions import ValidationError

from awards.eligibility.prize import prize_amount
from awards.models import BaseSalary, Nominee, PrizeRate
from thiduakt.base.vietnamese import short_date


class Prizes:
    """Rates and base salary in force on the day; two queries. Raises ValidationError without a base salary."""

    def __init__(self, on: date):
        salary = BaseSalary.objects.in_force(on).order_by("-valid_from").first()
        if salary is None:
            raise ValidationError(
                f"Chưa có mức lương cơ sở cho ngày {short_date(on)}. "
                "Người quản trị hệ thống nhập ở mục Quản trị › Lương cơ sở, rồi làm lại bước này."
            )
        self.base_salary = salary.amount
        rows = PrizeRate.objects.in_force(on).order_by("valid_from", "pk")
        self._multiples = {(row.award_type_id, row.subject): row.multiple for row in rows}

    def of(self, nominee: Nominee) -> int | None:
        """Đồng for this recipient; None where the law's rows name no rate."""
        multiple = self._multiples.get((nominee.award_type_id, subject_of(nominee)))
        return None if multiple is None else prize_amount(multiple, self.base_salary)


def subject_of(nominee: Nominee) -> str:
    """The kind of recipient as the packs write it."""
    if nominee.person_id:
        return "ca_nhan"
    return "tap_the" if nominee.unit_id else "ho_gia_dinh"
