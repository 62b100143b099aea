"""Work of one who leaves, passed to a colleague; called inside the act that was allowed and locked."""

from collections.abc import Iterable

from awards.actions.journal import write_down
from awards.choices import DecisionState, DossierState
from awards.models import Decision, Dossier
from thiduakt.base.acts import lock
from units.models import Post

NOT_YET_APPLIED = (DecisionState.DRAFT, DecisionState.SIGNED, DecisionState.NUMBERED)


def appraised_by(post: Post):
    """Dossiers whose appraisal this reviewer holds."""
    return Dossier.objects.filter(state=DossierState.IN_APPRAISAL, taken_by=post).order_by("code")


def decisions_of(post: Post):
    """Decisions this secretary has drafted and must still bring to their end."""
    return Decision.objects.filter(state__in=NOT_YET_APPLIED, created_by=post).order_by("created_at")


def pass_dossiers(dossiers: Iterable[Dossier], *, to: Post, actor: Post) -> int:
    """Lay dossiers in appraisal into the hands of another reviewer. Returns how many were still there."""
    count = 0
    for dossier in dossiers:
        held, dossier = dossier.taken_by_id, lock(dossier)
        if dossier.state == DossierState.IN_APPRAISAL and dossier.taken_by_id == held:
            dossier.taken_by = to
            dossier.save(update_fields=["taken_by"])
            write_down(dossier, "hand_over", actor=actor, note=f"bàn giao cho {to.user}")
            count += 1
    return count


def pass_decisions(decisions: Iterable[Decision], *, to: Post, actor: Post) -> int:
    """Make another secretary the one who is told what becomes of these decisions. Returns how many."""
    count = 0
    for decision in decisions:
        decision = lock(decision)
        if decision.state in NOT_YET_APPLIED:
            decision.created_by = to
            decision.save(update_fields=["created_by"])
            decision.steps.create(
                move="hand_over", source=decision.state, target=decision.state, actor=actor,
                note=f"bàn giao cho {to.user}",
            )  # fmt: skip
            count += 1
    return count
