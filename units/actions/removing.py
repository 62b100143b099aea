"""Taking out a rating, a disciplinary measure or a hold that was entered by mistake; the journal keeps all of it."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated
from thiduakt.base.journal import Step
from thiduakt.base.verdict import Verdict
from thiduakt.base.vietnamese import short_date
from units.actions.judgements import may_judge_subject
from units.belongings import resting_on
from units.choices import PersonAct, UnitAct
from units.models import Discipline, Hold, Post, Rating
from units.policies.people import may_keep, may_keep_at

Known = Rating | Discipline | Hold
GONE = "Dòng này vừa được gỡ bỏ ở nơi khác."


def may_remove(actor: Post, row: Known) -> Verdict:
    """Whether the actor may take the row out: whoever may enter it."""
    if not isinstance(row, Rating):
        return may_judge_subject(actor, row.subject)
    return may_keep(actor, row.person) if row.person_id else may_keep_at(actor, row.unit)


@transaction.atomic
def remove_record(*, row: Known, reason: str, actor: Post, key: UUID | None = None) -> Step:
    """Take out what was entered by mistake. Raises Refused, ValidationError (no reason, somebody was faster, a
    submitted dossier rests on the rating)."""
    subject = lock(row.subject)
    if before := repeated(subject.steps, key):
        return before
    may_remove(actor, row).require()
    if not reason.strip():
        raise ValidationError({"reason": "Hãy nêu lý do gỡ bỏ."})
    found = type(row).objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if found is None:
        raise ValidationError(GONE)
    if isinstance(found, Rating) and (sentences := resting_on(found)):
        raise ValidationError(sentences)
    acts = PersonAct if found.person_id else UnitAct
    note = f"{told(found)}. Lý do: {reason.strip()}"
    found.delete()
    return subject.steps.create(move=acts.REMOVE, actor=actor, key=key, note=note)


def told(row: Known) -> str:
    """All that the row says, in words: what, when, by which document."""
    if isinstance(row, Rating):
        said = f"xếp loại năm {row.year}: {row.get_grade_display()}"
    else:
        until = f" đến hết ngày {short_date(row.ends_on)}" if row.ends_on else ""
        noun = row._meta.verbose_name
        said = f"{noun}: {row} từ ngày {short_date(row.starts_on)}{until}"
    return f"{said} ({row.document})" if row.document else said
