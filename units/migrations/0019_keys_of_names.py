"""Names are sorted by keys of digits and letters alone, with f, j, w and z in their places."""

from django.db import migrations

from thiduakt.base.text import given_name_key

AT_ONCE = 1000
NAMED = {"User": "full_name", "Person": "full_name", "Household": "head_name"}


def fill_keys(apps, schema_editor):
    for model, name in NAMED.items():
        rows = apps.get_model("units", model)._base_manager.using(schema_editor.connection.alias)
        changed = []
        for row in rows.only("pk", name, "sort_key").order_by("pk").iterator(chunk_size=AT_ONCE):
            row.sort_key = given_name_key(getattr(row, name))
            changed.append(row)
        rows.bulk_update(changed, ["sort_key"], batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0018_lists_of_units"),
    ]

    operations = [
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
    ]
