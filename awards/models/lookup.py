"""The public look-up: whether it is open, since when and by whom; and how often a caller has asked."""

from django.db import models

from thiduakt.base.journal import Step


class LookupStep(Step):
    """Opening and closing of the public page; the last line says how it is now. Without a line it is closed."""

    OPEN, CLOSED = "open", "closed"
    WORDS = {OPEN: "Mở tra cứu công khai", CLOSED: "Đóng tra cứu công khai"}

    class Meta(Step.Meta):
        verbose_name = verbose_name_plural = "mở, đóng tra cứu công khai"

    @property
    def label(self) -> str:
        return self.WORDS.get(self.target, self.target)


class LookupTry(models.Model):
    """How many questions one caller has asked in one span of time. `caller` is a keyed hash, not an address."""

    caller = models.CharField(max_length=64)
    since = models.DateTimeField()
    asked = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "lượt tra cứu công khai"
        constraints = [models.UniqueConstraint(fields=["caller", "since"], name="lookup_tries_once")]
        indexes = [models.Index(fields=["since"], name="lookup_tries_old")]

    def __str__(self):
        return f"{self.since}: {self.asked}"
