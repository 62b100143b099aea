"""Change the key of citizen ids and second factors: the new one first in PERSONAL_DATA_KEYS, run this, drop the old."""

from django.core.management.base import CommandError

from thiduakt.base.commands import OfficeCommand
from thiduakt.base.sealing import UnsealError
from units.actions.resealing import reseal_people
from units.actions.second_factors import reseal_second_factors


class Command(OfficeCommand):
    help = "Mã hóa lại mọi số định danh, khóa xác thực hai bước bằng khóa mới nhất trong PERSONAL_DATA_KEYS."

    def handle(self, **options):
        try:
            count = reseal_people()
            phones = reseal_second_factors()
        except UnsealError as error:
            raise CommandError(str(error), returncode=2) from None
        self.stdout.write(f"Đã mã hóa lại số định danh của {count} người. Có thể bỏ các khóa cũ.")
        if phones:
            self.stdout.write(f"{phones} khóa xác thực hai bước cũng vậy; mã dự phòng in trước đây thì hãy tạo lại.")
