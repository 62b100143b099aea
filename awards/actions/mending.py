"""What the Board asked for and how the unit answered, item by item."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from awards.actions.journal import write_down
from awards.choices import ReturnState
from awards.models import ReturnItem
from awards.policies.dossiers import DossierPolicy
from thiduakt.base.acts import lock, repeated
from thiduakt.base.verdict import no
from units.models import Post


@transaction.atomic
def answer_item(*, item: ReturnItem, answer: str, actor: Post, key: UUID | None = None) -> ReturnItem:
    """The unit says how it mended one item; it may say so again until it hands the dossier in."""
    dossier, item = lock(item.dossier), lock(item)
    if repeated(dossier.steps, key):
        return item
    DossierPolicy(actor, dossier).can_answer().require()
    _require_state(item, {ReturnState.OPEN, ReturnState.ANSWERED})
    if not answer.strip():
        raise ValidationError({"answer": "Hãy ghi đơn vị đã bổ sung gì cho mục này."})
    item.state, item.answer, item.answered_at = ReturnState.ANSWERED, answer.strip(), timezone.now()
    item.save(update_fields=["state", "answer", "answered_at"])
    write_down(dossier, "answer", actor=actor, note=str(item), key=key)
    return item


@transaction.atomic
def accept_item(*, item: ReturnItem, actor: Post, key: UUID | None = None) -> ReturnItem:
    """The reviewer is content with the answer."""
    dossier, item = lock(item.dossier), lock(item)
    if repeated(dossier.steps, key):
        return item
    DossierPolicy(actor, dossier).can_ask().require()
    _require_state(item, {ReturnState.ANSWERED, ReturnState.OPEN})
    item.state = ReturnState.ACCEPTED
    item.save(update_fields=["state"])
    write_down(dossier, "accept", actor=actor, note=str(item), key=key)
    return item


@transaction.atomic
def ask_again(
    *, item: ReturnItem, ground: str, due_on: date, actor: Post, on: date, key: UUID | None = None
) -> ReturnItem:
    """The answer does not do: the item is open again and goes back with the next return."""
    dossier, item = lock(item.dossier), lock(item)
    if repeated(dossier.steps, key):
        return item
    DossierPolicy(actor, dossier).can_ask().require()
    _require_state(item, {ReturnState.ANSWERED})
    if due_on < on:
        raise ValidationError({"due_on": "Hạn bổ sung phải từ hôm nay trở đi."})
    if not ground.strip():
        raise ValidationError({"ground": "Hãy ghi vì sao phần bổ sung chưa đạt."})
    item.state, item.ground, item.due_on = ReturnState.OPEN, ground.strip(), due_on
    item.save(update_fields=["state", "ground", "due_on"])
    write_down(dossier, "ask_again", actor=actor, note=str(item), key=key)
    return item


def _require_state(item: ReturnItem, states: set[str]) -> None:
    if item.state not in states:
        no(f"Mục này {item.get_state_display()}, không thay đổi được nữa.").require()
