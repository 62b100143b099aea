"""What an officer does with an import: opens it, says what columns mean, decides lines, lets it be written, undoes."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from thiduakt.base.acts import lock, repeated
from thiduakt.base.jobs import JobState
from thiduakt.base.sheets import Sheet, UnreadableError
from thiduakt.base.uploads import CheckedFile
from units.actions.files import keep_file
from units.actions.imports.applying import save_over
from units.actions.imports.judging import AT_ONCE, Judge
from units.actions.imports.layouts import first_mapping, mapping_with_header
from units.actions.imports.reading import sheets_of
from units.actions.imports.tree_sheets import require_headings
from units.choices import ImportChoice, ImportKind, ImportOutcome, ImportStage
from units.models import ColumnMemory, ImportBatch, ImportRow, ImportStep, Person, Post, Unit
from units.policies.imports import ImportPolicy, may_import
from units.policies.units import may_keep_units
from units.querysets import LINK

LOOKED_AT = 400
"""Rows of each sheet read to find out what its columns mean."""


@transaction.atomic
def open_import(
    *,
    kind: str,
    unit: Unit,
    as_of: date,
    document: str,
    checked: CheckedFile,
    actor: Post,
    key: UUID | None = None,
    details: dict | None = None,
    has_columns: bool = True,
) -> ImportBatch:
    """Keep the file and guess what its columns mean; a second press gives the first import.

    `details` hold for every line. A paper without columns is given to the workers at once.

    Raises Refused, or ValidationError for `file` when there is no table in it.
    """
    may_import(actor, unit, kind).require()
    lock(actor)  # two presses of one button take turns
    again = repeated(ImportStep.objects.select_related("batch"), key)
    if again:
        return again.batch
    file = keep_file(content=checked.content, name=checked.name, media_type=checked.media_type, actor=actor)
    batch = ImportBatch(kind=kind, unit=unit, as_of=as_of, document=document, file=file, asked_by=actor)
    batch.details = details or {}
    if has_columns:
        batch.state = JobState.DONE  # nothing to do for a worker before the columns are known
        batch.mapping = first_mapping(batch, opening_rows(batch))
    else:
        batch.stage = ImportStage.CHECKING
    batch.save()
    batch.steps.create(move="open", target=batch.stage, actor=actor, key=key)
    return batch


@transaction.atomic
def open_tree_import(*, checked: CheckedFile, actor: Post, on: date, key: UUID | None = None) -> ImportBatch:
    """Keep a list of units and have it read by a worker; a second press gives the first import.

    Raises Refused, or ValidationError when the first rows show no list of units.
    """
    may_keep_units(actor).require()
    lock(actor)  # two presses of one button take turns
    again = repeated(ImportStep.objects.select_related("batch"), key)
    if again:
        return again.batch
    require_headings(checked.content)
    file = keep_file(content=checked.content, name=checked.name, media_type=checked.media_type, actor=actor)
    top = Unit.objects.get(path=actor.unit.path[:LINK])
    batch = ImportBatch.objects.create(
        kind=ImportKind.UNITS, unit=top, as_of=on, file=file, asked_by=actor, stage=ImportStage.CHECKING
    )
    batch.steps.create(move="open", target=batch.stage, actor=actor, key=key)
    return batch


def opening_rows(batch: ImportBatch) -> list[Sheet]:
    """The first rows of each sheet, to show and to guess by. Raises ValidationError for `file`."""
    try:
        return sheets_of(batch, most_rows=LOOKED_AT)
    except UnreadableError as error:
        raise ValidationError({"file": error.sentence}) from error
    except FileNotFoundError as error:
        raise ValidationError({"file": "Tệp không còn trong kho. Hãy gửi lại tệp."}) from error


@transaction.atomic
def reread_headers(*, batch: ImportBatch, headers: dict[int, int], actor: Post) -> ImportBatch:
    """Read sheets anew with their headings in other rows: place of the sheet -> row number."""
    batch = lock(batch)
    ImportPolicy(actor, batch).can_map().require()
    sheets = opening_rows(batch)
    for place, header in headers.items():
        batch.mapping[place] = mapping_with_header(batch, sheets[place], header)
    batch.save(update_fields=["mapping"])
    return batch


@transaction.atomic
def map_columns(*, batch: ImportBatch, mapping: list[dict], headings: dict[str, str], actor: Post) -> ImportBatch:
    """Take the meanings of the columns, remember them for the unit, and have the list checked.

    `headings` are the meanings by heading key. Choices made on lines before are forgotten.
    """
    batch = lock(batch)
    ImportPolicy(actor, batch).can_map().require()
    known = dict(ColumnMemory.objects.filter(unit=batch.unit).values_list("heading", "meaning"))
    fresh = [ColumnMemory(unit=batch.unit, heading=key, meaning=meaning) for key, meaning in headings.items()]
    ColumnMemory.objects.bulk_create(
        [memory for memory in fresh if known.get(memory.heading) != memory.meaning],
        update_conflicts=True,
        unique_fields=["unit", "heading"],
        update_fields=["meaning"],
    )
    batch.mapping = mapping
    batch.rows.all().delete()
    return _queue(batch, ImportStage.CHECKING, "map", actor)


@transaction.atomic
def choose(*, batch: ImportBatch, choices: dict[int, tuple[str, UUID | None]], actor: Post) -> ImportBatch:
    """Decide lines: row id -> (choice, the person for "same"). The lines are judged anew at once.

    Raises ValidationError when a person is none of a line's candidates or has a line already.
    """
    batch = lock(batch)
    ImportPolicy(actor, batch).can_choose().require()
    rows = list(batch.rows.select_related("unit").filter(pk__in=choices).order_by("place")[:AT_ONCE])
    for row in rows:
        row.choice, pk = choices[row.pk]
        if row.choice == ImportChoice.SAME and str(pk) not in {each["id"] for each in row.candidates}:
            raise ValidationError(f"Dòng {row.number}: hãy chọn một trong những người được nêu.")
        row.person_id = pk if row.choice == ImportChoice.SAME else None
    _refuse_taken(batch, rows)
    Judge(batch).judge(rows)
    save_judged(rows)
    batch.counts = counts_of(batch)
    batch.save(update_fields=["counts"])
    batch.steps.create(move="choose", actor=actor, note=f"{len(rows)} dòng")
    return batch


@transaction.atomic
def skip_errors(*, batch: ImportBatch, actor: Post) -> int:
    """Leave out every line with an error. Returns how many."""
    batch = lock(batch)
    ImportPolicy(actor, batch).can_choose().require()
    bad = batch.rows.filter(outcome=ImportOutcome.ERROR)
    count = bad.update(outcome=ImportOutcome.SKIP, choice=ImportChoice.SKIP, person=None)
    batch.counts = counts_of(batch)
    batch.save(update_fields=["counts"])
    batch.steps.create(move="skip", actor=actor, note=f"{count} dòng")
    return count


@transaction.atomic
def ask_to_apply(*, batch: ImportBatch, actor: Post, key: UUID | None = None) -> ImportBatch:
    """Have the whole list written by a worker; a second press changes nothing."""
    batch = lock(batch)
    if repeated(batch.steps, key):
        return batch
    ImportPolicy(actor, batch).can_apply().require()
    batch.asked_by = actor  # what is written is written by who confirmed it, and no further than they may reach
    return _queue(batch, ImportStage.APPLYING, "apply", actor, key)


@transaction.atomic
def ask_to_undo(*, batch: ImportBatch, actor: Post, key: UUID | None = None) -> ImportBatch:
    """Have the whole import taken back by a worker; a second press changes nothing."""
    batch = lock(batch)
    if repeated(batch.steps, key):
        return batch
    ImportPolicy(actor, batch).can_undo().require()
    return _queue(batch, ImportStage.UNDOING, "undo", actor, key)


@transaction.atomic
def cancel_import(*, batch: ImportBatch, actor: Post) -> ImportBatch:
    """Drop an import of which nothing is written; its lines go, its journal stays."""
    batch = lock(batch)
    ImportPolicy(actor, batch).can_cancel().require()
    source, batch.stage = batch.stage, ImportStage.CANCELLED
    batch.state, batch.error = JobState.DONE, ""
    batch.save(update_fields=["stage", "state", "error"])
    batch.rows.all().delete()
    batch.steps.create(move="cancel", source=source, target=batch.stage, actor=actor)
    return batch


@transaction.atomic
def retry_import(*, batch: ImportBatch, actor: Post) -> ImportBatch:
    """Try once more what failed."""
    batch = lock(batch)
    ImportPolicy(actor, batch).can_retry().require()
    return _queue(batch, batch.stage, "retry", actor)


def counts_of(batch: ImportBatch) -> dict[str, int]:
    """How many lines there are of each outcome."""
    rows = batch.rows.order_by().values_list("outcome").annotate(count=Count("pk"))
    return dict(rows)


def save_judged(rows: list[ImportRow]) -> None:
    """Write what was judged."""
    fields = ["outcome", "person", "unit", "facts", "changes", "candidates", "findings", "choice", "doubt"]
    save_over(ImportRow, rows, fields)


def _refuse_taken(batch: ImportBatch, rows: list[ImportRow]) -> None:
    """A person has one line of a list."""
    wanted = [row.person_id for row in rows if row.person_id]
    others = batch.rows.filter(person__in=wanted).exclude(pk__in=[row.pk for row in rows])
    taken = set(others.values_list("person_id", flat=True)) | {pk for pk in wanted if wanted.count(pk) > 1}
    for person in Person.objects.filter(pk__in=taken)[:1]:
        raise ValidationError(f"{person.full_name} đã ở một dòng khác của danh sách. Hãy bỏ qua một trong hai dòng.")


def _queue(batch: ImportBatch, stage: str, move: str, actor: Post, key: UUID | None = None) -> ImportBatch:
    """Give the batch to the workers."""
    source, batch.stage = batch.stage, stage
    batch.state, batch.attempt, batch.progress = JobState.QUEUED, 0, 0
    batch.error, batch.note, batch.not_before, batch.finished_at = "", "", timezone.now(), None
    batch.save()
    batch.steps.create(move=move, source=source, target=stage, actor=actor, key=key)
    return batch
