"""Quotas at work: who was allowed more and why, and the gate that lets one act at a time count."""

import uuid

from django.db import models
from django.db.models import Q

from awards.choices import QuotaScope
from thiduakt.base.journal import Step
from units.models import Bloc, Post, Unit

ONE_PLACE = (
    Q(scope="unit", unit__isnull=False, bloc__isnull=True)
    | Q(scope="bloc", unit__isnull=True, bloc__isnull=False)
    | Q(scope="province", unit__isnull=True, bloc__isnull=True)
)


class QuotaException(models.Model):
    """So many more of one award in one place and year, by a document; never edited, at most withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scope = models.CharField("phạm vi", max_length=10, choices=QuotaScope)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị")
    bloc = models.ForeignKey(Bloc, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="khối")
    award_code = models.CharField("danh hiệu (mã)", max_length=40)
    year = models.PositiveSmallIntegerField("năm")
    extra = models.PositiveSmallIntegerField("được thêm")
    reason = models.CharField("lý do", max_length=500)
    document = models.CharField("văn bản", max_length=200)
    by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người ghi")
    at = models.DateTimeField("ghi lúc", auto_now_add=True)
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)

    class Meta:
        verbose_name = "ngoại lệ về hạn mức"
        verbose_name_plural = "ngoại lệ về hạn mức"
        ordering = ["-year", "-at"]
        constraints = [
            models.CheckConstraint(condition=ONE_PLACE, name="exception_has_one_place"),
            models.CheckConstraint(condition=Q(extra__gt=0), name="exception_adds_something"),
        ]
        indexes = [models.Index(fields=["year", "award_code"], name="exception_of_year")]

    def __str__(self):
        return f"{self.place}: +{self.extra} {self.award_code} {self.year}"

    @property
    def place(self) -> str:
        """Where it holds, in words."""
        if self.scope == QuotaScope.UNIT:
            return self.unit.name
        return self.bloc.name if self.scope == QuotaScope.BLOC else "Toàn tỉnh"

    @property
    def place_key(self) -> str:
        return str(self.unit_id or self.bloc_id or "")


class ExceptionStep(Step):
    """Journal of an exception."""

    WORDS = {"allow": "Ghi ngoại lệ", "withdraw": "Rút ngoại lệ"}

    exception = models.ForeignKey(QuotaException, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của ngoại lệ"

    @property
    def label(self) -> str:
        return self.WORDS[self.move]


class QuotaGate(models.Model):
    """One row for a place and year: whoever adds somebody there holds it while counting."""

    scope = models.CharField(max_length=10, choices=QuotaScope)
    place = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "cửa đếm hạn mức"
        constraints = [models.UniqueConstraint(fields=["scope", "place", "year"], name="one_gate_per_place_and_year")]

    def __str__(self):
        return f"{self.scope} {self.place} {self.year}"
