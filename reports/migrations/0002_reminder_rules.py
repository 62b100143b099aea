"""The steps of reminders that every office starts with; officers switch them off or add more in the admin site."""

from django.db import migrations

DAYS_BEFORE = (7, 3, 1, 0, -1)


def add_rules(apps, schema_editor):
    rules = apps.get_model("reports", "ReminderRule").objects.using(schema_editor.connection.alias)
    for days in DAYS_BEFORE:
        rules.get_or_create(days_before=days)


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
