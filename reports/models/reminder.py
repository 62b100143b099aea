"""When reminders go out, and the ledger of those that did."""

from django.db import models

from campaigns.models import DeadlineAssignment
from units.models import Letter, User


class ReminderRule(models.Model):
    """So many days before (negative: after) the due day, those who still owe get a letter."""

    days_before = models.SmallIntegerField("trước hạn (ngày)", unique=True)
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = "quy tắc nhắc"
        verbose_name_plural = "quy tắc nhắc"
        ordering = ["-days_before"]

    def __str__(self):
        if self.days_before > 0:
            return f"Trước hạn {self.days_before} ngày"
        return "Đúng ngày hạn" if self.days_before == 0 else f"Sau hạn {-self.days_before} ngày"


class ReminderSent(models.Model):
    """One reminder to one reader over one channel: the second run finds it and tells no one."""

    rule = models.ForeignKey(ReminderRule, models.PROTECT, null=True, blank=True, related_name="sent")
    assignment = models.ForeignKey(DeadlineAssignment, models.CASCADE, related_name="reminders")
    step = models.CharField("lần nhắc", max_length=40)
    to = models.ForeignKey(User, models.CASCADE, related_name="+")
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần nhắc đã gửi"
        verbose_name_plural = "lần nhắc đã gửi"
        constraints = [models.UniqueConstraint(fields=["assignment", "step", "to"], name="reminded_once_per_step")]

    def __str__(self):
        return f"{self.assignment}: {self.step}"
