"""What was done with records of people, and who saw what is not for everybody's eyes."""

from django.db import models
from django.db.models import F, Q

from thiduakt.base.journal import Step
from units.choices import PersonAct, SensitiveSight
from units.models.person import Person
from units.querysets.traces import SensitiveReadQuerySet


class PersonStep(Step):
    """The journal of a person's record; a record merged away takes its lines along."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="steps", verbose_name="người")

    class Meta(Step.Meta):
        verbose_name = "nhật ký con người"
        verbose_name_plural = "nhật ký con người"

    @property
    def label(self) -> str:
        """What was done, in words."""
        return PersonAct(self.move).label if self.move in PersonAct else self.move


class PersonMerge(models.Model):
    """Two records found to be one human being: what moved, and the gone record as it was, whole."""

    kept = models.ForeignKey(Person, models.PROTECT, related_name="absorbed", verbose_name="hồ sơ giữ lại")
    gone = models.OneToOneField(Person, models.PROTECT, related_name="merge", verbose_name="hồ sơ đã gộp")
    actor = models.ForeignKey("units.Post", models.PROTECT, related_name="+", verbose_name="người làm")
    at = models.DateTimeField("lúc", auto_now_add=True)
    snapshot = models.JSONField("bản chụp hồ sơ trước khi gộp")

    class Meta:
        verbose_name = "gộp hồ sơ"
        verbose_name_plural = "gộp hồ sơ"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kept=F("gone")),
                name="no_person_merges_into_itself",
                violation_error_message="Không gộp một hồ sơ vào chính nó.",
            )
        ]

    def __str__(self):
        return f"{self.gone} → {self.kept}"


class SensitiveRead(models.Model):
    """Somebody saw citizen ids, or looked for one. Append only."""

    actor = models.ForeignKey("units.Post", models.PROTECT, related_name="+", verbose_name="người xem")
    what = models.CharField("đã xem gì", max_length=20, choices=SensitiveSight)
    count = models.PositiveIntegerField("số người", default=1)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="sensitive_reads", verbose_name="của ai"
    )
    at = models.DateTimeField("lúc", auto_now_add=True, db_index=True)

    objects = SensitiveReadQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt xem số định danh"
        verbose_name_plural = "lượt xem số định danh"
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.get_what_display()} ({self.count})"
