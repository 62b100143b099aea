"""Rows straight into tables: COPY on PostgreSQL, prepared INSERTs elsewhere. No signals, no save()."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice

from django.db import connection, models

BLOCK = 256 * 1024
BATCH = 5_000
FREE = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
FROM pg_index i WHERE i.indrelid = %s::regclass
AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)
"""
LINKS = "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'"


def insert(model: type[models.Model], names: tuple[str, ...], rows: Iterable[tuple], *, at: datetime) -> None:
    """Insert `rows` of the columns `names` (attribute names, values as text, numbers, dates or None).

    All other columns get the defaults of their fields; moments that fill themselves get `at`.
    """
    fields = {field.attname: field for field in model._meta.concrete_fields}
    rest = [field for name, field in fields.items() if name not in names and not isinstance(field, models.AutoField)]
    tail = tuple(_default(field, at) for field in rest)
    columns = [fields[name].column for name in names] + [field.column for field in rest]
    whole = ((*row, *tail) for row in rows)
    write = _copy if connection.vendor == "postgresql" else _insert
    write(model._meta.db_table, ", ".join(f'"{column}"' for column in columns), whole)


def _default(field: models.Field, at: datetime):
    moves = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    value = field.get_db_prep_save(at if moves else field.get_default(), connection)
    return value.dumps(value.adapted) if hasattr(value, "adapted") else value


def _copy(table: str, columns: str, rows: Iterator[tuple]) -> None:
    with connection.cursor() as cursor:
        cursor.cursor.copy_expert(f'COPY "{table}" ({columns}) FROM STDIN', Lines(rows), BLOCK)


def _insert(table: str, columns: str, rows: Iterator[tuple]) -> None:
    with connection.cursor() as cursor:
        for first in rows:
            places = ", ".join(["%s"] * len(first))
            batch = [first, *islice(rows, BATCH - 1)]
            cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', batch)


class Lines:
    """Rows as the text of COPY, to be read like a file, without holding them all at once."""

    def __init__(self, rows: Iterator[tuple]):
        self._lines = ("\t".join(map(_written, row)) + "\n" for row in rows)

    def read(self, size: int) -> str:
        """About `size` characters, "" at the end."""
        parts, length = [], 0
        for line in self._lines:
            parts.append(line)
            length += len(line)
            if length >= size:
                break
        return "".join(parts)


def _written(value) -> str:
    if value is None:
        return r"\N"
    text = value if type(value) is str else str(value)
    if "\\" in text or "\t" in text or "\n" in text:
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    return text


@contextmanager
def bare(*models_: type[models.Model]):
    """Indexes and links of the tables are taken down and built again afterwards: far cheaper than row by row."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        again = [sql for model in models_ for sql in _take_down(cursor, model._meta.db_table)]
        yield
        for sql in again:
            cursor.execute(sql)


def _take_down(cursor, table: str) -> list[str]:
    """Drop what can be built again; the statements that build it."""
    cursor.execute(FREE, [table])
    indexes = cursor.fetchall()
    cursor.execute(LINKS, [table])
    links = cursor.fetchall()
    for name, _ in links:
        cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    return [sql for _, sql in indexes] + [f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {sql}' for name, sql in links]
