"""Send the reminders of a day; by hand, or again after an outage."""

import json
from dataclasses import asdict
from datetime import datetime

from django.core.management.base import CommandError
from django.utils import timezone

from reports.actions.reminders import Outcome, send_reminders
from thiduakt.base.clock import today
from thiduakt.base.commands import OfficeCommand

YEARS = range(1900, 9999)


class Command(OfficeCommand):
    help = "Nhắc những đơn vị còn nợ việc, theo quy tắc nhắc hạn."

    def add_arguments(self, parser):
        parser.add_argument("--on", help="ngày (hoặc ngày giờ) theo ISO; mặc định là hôm nay")
        parser.add_argument("--dry-run", action="store_true", help="chỉ cho biết, không gửi")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, on, dry_run, json: bool, **options):
        sent, skipped = send_reminders(on=_day(on), dry_run=dry_run)
        if json:
            self.stdout.write(_as_json(sent, skipped))
            return
        for line in sent:
            self.stdout.write(f"Nhắc {line.to} ({line.channel}): {line.unit}, {line.deadline}, bước {line.step}")
        self.stdout.write(f"Đã nhắc {len(sent)} thư, bỏ qua {len(skipped)}.")


def _day(on: str | None):
    if not on:
        return today()
    try:
        moment = datetime.fromisoformat(on)
        day = timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    except (ValueError, OverflowError):
        day = None
    if day is None or day.year not in YEARS:
        raise CommandError(f"Không đọc được ngày “{on}”. Hãy viết theo dạng năm-tháng-ngày.", returncode=2)
    return day


def _as_json(sent: list[Outcome], skipped: list[Outcome]) -> str:
    drop = {"why"}
    lines = [{key: value for key, value in asdict(line).items() if key not in drop} for line in sent]
    result = {"sent": lines, "skipped": [asdict(line) for line in skipped]}
    return json.dumps(result, ensure_ascii=False, default=str)
