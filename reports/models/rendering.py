"""A paper to be made: a job row that a worker takes up."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from reports.choices import PaperFormat, PaperKind
from thiduakt.base.jobs import Job
from units.models import Post, StoredFile


class Rendering(Job):
    """One paper of one subject. Once done, its file never changes; `is_final` marks the paper of an issued thing.

    `version` counts the submissions of a proposal (1 for other final papers, 0 for drafts);
    `digest` is the hash of what the paper shows: the same draft is not made twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("loại", max_length=10, choices=PaperKind)
    subject_id = models.UUIDField("của", db_index=True)
    format = models.CharField("định dạng", max_length=4, choices=PaperFormat, default=PaperFormat.PDF)
    is_final = models.BooleanField("bản chính thức", default=False)
    version = models.PositiveSmallIntegerField("lần", default=1)
    digest = models.CharField("dấu nội dung", max_length=64, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "văn bản kết xuất"
        verbose_name_plural = "văn bản kết xuất"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id", "format", "version"],
                condition=Q(is_final=True),
                name="final_paper_once",
                violation_error_message="Văn bản chính thức này đã có.",
            ),
            models.UniqueConstraint(
                fields=["kind", "subject_id", "format", "digest"],
                condition=Q(is_final=False),
                name="same_draft_once",
                violation_error_message="Bản xem trước này đã có.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.get_format_display()})"

    def get_absolute_url(self):
        return reverse("reports:rendering", args=[self.pk])
