"""What workers do with imports: check, write, undo. Each piece of work is taken by a lease and finished once."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone

from thiduakt.base.bulk import insert
from thiduakt.base.jobs import MAX_ATTEMPTS, JobState
from thiduakt.base.lasting import lasting
from thiduakt.base.sheets import UnreadableError
from units.actions.imports.applying import ChangedSinceError, apply_rows
from units.actions.imports.judging import AT_ONCE, Judge
from units.actions.imports.opening import counts_of, save_judged
from units.actions.imports.reading import rows_of, sheets_of
from units.actions.imports.recording import apply_records, undo_records
from units.actions.imports.trees import apply_tree, tree_rows, undo_tree
from units.actions.imports.undoing import StandsInTheWayError, undo_rows
from units.choices import ImportKind, ImportStage
from units.models import ImportBatch, ImportRow, Unit
from units.querysets import LINK

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
JOB = "nhập danh sách"
TOO_OFTEN = "Việc xử lý nhiều lần dừng giữa chừng. Hãy báo người quản trị hệ thống."


class LostError(Exception):
    """Another worker has taken the batch over."""


def run_next_import() -> bool:
    """Do the next step of one waiting import, or of one whose worker is gone. False when none is due."""
    batch = ImportBatch.objects.claim_next(timezone.now(), LEASE)
    if batch is None:
        return False
    try:
        if batch.attempt > MAX_ATTEMPTS:
            raise UnreadableError(TOO_OFTEN)
        _WORK[batch.stage](batch)
    except LostError:
        log.warning("Lần nhập %s đã có người khác làm tiếp.", batch.pk)
    except UnreadableError as error:
        _stop(batch, error.sentence)
    except Exception as error:
        log.exception("Không xử lý được lần nhập %s", batch.pk)
        _give_back(batch, type(error).__name__)
    return True


def _check(batch: ImportBatch) -> None:
    """Read the whole file and judge its lines, some hundred at a time; begun anew after a break."""
    with transaction.atomic():
        _held(batch).rows.all().delete()
    lines, expected, judge = _lines(batch)
    with lasting():
        done = _judge_all(batch, lines, expected, judge)
    with transaction.atomic():
        if not done:
            raise UnreadableError("Không thấy dòng nào là người dưới hàng tiêu đề. Hãy xem lại các cột đã chọn.")
        held = _held(batch)
        held.details, held.counts = batch.details, counts_of(held)
        _finish(held, ImportStage.CHECKED)


def _judge_all(batch: ImportBatch, lines: Iterator[ImportRow], expected: int, judge: Callable) -> int:
    """Judge and keep slice after slice, and say how far it is. Returns how many lines there are."""
    done = 0
    for rows in _slices(lines, batch.listing.at_once if batch.listing else AT_ONCE):
        with transaction.atomic():
            held = _held(batch)
            judge(rows)
            insert(ImportRow, rows, keys_wanted=False)
            done += len(rows)
            held.progress, held.lease_until = min(99, 100 * done // max(1, expected)), timezone.now() + LEASE
            held.save(update_fields=["progress", "lease_until"])
    return done


def _lines(batch: ImportBatch) -> tuple[Iterator[ImportRow], int, Callable]:
    """Unsaved rows of the list, about how many there are, and what judges them."""
    if batch.listing:
        return *batch.listing.read(batch), batch.listing.judge(batch)
    if batch.kind == ImportKind.UNITS:
        rows = tree_rows(batch)
        return iter(rows), len(rows), lambda part: None
    sheets = sheets_of(batch)
    return rows_of(batch, sheets), sum(len(sheet.rows) for sheet in sheets), Judge(batch).judge


def _apply(batch: ImportBatch) -> None:
    """Write all lines or none; when people have changed since the check, the list is checked again instead."""
    try:
        with lasting(), transaction.atomic():
            _one_at_a_time(batch)
            held = _held(batch)
            held.counts = (held.listing.apply if held.listing else _APPLY.get(held.kind, apply_rows))(held)
            _finish(held, ImportStage.DONE)
    except ChangedSinceError as error:
        with transaction.atomic():
            _recheck(_held(batch), error.count)


def _recheck(batch: ImportBatch, count: int) -> None:
    """Back to the check: choices on lines stay, the officer looks once more."""
    if batch.kind == ImportKind.UNITS:
        batch.rows.all().delete()
        ImportRow.objects.bulk_create(tree_rows(batch), batch_size=AT_ONCE)
    else:
        _judge_again(batch)
    batch.counts = counts_of(batch)
    batch.note = (
        f"Dữ liệu về {count} dòng đã thay đổi từ khi kiểm tra, nên chưa ghi gì. "
        "Danh sách vừa được kiểm tra lại; hãy xem rồi xác nhận lần nữa."
    )
    _finish(batch, ImportStage.CHECKED)


def _judge_again(batch: ImportBatch) -> None:
    judge = batch.listing.judge(batch) if batch.listing else Judge(batch).judge
    rows = batch.rows.select_related("unit").order_by("place")
    for part in _slices(rows.iterator(chunk_size=AT_ONCE)):
        judge(part)
        save_judged(part)


def _undo(batch: ImportBatch) -> None:
    """Take back all that the import wrote, or nothing when something was built on it."""
    try:
        with transaction.atomic():
            _one_at_a_time(batch)
            held = _held(batch)
            (held.listing.undo if held.listing else _UNDO.get(held.kind, undo_rows))(held)
            _finish(held, ImportStage.UNDONE)
    except StandsInTheWayError as error:
        with transaction.atomic():
            held = _held(batch)
            held.note = f"Chưa hoàn tác được. {error}"
            _finish(held, ImportStage.DONE)


_OF_RECORDS = [kind for kind in ImportKind if kind.is_of_records]
_APPLY = {ImportKind.UNITS: apply_tree, **dict.fromkeys(_OF_RECORDS, apply_records)}
_UNDO = {ImportKind.UNITS: undo_tree, **dict.fromkeys(_OF_RECORDS, undo_records)}
_WORK = {ImportStage.CHECKING: _check, ImportStage.APPLYING: _apply, ImportStage.UNDOING: _undo}


def _slices(rows: Iterator[ImportRow], at_once: int = AT_ONCE) -> Iterator[list[ImportRow]]:
    rows = iter(rows)
    while part := list(islice(rows, at_once)):
        yield part


def _one_at_a_time(batch: ImportBatch) -> None:
    """Two lists that name the same people are written one after the other: the topmost unit is the turnstile."""
    top = Unit.objects.select_for_update(no_key=True).filter(path=batch.unit.path[:LINK])
    top.first()


def _held(batch: ImportBatch) -> ImportBatch:
    """The row under lock while it is still ours. Raises LostError."""
    rows = ImportBatch.objects.select_for_update(of=("self",)).select_related("unit", "file", "asked_by__unit")
    held = rows.filter(pk=batch.pk, state=JobState.RUNNING, attempt=batch.attempt, stage=batch.stage).first()
    if held is None:
        raise LostError
    return held


def _finish(held: ImportBatch, stage: str) -> None:
    source, held.stage = held.stage, stage
    held.state, held.progress, held.error = JobState.DONE, 100, ""
    held.lease_until, held.finished_at = None, timezone.now()
    held.save()
    held.steps.create(move="work", source=source, target=stage, job=JOB)


@transaction.atomic
def _stop(batch: ImportBatch, sentence: str) -> None:
    """Give up at once: trying again would end the same."""
    held = _held(batch)
    held.state, held.error, held.lease_until, held.finished_at = JobState.FAILED, sentence, None, timezone.now()
    held.save()
    held.steps.create(move="fail", source=held.stage, target=held.stage, job=JOB, note=sentence)


@transaction.atomic
def _give_back(batch: ImportBatch, error: str) -> None:
    _held(batch).failed(error)
