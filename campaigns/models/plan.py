"""Plans (kế hoạch): the issued document that launches or carries out movements."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.choices import IntakeState, PlanKind, PlanState
from campaigns.querysets import IntakeQuerySet, PlanQuerySet
from thiduakt.base.journal import Step
from thiduakt.base.text import search_key
from units.models import Post, StoredFile, Unit
from units.models.signing import Signer


class Plan(Signer):
    """A plan; drafted freely, issued once, then never edited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("loại", max_length=10, choices=PlanKind, default=PlanKind.PLAN)
    issuer = models.ForeignKey(Unit, models.PROTECT, related_name="plans", verbose_name="cơ quan ban hành")
    issuer_name = models.CharField("tên cơ quan ban hành trên văn bản", max_length=200)
    parent_issuer_name = models.CharField("tên cơ quan chủ quản trên văn bản", max_length=200, blank=True)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    symbol = models.CharField("ký hiệu", max_length=30)
    place = models.CharField("địa danh", max_length=100)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    year = models.PositiveSmallIntegerField("năm")
    title = models.CharField("trích yếu", max_length=500)
    theme = models.TextField("chủ đề", blank=True)
    preamble = models.TextField("phần mở đầu", blank=True)
    closing = models.TextField("phần kết", blank=True)
    starts_on = models.DateField("thi đua từ ngày", null=True, blank=True)
    ends_on = models.DateField("thi đua đến ngày", null=True, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers", verbose_name="thực hiện kế hoạch"
    )
    state = models.CharField("trạng thái", max_length=12, choices=PlanState, default=PlanState.DRAFT)
    search_key = models.CharField(max_length=700, editable=False)
    created_by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người soạn")
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        ordering = ["-year", "-issued_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "symbol", "year", "number"],
                name="plan_number_once",
                condition=Q(number__isnull=False) & ~Q(state="draft"),
                violation_error_message="Số và ký hiệu này đã được dùng trong năm.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["issued", "superseded"]) | Q(number__isnull=False, issued_on__isnull=False),
                name="issued_plan_has_number_and_date",
                violation_error_message="Kế hoạch ban hành phải có số và ngày.",
            ),
        ]

    def __str__(self):
        return f"{self.full_number} {self.title}"

    def save(self, **kwargs):
        """Keep the search key in step."""
        self.search_key = search_key(f"{self.number or ''}/{self.symbol} {self.title}")[:700]
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("campaigns:plan", args=[self.pk])

    @property
    def full_number(self) -> str:
        """Number and symbol as on paper; the slash stays while the number is blank."""
        return f"{self.number:02d}/{self.symbol}" if self.number else f"…/{self.symbol}"


class PlanSection(models.Model):
    """A heading of the plan with the text under it; labels follow I / 1 / a."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    position = models.PositiveSmallIntegerField("thứ tự")
    label = models.CharField("số mục", max_length=12, blank=True)
    title = models.CharField("đề mục", max_length=600, blank=True)
    body = models.TextField("nội dung", blank=True)

    class Meta:
        verbose_name = "mục"
        verbose_name_plural = "mục"
        ordering = ["plan", "position"]
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="section_position_once")]

    def __str__(self):
        return f"{self.label} {self.title}".strip()


class Recipient(models.Model):
    """A line of Nơi nhận."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="recipients")
    position = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("nơi nhận", max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "nơi nhận"
        verbose_name_plural = "nơi nhận"
        ordering = ["plan", "position"]

    def __str__(self):
        return self.text


class Reference(models.Model):
    """A document the plan cites; points to our own plan where it is one."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="references")
    kind = models.CharField("loại văn bản", max_length=60, blank=True)
    number = models.CharField("số, ký hiệu", max_length=100, blank=True)
    title = models.CharField("tên gọi", max_length=200, blank=True)
    issued_on = models.DateField("ngày", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    our_plan = models.ForeignKey(Plan, models.SET_NULL, null=True, blank=True, related_name="cited_in")

    class Meta:
        verbose_name = "văn bản viện dẫn"
        verbose_name_plural = "văn bản viện dẫn"
        ordering = ["plan", "pk"]

    def __str__(self):
        return reference_name(self.kind, self.number, self.title)


def reference_name(kind: str, number: str, title: str) -> str:
    """How a cited document is called: by its number, else by its name ("Luật Thi đua, khen thưởng")."""
    return f"{kind} {number}".strip() if number else title or kind


class PlanStep(Step):
    """Journal of a plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của kế hoạch"


class Intake(models.Model):
    """A text under review: what was read from it, before it becomes a draft plan."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    text = models.TextField("văn bản")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    findings = models.JSONField("nội dung đọc được")
    before_includes_day = models.BooleanField("“trước ngày” tính cả ngày đó", default=False)
    state = models.CharField("trạng thái", max_length=6, choices=IntakeState, default=IntakeState.OPEN)
    plan = models.OneToOneField(Plan, models.SET_NULL, null=True, blank=True, related_name="intake")
    created_by = models.ForeignKey(Post, models.PROTECT, related_name="+")
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản đang nhập"
        verbose_name_plural = "văn bản đang nhập"
        ordering = ["-created_at"]

    def __str__(self):
        return self.findings.get("title") or "Văn bản chưa rõ trích yếu"

    def get_absolute_url(self):
        return reverse("campaigns:intake", args=[self.pk])


class OfficeSetting(models.Model):
    """How an office reads its texts."""

    office = models.OneToOneField(Unit, models.CASCADE, related_name="plan_setting", verbose_name="cơ quan")
    before_includes_day = models.BooleanField(
        "“trước ngày X” tính cả ngày X",
        default=False,
        help_text="Mặc định: hạn là hết ngày liền trước ngày X.",
    )

    class Meta:
        verbose_name = "cách hiểu hạn"
        verbose_name_plural = "cách hiểu hạn"

    def __str__(self):
        return f"Cách hiểu hạn của {self.office}"
