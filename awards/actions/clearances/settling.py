"""A line of an agency's list that may be about one of several: an officer says who it is, and it is written at once."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.actions.clearances.judging import ClearanceJudge
from awards.actions.clearances.listing import write
from awards.policies.history import may_settle
from thiduakt.base.acts import lock, repeated
from thiduakt.base.undoing import Trace
from units.actions.imports.applying import save_over
from units.actions.imports.opening import counts_of
from units.choices import ImportChoice, ImportOutcome
from units.models import ImportRow, Post

FIELDS = ["facts", "findings", "outcome", "person", "changes", "choice", "doubt", "undo"]


@transaction.atomic
def settle_clearance(*, row: ImportRow, person: UUID | None, actor: Post, key: UUID | None = None) -> ImportRow:
    """The line is about this person (one of its candidates), or about none of those put forward (None).

    Raises Refused when somebody else was quicker, ValidationError when the person is no candidate of the line.
    """
    batch = lock(row.batch)
    row = ImportRow.objects.get(pk=row.pk)
    if repeated(batch.steps, key):
        return row
    may_settle(actor, batch, row).require()
    if person is None:
        row.outcome, row.choice, row.doubt = ImportOutcome.SKIP, ImportChoice.SKIP, ""
    elif str(person) not in {each["id"] for each in row.candidates}:
        raise ValidationError(f"Dòng {row.number}: hãy chọn một trong những người được nêu.")
    else:
        row.choice = ImportChoice.SAME
        ClearanceJudge(batch).choose(row, person)
    if row.outcome == ImportOutcome.NEW:
        trace = Trace()
        write(trace, batch, [row], actor)
        row.undo = {"trace": trace.seal()}
    save_over(ImportRow, [row], FIELDS)
    batch.counts = counts_of(batch)
    batch.save(update_fields=["counts"])
    note = f"{row}, {row.name}: {row.get_outcome_display()}"
    batch.steps.create(move="settle", target=row.outcome, actor=actor, key=key, note=note)
    return row
