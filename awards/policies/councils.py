"""Rights on council sessions: the secretary runs them, the other offices read."""

from awards.choices import SessionState
from awards.workflow import SESSION_MOVES
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import Role
from units.models import Post
from units.policies import MovePolicy


class SessionPolicy(MovePolicy):
    noun = "Phiên họp"
    moves = SESSION_MOVES

    def can_record(self) -> Verdict:
        """Enter who took part and how they voted."""
        if self.thing.state == SessionState.PLANNED:
            return no("Phiên họp chưa bắt đầu. Hãy bấm “Bắt đầu họp” trước khi nhập thành phần và phiếu.")
        if self.thing.state == SessionState.CLOSED:
            return no("Phiên họp đã kết thúc, kết quả không sửa được nữa.")
        return may_run_sessions(self.actor)


def may_run_sessions(actor: Post) -> Verdict:
    """Whether the actor may call sessions and write in them."""
    return YES if actor.role == Role.SECRETARY else no("Lập phiên họp và nhập kết quả là việc của Thư ký Hội đồng.")
