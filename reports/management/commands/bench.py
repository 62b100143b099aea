"""Run named benchmarks in a scratch database that is made and dropped here."""

import json
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import connection

from reports.management.bench import eligibility, lists, people, register, search
from reports.management.bench.measure import growth
from thiduakt.base.commands import OfficeCommand

BENCHES = {
    "eligibility": eligibility.run,
    "lists": lists.run,
    "people": people.run,
    "register": register.run,
    "search": search.run,
}


class Command(OfficeCommand):
    help = "Đo tốc độ trên dữ liệu lớn, trong một cơ sở dữ liệu tạm."

    def add_arguments(self, parser):
        parser.add_argument("names", nargs="+", help=", ".join(BENCHES))
        parser.add_argument("--scales", type=_scales, help="các cỡ thay cho cỡ thường đo, ví dụ 1000,10000")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, names, scales, json: bool, **options):
        unknown = sorted(set(names) - set(BENCHES))
        if unknown:
            raise CommandError(f"Không có phép đo {', '.join(unknown)}. Có: {', '.join(BENCHES)}.", returncode=2)
        with _scratch_database():
            results = {name: self._run(name, scales) for name in names}
        if json:
            self.stdout.write(_as_json(results))

    def _run(self, name: str, scales: tuple[int, ...] | None) -> dict:
        cases = BENCHES[name](self.stderr.write, *[scales] * bool(scales))
        result = {"cases": [case.as_json() for case in cases], "growth": growth(cases)}
        self.stderr.write(f"{name}: thời gian tăng {result['growth']} lần từ cỡ nhỏ nhất đến cỡ lớn nhất")
        return result


def _scales(text: str) -> tuple[int, ...]:
    """ "1000,10000" -> (1000, 10000). Raises ValueError on anything but whole numbers from 1."""
    scales = tuple(sorted(int(part) for part in text.split(",")))
    if scales[0] < 1:
        raise ValueError(text)
    return scales


@contextmanager
def _scratch_database():
    kept = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"{kept}_bench"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    if connection.vendor == "postgresql":
        # What the search is compared with; the office's own database does not need it.
        connection.cursor().execute("CREATE EXTENSION IF NOT EXISTS unaccent")
    try:
        yield
    finally:
        connection.creation.destroy_test_db(kept, verbosity=0)


def _as_json(results: dict) -> str:
    return json.dumps({"benches": results}, ensure_ascii=False)
