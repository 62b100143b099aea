"""The emulation fund: a ledger that only grows. An entry is never edited; a wrong one is set off by its opposite."""

import uuid

from django.db import models
from django.db.models import F, Q

from awards.choices import FUND_INCOME, FundKind
from awards.models.payments import Payout
from awards.querysets import FundQuerySet
from units.models import Post, Unit


class FundEntry(models.Model):
    """One line of the ledger of a unit's fund; it is its own journal line (who, when, by which paper).

    `owner` is the office whose fund it is, `year` the year of the ledger, `amount` đồng, always above 0: whether it
    comes in or goes out follows from `kind`; an entry that `reverses` another counts the other way round.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="fund_entries", verbose_name="quỹ của")
    year = models.PositiveSmallIntegerField("năm")
    kind = models.CharField("khoản", max_length=12, choices=FundKind)
    amount = models.PositiveBigIntegerField("số tiền (đồng)")
    dated_on = models.DateField("ngày")
    document = models.CharField("chứng từ", max_length=200)
    note = models.CharField("nội dung", max_length=500, blank=True)
    payout = models.ForeignKey(
        Payout, models.PROTECT, null=True, blank=True, related_name="entries", verbose_name="lần chi thưởng"
    )
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by", verbose_name="ghi đảo của"
    )
    by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người ghi")
    at = models.DateTimeField("ghi lúc", auto_now_add=True)
    # The form's own key: a second press of the same button finds the entry of the first.
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = FundQuerySet.as_manager()

    class Meta:
        verbose_name = "bút toán quỹ"
        verbose_name_plural = "bút toán quỹ"
        ordering = ["-dated_on", "-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="fund_amount_above_zero",
                violation_error_message="Số tiền phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=Q(reverses=None) | ~Q(reverses=F("pk")), name="fund_entry_reverses_another"
            ),
        ]
        indexes = [models.Index(fields=["owner", "year", "dated_on"], name="fund_of_year")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.amount}"

    @property
    def is_income(self) -> bool:
        return self.kind in FUND_INCOME

    @property
    def signed(self) -> int:
        """The amount as it changes the balance."""
        return self.amount if self.is_income == (self.reverses_id is None) else -self.amount
