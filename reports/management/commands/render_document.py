"""Make one paper now, in the foreground, and write it to a file."""

from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from reports.choices import PaperFormat, PaperKind
from reports.documents.press import PressError
from reports.documents.registry import SOURCES


class Command(BaseCommand):
    help = "Tạo một văn bản (kế hoạch, tờ trình, biên bản, quyết định) và ghi ra tệp."

    def add_arguments(self, parser):
        parser.add_argument("kind", metavar="KIND", help=", ".join(PaperKind.values))
        parser.add_argument("id", metavar="ID")
        parser.add_argument("--out", required=True, metavar="FILE")
        parser.add_argument("--format", default=PaperFormat.PDF, help=", ".join(PaperFormat.values))

    def handle(self, *, kind, id, out, format, **options):
        if kind not in SOURCES:
            raise _refusal(f"Không có loại văn bản “{kind}”; các loại: {', '.join(SOURCES)}.")
        if format not in PaperFormat.values:
            raise _refusal(f"Không có định dạng “{format}”; các định dạng: {', '.join(PaperFormat.values)}.")
        paper = SOURCES[kind].build(_subject(kind, id))
        try:
            Path(out).write_bytes(paper.docx() if format == PaperFormat.DOCX else paper.pdf())
        except OSError as error:
            raise _refusal(f"Không ghi được tệp {out}: {error.strerror}.") from error
        except PressError as error:
            raise _refusal(f"Không tạo được văn bản: {error}") from error
        self.stderr.write(f"Đã ghi {out}.")


def _subject(kind: str, id: str):
    try:
        found = SOURCES[kind].rows().filter(pk=UUID(id)).first()
    except ValueError as error:
        raise _refusal(f"Mã “{id}” không đúng dạng; cần mã UUID của {PaperKind(kind).label.lower()}.") from error
    if found is None:
        raise _refusal(f"Không tìm thấy {PaperKind(kind).label.lower()} có mã {id}.")
    return found


def _refusal(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=2)
