"""Many new rows at once: PostgreSQL takes them as a stream of text (COPY), several times faster than INSERT."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from io import StringIO
from operator import attrgetter
from uuid import UUID

from django.db import connections, models, router
from django.db.models.base import ModelState
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
    writers = [(_reader(each), _writer(each, connection)) for each in fields]
    lines = StringIO()
    for row in rows:
        lines.write("\t".join([write(read(row)) for read, write in writers]) + "\n")
    lines.seek(0)
    columns = ", ".join(f'"{each.column}"' for each in fields)
    with connection.wrap_database_errors, connection.cursor() as cursor:
        cursor.copy_expert(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN', lines)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
    return rows


def alike(row: models.Model, **values) -> models.Model:
    """Another unsaved row as this one but for `values` (foreign keys by `_id`): far quicker than calling the model.

    What of the row can be changed in place (a list, a dict) is shared by both.
    """
    other = type(row).__new__(type(row))
    other.__dict__ = {**row.__dict__, **values, "_state": ModelState()}
    return other


def _reader(field: models.Field) -> Callable[[models.Model], object]:
    """What takes the value out of a row; fields that make their own are asked."""
    if type(field).pre_save in (models.Field.pre_save, models.ForeignKey.pre_save):
        return attrgetter(field.attname)
    return lambda row: field.pre_save(row, True)


def _writer(field: models.Field, connection) -> Callable[[object], str]:
    """What makes a value of the field the text that COPY reads."""
    if isinstance(field, models.JSONField):
        encode = (field.encoder or json.JSONEncoder)(ensure_ascii=False).encode
        return lambda value: _text(encode(value))
    if isinstance(field, (models.CharField, models.TextField)):
        return _text
    target = field.target_field if field.remote_field else field

    def write(value: object) -> str:
        plain = PLAIN.get(type(value))
        if plain:
            return plain(value)
        if isinstance(value, BaseExpression):
            raise TypeError(f"{field}: an expression cannot be sent as text.")
        return _text(str(target.get_db_prep_save(value, connection)))

    return write


def _text(value: str | None) -> str:
    if value is None:
        return NOTHING
    said = str(value)
    if said.isprintable() and "\\" not in said:
        return said
    said = said.replace("\\", r"\\")
    return said.replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")


PLAIN: dict[type, Callable] = {
    type(None): lambda value: NOTHING,
    bool: lambda value: "t" if value else "f",
    int: str,
    str: _text,
    UUID: str,
    date: date.isoformat,
    datetime: datetime.isoformat,
}
