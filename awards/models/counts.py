"""How many awards there are, kept by the database itself as rows of the register come, change state and go."""

from django.db import models

from awards.choices import AwardSource, AwardState, CommendationKind
from awards.querysets import AwardCountQuerySet


class AwardCount(models.Model):
    """So many awards of one kind: their number is the SUM over the rows that fit, since each act only adds rows.

    Rows with a `unit` count under the unit that held the award then; rows without count the whole register.
    Written by triggers only (`awards.models.triggers`); `awards.actions.counts` folds and recounts.
    """

    unit = models.ForeignKey(
        "units.Unit", models.CASCADE, null=True, db_index=False, db_constraint=False, related_name="+"
    )
    year = models.PositiveSmallIntegerField("năm")
    award_type = models.ForeignKey(
        "awards.AwardType", models.CASCADE, to_field="code", db_index=False, db_constraint=False, related_name="+"
    )
    kind = models.CharField("loại hình", max_length=12, choices=CommendationKind)
    state = models.CharField("trạng thái", max_length=8, choices=AwardState)
    source = models.CharField("nguồn", max_length=8, choices=AwardSource)
    subject = models.CharField("trao cho", max_length=9)
    awards = models.IntegerField("số thành tích")

    objects = AwardCountQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "số đếm của sổ thành tích"
        indexes = [
            models.Index(
                fields=["unit", "year", "award_type", "state", "kind", "source", "subject"], name="award_count_of"
            )
        ]

    def __str__(self):
        return f"{self.year} {self.award_type_id}: {self.awards}"
