"""Build the indexes of the search where the database lacked the right to, or the extension, when it was set up."""

from django.core.management.base import CommandError
from django.db import connection

from awards.models import Award
from thiduakt.base import trigrams
from thiduakt.base.commands import OfficeCommand
from units.models import Person

TABLES = tuple(model._meta.db_table for model in (Person, Award))


class Command(OfficeCommand):
    help = "Lập chỉ mục tìm kiếm còn thiếu (PostgreSQL)."

    def handle(self, **options):
        if connection.vendor != "postgresql":
            self.stderr.write("Cơ sở dữ liệu này không dùng chỉ mục tìm kiếm; không có gì phải làm.")
        elif not trigrams.build(connection, TABLES):
            raise CommandError(trigrams.LACKING, returncode=1)
        else:
            self.stderr.write("Đã có đủ chỉ mục tìm kiếm.")
