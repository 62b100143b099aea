"""Which moves reorganisations and divisions into blocs may make."""

from thiduakt.base.moves import Move, MoveTable
from units.choices import DivisionState, ReorganisationState, Role

R, D = ReorganisationState, DivisionState
REORGANISERS = frozenset({Role.OFFICE_OFFICER, Role.SYSTEM_OFFICER})
ISSUERS = frozenset({Role.OFFICE_OFFICER, Role.REVIEWER, Role.CLERK})

REORGANISATION_MOVES = MoveTable(
    Move("apply", "Áp dụng", {R.DRAFT}, R.APPLIED, REORGANISERS),
    Move("undo", "Hoàn tác", {R.APPLIED}, R.UNDONE, REORGANISERS, needs_note=True),
    Move("cancel", "Hủy phương án", {R.DRAFT}, R.CANCELLED, REORGANISERS),
)

DIVISION_MOVES = MoveTable(
    Move("issue", "Ban hành", {D.DRAFT}, D.ISSUED, ISSUERS),
    Move("record", "Ghi theo quyết định giấy", {D.DRAFT}, D.RECORDED, ISSUERS),
)

REORGANISATION_CLOSED = frozenset({R.UNDONE, R.CANCELLED})
DIVISION_CLOSED = frozenset({D.ISSUED, D.RECORDED})

# What a line of the journal of a division says.
DIVISION_WORDS = {
    "draft": "Lập dự thảo",
    "edit": "Sửa lời văn",
    "add_bloc": "Thêm khối",
    "rename_bloc": "Đổi tên khối",
    "drop_bloc": "Bỏ khối",
    "place": "Xếp đơn vị",
    "issue": "Ban hành",
    "record": "Ghi theo quyết định giấy",
    "appoint": "Thay trưởng, phó khối",
    "post": "Đăng văn bản",
    "withdraw": "Rút văn bản",
    "sign": "Ký giao ước",
    "remind": "Nhắc ký giao ước",
}
