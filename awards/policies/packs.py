"""Rights on the law as data: everybody of the house reads it, the Board changes it."""

from awards.choices import LOCAL_PACK
from awards.workflow import PACK_MOVES
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import Role
from units.models import Post
from units.policies import MovePolicy


class PackPolicy(MovePolicy):
    noun = "Gói quy định"
    moves = PACK_MOVES

    def in_charge(self, move) -> Verdict:
        """The province's own entries are ended one by one."""
        if self.thing.code == LOCAL_PACK:
            return no("Gói này gồm những mục tỉnh tự nhập; hãy kết thúc từng mục ở trang của mục đó.")
        return YES


def may_change_law(actor: Post) -> Verdict:
    """Whether the actor may take in packs and end, override or add entries."""
    if actor.role == Role.REVIEWER:
        return YES
    return no("Nhận gói quy định, đổi hoặc kết thúc một mục là việc của Ban Thi đua - Khen thưởng.")
