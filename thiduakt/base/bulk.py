"""Many new rows at once: PostgreSQL takes them as a stream of text (COPY), several times faster than INSERT."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from io import StringIO

from django.db import connections, models, router
from django.db.models.expressions import BaseExpression

MANY = 200
"""Fewer are inserted as usual."""
AT_ONCE = 500
NOTHING = r"\N"


def insert(model: type[models.Model], rows: Iterable, *, keys_wanted: bool = True) -> list:
    """Insert unsaved rows; returns them. Keys that only the database gives are known after it if `keys_wanted`.

    Derived columns set in `save()` are the caller's; those that fields make themselves (`pre_save`) are made.
    """
    rows = list(rows)
    connection = connections[router.db_for_write(model)]
    own_key = not isinstance(model._meta.pk, models.AutoField)
    if len(rows) < MANY or connection.vendor != "postgresql" or (keys_wanted and not own_key):
        return model._base_manager.bulk_create(rows, batch_size=AT_ONCE)
    fields = [each for each in model._meta.concrete_fields if own_key or not each.primary_key]
    writers = [(each, _writer(each, connection)) for each in fields]
    lines = StringIO()
    for row in rows:
        lines.write("\t".join([write(each.pre_save(row, True)) for each, write in writers]) + "\n")
    lines.seek(0)
    columns = ", ".join(f'"{each.column}"' for each in fields)
    with connection.wrap_database_errors, connection.cursor() as cursor:
        cursor.copy_expert(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN', lines)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
    return rows


def _writer(field: models.Field, connection) -> Callable[[object], str]:
    """What makes a value of the field the text that COPY reads."""
    if isinstance(field, models.JSONField):
        return lambda value: _text(json.dumps(value, cls=field.encoder, ensure_ascii=False))
    if isinstance(field, (models.CharField, models.TextField)):
        return _text
    target = field.target_field if field.remote_field else field

    def write(value: object) -> str:
        if isinstance(value, BaseExpression):
            raise TypeError(f"{field}: an expression cannot be sent as text.")
        return _plain(value if isinstance(value, (int, str)) else target.get_db_prep_save(value, connection))

    return write


def _plain(value: object) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return _text(str(value))


def _text(value: str | None) -> str:
    if value is None:
        return NOTHING
    said = str(value).replace("\\", r"\\")
    return said.replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")
