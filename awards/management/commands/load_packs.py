"""Load packs of law: those that come with the application, or the files named."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from awards.actions.packs import load_pack, load_packs
from awards.eligibility.pack import PackError


class Command(BaseCommand):
    help = "Nạp các gói quy định về thi đua, khen thưởng vào cơ sở dữ liệu."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", help="tệp JSON; để trống thì nạp các gói đi kèm")

    def handle(self, *, files, **options):
        try:
            packs = [load_pack(Path(file)) for file in files] if files else load_packs()
        except (PackError, OSError) as slip:
            self.stderr.write(str(slip))
            sys.exit(2)
        for pack in packs:
            self.stdout.write(f"{pack.id}: {pack.title} ({len(pack.law.rules)} quy tắc).")
