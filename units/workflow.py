"""Which moves reorganisations and divisions into blocs may make."""

from thiduakt.base.moves import Move, MoveTable
from units.choices import DivisionState, ReorganisationState, Role

R, D = ReorganisationState, DivisionState
DRAFTERS = frozenset({Role.OFFICE_OFFICER, Role.REVIEWER, Role.SYSTEM_OFFICER})
ISSUERS = frozenset({Role.OFFICE_OFFICER, Role.REVIEWER, Role.CLERK})

REORGANISATION_MOVES = MoveTable(
    Move("apply", "Áp dụng", {R.DRAFT}, R.APPLIED, DRAFTERS),
    Move("undo", "Hoàn tác", {R.APPLIED}, R.UNDONE, DRAFTERS),
    Move("cancel", "Hủy", {R.DRAFT}, R.CANCELLED, DRAFTERS),
)

DIVISION_MOVES = MoveTable(
    Move("issue", "Ban hành", {D.DRAFT}, D.ISSUED, ISSUERS),
    Move("record", "Ghi theo quyết định giấy", {D.DRAFT}, D.RECORDED, ISSUERS),
)

REORGANISATION_CLOSED = frozenset({R.UNDONE, R.CANCELLED})
DIVISION_CLOSED = frozenset({D.ISSUED, D.RECORDED})
