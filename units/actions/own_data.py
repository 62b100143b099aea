"""One's own data: taking it along, asking that something be put right."""

from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated
from thiduakt.base.journal import Step
from units.actions.sensitive import note_sensitive_read
from units.choices import PersonAct, SensitiveSight
from units.facts.own_data import Section, owned_by
from units.models import Post
from units.notices.own_data import CorrectionWanted


@transaction.atomic
def take_own_data(*, actor: Post) -> list[Section]:
    """All sections with the citizen id in clear; that it left the system is written down."""
    person = actor.user.person
    if person and person.citizen_id_sealed:
        note_sensitive_read(actor=actor, what=SensitiveSight.EXPORT, person=person)
    return owned_by(actor.user, in_clear=True)


@transaction.atomic
def ask_correction(*, actor: Post, words: str, on: date, key: UUID | None = None) -> Step:
    """A letter to those who keep the record, and a line in its journal; a second press sends no second letter.

    Raises ValidationError when there is nobody to write to.
    """
    lock(actor)  # two presses of one button take turns
    person = actor.user.person
    steps = person.steps if person else actor.user.security_steps
    if before := repeated(steps, key):
        return before
    if not CorrectionWanted(actor, words.strip(), key or uuid4(), on).post():
        raise ValidationError("Chưa có ai nhận đề nghị này trong phần mềm. Hãy báo trực tiếp cho thủ trưởng đơn vị.")
    return steps.create(move=PersonAct.ASK, note=words.strip(), actor=actor, key=key)
