"""Who may conclude otherwise than the rules, vouch for statements, and confirm years that break no run."""

from awards.choices import NOMINEE_CLOSED, DossierState, Section
from awards.models import ConfirmedGap, Nominee, Overrule
from awards.policies.dossiers import DossierPolicy
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import Role
from units.models import Post

ONLY_BOARD = f"Kết luận khác kết quả đối chiếu là việc của: {Role.REVIEWER.label}."


def may_overrule(actor: Post, nominee: Nominee) -> Verdict:
    """Whether the actor may conclude otherwise on a finding: the reviewer who holds the dossier, while it is open."""
    if actor.role != Role.REVIEWER:
        return no(ONLY_BOARD)
    if nominee.state in NOMINEE_CLOSED:
        return no(f"Đề nghị {nominee.get_state_display()}, không kết luận lại được nữa.")
    return DossierPolicy(actor, nominee.dossier).can_ask()


def may_withdraw_overrule(actor: Post, overrule: Overrule) -> Verdict:
    """Whether the actor may take it back: the Board, until a decision has been made on the nominee."""
    if actor.role != Role.REVIEWER:
        return no(ONLY_BOARD)
    if not overrule.stands:
        return no("Kết luận này đã được rút.")
    nominee = overrule.nominee
    if nominee.state in NOMINEE_CLOSED or nominee.dossier.state == DossierState.REJECTED:
        return no(f"Đề nghị {nominee.get_state_display()}, không rút kết luận được nữa.")
    return YES


def may_declare(actor: Post, nominee: Nominee) -> Verdict:
    """Whether the actor may state what a standard asks: the unit while it writes, the reviewer who holds it."""
    policy = DossierPolicy(actor, nominee.dossier)
    return policy.can_ask() if actor.role == Role.REVIEWER else policy.can_edit(Section.STANDARDS, nominee=nominee)


def may_confirm_gap(actor: Post) -> Verdict:
    """Whether the actor may say that a year breaks no run."""
    if actor.role == Role.REVIEWER:
        return YES
    return no(f"Xác nhận năm không làm gián đoạn là việc của: {Role.REVIEWER.label}.")


def may_withdraw_gap(actor: Post, gap: ConfirmedGap) -> Verdict:
    """Whether the actor may take the confirmation back."""
    verdict = may_confirm_gap(actor)
    return verdict if gap.stands or not verdict else no("Xác nhận này đã được rút.")
