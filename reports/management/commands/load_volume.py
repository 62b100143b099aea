"""Fill an empty database with a great deal of invented data."""

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection, transaction

from awards.actions.packs import load_packs
from reports.management.demo.source import PASSWORD
from reports.management.volume.accounts import make_accounts
from reports.management.volume.rows import Volume
from thiduakt.base.clock import today
from thiduakt.base.commands import OfficeCommand
from units.models import Unit


class Command(OfficeCommand):
    help = "Nạp số lượng lớn dữ liệu giả định vào cơ sở dữ liệu trống, để đo và thử tải."

    def add_arguments(self, parser):
        for name, number in (("units", 100), ("persons", 2000), ("awards", 0), ("dossiers", 0), ("seed", 1)):
            parser.add_argument(f"--{name}", type=int, default=number)
        parser.add_argument("--accounts", action="store_true", help="cho các tài khoản mật khẩu dùng thử")

    def handle(self, *, units, persons, awards, dossiers, seed, accounts, **options):
        if units < 1 or persons < 1 or awards < 0 or dossiers < 0:
            raise CommandError("Số đơn vị và số người phải từ 1, các số khác từ 0 trở lên.", returncode=2)
        if accounts and not settings.DEMO_ALLOWED:
            raise CommandError("Bản vận hành thật không có tài khoản dùng thử.", returncode=2)
        if Unit.objects.exists():
            raise CommandError("Cơ sở dữ liệu đã có dữ liệu; lệnh này chỉ dùng với cơ sở dữ liệu trống.", returncode=2)
        volume = Volume(on=today(), seed=seed)
        with transaction.atomic():
            load_packs()
            made = volume.units(units)
            people = volume.people(persons, made)
            make_accounts(made, volume.names, with_password=accounts)
            volume.dossiers(dossiers, made, people)
            volume.awards(awards, made, people)
        connection.cursor().execute("ANALYZE")
        self.stderr.write(f"Đã nạp {units} đơn vị, {persons} người, {dossiers} hồ sơ, {awards} thành tích.")
        if accounts:
            self.stderr.write(f"Tài khoản dùng thử: van.phong, thu.truong.1, chuyen.vien.1 … (mật khẩu: {PASSWORD})")
