"""The ledger of a fund: what comes in, what is spent by hand, and the opposite of a wrong entry."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.choices import FundKind
from awards.models import FundEntry
from awards.policies.payments import may_keep_fund
from thiduakt.base.acts import lock, repeated
from thiduakt.base.vietnamese import short_date
from units.models import Post, Unit

# Prizes come from payment lists only: nobody types them in a second time.
BY_HAND = tuple((kind.value, kind.label) for kind in FundKind if kind != FundKind.PRIZE)


@transaction.atomic
def enter_in_fund(
    *,
    owner: Unit,
    kind: str,
    amount: int,
    dated_on: date,
    document: str,
    note: str,
    actor: Post,
    on: date,
    key: UUID | None = None,
) -> FundEntry:
    """One entry by hand in the ledger of the year of its day."""
    owner = lock(owner)
    if before := repeated(FundEntry.objects, key):
        return before
    may_keep_fund(actor, owner).require()
    if kind not in dict(BY_HAND):
        raise ValidationError({"kind": "Tiền thưởng được ghi từ danh sách chi thưởng, không ghi tay ở đây."})
    if amount <= 0:
        raise ValidationError({"amount": "Số tiền phải lớn hơn 0."})
    if dated_on > on:
        raise ValidationError({"dated_on": f"Ngày thu, chi không được sau hôm nay ({short_date(on)})."})
    return FundEntry.objects.create(
        owner=owner, year=dated_on.year, kind=kind, amount=amount, dated_on=dated_on, document=document.strip(),
        note=note.strip(), by=actor, key=key,
    )  # fmt: skip


@transaction.atomic
def reverse_entry(*, entry: FundEntry, note: str, actor: Post, on: date, key: UUID | None = None) -> FundEntry:
    """Set a wrong entry off by its opposite, dated today; both stay in the ledger."""
    owner, entry = lock(entry.owner), lock(entry)
    if before := repeated(FundEntry.objects, key):
        return before
    may_keep_fund(actor, owner).require()
    if not note.strip():
        raise ValidationError({"note": "Hãy ghi lý do ghi đảo."})
    if entry.payout_id:
        raise ValidationError("Khoản này từ danh sách chi thưởng: hãy hủy lần chi ở trang của quyết định.")
    if entry.reverses_id or FundEntry.objects.filter(reverses=entry).exists():
        raise ValidationError("Khoản này đã được ghi đảo.")
    return FundEntry.objects.create(
        owner=owner, year=on.year, kind=entry.kind, amount=entry.amount, dated_on=on, document=entry.document,
        note=note.strip(), reverses=entry, by=actor, key=key,
    )  # fmt: skip
