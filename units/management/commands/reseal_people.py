"""Change the key of citizen ids: put the new one first in PERSONAL_DATA_KEYS, run this, then take the old one away."""

from django.core.management.base import CommandError

from thiduakt.base.commands import OfficeCommand
from thiduakt.base.sealing import UnsealError
from units.actions.resealing import reseal_people


class Command(OfficeCommand):
    help = "Mã hóa lại mọi số định danh bằng khóa mới nhất trong PERSONAL_DATA_KEYS."

    def handle(self, **options):
        try:
            count = reseal_people()
        except UnsealError as error:
            raise CommandError(str(error), returncode=2) from None
        self.stdout.write(f"Đã mã hóa lại số định danh của {count} người. Có thể bỏ các khóa cũ.")
