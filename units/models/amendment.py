"""Amending decisions: what changes in the blocs of a division during its year, from a day on."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from thiduakt.base.journal import Step
from units.choices import BlocRole, DivisionState
from units.models.account import Post
from units.models.bloc import Bloc, BlocDivision
from units.models.signing import Signer
from units.models.unit import Unit
from units.querysets.blocs import AmendmentQuerySet
from units.workflow import DIVISION_WORDS


class DivisionAmendment(Signer):
    """A decision that changes a division in force; its lines take effect together on `effective_on`.

    `number_year` is the year of the number's series; `decision` names the paper of one issued elsewhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    division = models.ForeignKey(
        BlocDivision, models.PROTECT, related_name="amendments", verbose_name="quyết định chia khối"
    )
    effective_on = models.DateField("có hiệu lực từ ngày")
    issuer = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cơ quan ban hành")
    issuer_name = models.CharField("tên cơ quan trên văn bản", max_length=200, blank=True)
    authority_line = models.CharField("thẩm quyền ban hành", max_length=200, blank=True)
    place = models.CharField("địa danh", max_length=100, blank=True)
    symbol = models.CharField("ký hiệu", max_length=30, blank=True)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    number_year = models.PositiveSmallIntegerField("năm của số", null=True, blank=True)
    issued_on = models.DateField("ngày quyết định", null=True, blank=True)
    title = models.CharField("trích yếu", max_length=400)
    grounds = models.JSONField("căn cứ", default=list, blank=True)
    proposal = models.CharField("theo đề nghị", max_length=400, blank=True)
    decision = models.CharField("quyết định ban hành ngoài phần mềm", max_length=200, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=DivisionState, default=DivisionState.DRAFT)
    created_by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người soạn")
    created_at = models.DateTimeField("soạn lúc", auto_now_add=True)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định điều chỉnh khối"
        verbose_name_plural = "quyết định điều chỉnh khối"
        ordering = ["-effective_on", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["division"],
                name="one_draft_of_an_amendment",
                condition=Q(state="draft"),
                violation_error_message="Đang có một dự thảo điều chỉnh; hãy sửa, ban hành hoặc hủy dự thảo đó trước.",
            ),
            models.UniqueConstraint(
                fields=["issuer", "symbol", "number_year", "number"],
                name="amendment_number_once",
                condition=Q(number__isnull=False),
                violation_error_message="Số quyết định này đã được dùng.",
            ),
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(number__isnull=False, issued_on__isnull=False),
                name="issued_amendment_has_number",
                violation_error_message="Quyết định điều chỉnh đã ban hành phải có số và ngày.",
            ),
            models.CheckConstraint(
                condition=~Q(state="recorded") | ~Q(decision=""),
                name="recorded_amendment_names_its_paper",
                violation_error_message="Phải ghi số, ngày của quyết định đã ban hành.",
            ),
        ]

    def __str__(self):
        return f"Điều chỉnh {self.division}"

    def get_absolute_url(self):
        return reverse("units:amendment", args=[self.pk])

    @property
    def full_number(self) -> str:
        """Number and symbol; the slash stays while there is no number."""
        return f"{self.number:02d}/{self.symbol}" if self.number else f"…/{self.symbol}"

    @property
    def named(self) -> str:
        """How other rows cite it: the paper issued elsewhere, or the number of ours."""
        return self.decision or f"Quyết định số {self.full_number}"


class AmendmentLine(models.Model):
    """One unit: where it stood when the line was written, and where it stands from the day on (no bloc: it leaves)."""

    amendment = models.ForeignKey(DivisionAmendment, models.CASCADE, related_name="lines")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    from_bloc = models.ForeignKey(
        Bloc, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="khối trước"
    )
    from_role = models.CharField("vai trò trước", max_length=8, choices=BlocRole, blank=True)
    to_bloc = models.ForeignKey(Bloc, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="khối mới")
    to_role = models.CharField("vai trò mới", max_length=8, choices=BlocRole, blank=True)
    reason = models.CharField("lý do", max_length=200, blank=True)

    class Meta:
        verbose_name = "thay đổi trong khối"
        verbose_name_plural = "thay đổi trong khối"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["amendment", "unit"],
                name="unit_once_in_an_amendment",
                violation_error_message="Đơn vị đã có trong danh sách thay đổi.",
            ),
            models.CheckConstraint(
                condition=Q(from_bloc__isnull=False) | Q(to_bloc__isnull=False),
                name="amendment_line_changes_something",
                violation_error_message="Hãy chọn khối mới.",
            ),
        ]

    def __str__(self):
        return f"{self.unit.label}: {self.words}"

    @property
    def before(self) -> tuple[int | None, str]:
        """The place it speaks of, as `place_of` gives it."""
        return (self.from_bloc_id, self.from_role)

    @property
    def after(self) -> tuple[int | None, str]:
        """The place from the day on."""
        return (self.to_bloc_id, self.to_role)

    @property
    def words(self) -> str:
        """What happens, as a reader and the paper say it."""
        if self.to_bloc is None:
            return f"thôi tham gia {self.from_bloc.name}"
        as_what = "" if self.to_role == BlocRole.MEMBER else f", làm {self.get_to_role_display()}"
        if self.from_bloc is None:
            return f"vào {self.to_bloc.name}{as_what}"
        if self.from_bloc_id == self.to_bloc_id:
            return f"từ {self.get_from_role_display()} thành {self.get_to_role_display()} {self.to_bloc.name}"
        return f"chuyển từ {self.from_bloc.name} sang {self.to_bloc.name}{as_what}"


class AmendmentStep(Step):
    """What was done with an amendment."""

    amendment = models.ForeignKey(DivisionAmendment, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = "nhật ký điều chỉnh khối"
        verbose_name_plural = "nhật ký điều chỉnh khối"

    @property
    def words(self) -> str:
        """The act as a reader knows it."""
        return DIVISION_WORDS.get(self.move, self.move)
