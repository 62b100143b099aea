"""Emulation blocs (khối, cụm thi đua): a yearly group of comparable units."""

from django.db import models
from django.db.models import Q

from units.choices import BlocRole
from units.models.unit import Unit


class Bloc(models.Model):
    """One bloc of one year, by a decision."""

    year = models.PositiveSmallIntegerField("năm")
    name = models.CharField("tên khối, cụm", max_length=200)
    kind = models.CharField("loại", max_length=60, default="khối thi đua của tỉnh")
    decision = models.CharField("quyết định chia khối", max_length=200, blank=True)

    class Meta:
        verbose_name = "khối, cụm thi đua"
        verbose_name_plural = "khối, cụm thi đua"
        ordering = ["-year", "name"]
        constraints = [models.UniqueConstraint(fields=["year", "name"], name="bloc_name_once_a_year")]

    def __str__(self):
        return f"{self.name} năm {self.year}"


class BlocMember(models.Model):
    """A unit's place in a bloc. Year and kind repeat the bloc's, so that the database can forbid two."""

    bloc = models.ForeignKey(Bloc, models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bloc_places", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=8, choices=BlocRole, default=BlocRole.MEMBER)
    year = models.PositiveSmallIntegerField("năm", editable=False)
    kind = models.CharField("loại", max_length=60, editable=False)

    class Meta:
        verbose_name = "thành viên khối"
        verbose_name_plural = "thành viên khối"
        ordering = ["bloc", "role", "unit__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "kind"],
                name="unit_in_one_bloc_of_a_kind_per_year",
                violation_error_message="Đơn vị đã ở một khối cùng loại trong năm.",
            ),
            models.UniqueConstraint(
                fields=["bloc"],
                condition=Q(role="head"),
                name="bloc_has_one_head",
                violation_error_message="Khối đã có trưởng khối.",
            ),
        ]

    def __str__(self):
        return f"{self.unit} ({self.get_role_display()})"

    def save(self, **kwargs):
        """Year and kind come from the bloc."""
        self.year, self.kind = self.bloc.year, self.bloc.kind
        super().save(**kwargs)
