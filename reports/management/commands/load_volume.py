"""Fill an empty database with a great deal of invented data."""

from django.core.management.base import CommandError
from django.db import transaction

from awards.actions.packs import load_packs
from reports.management.volume.rows import Volume
from thiduakt.base.clock import today
from thiduakt.base.commands import OfficeCommand
from units.models import Unit


class Command(OfficeCommand):
    help = "Nạp số lượng lớn dữ liệu giả định vào cơ sở dữ liệu trống, để đo và thử tải."

    def add_arguments(self, parser):
        for name, number in (("units", 100), ("persons", 2000), ("awards", 0), ("dossiers", 0), ("seed", 1)):
            parser.add_argument(f"--{name}", type=int, default=number)

    def handle(self, *, units, persons, awards, dossiers, seed, **options):
        if units < 1 or persons < 1 or awards < 0 or dossiers < 0:
            raise CommandError("Số đơn vị và số người phải từ 1, các số khác từ 0 trở lên.", returncode=2)
        if Unit.objects.exists():
            raise CommandError("Cơ sở dữ liệu đã có dữ liệu; lệnh này chỉ dùng với cơ sở dữ liệu trống.", returncode=2)
        volume = Volume(on=today(), seed=seed)
        with transaction.atomic():
            load_packs()
            made = volume.units(units)
            people = volume.people(persons, made)
            volume.dossiers(dossiers, made, people)
            volume.awards(awards, made, people)
        self.stderr.write(f"Đã nạp {units} đơn vị, {persons} người, {dossiers} hồ sơ, {awards} thành tích.")
