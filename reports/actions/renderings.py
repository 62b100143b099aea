"""Papers as background work: asked for, made once by one worker, kept by hash, never changed when official."""

import logging

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from reports.choices import PaperFormat
from reports.documents.press import PressError, print_apart
from reports.documents.registry import SOURCES
from reports.models import Rendering
from thiduakt.base.jobs import MAX_ATTEMPTS, JobState
from units.actions.files import keep_file
from units.models import Post

log = logging.getLogger(__name__)

MEDIA_TYPES = {
    PaperFormat.PDF: "application/pdf",
    PaperFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
SAVED = ["state", "progress", "file", "error", "lease_until", "finished_at"]


@transaction.atomic
def request_rendering(
    *, kind: str, subject: Model, actor: Post | None = None, format: str = PaperFormat.PDF
) -> Rendering:
    """The job row for a paper: the one at hand when the same paper was asked for before.

    A paper that failed is put in the queue again. Anyone who may see the subject may ask.
    """
    source = SOURCES[kind]
    final, digest = source.is_final(subject), ""
    key = {"kind": kind, "subject_id": subject.pk, "format": format, "is_final": final}
    if final:
        key["version"] = source.version(subject)
    else:
        digest = key["digest"] = source.build(subject).digest
    facts = {"asked_by": actor, "version": source.version(subject), "digest": digest}
    rendering, _ = Rendering.objects.get_or_create(**key, defaults=facts)
    if try_again(renderings=Rendering.objects.filter(pk=rendering.pk)):
        rendering.refresh_from_db()
    return rendering


@transaction.atomic
def try_again(*, renderings) -> int:
    """Put those that failed in the queue once more. Returns how many."""
    again = {"state": JobState.QUEUED, "attempt": 0, "error": "", "not_before": None, "finished_at": None}
    return renderings.filter(state=JobState.FAILED).update(**again)


def request_official(subject: Model, *, actor: Post | None) -> Rendering:
    """What hangs on the acts of the storeys below: the official PDF, in the transaction of the act."""
    kind = next(kind for kind, source in SOURCES.items() if isinstance(subject, source.model))
    return request_rendering(kind=kind, subject=subject, actor=actor)


def run_next_rendering() -> bool:
    """Make one waiting paper, or one whose worker is gone. False when none is due."""
    rendering = Rendering.objects.claim_next(timezone.now())
    if rendering is None:
        return False
    try:
        if rendering.attempt > MAX_ATTEMPTS:
            raise PressError("Việc tạo văn bản nhiều lần dừng giữa chừng.")
        name, content = _make(rendering)
    except Exception as error:
        log.exception("Không tạo được văn bản %s", rendering.pk)
        _give_back(rendering, f"{error}"[:1000] or type(error).__name__)
    else:
        _finish(rendering, name, content)
    return True


def _make(rendering: Rendering) -> tuple[str, bytes]:
    """File name and bytes of the paper; reads only."""
    source = SOURCES[rendering.kind]
    subject = source.rows().filter(pk=rendering.subject_id).first()
    if subject is None:
        raise PressError("Nội dung của văn bản không còn.")
    paper = source.paper(subject, rendering.version if rendering.is_final else 0)
    if paper is None:
        raise PressError("Nội dung đã thay đổi trước khi văn bản chính thức được tạo.")
    _progress(rendering, 30)
    content = paper.docx() if rendering.format == PaperFormat.DOCX else print_apart(paper.html())
    _progress(rendering, 90)
    return f"{paper.file_name}.{rendering.format}", content


def _progress(rendering: Rendering, percent: int) -> None:
    held = {"pk": rendering.pk, "state": JobState.RUNNING, "attempt": rendering.attempt}
    Rendering.objects.filter(**held).update(progress=percent)


@transaction.atomic
def _finish(rendering: Rendering, name: str, content: bytes) -> None:
    held = _held(rendering)
    if held is None:
        return
    media_type = MEDIA_TYPES[rendering.format]
    held.file = keep_file(content=content, name=name, media_type=media_type, actor=rendering.asked_by)
    held.state, held.progress, held.error = JobState.DONE, 100, ""
    held.lease_until, held.finished_at = None, timezone.now()
    held.save(update_fields=SAVED)


@transaction.atomic
def _give_back(rendering: Rendering, error: str) -> None:
    held = _held(rendering)
    if held is not None:
        held.progress = 0
        held.failed(error)


def _held(rendering: Rendering) -> Rendering | None:
    """The row under lock while it is still ours: another worker may have taken it after the lease."""
    rows = Rendering.objects.select_for_update(of=("self",))
    return rows.filter(pk=rendering.pk, state=JobState.RUNNING, attempt=rendering.attempt).first()
