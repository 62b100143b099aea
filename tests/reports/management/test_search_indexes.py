"""The indexes of the search: built again where they lack; a database that may not have them still answers."""

import logging

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from reports.management.commands.search_indexes import TABLES
from tests.factories.units import PersonFactory
from thiduakt.base import trigrams
from units.models import Person

needs_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="trigram indexes are PostgreSQL's")


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%%gin_trgm_ops%%'")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "postgresql", reason="says what happens elsewhere")
def test_elsewhere_there_is_nothing_to_do(capsys):
    call_command("search_indexes")

    assert capsys.readouterr().err == "Cơ sở dữ liệu này không dùng chỉ mục tìm kiếm; không có gì phải làm.\n"


@needs_postgresql
@pytest.mark.django_db
def test_what_lacks_is_built():
    everything = indexes()
    trigrams.drop(connection, TABLES)
    assert indexes() == set()

    call_command("search_indexes")
    assert indexes() == everything == {"units_person_words", "awards_award_words"}


@needs_postgresql
@pytest.mark.django_db
def test_a_role_without_the_right_is_told_and_searches_slower(caplog):
    PersonFactory(full_name="Đàm Quang Khải")
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")
        cursor.execute("CREATE ROLE plain_role")
        cursor.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO plain_role")
        cursor.execute("SET LOCAL ROLE plain_role")
        with caplog.at_level(logging.WARNING), pytest.raises(CommandError, match="CREATE EXTENSION pg_trgm"):
            call_command("search_indexes")
        found = list(Person.objects.search("khai dam").values_list("full_name", flat=True))
        cursor.execute("RESET ROLE")

    assert found == ["Đàm Quang Khải"]
    assert "CREATE EXTENSION pg_trgm" in caplog.text
