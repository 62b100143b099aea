"""Confirming that a year breaks no run of years, and taking that back."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from awards.actions.overruling import Paper
from awards.models import ConfirmedGap, GapStep
from awards.policies.overruling import may_confirm_gap, may_withdraw_gap
from thiduakt.base.acts import lock, repeated
from units.models import Household, Person, Post, Unit

TAKEN = "Năm này đã được xác nhận là không làm gián đoạn."


def confirm_gap(
    *, subject: Person | Unit | Household, year: int, paper: Paper, actor: Post, key: UUID | None = None
) -> ConfirmedGap:
    """Say that the year is stepped over when the subject's years in a row are counted.

    Raises Refused, and ValidationError when the year is confirmed already.
    """
    try:
        with transaction.atomic():
            return _confirm(subject, year, paper, actor, key)
    except IntegrityError:
        before = GapStep.objects.filter(key=key).select_related("gap").first() if key else None
        if before:
            return before.gap
        raise ValidationError({"year": TAKEN}) from None


def _confirm(subject, year: int, paper: Paper, actor: Post, key: UUID | None) -> ConfirmedGap:
    if before := repeated(GapStep.objects.select_related("gap"), key):
        return before.gap
    may_confirm_gap(actor).require()
    whose = {type(subject)._meta.model_name: subject}
    if ConfirmedGap.objects.filter(**whose, year=year, withdrawn_at=None).exists():
        raise ValidationError({"year": TAKEN})
    gap = ConfirmedGap.objects.create(**whose, year=year, **paper.as_fields(actor))
    gap.steps.create(move="confirm", actor=actor, note=f"{gap.paper}; {gap.reason}"[:2000], key=key)
    return gap


@transaction.atomic
def withdraw_gap(*, gap: ConfirmedGap, reason: str, actor: Post, key: UUID | None = None) -> ConfirmedGap:
    """Take the confirmation back; the line stays with both reasons."""
    gap = lock(gap)
    if repeated(gap.steps, key):
        return gap
    may_withdraw_gap(actor, gap).require()
    if not reason.strip():
        raise ValidationError({"reason": "Hãy ghi lý do rút xác nhận."})
    gap.withdrawn_at, gap.withdrawn_by, gap.withdrawn_reason = timezone.now(), actor, reason.strip()
    gap.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    gap.steps.create(move="withdraw", actor=actor, note=gap.withdrawn_reason[:2000], key=key)
    return gap
