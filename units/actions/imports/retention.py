"""How long the files of lists are kept: they hold citizen ids in clear, so they go when nobody needs them any more."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from thiduakt.base import files
from thiduakt.base.jobs import JobState
from units.choices import ImportStage
from units.models import ImportBatch, StoredFile

GRACE = timedelta(minutes=10)
"""Content asked for anew within this time is left: the row that needs it may not be written yet."""
JOB = "dọn tệp danh sách"
UNWRITTEN = frozenset({ImportStage.MAPPING, ImportStage.CHECKING, ImportStage.CHECKED, ImportStage.APPLYING})


def file_goes_at(batch: ImportBatch) -> datetime | None:
    """When the file is due to go: at once when the list was dropped; None while it is being worked on, is kept, or
    gone."""
    if batch.file.removed_at or batch.is_working:
        return None
    if batch.stage == ImportStage.DONE and batch.listing and batch.listing.keeps_file:
        return None
    last = batch.finished_at or batch.created_at
    return last if batch.stage == ImportStage.CANCELLED else last + timedelta(days=settings.IMPORT_FILE_DAYS)


def remove_old_lists() -> int:
    """Remove the files whose time is over; lists left alone for as long are dropped. Returns how many files went."""
    now = timezone.now()
    due = ImportBatch.objects.file_due(now, timedelta(days=settings.IMPORT_FILE_DAYS))
    return sum(_remove(batch, now) for batch in due.order_by("created_at"))


@transaction.atomic
def _remove(batch: ImportBatch, now: datetime) -> bool:
    batch = ImportBatch.objects.select_for_update(of=("self",)).select_related("file").get(pk=batch.pk)
    until = file_goes_at(batch)
    if until is None or until > now or not _content_goes(batch.file, now):
        return False
    if batch.stage in UNWRITTEN:
        _drop(batch)
    StoredFile.objects.filter(pk=batch.file_id).update(removed_at=now)
    batch.steps.create(move="remove", source=batch.stage, target=batch.stage, job=JOB, note=batch.file.sha256[:12])
    return True


def _content_goes(file: StoredFile, now: datetime) -> bool:
    """Remove the content unless another file of the same content still stands; False when it must be tried later."""
    if StoredFile.objects.filter(sha256=file.sha256, removed_at=None).exclude(pk=file.pk).exists():
        return True
    return files.remove(file.sha256, unless_kept_since=(now - GRACE).timestamp())


def _drop(batch: ImportBatch) -> None:
    """A list that nobody has gone on with: its lines go too, for without the file they cannot be checked anew."""
    source, batch.stage, batch.state, batch.error = batch.stage, ImportStage.CANCELLED, JobState.DONE, ""
    batch.save(update_fields=["stage", "state", "error"])
    batch.rows.all().delete()
    batch.steps.create(move="cancel", source=source, target=batch.stage, job=JOB, note="Không ai làm tiếp")
