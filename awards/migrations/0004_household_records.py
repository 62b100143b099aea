"""Households as records: first the columns. What was typed before stays beside them until it has been moved."""

import django.db.models.deletion
from django.db import migrations, models

RECORD = {
    "blank": True,
    "null": True,
    "on_delete": django.db.models.deletion.PROTECT,
    "to": "units.household",
}


class Migration(migrations.Migration):
    dependencies = [("awards", "0003_search_words"), ("units", "0014_search_words")]

    operations = [
        migrations.RemoveConstraint("nominee", "nominee_has_one_subject"),
        migrations.RemoveConstraint("award", "award_has_one_subject"),
        migrations.RenameField("nominee", "household", "household_text"),
        migrations.RenameField("award", "household", "household_text"),
        migrations.AddField("nominee", "household", models.ForeignKey(related_name="nominations", **RECORD)),
        migrations.AddField("award", "household", models.ForeignKey(related_name="awards", **RECORD)),
    ]
