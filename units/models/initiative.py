"""Recognised initiatives (sáng kiến): who wrote them, and each author's share."""

from django.db import models
from django.db.models import F, Q

from units.choices import Scope
from units.models.person import Person


class Initiative(models.Model):
    """An initiative and the decision that recognises it."""

    name = models.CharField("tên sáng kiến", max_length=300)
    year = models.PositiveSmallIntegerField("năm công nhận")
    scope = models.CharField("phạm vi ảnh hưởng", max_length=12, choices=Scope)
    recognised_by = models.CharField("thẩm quyền công nhận (mã)", max_length=40)
    number = models.CharField("số quyết định", max_length=50, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    document = models.CharField("quyết định công nhận", max_length=200, blank=True)
    authors = models.ManyToManyField(
        Person, through="units.InitiativeAuthor", related_name="initiatives", verbose_name="tác giả"
    )

    class Meta:
        verbose_name = "sáng kiến"
        verbose_name_plural = "sáng kiến"
        ordering = ["-year", "name", "pk"]

    def __str__(self):
        return self.name


class InitiativeAuthor(models.Model):
    """One author; the shares of an initiative sum to 100 where they are known."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="shares", verbose_name="sáng kiến")
    person = models.ForeignKey(Person, models.CASCADE, related_name="authorships", verbose_name="tác giả")
    share = models.DecimalField("phần đóng góp (%)", max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = "tác giả sáng kiến"
        verbose_name_plural = "tác giả sáng kiến"
        ordering = ["initiative", F("share").desc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person"],
                name="one_authorship_per_initiative",
                violation_error_message="Mỗi người chỉ ghi một lần trong các tác giả của một sáng kiến.",
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gt=0, share__lte=100),
                name="share_is_a_percentage",
                violation_error_message="Phần đóng góp phải lớn hơn 0 và không quá 100.",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.initiative}"
