"""Emulation blocs (khối, cụm thi đua): a year's units divided into comparable groups, by a decision."""

import re
import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from thiduakt.base.journal import Step
from thiduakt.base.searching import SearchKeyField
from thiduakt.base.text import squeeze
from units.choices import IN_FORCE, BlocDocumentKind, BlocLevel, BlocRole, DivisionState
from units.models.account import Post
from units.models.office import StoredFile
from units.models.signing import Signer
from units.models.unit import Unit
from units.querysets.blocs import BlocDocumentQuerySet, BlocMemberQuerySet, BlocQuerySet, DivisionQuerySet
from units.workflow import DIVISION_WORDS

YEAR = re.compile(r"năm (\d{4})\b")
USUAL_KIND = "khối thi đua của tỉnh"


class BlocDivision(Signer):
    """Which blocs of one kind there are in a year: drafted, then issued once as a decision with its list.

    `number_year` is the year of the number's series; `decision` names the paper of a division issued elsewhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year = models.PositiveSmallIntegerField("năm thi đua")
    kind = models.CharField("loại khối, cụm", max_length=60, default=USUAL_KIND)
    level = models.CharField("cấp tổ chức", max_length=12, choices=BlocLevel, default=BlocLevel.PROVINCE)
    issuer = models.ForeignKey(Unit, models.PROTECT, related_name="bloc_divisions", verbose_name="cơ quan ban hành")
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
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies", verbose_name="chép từ"
    )
    created_by = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField("soạn lúc", auto_now_add=True)

    objects = DivisionQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định chia khối"
        verbose_name_plural = "quyết định chia khối"
        ordering = ["-year", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "year", "kind"],
                name="one_division_of_a_kind_per_year",
                condition=~Q(state="dropped"),
                violation_error_message="Cơ quan này đã có bản chia khối cùng loại của năm; hãy sửa bản đó.",
            ),
            models.UniqueConstraint(
                fields=["issuer", "symbol", "number_year", "number"],
                name="division_number_once",
                condition=Q(number__isnull=False),
                violation_error_message="Số quyết định này đã được dùng.",
            ),
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(number__isnull=False, issued_on__isnull=False),
                name="issued_division_has_number",
                violation_error_message="Quyết định chia khối đã ban hành phải có số và ngày.",
            ),
            models.CheckConstraint(
                condition=~Q(state="recorded") | ~Q(decision=""),
                name="recorded_division_names_its_paper",
                violation_error_message="Phải ghi số, ngày của quyết định đã ban hành.",
            ),
        ]

    def __str__(self):
        return f"{self.kind} năm {self.year}"

    def get_absolute_url(self):
        return reverse("units:division", args=[self.pk])

    @property
    def full_number(self) -> str:
        """Number and symbol; the slash stays while there is no number."""
        return f"{self.number:02d}/{self.symbol}" if self.number else f"…/{self.symbol}"

    @property
    def is_in_force(self) -> bool:
        return self.state in IN_FORCE

    @property
    def year_in_title(self) -> int | None:
        """The other year the title speaks of, when it does not speak of the year itself."""
        years = [int(year) for year in YEAR.findall(self.title)]
        return years[0] if years and self.year not in years else None

    @property
    def begins_on(self) -> date:
        """The first day of its blocs: that of the decision, within the year."""
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        return min(max(self.issued_on or first, first), last)


class Bloc(models.Model):
    """One bloc of a division. Year and kind repeat the division's, for the rules on its members."""

    division = models.ForeignKey(
        BlocDivision, models.CASCADE, related_name="blocs", verbose_name="quyết định chia khối"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    name = models.CharField("tên khối, cụm", max_length=200)
    year = models.PositiveSmallIntegerField("năm", editable=False)
    kind = models.CharField("loại", max_length=60, editable=False)
    search_key = SearchKeyField(max_length=200, of=("name",))

    objects = BlocQuerySet.as_manager()

    class Meta:
        verbose_name = "khối, cụm thi đua"
        verbose_name_plural = "khối, cụm thi đua"
        ordering = ["-year", "kind", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["division", "name"],
                name="bloc_name_once_in_a_division",
                violation_error_message="Đã có khối cùng tên trong bản chia khối này.",
            )
        ]

    def __str__(self):
        return f"{self.name} năm {self.year}"

    def save(self, **kwargs):
        """Year and kind come from the division."""
        self.name = squeeze(self.name)
        self.year, self.kind = self.division.year, self.division.kind
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("units:bloc", args=[self.pk])


class BlocMember(models.Model):
    """A unit's place in a bloc, as what, from when to when (empty: as long as the division holds).

    Year and kind repeat the bloc's, so that the database can forbid two lasting places. A place is never changed
    while the division is in force: another bloc or role is another row, begun the day after the old one ends.
    """

    bloc = models.ForeignKey(Bloc, models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bloc_places", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=8, choices=BlocRole, default=BlocRole.MEMBER)
    year = models.PositiveSmallIntegerField("năm", editable=False)
    kind = models.CharField("loại", max_length=60, editable=False)
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    basis = models.CharField("văn bản", max_length=200, blank=True)

    objects = BlocMemberQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên khối"
        verbose_name_plural = "thành viên khối"
        ordering = ["bloc", "role", "unit__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "kind"],
                condition=Q(ends_on=None),
                name="unit_in_one_bloc_of_a_kind_per_year",
                violation_error_message="Đơn vị đã ở một khối cùng loại trong năm.",
            ),
            models.UniqueConstraint(
                fields=["bloc"],
                condition=Q(role="head", ends_on=None),
                name="bloc_has_one_head",
                violation_error_message="Khối đã có trưởng khối.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="bloc_place_ends_after_it_begins",
                violation_error_message="Ngày rời khối phải từ ngày vào khối trở đi.",
            ),
        ]

    def __str__(self):
        return f"{self.unit} ({self.get_role_display()})"

    def save(self, **kwargs):
        """Year and kind come from the bloc."""
        self.year, self.kind = self.bloc.year, self.bloc.kind
        super().save(**kwargs)

    def holds_on(self, day: date) -> bool:
        """Whether the unit stands here on the day."""
        return (not self.starts_on or self.starts_on <= day) and (not self.ends_on or day <= self.ends_on)


class BlocTerm(models.Model):
    """From when to when a member was head or deputy, and by which paper."""

    member = models.ForeignKey(BlocMember, models.CASCADE, related_name="terms", verbose_name="thành viên")
    role = models.CharField("vai trò", max_length=8, choices=BlocRole)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    basis = models.CharField("văn bản", max_length=200, blank=True)

    class Meta:
        verbose_name = "nhiệm kỳ trưởng, phó khối"
        verbose_name_plural = "nhiệm kỳ trưởng, phó khối"
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="bloc_term_ends_after_it_begins",
                violation_error_message="Ngày thôi phải từ ngày nhận trở đi.",
            )
        ]

    def __str__(self):
        return f"{self.member.unit} {self.get_role_display()} từ {self.starts_on}"


class BlocDocument(models.Model):
    """A paper of the bloc, posted by its head; never changed, at most withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bloc = models.ForeignKey(Bloc, models.PROTECT, related_name="documents", verbose_name="khối")
    kind = models.CharField("loại", max_length=10, choices=BlocDocumentKind)
    title = models.CharField("tên văn bản", max_length=300)
    dated_on = models.DateField("ngày văn bản")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    posted_by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người đăng")
    posted_at = models.DateTimeField("đăng lúc", auto_now_add=True)
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)

    objects = BlocDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản của khối"
        verbose_name_plural = "văn bản của khối"
        ordering = ["-dated_on", "-posted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["bloc"],
                condition=Q(kind="pledge", withdrawn_at=None),
                name="bloc_has_one_pledge",
                violation_error_message="Khối đã có bản giao ước thi đua; hãy rút bản cũ trước.",
            )
        ]

    def __str__(self):
        return self.title


class PledgeSignature(models.Model):
    """A member's head has signed the pledge: once, with name and office as they stood."""

    member = models.OneToOneField(BlocMember, models.PROTECT, related_name="signature", verbose_name="thành viên")
    document = models.ForeignKey(BlocDocument, models.PROTECT, related_name="signatures", verbose_name="giao ước")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người ký")
    name = models.CharField("họ và tên", max_length=100)
    position = models.CharField("chức vụ", max_length=150, blank=True)
    signed_at = models.DateTimeField("ký lúc", auto_now_add=True)

    class Meta:
        verbose_name = "chữ ký giao ước"
        verbose_name_plural = "chữ ký giao ước"
        ordering = ["signed_at", "pk"]

    def __str__(self):
        return f"{self.name}, {self.member.unit}"


class DivisionStep(Step):
    """What was done with a division, or with one of its blocs."""

    division = models.ForeignKey(BlocDivision, models.CASCADE, related_name="steps")
    bloc = models.ForeignKey(Bloc, models.SET_NULL, null=True, blank=True, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = "nhật ký chia khối"
        verbose_name_plural = "nhật ký chia khối"

    @property
    def words(self) -> str:
        """The act as a reader knows it."""
        return DIVISION_WORDS.get(self.move, self.move)
