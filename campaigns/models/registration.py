"""Registrations: what a unit sets out to reach this year, and for whom it asks titles."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.choices import RegistrationState
from campaigns.models.plan import Plan
from campaigns.models.target import Target
from campaigns.querysets import RegistrationQuerySet
from thiduakt.base.journal import Step
from units.models import Person, Unit


class Registration(models.Model):
    """A unit's registration under a plan."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="registrations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="registrations")
    year = models.PositiveSmallIntegerField("năm")
    state = models.CharField("trạng thái", max_length=10, choices=RegistrationState, default=RegistrationState.DRAFT)
    note = models.TextField("ghi chú", blank=True)
    submitted_at = models.DateTimeField("gửi lúc", null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "bản đăng ký thi đua"
        verbose_name_plural = "bản đăng ký thi đua"
        ordering = ["plan", "unit__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "unit"],
                name="one_registration_per_plan_and_unit",
                violation_error_message="Đơn vị đã có bản đăng ký theo kế hoạch này.",
            )
        ]

    def __str__(self):
        return f"Đăng ký thi đua năm {self.year} của {self.unit}"

    def get_absolute_url(self):
        return reverse("campaigns:registration", args=[self.pk])


class RegisteredTarget(models.Model):
    """The value a unit undertakes for a target of the plan."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="targets")
    target = models.ForeignKey(Target, models.PROTECT, related_name="registered")
    value = models.DecimalField("mức đăng ký", max_digits=20, decimal_places=4, null=True, blank=True)

    class Meta:
        verbose_name = "chỉ tiêu đăng ký"
        verbose_name_plural = "chỉ tiêu đăng ký"
        ordering = ["target__position"]
        constraints = [models.UniqueConstraint(fields=["registration", "target"], name="target_registered_once")]

    def __str__(self):
        return str(self.target)


class RegisteredTitle(models.Model):
    """A title asked for a person, or for the unit or one of its parts."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="titles")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    award_code = models.CharField("danh hiệu đăng ký (mã)", max_length=20)

    class Meta:
        verbose_name = "danh hiệu đăng ký"
        verbose_name_plural = "danh hiệu đăng ký"
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit=None) | Q(person=None, unit__isnull=False),
                name="registered_title_has_one_subject",
            ),
            models.UniqueConstraint(fields=["registration", "person", "award_code"], name="title_once_per_person"),
            models.UniqueConstraint(fields=["registration", "unit", "award_code"], name="title_once_per_unit"),
        ]

    def __str__(self):
        return f"{self.person or self.unit}: {self.award_code}"


class RegistrationStep(Step):
    """Journal of a registration."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của bản đăng ký"
