"""Say what a plan's file holds, as JSON for scripts or as a summary for people. Writes nothing to the database."""

import json
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

from campaigns.imports import text_of_upload
from campaigns.intake import extract_plan
from thiduakt.base.commands import OfficeCommand
from thiduakt.base.vietnamese import file_size

_HEAD = (
    ("full_number", "Số, ký hiệu"),
    ("place", "Địa danh"),
    ("issued_on", "Ngày ban hành"),
    ("issuer", "Cơ quan ban hành"),
    ("parent_issuer", "Cơ quan chủ quản"),
    ("title", "Trích yếu"),
    ("theme", "Chủ đề"),
)
_LISTS = (
    ("targets", "Chỉ tiêu", lambda fact: fact["raw"]),
    ("deadlines", "Hạn nộp", lambda fact: f"{fact['raw']}: {fact['who'] or '?'} → {fact['what'] or '?'}"),
    ("movements", "Phong trào", lambda fact: fact["name"]),
    ("references", "Văn bản viện dẫn", lambda fact: " ".join(filter(None, (fact["kind"], fact["number"])))),
    ("recipients", "Nơi nhận", str),
    ("warnings", "Cần xem lại", lambda fact: fact["message"]),
)


class Command(OfficeCommand):
    help = "Đọc một kế hoạch (.txt, .md, .docx, .pdf có chữ) và cho biết tìm thấy gì."

    def add_arguments(self, parser):
        parser.add_argument("file", help="đường dẫn tệp")
        parser.add_argument("--json", action="store_true", help="chỉ in JSON")

    def handle(self, *args, file, **options):
        try:
            plan = extract_plan(text_of_upload(Path(file).name, _content(Path(file))))
        except ValidationError as error:
            self.stderr.write(" ".join(error.messages))
            sys.exit(2)
        if options["json"]:
            self.stdout.write(json.dumps(plan, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(_summary(plan)))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > settings.UPLOAD_MAX_BYTES:
            raise ValidationError(f"Tệp {path.name} lớn quá {file_size(settings.UPLOAD_MAX_BYTES)}.")
        return path.read_bytes()
    except OSError as error:
        raise ValidationError(f"Không mở được tệp {path}. Hãy kiểm tra đường dẫn và quyền đọc.") from error


def _summary(plan: dict) -> list[str]:
    lines = [f"{label}: {plan[key]}" for key, label in _HEAD if plan[key]]
    signer = plan["signer"]
    lines.append("Người ký: " + " / ".join(filter(None, (signer["capacity"], signer["position"], signer["name"]))))
    lines += ["Đề mục:", *_outline(plan["sections"], 1)]
    for key, label, shown in _LISTS:
        lines.append(f"{label}: {len(plan[key])}")
        lines += [f"  - {shown(fact)}" for fact in plan[key]]
    return lines


def _outline(sections: list[dict], depth: int) -> list[str]:
    lines = []
    for section in sections:
        lines.append(f"{'  ' * depth}{section['label']} {section['title'] or '…'} (dòng {section['line']})")
        lines += _outline(section["children"], depth + 1)
    return lines
