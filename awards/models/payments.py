"""What is paid for the awards of a decision: once for each award, taken back only with its reason."""

import uuid

from django.db import models
from django.db.models import Q

from awards.choices import PayoutState, PrizeSubject
from awards.models.decision import Decision
from thiduakt.base.journal import Step
from units.models import Post, Unit


class CapChoice(models.Model):
    """The amount the office gives where the law names only the highest one: for a decision and a kind of recipient."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="cap_choices")
    subject = models.CharField("đối tượng", max_length=20, choices=PrizeSubject)
    amount = models.PositiveIntegerField("mức chi (đồng)")
    document = models.CharField("văn bản quy định mức", max_length=200)

    class Meta:
        verbose_name = "mức chi trong khung"
        verbose_name_plural = "mức chi trong khung"
        constraints = [models.UniqueConstraint(fields=["decision", "subject"], name="cap_chosen_once")]

    def __str__(self):
        return f"{self.decision_id}: {self.amount}"


class Payout(models.Model):
    """One payment of prizes of a decision: to one unit, or to all (`unit` empty). Never edited, only taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="payouts")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chi cho")
    paid_on = models.DateField("ngày chi")
    document = models.CharField("chứng từ chi", max_length=200)
    total = models.PositiveBigIntegerField("số tiền (đồng)")
    state = models.CharField("trạng thái", max_length=8, choices=PayoutState, default=PayoutState.PAID)
    by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người ghi")
    at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần chi thưởng"
        verbose_name_plural = "lần chi thưởng"
        ordering = ["-at"]

    def __str__(self):
        return f"{self.decision.full_number}, {self.document}"


class PayoutLine(models.Model):
    """What one award was paid, and for what. `stands` until the payment is taken back."""

    payout = models.ForeignKey(Payout, models.CASCADE, related_name="lines")
    award = models.ForeignKey("awards.Award", models.PROTECT, related_name="payout_lines")
    amount = models.PositiveIntegerField("số tiền (đồng)")
    stands = models.BooleanField("còn hiệu lực", default=True)

    class Meta:
        verbose_name = "dòng chi thưởng"
        verbose_name_plural = "dòng chi thưởng"
        ordering = ["payout", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["award"],
                condition=Q(stands=True),
                name="award_paid_once",
                violation_error_message="Thành tích này đã được chi thưởng.",
            )
        ]

    def __str__(self):
        return f"{self.award_id}: {self.amount}"


class PaymentStep(Step):
    """Journal of the payments of a decision."""

    WORDS = {"choose": "Ghi mức chi trong khung", "pay": "Ghi đã chi", "take_back": "Hủy lần chi"}

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="payment_steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước chi thưởng"

    @property
    def label(self) -> str:
        return self.WORDS[self.move]
