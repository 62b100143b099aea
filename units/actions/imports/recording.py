"""Writing a checked list of records, and taking it back: one trace for the whole list."""

from collections import defaultdict

from thiduakt.base.progress import Meter
from thiduakt.base.undoing import Trace
from units.actions.imports.applying import JUDGED_AND_WRITTEN, judged_again
from units.actions.imports.judging import AT_ONCE
from units.actions.imports.records import Write
from units.actions.imports.shares import initiative_key
from units.actions.imports.traces import take_trace_back
from units.choices import ImportOutcome, PersonAct, UnitAct
from units.models import ImportBatch, ImportRow, Initiative, PersonStep, UnitStep


def apply_records(batch: ImportBatch) -> dict[str, int]:
    """Judge all lines once more and write them; returns the counts. Call inside the act's transaction.

    How far it is can be seen meanwhile under the batch's id. Raises ChangedSinceError before anything is written.
    """
    rows = list(batch.rows.select_related("unit").order_by("place"))
    with Meter(str(batch.pk), JUDGED_AND_WRITTEN * len(rows)) as meter:
        plans = judged_again(batch, rows, meter)
        writing = [(row, plan) for row, plan in zip(rows, plans, strict=True) if plan and not plan.is_empty]
        trace = Trace()
        _write(trace, [write for _, plan in writing for write in plan.writes])
        _note(batch, [row for row, _ in writing], batch.file.name)
        meter.advance(len(rows))
        batch.trace = trace.seal()
    return batch.counts


def undo_records(batch: ImportBatch) -> None:
    """Take all records back. Call inside the act's transaction. Raises StandsInTheWayError before anything changes."""
    take_trace_back(batch)
    rows = batch.rows.select_related("unit", "person").filter(outcome=ImportOutcome.CHANGED)
    _note(batch, list(rows), f"Hoàn tác {batch.file.name}")
    batch.trace = []


def _write(trace: Trace, writes: list[Write]) -> None:
    """New initiatives first, each once however many of its authors the list names; then all else by its kind."""
    parents: dict[tuple, Initiative] = {}
    for write in writes:
        if write.parent:
            key = initiative_key({"name": write.parent.name, "year": write.parent.year})
            write.parent = parents.setdefault(key, write.parent)
    trace.create(Initiative, list(parents.values()))
    new, changed = defaultdict(list), defaultdict(dict)
    for write in writes:
        if write.parent:
            write.row.initiative = write.parent
        if write.changes:
            changed[type(write.row)][write.row.pk] = write.changes
        else:
            new[type(write.row)].append(write.row)
    for model, rows in new.items():
        trace.create(model, rows)
    for model, values in changed.items():
        trace.change_each(model, values)


def _note(batch: ImportBatch, rows: list[ImportRow], source: str) -> None:
    """A line in the journal of each person and unit."""
    of_people = [row for row in rows if row.person_id]
    of_units = [row for row in rows if not row.person_id and row.unit_id]
    by = {"actor": batch.asked_by}
    PersonStep.objects.bulk_create(
        [PersonStep(person=row.person, move=PersonAct.IMPORT, note=_said(source, row), **by) for row in of_people],
        batch_size=AT_ONCE,
    )
    UnitStep.objects.bulk_create(
        [UnitStep(unit=row.unit, move=UnitAct.IMPORT, note=_said(source, row), **by) for row in of_units],
        batch_size=AT_ONCE,
    )


def _said(source: str, row: ImportRow) -> str:
    return f"{source}, {row}: {', '.join(change['label'] for change in row.changes)}"
