"""Decisions: drafted, signed, numbered, applied; and the list of each."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from awards.choices import DecisionState
from awards.models.dossier import Nominee
from awards.models.law import AwardType
from awards.querysets import DecisionQuerySet
from awards.workflow import DECISION_MOVES
from campaigns.models import Round, Signer
from thiduakt.base.journal import Step
from thiduakt.base.text import search_key
from units.models import Post, Unit


class Decision(Signer):
    """A decision on awards: drafted, signed, numbered, applied once. `grounds` are its căn cứ lines."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    issuer = models.ForeignKey(Unit, models.PROTECT, related_name="decisions", verbose_name="cơ quan ban hành")
    issuer_name = models.CharField("tên cơ quan trên văn bản", max_length=200)
    authority_line = models.CharField("thẩm quyền ban hành", max_length=200)
    place = models.CharField("địa danh", max_length=100)
    round = models.ForeignKey(Round, models.PROTECT, related_name="decisions", verbose_name="đợt xét")
    award_type = models.ForeignKey(
        AwardType, models.PROTECT, to_field="code", related_name="decisions", verbose_name="danh hiệu, hình thức"
    )
    title = models.CharField("trích yếu", max_length=400)
    search_key = models.CharField(max_length=420, editable=False)
    grounds = models.JSONField("căn cứ", default=list)
    proposal = models.CharField("theo đề nghị", max_length=400)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    symbol = models.CharField("ký hiệu", max_length=30)
    year = models.PositiveSmallIntegerField("năm của số", null=True, blank=True)
    issued_on = models.DateField("ngày quyết định", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=DecisionState, default=DecisionState.DRAFT)
    applied_at = models.DateTimeField("áp dụng lúc", null=True, blank=True)
    created_by = models.ForeignKey(Post, models.PROTECT, related_name="+")
    created_at = models.DateTimeField("soạn lúc", auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định"
        verbose_name_plural = "quyết định"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "symbol", "year", "number"],
                name="decision_number_once",
                condition=Q(number__isnull=False),
                violation_error_message="Số quyết định này đã được dùng.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["numbered", "applied", "revoked"])
                | Q(number__isnull=False, issued_on__isnull=False),
                name="numbered_decision_has_number",
                violation_error_message="Quyết định phải có số và ngày.",
            ),
        ]

    def __str__(self):
        return f"{self.full_number} {self.title}"

    def save(self, **kwargs):
        """Keep the search key in step with the title."""
        self.search_key = search_key(self.title)
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("awards:decision", args=[self.pk])

    @property
    def full_number(self) -> str:
        return f"{self.number:02d}/{self.symbol}" if self.number else f"…/{self.symbol}"


class DecisionLine(models.Model):
    """A row of the decision's list; `position` is also the number in the golden book."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField("số thứ tự")
    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="decision_lines")

    class Meta:
        verbose_name = "dòng của quyết định"
        verbose_name_plural = "dòng của quyết định"
        ordering = ["decision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="line_position_once"),
            models.UniqueConstraint(fields=["decision", "nominee"], name="nominee_once_per_decision"),
        ]

    def __str__(self):
        return f"{self.position}. {self.nominee}"


class DecisionStep(Step):
    """Journal of a decision."""

    WORDS = {"draft": "Soạn dự thảo", "edit": "Sửa dự thảo"}

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của quyết định"

    @property
    def label(self) -> str:
        return self.WORDS.get(self.move) or DECISION_MOVES[self.move].label
