"""People for life: one record, however many units, years and dossiers."""

import uuid

from django.db import models
from django.db.models import F, Q

from thiduakt.base.text import given_name_key, search_key, squeeze
from units.choices import (
    DisciplineForm,
    EmploymentKind,
    Grade,
    HoldReason,
    PositionClass,
    Scope,
    Sex,
)
from units.models.unit import Unit
from units.querysets import EmploymentQuerySet, PersonQuerySet

ONE_SUBJECT = Q(person__isnull=False, unit__isnull=True) | Q(person__isnull=True, unit__isnull=False)


class Person(models.Model):
    """A human being; the name is kept as given, in NFC."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    full_name = models.CharField("họ và tên", max_length=100)
    sort_key = models.CharField(max_length=320, editable=False, db_index=True)
    search_key = models.CharField(max_length=120, editable=False, db_index=True)
    birth_date = models.DateField("ngày sinh", null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    sex = models.CharField("giới tính", max_length=6, choices=Sex, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "người"
        verbose_name_plural = "người"
        ordering = ["sort_key", "pk"]

    def __str__(self):
        return self.full_name

    def save(self, **kwargs):
        """Keep the sort and search keys in step with the name."""
        self.set_keys()
        super().save(**kwargs)

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


class Subject(models.Model):
    """Something known of a person or of a unit: exactly one of the two."""

    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="%(class)ss")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="%(class)ss")

    class Meta:
        abstract = True


class Rating(Subject):
    """The yearly rating, with the document that says so."""

    year = models.PositiveSmallIntegerField("năm")
    grade = models.CharField("xếp loại", max_length=20, choices=Grade)
    document = models.CharField("văn bản", max_length=200, blank=True)

    class Meta:
        verbose_name = "xếp loại"
        verbose_name_plural = "xếp loại"
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="rating_has_one_subject"),
            models.UniqueConstraint(
                fields=["person", "year"],
                name="one_rating_per_person_and_year",
                violation_error_message="Người này đã có xếp loại của năm.",
            ),
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="one_rating_per_unit_and_year",
                violation_error_message="Đơn vị này đã có xếp loại của năm.",
            ),
        ]

    def __str__(self):
        return f"{self.year}: {self.get_grade_display()}"


class Discipline(Subject):
    """A disciplinary measure and the time it lasts."""

    form = models.CharField("hình thức kỷ luật", max_length=20, choices=DisciplineForm)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    document = models.CharField("văn bản", max_length=200, blank=True)

    class Meta:
        verbose_name = "kỷ luật"
        verbose_name_plural = "kỷ luật"
        constraints = [models.CheckConstraint(condition=ONE_SUBJECT, name="discipline_has_one_subject")]

    def __str__(self):
        return self.get_form_display()


class Hold(Subject):
    """Why somebody may not be considered for now."""

    reason = models.CharField("lý do", max_length=20, choices=HoldReason)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    document = models.CharField("văn bản", max_length=200, blank=True)

    class Meta:
        verbose_name = "tạm dừng xét"
        verbose_name_plural = "tạm dừng xét"
        constraints = [models.CheckConstraint(condition=ONE_SUBJECT, name="hold_has_one_subject")]

    def __str__(self):
        return self.get_reason_display()


class Initiative(models.Model):
    """A recognised initiative (sáng kiến) of a person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="initiatives", verbose_name="tác giả")
    name = models.CharField("tên sáng kiến", max_length=300)
    year = models.PositiveSmallIntegerField("năm công nhận")
    scope = models.CharField("phạm vi ảnh hưởng", max_length=12, choices=Scope)
    recognised_by = models.CharField("thẩm quyền công nhận (mã)", max_length=40)
    document = models.CharField("quyết định công nhận", max_length=200, blank=True)

    class Meta:
        verbose_name = "sáng kiến"
        verbose_name_plural = "sáng kiến"
        ordering = ["person", "year"]

    def __str__(self):
        return self.name
