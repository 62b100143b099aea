"""Rights on decisions: the secretary drafts, the leader signs, the clerk numbers, either of the two applies."""

from awards.choices import DecisionState
from awards.workflow import DECISION_MOVES
from thiduakt.base.moves import Move
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import Role, UnitKind
from units.models import Post, Unit
from units.policies import MovePolicy


class DecisionPolicy(MovePolicy):
    noun = "Quyết định"
    moves = DECISION_MOVES

    def can_edit(self) -> Verdict:
        """Change the draft: until it is signed."""
        if self.thing.state != DecisionState.DRAFT:
            return no(f"Quyết định {self.thing.get_state_display()}, không sửa được nữa.")
        return may_draft(self.actor)

    def in_charge(self, move: Move) -> Verdict:
        """A leader signs for the own office; a clerk numbers for the office above the own desk."""
        issuer = self.thing.issuer
        if self.actor.role == Role.LEADER and self.actor.unit_id != issuer.pk:
            return no(f"Quyết định này do lãnh đạo {issuer.name} ký.")
        if self.actor.role == Role.CLERK and not self._numbers_for(issuer):
            return no(f"Văn thư của {issuer.name} làm việc này.")
        return YES

    def _numbers_for(self, issuer: Unit) -> bool:
        """Every desk stands somewhere below the province; only those of its offices are the province's own."""
        if not self.actor.unit.path.startswith(issuer.path):
            return False
        return issuer.kind != UnitKind.PROVINCE or self.actor.sees_all


def may_draft(actor: Post) -> Verdict:
    """Whether the actor may draft decisions."""
    return YES if actor.role == Role.SECRETARY else no("Soạn quyết định là việc của Thư ký Hội đồng.")
