"""Print who gets which answer at which address, or write the page of the handbook that says it in words."""

import json

from django.conf import settings
from django.core.management.base import CommandError

from thiduakt.base.commands import OfficeCommand
from thiduakt.permissions.guide import forgotten_words, guide
from thiduakt.permissions.joining import addresses, doors_of, rows
from units.choices import Role

GUIDE = settings.BASE_DIR / "docs" / "guide" / "quyen-han.md"


class Command(OfficeCommand):
    help = "In bảng quyền: mỗi địa chỉ trả lời mã nào cho từng vai trò."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--guide", action="store_true", help="viết lại trang hướng dẫn về quyền")

    def handle(self, *, json: bool, guide: bool, **options):
        _stop("Bảng quyền còn thiếu", [name for name in addresses() if not doors_of(name)])
        if guide:
            self._write_guide()
        elif json:
            self.stdout.write(_as_json(rows()))
        else:
            for row in rows():
                codes = " ".join(f"{Role(role).value}={code}" for role, code in row["roles"].items())
                self.stdout.write(f"{row['path']}  [{'/'.join(row['methods'])}]  {row['about'] or '-'}  {codes}")

    def _write_guide(self):
        _stop("Trang quyền hạn chưa có lời cho (thiduakt/permissions/words.py)", forgotten_words())
        GUIDE.write_text(guide(), encoding="utf-8")
        self.stdout.write(f"Đã viết {GUIDE.relative_to(settings.BASE_DIR)}.")


def _stop(sentence: str, names: list[str]) -> None:
    if names:
        raise CommandError(f"{sentence}: {', '.join(sorted(names))}.", returncode=2)


def _as_json(table: list[dict]) -> str:
    return json.dumps(table, ensure_ascii=False)
