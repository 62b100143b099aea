"""Papers on screen: what there is of a subject, how far the worker is, the file itself."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from reports.actions.renderings import request_rendering
from reports.choices import PaperFormat, PaperKind
from reports.documents.registry import SOURCES
from reports.models import Rendering
from thiduakt.base import files
from thiduakt.base.methods import post_only

SLUGS = {
    PaperKind.PLAN: "ke-hoach",
    PaperKind.PROPOSAL: "to-trinh",
    PaperKind.MINUTES: "bien-ban",
    PaperKind.DECISION: "quyet-dinh",
    PaperKind.DIVISION: "chia-khoi",
    PaperKind.AMENDMENT: "dieu-chinh-khoi",
}


class PaperKindConverter:
    """A kind of paper in an address: `plan` in code, `ke-hoach` for people."""

    regex = "|".join(SLUGS.values())

    def to_python(self, value: str) -> PaperKind:
        return next(kind for kind, slug in SLUGS.items() if slug == value)

    def to_url(self, value: str) -> str:
        return SLUGS[PaperKind(value)]


@require_GET
def paper(request, kind, pk):
    """The papers of a subject; htmx gets the list alone, to stand on the subject's own page."""
    source, subject = _subject(request, kind, pk)
    final = source.is_final(subject)
    current = Q(is_final=True) if final else Q(is_final=True) | Q(digest=source.build(subject).digest)
    rows = Rendering.objects.filter(current, kind=kind, subject_id=pk)
    shown = [_shown(row) for row in rows.select_related("file").order_by("-version", "-format")]
    context = {
        "kind": kind,
        "subject": subject,
        "is_final": final,
        "papers": shown,
        "formats": _missing_formats(shown, source.version(subject)),
        "status_url": reverse("reports:paper", args=[kind, pk]),
        "pdf_look": "outline-secondary" if request.htmx else "primary",
        "request_url": reverse("reports:request_paper", args=[kind, pk]),
    }
    return render(request, "reports/paper_list.html" if request.htmx else "reports/paper.html", context)


@post_only
def request_paper(request, kind, pk):
    """Ask for a paper; the same paper is not asked for twice."""
    _, subject = _subject(request, kind, pk)
    asked = request.POST.get("format") or request.GET.get("format")
    wanted = asked if asked in PaperFormat.values else PaperFormat.PDF
    request_rendering(kind=kind, subject=subject, actor=request.actor, format=wanted)
    return redirect("reports:paper", kind, pk)


@require_GET
def rendering(request, pk):
    """One paper and how far it is; htmx gets the line alone and asks again until it is done."""
    found = _rendering(request, pk)
    template = "components/rendering.html" if request.htmx else "reports/rendering.html"
    return render(request, template, _shown(found))


@require_GET
def download(request, pk):
    """The file, for those who may see its subject."""
    found = _rendering(request, pk)
    if found.file is None:
        raise Http404("Văn bản chưa tạo xong.")
    return files.serve(found.file.sha256, name=found.file.name, media_type=found.file.media_type)


def _missing_formats(shown: list[dict], version: int) -> list[PaperFormat]:
    """Formats of the current version that nobody has asked for yet."""
    present = {row["format"] for row in shown if row["version"] == version}
    return [wanted for wanted in PaperFormat if wanted not in present]


def _subject(request, kind, pk):
    source = SOURCES[kind]
    return source, get_object_or_404(source.rows().visible_to(request.actor), pk=pk)


def _rendering(request, pk) -> Rendering:
    found = get_object_or_404(Rendering.objects.select_related("file"), pk=pk)
    _subject(request, found.kind, found.subject_id)
    return found


def _shown(row: Rendering) -> dict:
    """What components/rendering.html asks for."""
    times = f", lần {row.version}" if row.is_final and row.kind == PaperKind.PROPOSAL else ""
    standing = "bản chính thức" if row.is_final else "bản xem trước"
    again = reverse("reports:request_paper", args=[row.kind, row.subject_id])
    return {
        "id": f"van-ban-{row.pk}",
        "label": f"{row.get_kind_display()}{times} ({row.get_format_display()}, {standing})",
        "state": row.state,
        "progress": row.progress,
        "error": row.error,
        "format": row.format,
        "version": row.version,
        "finished_at": row.finished_at,
        "status_url": row.get_absolute_url(),
        "file_url": reverse("reports:download", args=[row.pk]),
        "retry_url": f"{again}?format={row.format}",
        "subject_url": reverse("reports:paper", args=[row.kind, row.subject_id]),
    }
