"""Years that do not break a run: confirmed by an officer for one person, unit or household, and taken back in sight."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from awards.models.dossier import one_subject
from awards.models.overruling import Grounds
from thiduakt.base.journal import Step
from units.models import Household, Person, Unit


class ConfirmedGap(Grounds):
    """One year that is stepped over when years in a row are counted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="confirmed_gaps")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="confirmed_gaps")
    household = models.ForeignKey(Household, models.PROTECT, null=True, blank=True, related_name="confirmed_gaps")
    year = models.PositiveSmallIntegerField("năm không làm gián đoạn")

    class Meta:
        verbose_name = "năm không làm gián đoạn"
        verbose_name_plural = "năm không làm gián đoạn"
        ordering = ["-year", "pk"]
        constraints = [
            models.CheckConstraint(condition=one_subject(), name="gap_has_one_subject"),
            *(
                models.UniqueConstraint(
                    fields=[subject, "year"],
                    condition=Q(withdrawn_at=None),
                    name=f"gap_once_per_{subject}_and_year",
                    violation_error_message="Năm này đã được xác nhận là không làm gián đoạn.",
                )
                for subject in ("person", "unit", "household")
            ),
        ]

    def __str__(self):
        return f"Năm {self.year}"

    def get_absolute_url(self):
        return reverse("awards:gaps", args=[self.kind, self.subject.pk])

    @property
    def subject(self) -> Person | Unit | Household:
        return self.person or self.unit or self.household

    @property
    def kind(self) -> str:
        """The part of the address: whose year it is."""
        return "nguoi" if self.person_id else "don-vi" if self.unit_id else "ho-gia-dinh"


class GapStep(Step):
    """Journal of a confirmed year."""

    WORDS = {"confirm": "Xác nhận", "withdraw": "Rút xác nhận"}

    gap = models.ForeignKey(ConfirmedGap, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "bước của năm không làm gián đoạn"

    @property
    def label(self) -> str:
        return self.WORDS.get(self.move, self.move)
