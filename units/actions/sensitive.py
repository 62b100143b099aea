"""Who saw citizen ids: one line each time, never changed."""

from django.db import transaction

from units.choices import SensitiveSight
from units.models import Person, Post, SensitiveRead
from units.policies.people import may_see_id


@transaction.atomic
def note_sensitive_read(*, actor: Post, what: str, count: int = 1, person: Person | None = None) -> SensitiveRead:
    """Write down that the actor saw (or looked for) citizen ids; `what` is a SensitiveSight, `count` people."""
    return SensitiveRead.objects.create(actor=actor, what=what, count=count, person=person)


@transaction.atomic
def reveal_citizen_id(*, person: Person, actor: Post) -> str:
    """The number in clear, and a line that says who saw it."""
    may_see_id(actor, person).require()
    note_sensitive_read(actor=actor, what=SensitiveSight.REVEAL, person=person)
    return person.citizen_id
