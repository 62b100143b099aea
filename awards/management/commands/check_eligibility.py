"""Judge plain records by the packs on disk; the database is not touched."""

import json
import sys
from pathlib import Path

from awards.eligibility.check import judge
from awards.eligibility.pack import shipped_law
from awards.eligibility.reading import RecordError, read_records
from thiduakt.base.commands import OfficeCommand

SIGNS = {True: "đạt", False: "chưa đạt", None: "chưa rõ"}


class Command(OfficeCommand):
    help = "Đối chiếu hồ sơ thành tích với tiêu chuẩn khen thưởng có hiệu lực."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", help="tệp JSON có danh sách records")
        parser.add_argument("--json", action="store_true", help="chỉ in JSON ra stdout")

    def handle(self, *, file, **options):
        law = shipped_law()
        try:
            records = read_records(_content(Path(file)), law)
        except RecordError as slip:
            self.stderr.write(str(slip))
            sys.exit(2)
        results = [{"id": record.id} | judge(record, law).as_dict() for record in records]
        if options["json"]:
            self.stdout.write(json.dumps({"results": results}, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(_lines(results)))


def _content(path: Path):
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        json.dumps(content, ensure_ascii=False).encode()  # half a character cannot be written out again
    except OSError:
        raise RecordError(f"Không đọc được tệp {path}.") from None
    except UnicodeError:
        raise RecordError(f"Tệp {path.name} không phải là chữ UTF-8.") from None
    except (ValueError, RecursionError):
        raise RecordError(f"Tệp {path.name} không đúng cú pháp JSON.") from None
    return content


def _lines(results):
    for result in results:
        yield f"{result['id']}: {result['verdict']}"
        for found in result["findings"]:
            yield f"  [{SIGNS[found['met']]}] {found['message']} ({found['citation']})"
            yield from (f"      {line}" for line in found["evidence"])
