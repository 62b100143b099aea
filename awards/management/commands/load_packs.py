"""Load packs of law: those that come with the application, or the files named."""

from pathlib import Path

from django.core.management.base import CommandError

from awards.actions.packs import load_pack, load_packs
from awards.eligibility.pack import PackError
from thiduakt.base.commands import OfficeCommand


class Command(OfficeCommand):
    help = "Nạp các gói quy định về thi đua, khen thưởng vào cơ sở dữ liệu."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", help="tệp JSON; để trống thì nạp các gói đi kèm")

    def handle(self, *, files, **options):
        try:
            packs = [load_pack(Path(file)) for file in files] if files else load_packs()
        except OSError as slip:
            raise CommandError(f"Không đọc được tệp {slip.filename}.", returncode=2) from slip
        except PackError as slip:
            raise CommandError(str(slip), returncode=2) from slip
        for pack in packs:
            self.stdout.write(f"{pack.id}: {pack.title} ({len(pack.law.rules)} quy tắc).")
