"""Names are sorted by keys of digits and letters alone, with f, j, w and z in their places."""

from django.db import migrations

from thiduakt.base.text import given_name_key

AT_ONCE = 1000
NAMED = {"User": "full_name", "Person": "full_name", "Household": "head_name"}


def fill_keys(apps, schema_editor):
    for model, name in NAMED.items():
        rows = apps.get_model("units", model)._base_manager.using(schema_editor.connection.alias)
        said = list(rows.order_by("pk").values_list("pk", name))
        for start in range(0, len(said), AT_ONCE):
            renewed = [rows.model(pk=pk, sort_key=given_name_key(text)) for pk, text in said[start : start + AT_ONCE]]
            rows.bulk_update(renewed, ["sort_key"])


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0018_lists_of_units"),
    ]

    operations = [
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
    ]
