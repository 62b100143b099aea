"""Rights on the register: the Board enters, puts right, takes back and restores; nobody edits a row."""

from awards.choices import DecisionState
from awards.models import Award
from awards.workflow import AWARD_MOVES, KEEPERS
from thiduakt.base.verdict import YES, Verdict, no
from units.models import Post
from units.policies import MovePolicy, roles_in_words


class AwardPolicy(MovePolicy):
    noun = "Khen thưởng này"
    moves = AWARD_MOVES


def may_enter(actor: Post) -> Verdict:
    """Whether the actor may write old awards into the register by hand."""
    return YES if actor.role in KEEPERS else no(f"Ghi vào sổ thành tích là việc của: {roles_in_words(KEEPERS)}.")


def may_open_lookup(actor: Post) -> Verdict:
    """Whether the actor may open the public look-up, or close it."""
    return YES if actor.role in KEEPERS else no(f"Mở, đóng tra cứu công khai là việc của: {roles_in_words(KEEPERS)}.")


def may_ask_back(award: Award) -> Verdict:
    """Whether a slip of the pen may be the ground: only for rows that no decision made here stands behind."""
    if award.decision_id and award.decision.state == DecisionState.APPLIED:
        return no("Dòng này vào sổ từ quyết định trên hệ thống, không phải ghi nhầm. Hãy chọn căn cứ khác.")
    return YES
