"""One line per act: what moved, from where to where, by whom or by which job."""

from django.db import models
from django.db.models import Q


class Step(models.Model):
    """A journal line of an aggregate; subclasses add the foreign key. Append only."""

    at = models.DateTimeField("lúc", auto_now_add=True)
    actor = models.ForeignKey(
        "units.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người làm"
    )
    job = models.CharField("việc nền", max_length=60, blank=True)
    move = models.CharField("việc", max_length=40)
    source = models.CharField("từ", max_length=20, blank=True)
    target = models.CharField("đến", max_length=20, blank=True)
    note = models.TextField("ghi chú", blank=True)
    # The form's own key: a second press of the same button finds the line of the first.
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(actor__isnull=False) | ~Q(job=""),
                name="%(app_label)s_%(class)s_has_actor_or_job",
                violation_error_message="Dòng nhật ký phải có người làm hoặc tên việc nền.",
            )
        ]

    def __str__(self):
        return f"{self.move}: {self.source} → {self.target}"

    @property
    def who(self) -> str:
        """The visible actor of the line."""
        return self.actor.user.full_name if self.actor_id else f"hệ thống ({self.job})"
