"""The public look-up: opened and closed by the Board; each caller may ask so often and no more."""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from awards.facts.lookup import is_open
from awards.models import LookupStep, LookupTry
from awards.policies.register import may_open_lookup
from thiduakt.base.acts import repeated
from units.models import Post

MINUTES, QUESTIONS = 5, 20
KEPT = timedelta(days=1)
NETWORK_BITS = 64


@transaction.atomic
def set_lookup(*, opened: bool, note: str, actor: Post, key: UUID | None = None) -> LookupStep:
    """Open the public page or close it, with a reason. Raises Refused and ValidationError."""
    may_open_lookup(actor).require()
    if before := repeated(LookupStep.objects, key):
        return before
    if not note.strip():
        raise ValidationError({"note": "Hãy ghi lý do, hoặc văn bản cho mở, đóng."})
    source, target = (LookupStep.OPEN, LookupStep.CLOSED) if is_open() else (LookupStep.CLOSED, LookupStep.OPEN)
    if opened is is_open():
        target = source
    return LookupStep.objects.create(move="set", source=source, target=target, actor=actor, note=note.strip(), key=key)


def may_ask_once_more(address: str, now: datetime) -> bool:
    """Write down one question of a caller; False when there have been too many in this span of five minutes.

    The row is counted up in the database: several processes and a double click are counted right.
    """
    since = now.replace(minute=now.minute - now.minute % MINUTES, second=0, microsecond=0)
    caller = salted_hmac("awards.lookup", _network_of(address), algorithm="sha256").hexdigest()
    with transaction.atomic():
        made, fresh = LookupTry.objects.get_or_create(caller=caller, since=since)
        LookupTry.objects.filter(pk=made.pk).update(asked=F("asked") + 1)
        if fresh:
            LookupTry.objects.filter(since__lt=now - KEPT).delete()
    return LookupTry.objects.filter(pk=made.pk, asked__lte=QUESTIONS).exists()


def _network_of(address: str) -> str:
    """One caller: an address of version 4; of version 6 the network, for each household has 2^64 of those."""
    found = ip_address(address)
    return address if found.version == 4 else str(ip_network((found, NETWORK_BITS), strict=False))
