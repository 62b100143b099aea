"""What is known of a person or of a unit, year by year: ratings, discipline, holds."""

from django.db import models
from django.db.models import Q

from units.choices import DisciplineForm, Grade, HoldReason
from units.models.person import Person
from units.models.unit import Unit

ONE_SUBJECT = Q(person__isnull=False, unit__isnull=True) | Q(person__isnull=True, unit__isnull=False)


class Subject(models.Model):
    """Something known of a person or of a unit: exactly one of the two."""

    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="%(class)ss")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def subject(self) -> Person | Unit:
        """Whom it is about."""
        return self.person if self.person_id else self.unit


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
