"""Keys of the names of blocs, for the search."""

from django.db import migrations

import thiduakt.base.searching
from thiduakt.base.text import search_key


def keep_keys(apps, schema_editor):
    blocs = apps.get_model("units", "Bloc").objects.using(schema_editor.connection.alias)
    batch = []
    for bloc in blocs.only("name").iterator(chunk_size=2000):
        bloc.search_key = search_key(bloc.name)
        batch.append(bloc)
    blocs.bulk_update(batch, ["search_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("units", "0020_order_of_units")]

    operations = [
        migrations.AddField(
            model_name="bloc",
            name="search_key",
            field=thiduakt.base.searching.SearchKeyField(default="", editable=False, max_length=200, of=("name",)),
        ),
        migrations.RunPython(keep_keys, migrations.RunPython.noop),
    ]
