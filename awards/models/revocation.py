"""What stands behind a line of the register that is taken back: the deciding paper and the conclusion it rests on."""

from django.db import models
from django.db.models import Q

from awards.choices import RevocationGround
from awards.models.award import Award
from awards.models.decision import Decision
from thiduakt.base.journal import Step
from units.models import StoredFile


class Revocation(models.Model):
    """The paper by which awards are taken back: of one award, or of all awards of a `decision` made here.

    Objects and money are what has been given back so far, in words and in đồng, and where the money went.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="revocations")
    decision_number = models.CharField("số quyết định hủy bỏ", max_length=60)
    decided_on = models.DateField("ngày quyết định hủy bỏ")
    decided_by = models.CharField("cơ quan, người quyết định hủy bỏ", max_length=200)
    ground = models.CharField("căn cứ hủy bỏ", max_length=40, choices=RevocationGround)
    conclusion_number = models.CharField("số kết luận", max_length=60, blank=True)
    conclusion_on = models.DateField("ngày kết luận", null=True, blank=True)
    conclusion_by = models.CharField("cơ quan kết luận", max_length=200, blank=True)
    objects_back = models.CharField("hiện vật đã thu hồi", max_length=300, blank=True)
    amount_back = models.PositiveBigIntegerField("tiền thưởng đã thu hồi (đồng)", null=True, blank=True)
    fund = models.CharField("nộp vào quỹ", max_length=200, blank=True)
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "hủy bỏ khen thưởng"
        verbose_name_plural = "hủy bỏ khen thưởng"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_back=None) | ~Q(fund=""),
                name="money_back_goes_to_a_fund",
                violation_error_message="Tiền thưởng đã thu hồi phải ghi nộp vào quỹ nào.",
            )
        ]

    def __str__(self):
        return f"{self.decision_number} ({self.get_ground_display()})"


class AwardStep(Step):
    """Journal of an award's state: who, when, why, by which paper."""

    award = models.ForeignKey(Award, models.CASCADE, related_name="steps")
    revocation = models.ForeignKey(
        Revocation, models.PROTECT, null=True, blank=True, db_index=False, related_name="steps"
    )
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, db_index=False, related_name="+")

    WORDS = {
        "enter": "Vào sổ",
        "supersede": "Vào sổ, thay cho dòng cũ",
        "replace": "Được thay bằng dòng khác",
        "revoke": "Hủy bỏ",
        "restore": "Phục hồi",
    }

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của thành tích"
        indexes = [
            models.Index(fields=["revocation"], condition=Q(revocation__isnull=False), name="award_steps_revoking"),
            models.Index(fields=["document"], condition=Q(document__isnull=False), name="award_steps_with_paper"),
        ]

    @property
    def label(self) -> str:
        return self.WORDS.get(self.move, self.move)
