"""Lines that wait: a person mends each, says who it is, or leaves it out; each is entered by an act of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from awards.actions.history.doubts import MAY_STAND
from awards.actions.history.entering import write
from awards.actions.history.judging import HistoryJudge
from awards.actions.history.reading import fill, reader_of
from awards.intake.persons import NOBODY
from awards.policies.history import may_settle
from thiduakt.base.acts import lock, repeated
from thiduakt.base.undoing import Trace
from units.actions.imports.applying import save_over
from units.actions.imports.opening import counts_of
from units.choices import ImportChoice, ImportOutcome
from units.models import ImportBatch, ImportRow, Post

FIELDS = (
    "name", "name_key", "unit", "facts", "findings", "outcome", "person", "candidates", "choice", "doubt", "undo",
)  # fmt: skip
MOST_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a person says of a line. `said` are its texts as mended (None: as they are), `chosen` is (kind, id) of the
    subject, `accepted` are doubts that may stand."""

    choice: str = ""
    said: Mapping[str, str] | None = None
    chosen: tuple[str, str] | None = None
    accepted: frozenset[str] = field(default_factory=frozenset)
    subject: str = ""


@transaction.atomic
def settle_line(*, row: ImportRow, settlement: Settlement, actor: Post, key: UUID | None = None) -> ImportRow:
    """Judge the line anew by what was said of it; when nothing is open it enters the register at once.

    Raises Refused when somebody else was quicker, or the list was taken back meanwhile.
    """
    batch = lock(row.batch)
    row = ImportRow.objects.select_related("unit", "batch").get(pk=row.pk)
    if repeated(batch.steps, key):
        return row
    may_settle(actor, batch, row).require()
    row.batch = batch
    _say(row, settlement, HistoryJudge(batch))
    if row.outcome == ImportOutcome.NEW:
        _enter(batch, [row], actor)
    _keep(batch, [row])
    note = f"{row}: {row.get_outcome_display()}"
    batch.steps.create(move="settle", target=row.outcome, actor=actor, key=key, note=note)
    return row


@transaction.atomic
def make_new_records(*, batch: ImportBatch, actor: Post, key: UUID | None = None) -> int:
    """Make records for all whom nobody in the books is like, and enter their awards. Returns how many lines.

    Lines that name the same person (name, birth, unit) share the record.
    """
    batch = lock(batch)
    if repeated(batch.steps, key):
        return 0
    may_settle(actor, batch).require()
    waiting = batch.rows.select_related("unit").filter(outcome=ImportOutcome.UNSURE, doubt=NOBODY)
    rows = list(waiting.order_by("place")[:MOST_AT_ONCE])
    for row in rows:
        row.choice, row.batch = ImportChoice.NEW, batch
    HistoryJudge(batch).judge(rows)
    ready = [row for row in rows if row.outcome == ImportOutcome.NEW]
    _enter(batch, ready, actor)
    _keep(batch, rows)
    batch.steps.create(move="settle", actor=actor, key=key, note=f"Lập hồ sơ mới cho {len(ready)} dòng")
    return len(ready)


def _say(row: ImportRow, settlement: Settlement, judge: HistoryJudge) -> None:
    """Put on the row what was said of it, and judge it."""
    row.choice = settlement.choice
    if settlement.choice == ImportChoice.SKIP:
        row.outcome, row.doubt, row.person = ImportOutcome.SKIP, "", None
        return
    batch = row.batch
    if settlement.said is not None and dict(settlement.said) != row.facts.get("said"):
        row.facts |= {"said": dict(settlement.said), "mended": True}
    above = batch.details.get("above", {}).get(row.sheet) or batch.details.get("heading")
    reader = reader_of(batch, judge.catalogue, above)
    entry = reader.read(row.facts["said"], row.facts.get("group", ""))
    entry.subject = settlement.subject or entry.subject
    fill(row, entry)
    row.facts["chosen"] = dict(zip(("kind", "id"), settlement.chosen, strict=True)) if settlement.chosen else None
    row.facts["accepted"] = sorted(settlement.accepted & MAY_STAND)
    judge.judge([row])


def _enter(batch: ImportBatch, rows: list[ImportRow], actor: Post) -> None:
    """Awards of the rows; the trace of each line stands with the line, of several with the first."""
    if not rows:
        return
    trace = Trace()
    write(trace, batch, rows, actor)
    rows[0].undo = {"trace": trace.seal()}


def _keep(batch: ImportBatch, rows: list[ImportRow]) -> None:
    save_over(ImportRow, rows, list(FIELDS))
    batch.counts = counts_of(batch)
    batch.save(update_fields=["counts"])
