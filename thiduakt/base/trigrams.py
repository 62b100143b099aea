"""Trigram indexes over padded search keys (PostgreSQL, extension pg_trgm); nothing to do on other databases.

Not part of any model's state: SQLite has no such index, and an office whose database role may not create the
extension searches without it, slower, until somebody may.
"""

import logging

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

log = logging.getLogger(__name__)
LACKING = (
    "Chưa lập được chỉ mục tìm kiếm: tài khoản cơ sở dữ liệu không tạo được phần mở rộng pg_trgm. Tìm kiếm vẫn chạy "
    "nhưng chậm khi dữ liệu lớn. Hãy nhờ quản trị cơ sở dữ liệu chạy CREATE EXTENSION pg_trgm; rồi chạy "
    "manage.py search_indexes."
)


def index_name(table: str) -> str:
    return f"{table}_words"


def build(connection: BaseDatabaseWrapper, tables: tuple[str, ...]) -> bool:
    """Create the extension and the indexes that are not there yet. False, with a warning, where that is not allowed."""
    if connection.vendor != "postgresql":
        return True
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except DatabaseError as error:
        log.warning("%s (%s)", LACKING, str(error).splitlines()[0])
        return False
    with connection.cursor() as cursor:
        for table in tables:
            words = "(' ' || search_key) gin_trgm_ops"
            cursor.execute(f'CREATE INDEX IF NOT EXISTS "{index_name(table)}" ON "{table}" USING gin ({words})')
    return True


def drop(connection: BaseDatabaseWrapper, tables: tuple[str, ...]) -> None:
    """The way back of `build`; the extension stays, others may use it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f'DROP INDEX IF EXISTS "{index_name(table)}"')
