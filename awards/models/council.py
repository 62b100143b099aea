"""The council, its sessions and the counted votes."""

import uuid
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from awards.choices import Attendance, CouncilRole, SessionState
from awards.eligibility.votes import is_enough
from awards.models.dossier import Nominee
from awards.querysets import SessionQuerySet
from awards.workflow import SESSION_MOVES
from campaigns.models import Round
from thiduakt.base.journal import Step
from units.models import Unit


class Council(models.Model):
    """A council of a unit, named by a decision for a term."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="councils", verbose_name="cấp")
    name = models.CharField("tên Hội đồng", max_length=200)
    decision = models.CharField("quyết định thành lập", max_length=200, blank=True)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "Hội đồng"
        verbose_name_plural = "Hội đồng"

    def __str__(self):
        return self.name


class CouncilMember(models.Model):
    """A member with office in the council and in the agency, for a term."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="members")
    full_name = models.CharField("họ và tên", max_length=100)
    position = models.CharField("chức vụ", max_length=200)
    role = models.CharField("vai trò", max_length=10, choices=CouncilRole, default=CouncilRole.MEMBER)
    order = models.PositiveSmallIntegerField("thứ tự")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thành viên Hội đồng"
        verbose_name_plural = "thành viên Hội đồng"
        ordering = ["council", "order", "pk"]

    def __str__(self):
        return self.full_name


class CouncilSession(models.Model):
    """A meeting on a round. Its base is all members of the council on that day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="sessions", verbose_name="Hội đồng")
    round = models.ForeignKey(Round, models.PROTECT, related_name="sessions", verbose_name="đợt xét")
    held_on = models.DateField("ngày họp")
    starts_at = models.TimeField("bắt đầu lúc")
    ends_at = models.TimeField("kết thúc lúc", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=200)
    minutes_number = models.PositiveIntegerField("số biên bản", null=True, blank=True)
    opinion = models.TextField("ý kiến tại phiên họp", blank=True)
    state = models.CharField("trạng thái", max_length=8, choices=SessionState, default=SessionState.PLANNED)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = "phiên họp Hội đồng"
        verbose_name_plural = "phiên họp Hội đồng"
        ordering = ["-held_on", "pk"]

    def __str__(self):
        return f"Phiên họp ngày {self.held_on:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("awards:session", args=[self.pk])


class Seat(models.Model):
    """A member's part in one session."""

    session = models.ForeignKey(CouncilSession, models.CASCADE, related_name="seats")
    member = models.ForeignKey(CouncilMember, models.PROTECT, related_name="seats")
    attendance = models.CharField("tham dự", max_length=8, choices=Attendance, default=Attendance.PRESENT)

    class Meta:
        verbose_name = "thành phần dự họp"
        verbose_name_plural = "thành phần dự họp"
        ordering = ["session", "member__order"]
        constraints = [models.UniqueConstraint(fields=["session", "member"], name="one_seat_per_member")]

    def __str__(self):
        return f"{self.member}: {self.get_attendance_display()}"


class Tally(models.Model):
    """The counted votes on one nominee. `base` is the number of all members, `share` of it said yes."""

    session = models.ForeignKey(CouncilSession, models.CASCADE, related_name="tallies")
    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="tallies")
    yes = models.PositiveSmallIntegerField("đồng ý")
    no = models.PositiveSmallIntegerField("không đồng ý")
    invalid = models.PositiveSmallIntegerField("không hợp lệ", default=0)
    base = models.PositiveSmallIntegerField("tổng số thành viên")
    threshold = models.DecimalField("tỷ lệ phải đạt", max_digits=5, decimal_places=4)
    threshold_citation = models.CharField("căn cứ của tỷ lệ", max_length=300)

    class Meta:
        verbose_name = "kết quả bỏ phiếu"
        verbose_name_plural = "kết quả bỏ phiếu"
        ordering = ["session", "nominee__dossier__code", "nominee__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "nominee"],
                name="one_tally_per_nominee",
                violation_error_message="Đối tượng này đã có kết quả trong phiên họp.",
            ),
            models.CheckConstraint(
                condition=Q(base__gt=0) & Q(base__gte=F("yes") + F("no") + F("invalid")),
                name="votes_not_more_than_members",
                violation_error_message="Tổng số phiếu không được nhiều hơn tổng số thành viên Hội đồng.",
            ),
        ]

    def __str__(self):
        return f"{self.nominee}: {self.yes}/{self.base}"

    @property
    def share(self) -> Decimal:
        """Yes votes over all members, not rounded."""
        return Decimal(self.yes) / Decimal(self.base)

    @property
    def percent(self) -> Decimal:
        return self.share * 100

    @property
    def needed_percent(self) -> Decimal:
        return self.threshold * 100

    @property
    def is_passed(self) -> bool:
        return is_enough(self.yes, self.base, self.threshold)


class SessionStep(Step):
    """Journal of a session."""

    WORDS = {"plan": "Lập phiên họp", "attend": "Nhập thành phần tham dự", "count": "Nhập kết quả bỏ phiếu"}

    session = models.ForeignKey(CouncilSession, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của phiên họp"

    @property
    def label(self) -> str:
        return self.WORDS.get(self.move) or SESSION_MOVES[self.move].label
