"""Lists of units stand in the order of the Vietnamese alphabet under every database."""

from django.db import migrations, models

from thiduakt.base.text import name_sort_key

AT_ONCE = 1000
LONGEST = 400


def fill_keys(apps, schema_editor):
    rows = apps.get_model("units", "Unit")._base_manager.using(schema_editor.connection.alias)
    changed = list(rows.only("pk", "name", "sort_key").order_by())
    for row in changed:
        row.sort_key = name_sort_key(row.name)[:LONGEST]
    rows.bulk_update(changed, ["sort_key"], batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0019_keys_of_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="sort_key",
            field=models.CharField(db_index=True, default="", editable=False, max_length=400),
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
    ]
