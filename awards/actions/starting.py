"""From the check to the dossier: the unit's dossier of an open round, with the one who was checked in it."""

from datetime import date
from uuid import UUID

from django.db import transaction

from awards.actions.dossiers import open_dossier
from awards.actions.nominees import nominate
from awards.actions.wishes import Wish
from awards.models import Dossier
from campaigns.models import Round
from units.models import Post


@transaction.atomic
def start_nomination(*, round: Round, wish: Wish, actor: Post, on: date, key: UUID | None = None) -> Dossier:
    """Open the unit's dossier in the round, or take the one at hand, and put the subject forward; both or neither.

    Raises ValidationError when the round takes no more or the subject cannot be put forward there.
    """
    dossier = open_dossier(round=round, actor=actor, on=on)
    nominate(dossier=dossier, wishes=[wish], actor=actor, on=on, key=key)
    return dossier
