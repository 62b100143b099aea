"""Who may do what with the division into blocs, and inside a bloc; every refusal says why."""

from thiduakt.base.clock import today
from thiduakt.base.moves import Move
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import UNIT_ROLES, BlocDocumentKind, BlocRole, DivisionState, Role
from units.models import Bloc, BlocDocument, BlocMember, Post
from units.policies import MovePolicy, roles_in_words
from units.workflow import DIVIDERS, DIVISION_MOVES

LEADING = frozenset({BlocRole.HEAD, BlocRole.DEPUTY})


def may_divide(actor: Post) -> Verdict:
    """Whether the actor may draw up a division into blocs."""
    return _role(actor, DIVIDERS, "Soạn quyết định chia khối")


def _role(actor: Post, roles, act: str) -> Verdict:
    return YES if actor.role in roles else no(f"“{act}” là việc của: {roles_in_words(roles)}.")


class DivisionPolicy(MovePolicy):
    """Rights on a division: the office that drew it up, its issuer, and offices of the whole province."""

    noun = "Quyết định chia khối"
    moves = DIVISION_MOVES

    def can_edit(self) -> Verdict:
        if self.thing.state != DivisionState.DRAFT:
            return no(f"{self.noun} {self.thing.get_state_display()}, không sửa được danh sách nữa.")
        return may_divide(self.actor) and self.in_charge()

    def can_appoint(self) -> Verdict:
        """Whether the actor may put another member at the head of a bloc during the year."""
        if self.thing.state == DivisionState.DRAFT:
            return no("Quyết định chia khối còn là dự thảo; hãy chọn trưởng khối ở trang xếp đơn vị.")
        return self._during_the_year("Thay trưởng, phó khối")

    def can_amend(self) -> Verdict:
        """Whether the actor may draw up a decision that changes the blocs during the year."""
        if self.thing.state == DivisionState.DRAFT:
            return no("Quyết định chia khối còn là dự thảo; hãy sửa ngay danh sách của dự thảo.")
        return self._during_the_year("Điều chỉnh khối")

    def _during_the_year(self, act: str) -> Verdict:
        if not self.thing.is_in_force:
            return no(f"{self.noun} {self.thing.get_state_display()}.")
        return _role(self.actor, DIVIDERS, act) and self.in_charge()

    def in_charge(self, move: Move | None = None) -> Verdict:
        thing, actor = self.thing, self.actor
        drawn_up_by = thing.created_by.unit_id if thing.created_by_id else None
        mine = actor.sees_all or actor.unit_id in {drawn_up_by, thing.issuer_id}
        return YES if mine else no("Bản chia khối này do cơ quan khác soạn.")


class AmendmentPolicy(MovePolicy):
    """Rights on an amendment: those of its division."""

    noun = "Quyết định điều chỉnh"
    moves = DIVISION_MOVES

    def can_edit(self) -> Verdict:
        if self.thing.state != DivisionState.DRAFT:
            return no(f"{self.noun} {self.thing.get_state_display()}, không sửa được nữa.")
        return may_divide(self.actor) and self.in_charge()

    def in_charge(self, move: Move | None = None) -> Verdict:
        return DivisionPolicy(self.actor, self.thing.division).in_charge()


class BlocPolicy:
    """Rights inside a bloc; `place` is the actor's unit's own place in it, if it has one."""

    def __init__(self, actor: Post, bloc: Bloc, place: BlocMember | None):
        self.actor, self.bloc, self.place = actor, bloc, place

    @classmethod
    def of(cls, actor: Post, bloc: Bloc) -> "BlocPolicy":
        """With the place looked up."""
        return cls(actor, bloc, bloc.members.on(today()).filter(unit=actor.unit_id).first())

    def can_post(self) -> Verdict:
        """Whether the actor may post papers of the bloc: programme, pledge, reviews."""
        return self._in_force() and self._at({BlocRole.HEAD}, UNIT_ROLES, "Đăng văn bản của khối")

    def can_withdraw(self, document: BlocDocument, *, is_signed: bool) -> Verdict:
        """Whether the actor may take a paper back; a pledge that somebody has signed stays."""
        if document.withdrawn_at:
            return no("Văn bản này đã được rút.")
        if document.kind == BlocDocumentKind.PLEDGE and is_signed:
            return no("Đã có đơn vị ký giao ước này, không rút được nữa.")
        return self.can_post()

    def can_follow_up(self) -> Verdict:
        """Whether the actor may remind the members that have not signed."""
        return self._in_force() and self._at(LEADING, UNIT_ROLES, "Nhắc ký giao ước")

    def can_sign(self, *, has_pledge: bool, is_signed: bool) -> Verdict:
        """Whether the actor may sign the pledge for the own unit."""
        if not has_pledge:
            return no("Trưởng khối chưa đăng bản giao ước thi đua.")
        if is_signed:
            return no("Đơn vị đã ký giao ước.")
        return self._in_force() and self._at(frozenset(BlocRole), {Role.UNIT_HEAD}, "Ký giao ước")

    def _in_force(self) -> Verdict:
        in_force = self.bloc.division.is_in_force
        return YES if in_force else no("Quyết định chia khối chưa ban hành, khối chưa hoạt động.")

    def _at(self, places, roles, act: str) -> Verdict:
        if self.place is None:
            return no("Đơn vị của bạn không ở khối này.")
        if self.place.role not in places:
            words = ", ".join(BlocRole(role).label for role in sorted(places))
            return no(f"“{act}” là việc của đơn vị giữ vai trò: {words}.")
        return _role(self.actor, roles, act)
