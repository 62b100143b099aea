"""Load the demo province into an empty database."""

from random import Random

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction

from reports.management.demo.build import build
from reports.management.demo.source import PASSWORD, facts
from thiduakt.base.clock import today
from thiduakt.base.commands import OfficeCommand
from units.choices import Role
from units.models import Unit, User


class Command(OfficeCommand):
    help = "Nạp tỉnh mẫu (người và việc giả định) vào cơ sở dữ liệu trống."

    def add_arguments(self, parser):
        parser.add_argument("--accounts", action="store_true", help="chỉ in các tài khoản dùng thử")

    def handle(self, *, accounts, **options):
        if accounts:
            self._print_accounts()
            return
        if not settings.DEMO_ALLOWED:
            raise CommandError("Bản vận hành thật không nạp dữ liệu mẫu.", returncode=2)
        if Unit.objects.exists():
            raise CommandError("Cơ sở dữ liệu đã có đơn vị; dữ liệu mẫu chỉ nạp vào cơ sở dữ liệu trống.", returncode=2)
        with transaction.atomic():
            build(on=today(), random=Random(1))
        self.stdout.write("Đã nạp tỉnh mẫu Hòa Giang.")
        self._print_accounts()

    def _print_accounts(self):
        """Only those that exist: a database with real people has none of them."""
        present = set(User.objects.values_list("username", flat=True))
        accounts = [account for account in facts()["accounts"] if account[0] in present]
        if not accounts:
            return
        self.stdout.write(f"Tài khoản dùng thử (mật khẩu chung: {PASSWORD})")
        for login, name, _, role, _, title in accounts:
            self.stdout.write(f"  {login:<10} {Role(role).label:<26} {name}, {title}")
