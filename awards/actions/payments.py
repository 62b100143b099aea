"""Prizes paid: once for each award, into the ledger of the fund, and back out of it with a reason."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.choices import FundKind, PayoutState
from awards.models import Award, CapChoice, Decision, FundEntry, PaymentStep, Payout, PayoutLine
from awards.policies.payments import PayLine, PaymentList, may_keep_fund, may_pay, rivals_of
from thiduakt.base.acts import lock, repeated
from thiduakt.base.vietnamese import money, short_date
from units.models import Post, Unit


@transaction.atomic
def choose_cap(
    *, decision: Decision, subject: str, amount: int, document: str, actor: Post, key: UUID | None = None
) -> PaymentStep:
    """Say what is paid where the law names only the highest amount; until something of it was paid."""
    decision = lock(decision)
    if before := repeated(decision.payment_steps, key):
        return before
    sheet = PaymentList(decision)
    may_pay(actor, decision, sheet.owner).require()
    cap = next((cap for cap in sheet.caps if cap.subject == subject), None)
    if cap is None:
        raise ValidationError("Mức thưởng của đối tượng này đã được quy định, không phải chọn.")
    if not 0 < amount <= cap.most:
        raise ValidationError({"amount": f"Mức chi phải lớn hơn 0 và không quá {money(cap.most)}."})
    if any(line.paid for line in sheet.lines if line.prize == cap.chosen):
        raise ValidationError("Đã có người được chi theo mức này. Hãy hủy lần chi ấy trước khi đổi mức.")
    CapChoice.objects.update_or_create(
        decision=decision, subject=subject, defaults={"amount": amount, "document": document.strip()}
    )
    return _write(decision, "choose", actor, f"{cap.label}: {money(amount)}, {document.strip()}", key)


@transaction.atomic
def pay_prizes(
    *,
    decision: Decision,
    unit: Unit | None,
    paid_on: date,
    document: str,
    actor: Post,
    on: date,
    key: UUID | None = None,
) -> PaymentStep:
    """Mark everything still due (of one unit, or of all) as paid, and enter it in the fund.

    Raises Refused, or ValidationError: nothing is due, the day cannot be, no document.
    """
    decision = lock(decision)
    if before := repeated(decision.payment_steps, key):
        return before
    _hold_awards(decision)
    sheet = PaymentList(decision)
    may_pay(actor, decision, sheet.owner).require()
    _check_day(paid_on, decision, on)
    if not document.strip():
        raise ValidationError({"document": "Hãy ghi số, ngày của chứng từ chi."})
    lines = [line for line in sheet.payable if unit is None or line.unit.pk == unit.pk]
    if not lines:
        where = f"của {unit.label} " if unit else ""
        raise ValidationError(f"Không còn dòng nào {where}chờ chi: đã chi đủ hoặc chưa có mức thưởng.")
    payout = _pay(sheet, lines, unit, paid_on, document.strip(), actor)
    note = f"{len(lines)} dòng, {money(payout.total)}, {document.strip()}"
    return _write(decision, "pay", actor, f"{unit.label}: {note}" if unit else note, key)


@transaction.atomic
def take_back_payout(*, payout: Payout, note: str, actor: Post, on: date, key: UUID | None = None) -> PaymentStep:
    """A payment entered by mistake: its lines may be paid anew, the ledger gets the opposite entry."""
    decision, payout = lock(payout.decision), lock(payout)
    if before := repeated(decision.payment_steps, key):
        return before
    entry = payout.entries.select_related("owner").get(reverses=None)
    may_keep_fund(actor, entry.owner).require()
    if not note.strip():
        raise ValidationError({"note": "Hãy ghi lý do hủy lần chi."})
    if payout.state != PayoutState.PAID:
        raise ValidationError("Lần chi này đã được hủy rồi.")
    payout.state = PayoutState.REVERSED
    payout.save(update_fields=["state"])
    payout.lines.update(stands=False)
    FundEntry.objects.create(
        owner=entry.owner, year=on.year, kind=entry.kind, amount=entry.amount, dated_on=on, document=entry.document,
        note=note.strip()[:500], payout=payout, reverses=entry, by=actor,
    )  # fmt: skip
    return _write(decision, "take_back", actor, f"{payout.document}: {note.strip()}", key)


def _pay(sheet: PaymentList, lines: list[PayLine], unit, paid_on: date, document: str, actor: Post) -> Payout:
    decision, total = sheet.decision, sum(line.due for line in lines)
    payout = Payout.objects.create(
        decision=decision, unit=unit, paid_on=paid_on, document=document, total=total, by=actor
    )
    rows = [PayoutLine(payout=payout, award=line.award, amount=line.due) for line in lines]
    PayoutLine.objects.bulk_create(rows, batch_size=500)
    FundEntry.objects.create(
        owner=sheet.owner, year=paid_on.year, kind=FundKind.PRIZE, amount=total, dated_on=paid_on, document=document,
        note=f"Tiền thưởng theo Quyết định {decision.full_number}", payout=payout, by=actor,
    )  # fmt: skip
    return payout


def _hold_awards(decision: Decision) -> None:
    """Hold the awards and those that vie with them: two decisions never pay one achievement twice at one moment."""
    own = list(decision.awards.all())
    keys = [award.pk for award in own] + list(rivals_of(own).values_list("pk", flat=True))
    list(Award.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk").values_list("pk"))


def _check_day(paid_on: date, decision: Decision, on: date) -> None:
    if paid_on > on:
        raise ValidationError({"paid_on": f"Ngày chi không được sau hôm nay ({short_date(on)})."})
    if paid_on < decision.issued_on:
        raise ValidationError({"paid_on": f"Ngày chi phải từ ngày quyết định ({short_date(decision.issued_on)})."})


def _write(decision: Decision, move: str, actor: Post, note: str, key: UUID | None) -> PaymentStep:
    return decision.payment_steps.create(
        move=move, source=decision.state, target=decision.state, actor=actor, note=note, key=key
    )
