"""People for life: one record, however many units, years and dossiers."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from thiduakt.base.sealing import fingerprint, seal, unseal
from thiduakt.base.text import given_name_key, search_key, squeeze
from units.choices import EmploymentKind, PositionClass, Sex
from units.matching.citizen_id import bare, masked
from units.models.unit import Unit
from units.querysets import EmploymentQuerySet, PersonQuerySet


class Person(models.Model):
    """A human being; the name is kept as given, in NFC. A record merged into another stays as a signpost."""

    # What a person may be described by; the citizen id is kept apart.
    FACTS = ("full_name", "birth_date", "birth_year", "sex", "ethnic_group", "is_party_member", "party_joined_on")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    full_name = models.CharField("họ và tên", max_length=100)
    sort_key = models.CharField(max_length=320, editable=False, db_index=True)
    search_key = models.CharField(max_length=120, editable=False, db_index=True)
    birth_date = models.DateField("ngày sinh", null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    sex = models.CharField("giới tính", max_length=6, choices=Sex, blank=True)
    ethnic_group = models.CharField("dân tộc", max_length=40, blank=True)
    is_party_member = models.BooleanField("đảng viên", null=True, blank=True)
    party_joined_on = models.DateField("ngày vào Đảng", null=True, blank=True)
    # Written by `set_citizen_id` only: the number itself stands nowhere in the database.
    citizen_id_sealed = models.TextField("số định danh (mã hóa)", blank=True, editable=False)
    citizen_id_hash = models.CharField("dấu của số định danh", max_length=64, null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged", verbose_name="đã gộp vào"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "người"
        verbose_name_plural = "người"
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["citizen_id_hash"],
                name="one_person_per_citizen_id",
                violation_error_message="Số định danh này đã có ở hồ sơ của một người khác.",
            ),
            models.CheckConstraint(
                condition=Q(party_joined_on=None) | Q(is_party_member=True),
                name="party_day_is_of_a_member",
                violation_error_message="Đã ghi ngày vào Đảng thì phải chọn là đảng viên.",
            ),
        ]

    def __str__(self):
        return self.full_name

    def save(self, **kwargs):
        """Keep the sort and search keys in step with the name."""
        self.set_keys()
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("units:person", args=[self.pk])

    @property
    def citizen_id(self) -> str:
        """The number in clear, empty when unknown. Showing it is an act: see `note_sensitive_read`."""
        return unseal(self.citizen_id_sealed) if self.citizen_id_sealed else ""

    @property
    def citizen_id_masked(self) -> str:
        """The number as pages show it: •••••••••123."""
        return masked(self.citizen_id) if self.citizen_id_sealed else ""

    def set_citizen_id(self, number: str) -> None:
        """Seal the number (spaces and dots are dropped), or forget it when empty; the caller has checked its shape."""
        digits = bare(number)
        self.citizen_id_sealed = seal(digits) if digits else ""
        self.citizen_id_hash = fingerprint(digits) if digits else None

    def set_keys(self) -> None:
        """Derive the keys; bulk inserts call it themselves."""
        self.full_name = squeeze(self.full_name)
        self.sort_key = given_name_key(self.full_name)
        self.search_key = search_key(self.full_name)
        if self.birth_date:
            self.birth_year = self.birth_date.year


class Employment(models.Model):
    """Where a person works, as what, from when to when."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="employments", verbose_name="người")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="employments", verbose_name="đơn vị")
    position = models.CharField("chức vụ", max_length=150)
    position_class = models.CharField("nhóm chức vụ", max_length=20, choices=PositionClass)
    kind = models.CharField("hình thức", max_length=10, choices=EmploymentKind, default=EmploymentKind.MAIN)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    document = models.CharField("văn bản", max_length=200, blank=True)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        verbose_name = "quá trình công tác"
        verbose_name_plural = "quá trình công tác"
        ordering = ["person", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(kind="main", ends_on=None),
                name="one_main_employment_now",
                violation_error_message="Mỗi người chỉ có một nơi công tác chính tại một thời điểm.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="employment_ends_after_it_begins",
                violation_error_message="Ngày thôi phải từ ngày nhận trở đi.",
            ),
        ]

    def __str__(self):
        return f"{self.position}, {self.unit}"
