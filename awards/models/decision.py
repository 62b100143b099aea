"""Decisions and the register of awards (sổ thành tích)."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from awards.choices import AwardSource, AwardState, CommendationKind, DecisionState
from awards.models.dossier import Nominee, one_subject
from awards.models.law import AwardType
from awards.querysets import AwardQuerySet, DecisionQuerySet
from awards.workflow import DECISION_MOVES
from campaigns.models import Round, Signer
from thiduakt.base.journal import Step
from thiduakt.base.text import search_key
from units.models import Household, Person, Post, Unit


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


class Award(models.Model):
    """An award in the register, for life. Only its state changes, and only by an act.

    `holder_unit` is the unit under which it is counted: the unit itself, or that of the person or household then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="awards")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="awards")
    household = models.ForeignKey(Household, models.PROTECT, null=True, blank=True, related_name="awards")
    holder_unit = models.ForeignKey(Unit, models.PROTECT, related_name="held_awards", verbose_name="đơn vị khi đó")
    award_type = models.ForeignKey(AwardType, models.PROTECT, to_field="code", related_name="awards")
    year = models.PositiveSmallIntegerField("năm thành tích")
    kind = models.CharField("loại hình", max_length=12, choices=CommendationKind, default=CommendationKind.MERIT)
    name = models.CharField("tên khi được tặng", max_length=200)
    position_title = models.CharField("chức vụ khi đó", max_length=150, blank=True)
    unit_name = models.CharField("đơn vị khi đó", max_length=200, blank=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="awards")
    nominee = models.OneToOneField(Nominee, models.PROTECT, null=True, blank=True, related_name="award")
    decision_number = models.CharField("số quyết định", max_length=60)
    decided_on = models.DateField("ngày quyết định")
    decided_by = models.CharField("cơ quan, người quyết định", max_length=200)
    authority = models.CharField("thẩm quyền (mã)", max_length=40, blank=True)
    prize = models.PositiveIntegerField("tiền thưởng (đồng)", null=True, blank=True)
    register_number = models.PositiveIntegerField("số sổ vàng", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=8, choices=AwardState, default=AwardState.VALID)
    source = models.CharField("nguồn", max_length=8, choices=AwardSource, default=AwardSource.DECIDED)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    search_key = models.CharField(max_length=420, editable=False)
    entered_at = models.DateTimeField("vào sổ lúc", auto_now_add=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = "thành tích"
        verbose_name_plural = "sổ thành tích"
        ordering = ["-decided_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=one_subject(),
                name="award_has_one_subject",
                violation_error_message="Mỗi khen thưởng của đúng một cá nhân, tập thể hoặc hộ gia đình.",
            )
        ]
        indexes = [
            models.Index(fields=["person", "award_type", "year"], name="award_of_person"),
            models.Index(fields=["unit", "award_type", "year"], name="award_of_unit"),
            models.Index(fields=["holder_unit", "year"], name="award_of_holder"),
            models.Index(fields=["-decided_on", "id"], name="award_newest"),
            models.Index(
                fields=["-decided_on", "id"],
                condition=Q(household__isnull=False),
                name="award_of_households",
            ),
            models.Index(fields=["search_key"], name="award_search"),
            models.Index(fields=["decision_number"], name="award_decision_number"),
        ]

    def __str__(self):
        return f"{self.name}: {self.award_type_id} {self.year}"

    def save(self, **kwargs):
        """Keep the search key in step."""
        self.set_keys()
        super().save(**kwargs)

    def set_keys(self) -> None:
        """Derive the search key; bulk inserts call it themselves."""
        self.search_key = search_key(f"{self.name} {self.unit_name}")


class DecisionStep(Step):
    """Journal of a decision."""

    WORDS = {"draft": "Soạn dự thảo", "edit": "Sửa dự thảo"}

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của quyết định"

    @property
    def label(self) -> str:
        return self.WORDS.get(self.move) or DECISION_MOVES[self.move].label


class AwardStep(Step):
    """Journal of an award's state."""

    award = models.ForeignKey(Award, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của thành tích"
