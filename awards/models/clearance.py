"""What other agencies say of those put forward: lists that hold somebody back, or confirm that nothing stands."""

from django.db import models

from awards.choices import ClearanceVerdict
from awards.models.dossier import Nominee, one_subject
from units.choices import HoldReason
from units.models import Hold, Household, ImportBatch, Person, Unit


class ClearanceAgency(models.Model):
    """An agency that is asked each year; `time_limit_who` is how the packs of the law name it in their time limits."""

    name = models.CharField("cơ quan", max_length=120, unique=True)
    topic = models.CharField("xác nhận về", max_length=300)
    time_limit_who = models.CharField("tên trong quy định thời hạn", max_length=120, blank=True)
    hold_reason = models.CharField(
        "lý do tạm dừng thường dùng", max_length=20, choices=HoldReason, default=HoldReason.INSPECTION
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    is_active = models.BooleanField("đang lấy xác nhận", default=True)

    class Meta:
        verbose_name = "cơ quan xác nhận"
        verbose_name_plural = "cơ quan xác nhận"
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name


class Clearance(models.Model):
    """What one line of an agency's list says of a nominee. A hold has its row in `hold`."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="clearances", verbose_name="lần nhập")
    agency = models.ForeignKey(ClearanceAgency, models.PROTECT, related_name="clearances", verbose_name="cơ quan")
    year = models.PositiveSmallIntegerField("năm xét")
    nominee = models.ForeignKey(Nominee, models.SET_NULL, null=True, related_name="clearances")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="clearances")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="clearances")
    household = models.ForeignKey(Household, models.CASCADE, null=True, blank=True, related_name="clearances")
    verdict = models.CharField("kết quả", max_length=5, choices=ClearanceVerdict)
    reason = models.CharField("nội dung", max_length=300, blank=True)
    document = models.CharField("văn bản", max_length=200, blank=True)
    stated_on = models.DateField("ngày của văn bản")
    hold = models.ForeignKey(Hold, models.SET_NULL, null=True, blank=True, related_name="clearances")

    class Meta:
        verbose_name = "xác nhận của cơ quan khác"
        verbose_name_plural = "xác nhận của cơ quan khác"
        ordering = ["agency", "pk"]
        constraints = [models.CheckConstraint(condition=one_subject(), name="clearance_has_one_subject")]
        indexes = [
            models.Index(fields=["person", "year"], name="clearance_of_person"),
            models.Index(fields=["unit", "year"], name="clearance_of_unit"),
        ]

    def __str__(self):
        return f"{self.agency}: {self.get_verdict_display()}"
