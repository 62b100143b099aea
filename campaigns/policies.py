"""Who may do what with plans, registrations, reports and rounds; every refusal says why."""

from campaigns.choices import BY_REPORT, IntakeState, PlanState, RegistrationState, ReportState
from campaigns.models import Deadline, Intake
from campaigns.workflow import PLAN_MOVES, REGISTRATION_MOVES
from thiduakt.base.moves import Move
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import OFFICE_ROLES, UNIT_ROLES, Role
from units.models import Post
from units.policies import MovePolicy, roles_in_words

DRAFTERS = frozenset({Role.OFFICE_OFFICER})
CHASERS = frozenset({Role.OFFICE_OFFICER, Role.REVIEWER})


def _role(actor: Post, roles, act: str) -> Verdict:
    return YES if actor.role in roles else no(f"“{act}” là việc của: {roles_in_words(roles)}.")


def may_draft(actor: Post) -> Verdict:
    """Whether the actor may bring in a plan."""
    return _role(actor, DRAFTERS, "Nhập kế hoạch")


def may_open_round(actor: Post) -> Verdict:
    """Whether the actor may open a round."""
    return _role(actor, CHASERS, "Mở đợt xét")


def may_chase(actor: Post) -> Verdict:
    """Whether the actor may remind units and see who has not handed in."""
    return _role(actor, CHASERS, "Nhắc đơn vị chưa đăng ký")


class IntakePolicy:
    """Rights on a text under review."""

    def __init__(self, actor: Post, intake: Intake):
        self.actor, self.intake = actor, intake

    def can_edit(self) -> Verdict:
        if self.intake.state != IntakeState.OPEN:
            return no("Văn bản này đã được lưu thành dự thảo kế hoạch; hãy sửa trong dự thảo.")
        return may_draft(self.actor)


class PlanPolicy(MovePolicy):
    """Rights on a plan: the office that drafted it, or that issues it, is in charge."""

    noun = "Kế hoạch"
    moves = PLAN_MOVES

    def can_edit(self) -> Verdict:
        if self.thing.state != PlanState.DRAFT:
            return no(f"Kế hoạch {self.thing.get_state_display()}, không sửa được nữa; hãy ban hành kế hoạch thay thế.")
        return _role(self.actor, DRAFTERS, "Sửa dự thảo") and self.in_charge()

    def can_remind(self) -> Verdict:
        if self.thing.state != PlanState.ISSUED:
            return no(f"Kế hoạch {self.thing.get_state_display()}, không còn phải đăng ký.")
        return may_chase(self.actor) and (YES if self.actor.sees_all else self.in_charge())

    def can_register(self, *, is_asked: bool) -> Verdict:
        """Whether the actor's unit may register; `is_asked` says whether the plan was assigned to it."""
        if self.thing.state != PlanState.ISSUED:
            return no(f"Kế hoạch {self.thing.get_state_display()}, không nhận đăng ký.")
        if not is_asked:
            return no("Kế hoạch này không giao cho đơn vị của bạn.")
        return _role(self.actor, UNIT_ROLES, "Đăng ký thi đua")

    def in_charge(self, move: Move | None = None) -> Verdict:
        mine = self.actor.unit_id in {self.thing.created_by.unit_id, self.thing.issuer_id}
        return YES if mine else no("Kế hoạch này do cơ quan khác soạn.")


class RegistrationPolicy(MovePolicy):
    """Rights on a registration: written and sent by the unit, taken or returned by the office."""

    noun = "Bản đăng ký"
    moves = REGISTRATION_MOVES

    def can_edit(self) -> Verdict:
        if self.thing.state not in {RegistrationState.DRAFT, RegistrationState.RETURNED}:
            return no(f"Bản đăng ký {self.thing.get_state_display()}, chỉ sửa được khi được trả lại.")
        return self._plan_in_force() and _role(self.actor, UNIT_ROLES, "Soạn bản đăng ký") and self.in_charge()

    def in_charge(self, move: Move | None = None) -> Verdict:
        if self.actor.role in OFFICE_ROLES or self.actor.unit_id == self.thing.unit_id:
            return self._plan_in_force()
        return no("Bản đăng ký thuộc đơn vị khác.")

    def _plan_in_force(self) -> Verdict:
        plan = self.thing.plan
        return (
            YES if plan.state == PlanState.ISSUED else no(f"Kế hoạch {plan.get_state_display()}, không nhận đăng ký.")
        )


class ReportPolicy:
    """Rights on what a unit hands in for a deadline; `is_assigned` says whether the unit owes it."""

    def __init__(self, actor: Post, deadline: Deadline, *, is_assigned: bool, state: str = ReportState.DRAFT):
        self.actor, self.deadline = actor, deadline
        self.is_assigned, self.state = is_assigned, state

    def can_write(self) -> Verdict:
        if not self.is_assigned:
            return no("Việc này không giao cho đơn vị của bạn.")
        if self.deadline.kind not in BY_REPORT:
            return no(f"“{self.deadline.get_kind_display()}” được nộp ở trang riêng, không nộp bằng báo cáo.")
        if self.state != ReportState.DRAFT:
            return no("Đơn vị đã nộp việc này.")
        if self.deadline.plan_id and self.deadline.plan.state != PlanState.ISSUED:
            return no("Kế hoạch không còn hiệu lực, việc này không phải nộp nữa.")
        return _role(self.actor, UNIT_ROLES, "Soạn báo cáo")

    def can_submit(self) -> Verdict:
        return self.can_write() and _role(self.actor, {Role.UNIT_HEAD}, "Nộp báo cáo")
