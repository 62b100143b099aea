"""The outbox: a letter is claimed by a conditional update, then sent; never twice without a person's word."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from units.choices import Channel, InvitationState, LetterState
from units.models import Letter, User

CLAIM_LASTS = timedelta(minutes=10)
MAX_ATTEMPTS = 3


def send_waiting_letters() -> int:
    """Send the e-mail letters that wait; safe to run twice at once. Returns how many left."""
    _doubt_abandoned()
    sent = 0
    waiting = Letter.objects.filter(channel=Channel.EMAIL, state=LetterState.NEW)
    for pk in list(waiting.order_by("pk").values_list("pk", flat=True)[:500]):
        sent += _send(pk)
    return sent


def _doubt_abandoned() -> None:
    """A worker died between claiming and noting: whether the mail went out, only a person can tell."""
    abandoned = Letter.objects.filter(state=LetterState.CLAIMED, claimed_at__lt=timezone.now() - CLAIM_LASTS)
    abandoned.update(state=LetterState.IN_DOUBT)


def _send(pk: int) -> bool:
    mine = Letter.objects.filter(pk=pk, state=LetterState.NEW)
    if not mine.update(state=LetterState.CLAIMED, claimed_at=timezone.now()):
        return False
    letter = Letter.objects.select_related("to", "invitation__user").get(pk=pk)
    if _is_void(letter):
        Letter.objects.filter(pk=pk).update(state=LetterState.CANCELLED)
        return False
    letter.attempt += 1
    try:
        _message(letter).send()
    except OSError as error:
        letter.error = str(error)
        letter.state = LetterState.NEW if letter.attempt < MAX_ATTEMPTS else LetterState.FAILED
    else:
        letter.state, letter.sent_at, letter.error = LetterState.SENT, timezone.now(), ""
    letter.save(update_fields=["state", "attempt", "error", "sent_at"])
    return letter.state == LetterState.SENT


def _is_void(letter: Letter) -> bool:
    """An invitation that opens nothing any more is not sent after all."""
    invitation = letter.invitation
    return invitation is not None and invitation.state_at(timezone.now()) != InvitationState.OPEN


def _message(letter: Letter) -> EmailMessage:
    link = letter.invitation.link if letter.invitation else letter.link
    body = f"{letter.body}\n\n{settings.PUBLIC_URL}{link}" if link else letter.body
    if letter.invitation:
        body += f"\n\nMã mời, nếu trang hỏi: {letter.invitation.code}"
    host = settings.PUBLIC_URL.split("//")[-1].split(":")[0]
    headers = {"Message-ID": f"<{letter.key.replace(':', '.')}@{host}>"}
    return EmailMessage(letter.subject, body, None, [letter.to.email], headers=headers)


@transaction.atomic
def resend_letters(*, letters) -> int:
    """A person's word that these go out once more: the failed and the doubtful wait again. Returns how many."""
    stuck = letters.filter(channel=Channel.EMAIL, state__in=[LetterState.FAILED, LetterState.IN_DOUBT])
    return stuck.update(state=LetterState.NEW, attempt=0, error="", claimed_at=None)


@transaction.atomic
def read_letter(*, letter: Letter, user: User) -> Letter:
    """Mark a letter of one's own tray as read."""
    if letter.to_id == user.pk and letter.read_at is None:
        letter.read_at = timezone.now()
        letter.save(update_fields=["read_at"])
    return letter
