"""What every row of the law carries: source, how sure we are, from when to when it holds."""

from django.db import models
from django.db.models import Q

from awards.querysets import DatedQuerySet


class Cited(models.Model):
    """A row of the law as its pack says it; `closed_on` is the last day an officer lets it hold.

    `entry_key` names the fields that make it one entry: of two in force on a day the one that began last holds.
    """

    entry_key: tuple[str, ...] = ()

    citation = models.CharField("căn cứ", max_length=300)
    mark = models.CharField("mức xác minh", max_length=30)
    note = models.CharField("ghi chú", max_length=1000, blank=True)
    valid_from = models.DateField("có hiệu lực từ")
    valid_to = models.DateField("đến hết", null=True, blank=True)
    closed_on = models.DateField("kết thúc tại địa phương sau ngày", null=True, blank=True)
    pack = models.CharField("bộ quy định", max_length=40)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def ends_on(self):
        """The last day it holds, by its pack or by an officer's act; None when it is open."""
        ends = [day for day in (self.valid_to, self.closed_on) if day is not None]
        return min(ends) if ends else None


def once_per_start(name: str, *key: str) -> models.UniqueConstraint:
    """One entry of a pack begins on a day only once."""
    return models.UniqueConstraint(fields=[*key, "valid_from", "pack"], name=name)


def share_of_whole(name: str, field: str) -> models.CheckConstraint:
    """A share lies above 0 and is at most 1, or is not given."""
    return models.CheckConstraint(condition=Q(**{f"{field}__gt": 0, f"{field}__lte": 1}), name=name)
