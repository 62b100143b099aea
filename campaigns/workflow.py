"""Which moves plans and registrations may make."""

from campaigns.choices import PlanState, RegistrationState
from thiduakt.base.moves import Move, MoveTable
from units.choices import Role

P, R = PlanState, RegistrationState

PLAN_MOVES = MoveTable(
    Move("issue", "Ban hành", {P.DRAFT}, P.ISSUED, {Role.OFFICE_OFFICER, Role.CLERK}),
    Move("supersede", "Thay thế", {P.ISSUED}, P.SUPERSEDED, {Role.OFFICE_OFFICER}, needs_note=True),
    Move("cancel", "Hủy", {P.DRAFT, P.ISSUED}, P.CANCELLED, {Role.OFFICE_OFFICER}, needs_note=True),
)

REGISTRATION_MOVES = MoveTable(
    Move("submit", "Gửi đăng ký", {R.DRAFT, R.RETURNED}, R.SUBMITTED, {Role.UNIT_HEAD}),
    Move("accept", "Tiếp nhận", {R.SUBMITTED}, R.ACCEPTED, {Role.OFFICE_OFFICER, Role.REVIEWER}),
    Move("return", "Trả lại", {R.SUBMITTED}, R.RETURNED, {Role.OFFICE_OFFICER, Role.REVIEWER}, needs_note=True),
)

PLAN_CLOSED = frozenset({P.SUPERSEDED, P.CANCELLED})
REGISTRATION_CLOSED = frozenset({R.ACCEPTED})
