"""Movements, targets, and who carries which target."""

from django.db import models
from django.db.models import F, Q

from campaigns.choices import WITHOUT_VALUE, Comparator, MovementKind
from campaigns.models.plan import Plan
from thiduakt.base.text import vn_number
from units.models import Unit


class Movement(models.Model):
    """A movement that a plan launches or carries out."""

    plan = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="movements")
    name = models.CharField("tên phong trào", max_length=500)
    kind = models.CharField("loại", max_length=8, choices=MovementKind, default=MovementKind.REGULAR)
    launched_by = models.CharField("do ai phát động", max_length=200, blank=True)
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")

    class Meta:
        verbose_name = "phong trào"
        verbose_name_plural = "phong trào"
        ordering = ["plan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="movement_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            )
        ]

    def __str__(self):
        return self.name


class Target(models.Model):
    """A number to reach with comparator and unit, or a goal in words; may have parts."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="parts")
    position = models.PositiveSmallIntegerField("thứ tự")
    number = models.PositiveSmallIntegerField("số", null=True, blank=True)
    name = models.CharField("chỉ tiêu", max_length=600)
    comparator = models.CharField("so sánh", max_length=10, choices=Comparator, blank=True)
    value = models.DecimalField("mức", max_digits=20, decimal_places=4, null=True, blank=True)
    unit = models.CharField("đơn vị tính", max_length=60, blank=True)

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="target_position_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=False)
                | Q(comparator="")
                | Q(comparator__in=[c.value for c in sorted(WITHOUT_VALUE)]),
                name="target_with_comparator_has_value",
                violation_error_message="Chỉ tiêu so sánh bằng số phải có mức.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def aim(self) -> str:
        """What to reach, in words: "khoảng 28.603,61 tỷ đồng"."""
        if self.comparator == Comparator.IS:
            return "đạt"
        if self.value is None:
            return self.get_comparator_display() if self.comparator in {"increase", "decrease"} else ""
        number = f"{vn_number(self.value)}{'' if self.unit == '%' else ' '}{self.unit}".strip()
        words = {
            "approx": f"khoảng {number}",
            ">=": f"từ {number} trở lên",
            ">": f"trên {number}",
            "<=": f"không quá {number}",
            "<": f"dưới {number}",
            "increase": f"tăng {number}",
            "decrease": f"giảm {number}",
        }
        return words.get(self.comparator, number)


class TargetAssignment(models.Model):
    """A target carried by a unit, with its own value where it differs."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="target_assignments")
    own_value = models.DecimalField("mức giao riêng", max_digits=20, decimal_places=4, null=True, blank=True)

    class Meta:
        verbose_name = "giao chỉ tiêu"
        verbose_name_plural = "giao chỉ tiêu"
        constraints = [models.UniqueConstraint(fields=["target", "unit"], name="target_assigned_once")]

    def __str__(self):
        return f"{self.target} → {self.unit}"
