"""Households as records: the typed text goes, and exactly one of person, unit and household is there again."""

from django.db import migrations, models
from django.db.models import Q

ONE_SUBJECT = (
    Q(person__isnull=False, unit__isnull=True, household__isnull=True)
    | Q(person__isnull=True, unit__isnull=False, household__isnull=True)
    | Q(person__isnull=True, unit__isnull=True, household__isnull=False)
)
OPEN = ["for", "not_needed", "passed", "proposed"]


class Migration(migrations.Migration):
    dependencies = [("awards", "0005_households_as_typed")]

    operations = [
        migrations.RemoveField("nominee", "household_text"),
        migrations.RemoveField("award", "household_text"),
        migrations.AddConstraint(
            "nominee",
            models.CheckConstraint(
                condition=ONE_SUBJECT,
                name="nominee_has_one_subject",
                violation_error_message="Mỗi đề nghị cho đúng một cá nhân, tập thể hoặc hộ gia đình.",
            ),
        ),
        migrations.AddConstraint(
            "nominee",
            models.UniqueConstraint(
                condition=Q(state__in=OPEN),
                fields=("household", "award_type", "year"),
                name="household_nominated_once",
                violation_error_message="Hộ gia đình này đang được đề nghị danh hiệu, hình thức này trong năm.",
            ),
        ),
        migrations.AddConstraint(
            "award",
            models.CheckConstraint(
                condition=ONE_SUBJECT,
                name="award_has_one_subject",
                violation_error_message="Mỗi khen thưởng của đúng một cá nhân, tập thể hoặc hộ gia đình.",
            ),
        ),
        migrations.AddIndex(
            "award",
            models.Index(
                fields=["-decided_on", "id"], condition=Q(household__isnull=False), name="award_of_households"
            ),
        ),
    ]
