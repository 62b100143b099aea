"""Lists of other agencies as the machinery of imports knows them: read, judged, written, taken back."""

from collections.abc import Iterator
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError

from awards.actions.clearances.judging import ClearanceJudge, note_verdict
from awards.actions.history.leaving import entries_of
from awards.actions.history.reading import fill
from awards.choices import CLEARANCE
from awards.intake import columns as h
from awards.intake.award_names import UNIT, AwardNames
from awards.intake.clearances import HOLD
from awards.intake.entries import Reader, texts_of
from awards.models import Clearance, ClearanceAgency
from thiduakt.base.clock import today
from thiduakt.base.undoing import Trace, built_on, take_back
from units.actions.imports.reading import layout_in, sheets_of
from units.actions.imports.traces import IN_THE_WAY
from units.actions.imports.undoing import StandsInTheWayError
from units.choices import ImportOutcome, PersonAct, Role, UnitAct
from units.intake import columns as c
from units.intake.layouts import Group, Layout, lines_of
from units.listings import Listing
from units.matching.citizen_id import hidden_in
from units.models import Hold, ImportBatch, ImportRow, PersonStep, Post, UnitStep

KEPT = 100
ROLES = frozenset({Role.OFFICE_OFFICER, Role.REVIEWER})


def rows_of_list(batch: ImportBatch) -> tuple[Iterator[ImportRow], int]:
    """Unsaved rows, and about how many there will be."""
    sheets = sheets_of(batch)
    return _rows(batch, sheets), sum(len(sheet.rows) for sheet in sheets)


def _rows(batch: ImportBatch, sheets) -> Iterator[ImportRow]:
    usual = ClearanceAgency.objects.get(pk=batch.details["agency"]).hold_reason
    reader, count = Reader(AwardNames(()), batch.as_of, today()), 0
    for sheet, said in zip(sheets, batch.mapping, strict=True):
        if not said["used"]:
            continue
        layout = layout_in(said)
        meanings, subject = h.as_names(layout.meanings)
        for found in lines_of(sheet, Layout(layout.header, layout.depth, meanings)):
            if isinstance(found, Group):
                continue
            texts = texts_of(found.cells)
            entry = reader.who(texts)
            entry.subject = UNIT if subject == h.COLLECTIVE else entry.subject
            count += 1
            row = ImportRow(batch=batch, sheet=sheet.name[:KEPT], number=found.number, place=count, nth=count)
            row.facts = {"said": {key: hidden_in(text) for key, text in texts.items() if key != c.CITIZEN}}
            fill(row, entry, found.places)
            note_verdict(row, texts, batch.details, usual)
            yield row


def apply_clearances(batch: ImportBatch) -> dict[str, int]:
    """Holds and confirmations of all certain lines. Call inside the act's transaction. Returns the counts."""
    trace = Trace()
    write(trace, batch, list(batch.rows.filter(outcome=ImportOutcome.NEW).order_by("place")), batch.asked_by)
    batch.trace = trace.seal()
    return batch.counts


def write(trace: Trace, batch: ImportBatch, rows: list[ImportRow], actor: Post) -> None:
    """What the rows say of their subjects, and a line in the journal of each who is held."""
    agency = ClearanceAgency.objects.get(pk=batch.details["agency"])
    holds = [_hold(batch, row, agency) if row.facts["verdict"] == HOLD else None for row in rows]
    trace.create(Hold, [hold for hold in holds if hold])
    trace.create(Clearance, [_clearance(batch, row, agency, hold) for row, hold in zip(rows, holds, strict=True)])
    _note(batch, [(row, hold) for row, hold in zip(rows, holds, strict=True) if hold], agency, actor)


def undo_clearances(batch: ImportBatch) -> None:
    """Take them back. Call inside the act's transaction. Raises StandsInTheWayError before anything changes."""
    standing = obstacles(batch)
    if standing:
        raise StandsInTheWayError(" ".join(standing))
    try:
        with transaction.atomic():
            take_back(entries_of(batch))
    except (IntegrityError, ProtectedError, RestrictedError) as error:
        raise StandsInTheWayError(IN_THE_WAY) from error
    batch.trace = []
    batch.rows.exclude(undo={}).update(undo={})


def obstacles(batch: ImportBatch) -> list[str]:
    """What was done since with what the list wrote, in whole sentences."""
    return [f"Có {reason}." for reason in built_on(entries_of(batch))]


def said_in_words(row: ImportRow) -> str:
    """What the line says."""
    fact = row.facts.get("fact", {})
    parts = (fact.get("position", ""), fact.get("unit", ""), row.facts.get("reason", ""), row.facts.get("paper", ""))
    return " · ".join(part for part in parts if part)


def _hold(batch: ImportBatch, row: ImportRow, agency: ClearanceAgency) -> Hold:
    hold = Hold(reason=row.facts["hold_reason"], starts_on=batch.as_of, document=_source(batch, row, agency))
    setattr(hold, f"{row.facts['target']['kind']}_id", UUID(row.facts["target"]["id"]))
    return hold


def _source(batch: ImportBatch, row: ImportRow, agency: ClearanceAgency) -> str:
    """Who said what, by which paper: stands beside the hold wherever it is shown."""
    paper = row.facts["paper"] or batch.document
    said = f"{agency.name}: {row.facts['reason']}" if row.facts["reason"] else agency.name
    return f"{said[:120]}, {paper}"[:200] if paper else said[:200]


def _clearance(batch: ImportBatch, row: ImportRow, agency: ClearanceAgency, hold: Hold | None) -> Clearance:
    found = Clearance(
        batch=batch, agency=agency, year=batch.details["year"], nominee_id=row.facts["nominee"],
        verdict=row.facts["verdict"], reason=row.facts["reason"], document=row.facts["paper"] or batch.document,
        stated_on=batch.as_of, hold=hold,
    )  # fmt: skip
    setattr(found, f"{row.facts['target']['kind']}_id", UUID(row.facts["target"]["id"]))
    return found


def _note(batch: ImportBatch, held: list[tuple[ImportRow, Hold]], agency: ClearanceAgency, actor: Post) -> None:
    """A line in the journal of each person and unit that is held."""
    by = {"actor": actor}
    note = f"{batch.file.name}, {agency.name}: {{}}"
    PersonStep.objects.bulk_create(
        PersonStep(person_id=hold.person_id, move=PersonAct.IMPORT, note=note.format(hold), **by)
        for _, hold in held if hold.person_id
    )  # fmt: skip
    UnitStep.objects.bulk_create(
        UnitStep(unit_id=hold.unit_id, move=UnitAct.IMPORT, note=note.format(hold), **by)
        for _, hold in held if hold.unit_id
    )  # fmt: skip


CLEARANCE_LISTING = Listing(
    code=CLEARANCE,
    label="xác nhận của cơ quan khác",
    kind=h.CLEARANCE,
    roles=ROLES,
    read=rows_of_list,
    judge=lambda batch: ClearanceJudge(batch).judge,
    apply=apply_clearances,
    undo=undo_clearances,
    obstacles=obstacles,
    said=said_in_words,
    home=("Xác nhận của cơ quan khác", "awards:clearances"),
    again="awards:clearance_new",
    template="awards/parts/clearance_state.html",
    waits="awards:clearances",
)
