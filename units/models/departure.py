"""Leaving the office: one act with a day; what it ended, who goes on with the work, and whether it was taken back."""

import uuid

from django.db import models
from django.db.models import Q

from units.choices import DepartureKind
from units.models.account import Post, User


class Departure(models.Model):
    """Somebody's last day, as it was decided.

    `ended` holds what the act gave a last day, as {"posts": {key: day before or null}, "works": {…}}; `closed_at` is
    when the sign-in was shut, the day after the last; `returned_at` when the person came back or the act was undone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="departures", verbose_name="tài khoản")
    kind = models.CharField("lý do", max_length=10, choices=DepartureKind)
    last_day = models.DateField("ngày cuối làm việc")
    basis = models.CharField("văn bản", max_length=200, blank=True)
    ended = models.JSONField("đã cho thôi", default=dict, editable=False)
    made_by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người ghi")
    made_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    closed_at = models.DateTimeField("khóa đăng nhập lúc", null=True, blank=True)
    returned_at = models.DateTimeField("trở lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "rời cơ quan"
        verbose_name_plural = "rời cơ quan"
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(returned_at=None),
                name="one_standing_departure",
                violation_error_message="Người này đã được ghi rời cơ quan.",
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_kind_display()}"


class DepartureHandOver(models.Model):
    """Who goes on with the open work of a post of the leaver."""

    departure = models.ForeignKey(Departure, models.CASCADE, related_name="hand_overs")
    post = models.ForeignKey(Post, models.CASCADE, related_name="+", verbose_name="vai trò")
    to = models.ForeignKey(Post, models.CASCADE, related_name="+", verbose_name="người nhận")
    done_at = models.DateTimeField("bàn giao lúc", null=True, blank=True)

    class Meta:
        verbose_name = "bàn giao khi rời cơ quan"
        verbose_name_plural = "bàn giao khi rời cơ quan"
        constraints = [models.UniqueConstraint(fields=["departure", "post"], name="post_handed_over_once")]

    def __str__(self):
        return f"{self.post} → {self.to.user}"
