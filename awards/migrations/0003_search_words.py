"""Indexes over the words of the register, and over its decision numbers."""

from django.db import migrations, models

from thiduakt.base import trigrams

TABLES = ("awards_award",)


def build(apps, schema_editor):
    trigrams.build(schema_editor.connection, TABLES)


def drop(apps, schema_editor):
    trigrams.drop(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("awards", "0002_dossier_of_reviewer"), ("units", "0014_search_words")]

    operations = [
        migrations.AddIndex(
            "award", models.Index(fields=["decision_number"], name="award_decision_number")
        ),
        migrations.RunPython(build, drop),
    ]
