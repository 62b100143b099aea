"""Lines of a dossier's journal that change no state."""

from uuid import UUID

from awards.models import Dossier, DossierStep
from units.models import Post


def write_down(dossier: Dossier, move: str, *, actor: Post, note: str = "", key: UUID | None = None) -> DossierStep:
    """One line for one act on a dossier that stays in its state."""
    state = dossier.state
    return dossier.steps.create(move=move, source=state, target=state, actor=actor, note=note, key=key)
