"""Make one paper now, in the foreground, and write it to a file."""

from pathlib import Path
from uuid import UUID

from django.core.management.base import CommandError

from reports.choices import PaperFormat, PaperKind
from reports.documents.press import PressError
from reports.documents.registry import SOURCES
from thiduakt.base.commands import OfficeCommand


class OrderError(Exception):
    """What was asked for cannot be made; the text is shown to the person."""


class Command(OfficeCommand):
    help = "Tạo một văn bản (kế hoạch, tờ trình, biên bản, quyết định) và ghi ra tệp."

    def add_arguments(self, parser):
        parser.add_argument("kind", metavar="KIND", help=", ".join(PaperKind.values))
        parser.add_argument("id", metavar="ID")
        parser.add_argument("--out", required=True, metavar="FILE")
        parser.add_argument("--format", default=PaperFormat.PDF, help=", ".join(PaperFormat.values))

    def handle(self, *, kind, id, out, format, **options):
        try:
            _write(kind, id, Path(out), format)
        except OrderError as slip:
            raise CommandError(str(slip), returncode=2) from slip
        self.stderr.write(f"Đã ghi {out}.")


def _write(kind: str, id: str, out: Path, format: str) -> None:
    if kind not in SOURCES:
        raise OrderError(f"Không có loại văn bản “{kind}”; các loại: {', '.join(SOURCES)}.")
    if format not in PaperFormat.values:
        raise OrderError(f"Không có định dạng “{format}”; các định dạng: {', '.join(PaperFormat.values)}.")
    subject = _subject(kind, id)
    paper = SOURCES[kind].paper(subject, SOURCES[kind].version(subject))
    try:
        out.write_bytes(paper.docx() if format == PaperFormat.DOCX else paper.pdf())
    except OSError as error:
        raise OrderError(f"Không ghi được tệp {out}: thư mục không có hoặc không cho ghi.") from error
    except PressError as error:
        raise OrderError(f"Không tạo được văn bản: {error}") from error


def _subject(kind: str, id: str):
    try:
        found = SOURCES[kind].rows().filter(pk=UUID(id)).first()
    except ValueError as error:
        raise OrderError(f"Mã “{id}” không đúng dạng; cần mã UUID của {PaperKind(kind).label.lower()}.") from error
    if found is None:
        raise OrderError(f"Không tìm thấy {PaperKind(kind).label.lower()} có mã {id}.")
    return found
