"""Rounds, deadlines, who owes them, and reports handed in for them."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from campaigns.choices import DeadlineKind, DeadlineRule, ReportState, RoundKind
from campaigns.models.plan import Plan
from campaigns.models.target import Movement
from campaigns.querysets import DeadlineQuerySet, ObligationQuerySet, ReportQuerySet, RoundQuerySet
from thiduakt.base.clock import end_of
from thiduakt.base.journal import Step
from units.models import Post, StoredFile, Unit

# Where work of a kind is done; everything else is handed in as a report for its deadline.
WORKPLACES = {
    DeadlineKind.REGISTRATION: "campaigns:registrations",
    DeadlineKind.NOMINATIONS: "awards:dossiers",
}


class Round(models.Model):
    """A time in which dossiers are taken (đợt khen thưởng). `award_codes` name types of the catalogue."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("tên đợt", max_length=200)
    kind = models.CharField("loại", max_length=10, choices=RoundKind, default=RoundKind.ANNUAL)
    year = models.PositiveSmallIntegerField("năm xét")
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="rounds", verbose_name="theo kế hoạch"
    )
    movement = models.ForeignKey(Movement, models.SET_NULL, null=True, blank=True, related_name="rounds")
    award_codes = models.JSONField("các danh hiệu, hình thức", default=list)
    opens_on = models.DateField("mở từ ngày")
    closes_on = models.DateField("nhận đến hết ngày")

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt xét khen thưởng"
        verbose_name_plural = "đợt xét khen thưởng"
        ordering = ["-closes_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="round_closes_after_it_opens",
                violation_error_message="Ngày đóng phải từ ngày mở trở đi.",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("campaigns:round", args=[self.pk])

    @property
    def closes_at(self) -> datetime:
        return end_of(self.closes_on)


class RoundStep(Step):
    """Journal of a round."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của đợt xét"


class Deadline(models.Model):
    """Who owes what to whom by when. `due_on` is the last day that counts; `stated_on` what the text says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="deadlines")
    round = models.ForeignKey(Round, models.CASCADE, null=True, blank=True, related_name="deadlines")
    kind = models.CharField("nộp gì", max_length=16, choices=DeadlineKind, default=DeadlineKind.OTHER)
    what = models.CharField("nội dung", max_length=300)
    who = models.CharField("ai nộp (theo văn bản)", max_length=300, blank=True)
    to = models.CharField("nộp cho (theo văn bản)", max_length=300, blank=True)
    receiver = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị nhận"
    )
    rule = models.CharField("cách nêu hạn", max_length=14, choices=DeadlineRule, default=DeadlineRule.BY)
    stated_on = models.DateField("ngày ghi trong văn bản", null=True, blank=True)
    due_on = models.DateField("hạn: hết ngày", db_index=True)
    due_hour = models.TimeField("giờ", null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = "hạn"
        verbose_name_plural = "hạn"
        ordering = ["due_on", "pk"]

    def __str__(self):
        return self.what

    @property
    def due_at(self) -> datetime:
        """The last moment that counts, in office time."""
        return end_of(self.due_on, self.due_hour)


class DeadlineAssignment(models.Model):
    """A unit's share of a deadline. Whether it is met is computed, never stored."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="obligations")

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = "nghĩa vụ phải nộp"
        verbose_name_plural = "nghĩa vụ phải nộp"
        constraints = [models.UniqueConstraint(fields=["deadline", "unit"], name="deadline_assigned_once")]

    def __str__(self):
        return f"{self.unit}: {self.deadline}"

    def get_absolute_url(self):
        """Where the unit does this work."""
        if self.deadline.kind in WORKPLACES:
            return reverse(WORKPLACES[self.deadline.kind])
        return reverse("campaigns:report", args=[self.deadline_id])


class UnitReport(models.Model):
    """What a unit hands in for a deadline that asks for a paper."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports")
    body = models.TextField("nội dung", blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField("trạng thái", max_length=10, choices=ReportState, default=ReportState.DRAFT)
    submitted_at = models.DateTimeField("nộp lúc", null=True, blank=True)
    submitted_by = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo của đơn vị"
        verbose_name_plural = "báo cáo của đơn vị"
        constraints = [models.UniqueConstraint(fields=["deadline", "unit"], name="one_report_per_deadline_and_unit")]

    def __str__(self):
        return f"{self.unit}: {self.deadline}"

    def get_absolute_url(self):
        return reverse("campaigns:report", args=[self.deadline_id])


class ReportStep(Step):
    """Journal of a unit's report."""

    report = models.ForeignKey(UnitReport, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của báo cáo đơn vị"
