"""Keys of the names units bore before, and indexes over the words of people's names."""

from django.db import migrations

from thiduakt.base import trigrams
from thiduakt.base.text import search_key

TABLES = ("units_person",)


def keep_keys(apps, schema_editor):
    states = apps.get_model("units", "UnitState").objects.using(schema_editor.connection.alias)
    batch = []
    for state in states.only("name", "short_name").iterator(chunk_size=2000):
        state.search_key = search_key(f"{state.name} {state.short_name}")
        batch.append(state)
    states.bulk_update(batch, ["search_key"], batch_size=500)


def build(apps, schema_editor):
    trigrams.build(schema_editor.connection, TABLES)


def drop(apps, schema_editor):
    trigrams.drop(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("units", "0013_old_names")]

    operations = [
        migrations.RunPython(keep_keys, migrations.RunPython.noop),
        migrations.RunPython(build, drop),
    ]
