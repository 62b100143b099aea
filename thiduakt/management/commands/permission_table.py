"""Print who gets which answer at which address."""

import json

from django.core.management.base import CommandError

from thiduakt.base.commands import OfficeCommand
from thiduakt.permissions.joining import addresses, doors_of, rows
from units.choices import Role


class Command(OfficeCommand):
    help = "In bảng quyền: mỗi địa chỉ trả lời mã nào cho từng vai trò."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true")

    def handle(self, *, json: bool, **options):
        forgotten = sorted(name for name in addresses() if not doors_of(name))
        if forgotten:
            raise CommandError(f"Bảng quyền còn thiếu: {', '.join(forgotten)}.", returncode=2)
        if json:
            self.stdout.write(_as_json(rows()))
            return
        for row in rows():
            codes = " ".join(f"{Role(role).value}={code}" for role, code in row["roles"].items())
            self.stdout.write(f"{row['path']}  [{'/'.join(row['methods'])}]  {row['about'] or '-'}  {codes}")


def _as_json(table: list[dict]) -> str:
    return json.dumps(table, ensure_ascii=False)
