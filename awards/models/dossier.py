"""Dossiers: a unit's submission in a round, its nominees, files, and what the Board asks for."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from awards.choices import (
    CLOSED,
    NOMINEE_OPEN,
    AppraisalVerdict,
    AttachmentKind,
    CommendationKind,
    DossierState,
    NomineeState,
    ReturnState,
    Section,
)
from awards.models.law import AwardType
from awards.querysets import DossierQuerySet, NomineeQuerySet
from campaigns.models import Round, Signer
from thiduakt.base.journal import Step
from units.choices import PositionClass, Sex
from units.models import Household, Person, Post, StoredFile, Unit


def one_subject() -> Q:
    """Exactly one of person, unit and household is there."""
    return (
        Q(person__isnull=False, unit__isnull=True, household__isnull=True)
        | Q(person__isnull=True, unit__isnull=False, household__isnull=True)
        | Q(person__isnull=True, unit__isnull=True, household__isnull=False)
    )


class Dossier(Signer):
    """One submission of one unit in one round; `proposal_number` is drawn when it is submitted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField("mã hồ sơ", max_length=20, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dossiers", verbose_name="đơn vị")
    round = models.ForeignKey(Round, models.PROTECT, related_name="dossiers", verbose_name="đợt xét")
    state = models.CharField("trạng thái", max_length=12, choices=DossierState, default=DossierState.DRAFT)
    summary = models.TextField("tóm tắt thành tích chung", blank=True)
    opinion = models.TextField("ý kiến của tập thể, cấp ủy", blank=True)
    proposal_number = models.PositiveIntegerField("số tờ trình", null=True, blank=True)
    proposal_symbol = models.CharField("ký hiệu tờ trình", max_length=30, blank=True)
    proposed_on = models.DateField("ngày tờ trình", null=True, blank=True)
    version = models.PositiveSmallIntegerField("lần trình", default=0)
    taken_by = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người thẩm định"
    )
    # The unit has ended: its dossier keeps the name it was handed in by, and the successor goes on with it.
    carried_by = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="carried_dossiers", verbose_name="đơn vị làm tiếp"
    )
    created_at = models.DateTimeField("mở lúc", auto_now_add=True)
    submitted_at = models.DateTimeField("trình lúc", null=True, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ"
        verbose_name_plural = "hồ sơ"
        ordering = ["-code"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "round"],
                name="one_open_dossier_per_unit_and_round",
                condition=~Q(state__in=["rejected", "withdrawn"]),
                violation_error_message="Đơn vị đã có hồ sơ trong đợt này.",
            )
        ]
        indexes = [
            models.Index(fields=["state", "code"], name="dossier_queue"),
            models.Index(fields=["round", "code"], name="dossier_round"),
            models.Index(fields=["state", "submitted_at", "code"], name="dossier_waiting"),
            models.Index(
                fields=["taken_by", "submitted_at", "code"],
                condition=Q(taken_by__isnull=False),
                name="dossier_of_reviewer",
            ),
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("awards:dossier", args=[self.pk])

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED

    @property
    def keeper(self) -> Unit:
        """Whose people mend it and read of it: the unit, or its successor."""
        return self.carried_by or self.unit

    @property
    def is_left_over(self) -> bool:
        """A draft that its unit had not handed in when it ended: nobody can any more."""
        return self.state == DossierState.DRAFT and self.carried_by_id is not None

    @property
    def proposal_full_number(self) -> str:
        number = f"{self.proposal_number:02d}" if self.proposal_number else "…"
        return f"{number}/{self.proposal_symbol}"


class DossierCopy(models.Model):
    """What was submitted, frozen, with its hash."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="copies")
    version = models.PositiveSmallIntegerField("lần trình")
    content = models.JSONField("nội dung")
    sha256 = models.CharField("SHA-256", max_length=64)
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bản trình"
        verbose_name_plural = "bản trình"
        constraints = [models.UniqueConstraint(fields=["dossier", "version"], name="one_copy_per_version")]

    def __str__(self):
        return f"{self.dossier} lần {self.version}"


class Nominee(models.Model):
    """One award asked for one subject. Name, position and unit are kept as on the day of nomination; of a household
    `unit_name` is its address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="nominees")
    position = models.PositiveSmallIntegerField("thứ tự")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="nominations")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="nominations")
    household = models.ForeignKey(Household, models.PROTECT, null=True, blank=True, related_name="nominations")
    award_type = models.ForeignKey(
        AwardType, models.PROTECT, to_field="code", related_name="nominees", verbose_name="đề nghị"
    )
    path = models.CharField("nhánh tiêu chuẩn", max_length=20, blank=True)
    kind = models.CharField("loại hình", max_length=12, choices=CommendationKind, default=CommendationKind.MERIT)
    year = models.PositiveSmallIntegerField("năm xét")
    name = models.CharField("tên trên giấy tờ", max_length=200)
    position_title = models.CharField("chức vụ", max_length=150, blank=True)
    unit_name = models.CharField("đơn vị trên giấy tờ", max_length=200, blank=True)
    position_class = models.CharField("nhóm chức vụ", max_length=20, choices=PositionClass, blank=True)
    sex = models.CharField("giới tính", max_length=6, choices=Sex, blank=True)
    achievement = models.TextField("báo cáo thành tích", blank=True)
    findings = models.JSONField("kết quả xét tiêu chuẩn khi trình", null=True, blank=True)
    state = models.CharField("kết quả", max_length=12, choices=NomineeState, default=NomineeState.PROPOSED)

    objects = NomineeQuerySet.as_manager()

    class Meta:
        verbose_name = "đối tượng đề nghị"
        verbose_name_plural = "đối tượng đề nghị"
        ordering = ["dossier", "position"]
        constraints = [
            models.CheckConstraint(
                condition=one_subject(),
                name="nominee_has_one_subject",
                violation_error_message="Mỗi đề nghị cho đúng một cá nhân, tập thể hoặc hộ gia đình.",
            ),
            models.UniqueConstraint(
                fields=["person", "award_type", "year"],
                name="person_nominated_once",
                condition=Q(state__in=sorted(state.value for state in NOMINEE_OPEN)),
                violation_error_message="Người này đang được đề nghị danh hiệu, hình thức này trong năm.",
            ),
            models.UniqueConstraint(
                fields=["unit", "award_type", "year"],
                name="unit_nominated_once",
                condition=Q(state__in=sorted(state.value for state in NOMINEE_OPEN)),
                violation_error_message="Tập thể này đang được đề nghị danh hiệu, hình thức này trong năm.",
            ),
            models.UniqueConstraint(
                fields=["household", "award_type", "year"],
                name="household_nominated_once",
                condition=Q(state__in=sorted(state.value for state in NOMINEE_OPEN)),
                violation_error_message="Hộ gia đình này đang được đề nghị danh hiệu, hình thức này trong năm.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("awards:nominee", args=[self.dossier_id, self.pk])

    @property
    def group(self) -> str:
        """The kind of subject: "person", "unit" or "household"."""
        return "person" if self.person_id else "unit" if self.unit_id else "household"


class Attachment(models.Model):
    """A file of a dossier, of one nominee where one is named."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="attachments")
    nominee = models.ForeignKey(Nominee, models.CASCADE, null=True, blank=True, related_name="attachments")
    kind = models.CharField("loại tài liệu", max_length=20, choices=AttachmentKind)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="attachments")

    class Meta:
        verbose_name = "tài liệu kèm theo"
        verbose_name_plural = "tài liệu kèm theo"
        ordering = ["dossier", "file__stored_at"]

    def __str__(self):
        return self.file.name

    def get_absolute_url(self):
        return reverse("awards:attachment", args=[self.dossier_id, self.pk])


class ReturnItem(models.Model):
    """One thing the Board asks to mend: what lacks, why, by when."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="return_items")
    nominee = models.ForeignKey(Nominee, models.CASCADE, null=True, blank=True, related_name="return_items")
    section = models.CharField("phần", max_length=12, choices=Section)
    lacking = models.CharField("thiếu gì", max_length=500)
    ground = models.CharField("vì sao (căn cứ)", max_length=500)
    due_on = models.DateField("bổ sung đến hết ngày")
    state = models.CharField("trạng thái", max_length=10, choices=ReturnState, default=ReturnState.OPEN)
    answer = models.TextField("đơn vị trả lời", blank=True)
    asked_at = models.DateTimeField("yêu cầu lúc", auto_now_add=True)
    answered_at = models.DateTimeField("bổ sung lúc", null=True, blank=True)

    class Meta:
        verbose_name = "mục phải bổ sung"
        verbose_name_plural = "mục phải bổ sung"
        ordering = ["dossier", "pk"]

    def __str__(self):
        return self.lacking


class Appraisal(models.Model):
    """A reviewer's conclusion on one nominee; the unit never sees who wrote it."""

    nominee = models.ForeignKey(Nominee, models.CASCADE, related_name="appraisals")
    by = models.ForeignKey(Post, models.PROTECT, related_name="+")
    verdict = models.CharField("kết luận", max_length=8, choices=AppraisalVerdict)
    note = models.TextField("lý do", blank=True)
    findings = models.JSONField("kết quả xét tiêu chuẩn khi thẩm định", null=True, blank=True)
    submitted_at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "ý kiến thẩm định"
        verbose_name_plural = "ý kiến thẩm định"
        ordering = ["nominee", "pk"]

    def __str__(self):
        return f"{self.nominee}: {self.get_verdict_display()}"


class DossierStep(Step):
    """Journal of a dossier."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của hồ sơ"


class NomineeStep(Step):
    """Journal of a nominee's result."""

    nominee = models.ForeignKey(Nominee, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của đối tượng đề nghị"
