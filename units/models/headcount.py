"""How many people a unit counts in a year, by class: quotas and statistics ask for it."""

from django.db import models
from django.db.models import F, Q

from units.models.unit import Unit

CLASSES = ("leaders", "civil_servants", "public_employees", "workers")


class Headcount(models.Model):
    """The heads of one unit in one year, each in one class; women are counted among them all."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="headcounts", verbose_name="đơn vị")
    year = models.PositiveSmallIntegerField("năm")
    leaders = models.PositiveIntegerField("lãnh đạo, quản lý", default=0)
    civil_servants = models.PositiveIntegerField("công chức", default=0)
    public_employees = models.PositiveIntegerField("viên chức", default=0)
    workers = models.PositiveIntegerField("người lao động", default=0)
    women = models.PositiveIntegerField("trong đó nữ", default=0)
    entered_by = models.ForeignKey("units.Post", models.PROTECT, related_name="+", verbose_name="người nhập")
    entered_at = models.DateTimeField("lúc", auto_now=True)

    class Meta:
        verbose_name = "số người theo năm"
        verbose_name_plural = "số người theo năm"
        ordering = ["unit", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="headcount_once_a_year",
                violation_error_message="Số người của năm này đã có; hãy sửa dòng đã có.",
            ),
            models.CheckConstraint(
                condition=Q(women__lte=F("leaders") + F("civil_servants") + F("public_employees") + F("workers")),
                name="headcount_women_among_all",
                violation_error_message="Số nữ không được nhiều hơn tổng số người.",
            ),
        ]

    def __str__(self):
        return f"{self.unit.label} năm {self.year}: {self.total} người"

    @property
    def total(self) -> int:
        """All heads of the year."""
        return sum(getattr(self, each) for each in CLASSES)
