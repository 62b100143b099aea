"""Lines that wait: a person mends each, says who it is, or leaves it out; each is entered by an act of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from awards.actions.history.doubts import MAY_STAND
from awards.actions.history.entering import write
from awards.actions.history.judging import HistoryJudge
from awards.actions.history.reading import fill, read_line, reader_of
from awards.intake import columns as h
from awards.intake.persons import NOBODY
from awards.policies.history import WAITING, may_settle
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
    subject, `accepted` are doubts that may stand; `for_all` mends the award of all waiting lines that word it so."""

    choice: str = ""
    said: Mapping[str, str] | None = None
    chosen: tuple[str, str] | None = None
    accepted: frozenset[str] = field(default_factory=frozenset)
    subject: str = ""
    for_all: bool = False


@transaction.atomic
def settle_line(*, row: ImportRow, settlement: Settlement, actor: Post, key: UUID | None = None) -> ImportRow:
    """Judge the line anew by what was said of it; when nothing is open it enters the register at once.

    Raises Refused when somebody else was quicker, or the list was taken back meanwhile.
    """
    batch = lock(row.batch)
    row = ImportRow.objects.select_related("unit").get(pk=row.pk)
    if repeated(batch.steps, key):
        return row
    may_settle(actor, batch, row).require()
    row.batch = batch
    was, judge = award_said(row), HistoryJudge(batch)
    _say(row, settlement, judge)
    others = _reworded(row, was, judge) if settlement.for_all else []
    rows = [row, *others]
    _enter(batch, [each for each in rows if each.outcome == ImportOutcome.NEW], actor, judge)
    _keep(batch, rows)
    note = f"{row}: {row.get_outcome_display()}"
    if others:
        note += f"; sửa “{was}” thành “{award_said(row)}” ở {len(others)} dòng khác"
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
    judge = HistoryJudge(batch)
    judge.judge(rows)
    _enter(batch, [row for row in rows if row.outcome == ImportOutcome.NEW], actor, judge)
    ready = [row for row in rows if row.outcome == ImportOutcome.NEW]
    _keep(batch, rows)
    batch.steps.create(move="settle", actor=actor, key=key, note=f"Lập hồ sơ mới cho {len(ready)} dòng")
    return len(ready)


def _say(row: ImportRow, settlement: Settlement, judge: HistoryJudge) -> None:
    """Put on the row what was said of it, and judge it."""
    row.choice = settlement.choice
    if settlement.choice == ImportChoice.SKIP:
        row.outcome, row.doubt, row.person = ImportOutcome.SKIP, "", None
        return
    was = row.facts.get("said", {})
    note = {h.NOTE: was[h.NOTE]} if h.NOTE in was else {}  # the form shows no notes, and none may be lost by it
    if settlement.said is not None and {**note, **settlement.said} != was:
        row.facts |= {"said": {**note, **settlement.said}, "mended": True}
    _read(row, judge, settlement.subject)
    row.facts["chosen"] = dict(zip(("kind", "id"), settlement.chosen, strict=True)) if settlement.chosen else None
    row.facts["accepted"] = sorted(settlement.accepted & MAY_STAND)
    judge.judge([row])


def _read(row: ImportRow, judge: HistoryJudge, subject: str = "") -> None:
    """Read the texts of the line anew."""
    details = row.batch.details
    above = details.get("above", {}).get(row.sheet) or details.get("heading")
    entry = read_line(reader_of(row.batch, judge.catalogue, above), row.facts["said"], row.facts.get("group", ""))
    entry.subject = subject or entry.subject
    fill(row, entry)


def award_said(row: ImportRow) -> str:
    """The award as the line words it; empty where the line itself says none."""
    return row.facts.get("said", {}).get(h.AWARD, "")


def of_same_wording(row: ImportRow, said: str) -> QuerySet[ImportRow]:
    """The other waiting lines of the list that word the award so."""
    rows = ImportRow.objects.filter(batch_id=row.batch_id, outcome__in=WAITING).exclude(pk=row.pk)
    return rows.filter(**{f"facts__said__{h.AWARD}": said}) if said else rows.none()


def _reworded(row: ImportRow, was: str, judge: HistoryJudge) -> list[ImportRow]:
    """The other lines that said what this one did, with the award as it is mended now; none when it says nothing."""
    award = award_said(row)
    if award == was or not row.facts["fact"].get("award"):
        return []
    others = list(of_same_wording(row, was).select_related("unit").order_by("place")[:MOST_AT_ONCE])
    for other in others:
        other.batch = row.batch
        other.facts |= {"said": {**other.facts["said"], h.AWARD: award}, "mended": True}
        _read(other, judge)
    judge.judge(others)
    return others


def _enter(batch: ImportBatch, rows: list[ImportRow], actor: Post, judge: HistoryJudge) -> None:
    """Awards of the rows; the trace of each line stands with the line, of several with the first."""
    if not rows:
        return
    trace = Trace()
    write(trace, batch, rows, actor, judge.catalogue.types)
    rows[0].undo = {"trace": trace.seal()}


def _keep(batch: ImportBatch, rows: list[ImportRow]) -> None:
    save_over(ImportRow, rows, list(FIELDS))
    batch.counts = counts_of(batch)
    batch.save(update_fields=["counts"])
