"""Lists of units as the workers take them: read into rows, written as a whole, taken back as a whole."""

from django.core.exceptions import ValidationError

from thiduakt.base import files
from thiduakt.base.sheets import UnreadableError
from thiduakt.base.undoing import Trace
from thiduakt.base.vietnamese import short_date
from units.actions.imports.applying import ChangedSinceError, save_over
from units.actions.imports.traces import take_trace_back
from units.actions.imports.tree_sheets import TreeSheet, read_tree
from units.actions.tree import Entry, bring_in_tree, note_mended
from units.choices import ImportOutcome, UnitAct
from units.models import ImportBatch, ImportRow, Unit
from units.policies.units import may_keep_units

OUTCOMES = {"new": ImportOutcome.NEW, "changed": ImportOutcome.CHANGED, "same": ImportOutcome.SAME}


def tree_rows(batch: ImportBatch) -> list[ImportRow]:
    """Unsaved rows of the whole list, judged. Raises UnreadableError."""
    return _rows(batch, _sheet_of(batch))


def apply_tree(batch: ImportBatch) -> dict[str, int]:
    """Read the list once more and write all of it; returns the counts. Call inside the act's transaction.

    Raises ChangedSinceError before anything is written when some line would now do something else.
    """
    allowed = may_keep_units(batch.asked_by)
    if not allowed:
        raise UnreadableError(allowed.reason)
    sheet, kept = _sheet_of(batch), list(batch.rows.order_by("place"))
    now = _rows(batch, sheet)
    differing = sum(_meaning(one) != _meaning(other) for one, other in zip(kept, now, strict=True))
    if differing:
        raise ChangedSinceError(differing)
    trace = Trace()
    try:
        bring_in_tree(entries=list(sheet.entries), source=batch.file.name, actor=batch.asked_by, trace=trace)
    except ValidationError as error:
        raise ChangedSinceError(1) from error
    batch.trace = trace.seal()
    made = {entry.number: str(entry.unit.pk) for entry in sheet.entries if entry.is_new}
    founded = [row for row in kept if row.number in made]
    for row in founded:
        row.undo = {"unit": made[row.number]}
    save_over(ImportRow, founded, ["undo"])
    return batch.counts


def undo_tree(batch: ImportBatch) -> None:
    """Put everything back. Call inside the act's transaction. Raises StandsInTheWayError before anything is written."""
    take_trace_back(batch)
    mended = {pk for entry in batch.trace if _mends_units(entry) for pk in entry["pks"]}
    note_mended(dict.fromkeys(mended, f"Hoàn tác {batch.file.name}"), UnitAct.IMPORT_UNDO, batch.asked_by)
    batch.rows.exclude(undo={}).update(undo={})
    batch.trace = []


def _mends_units(entry: dict) -> bool:
    return (entry["model"], entry["what"]) == (Unit._meta.label, "change")


def _sheet_of(batch: ImportBatch) -> TreeSheet:
    try:
        return read_tree(files.read(batch.file.sha256), on=batch.as_of)
    except FileNotFoundError as error:
        raise UnreadableError("Tệp không còn trong kho. Hãy gửi lại tệp.") from error
    except ValidationError as error:
        raise UnreadableError(" ".join(error.messages)) from error


def _rows(batch: ImportBatch, sheet: TreeSheet) -> list[ImportRow]:
    entries = {entry.number: entry for entry in sheet.entries}
    return [_row(batch, sheet, place, line, entries) for place, line in enumerate(sheet.lines, start=1)]


def _row(batch: ImportBatch, sheet: TreeSheet, place: int, line, entries: dict[int, Entry]) -> ImportRow:
    row = ImportRow(batch=batch, place=place, sheet=sheet.name[:100], number=line.number, name=line.text("name")[:200])
    row.findings = [
        {"column": each.column, "label": each.label, "message": each.message, "is_error": True}
        for each in sorted(line.mistakes, key=lambda each: each.column)
    ]
    entry = entries.get(line.number)
    row.outcome = OUTCOMES[entry.state] if entry else ImportOutcome.ERROR
    if entry:
        row.facts = {"said": _said(entry.unit)}
        row.changes = entry.changes
        row.unit = None if entry.is_new else entry.unit
    return row


def _said(unit: Unit) -> str:
    """The unit in one line."""
    above = f"trực thuộc {unit.parent.label}" if unit.parent else ""
    return " · ".join(filter(None, (unit.get_kind_display(), above, f"thành lập {short_date(unit.founded_on)}")))


def _meaning(row: ImportRow) -> tuple:
    return row.number, row.outcome, row.unit_id, row.changes
