"""Which moves reorganisations and divisions into blocs may make."""

from thiduakt.base.moves import Move, MoveTable
from units.choices import DivisionState, ReorganisationState, Role

R, D = ReorganisationState, DivisionState
REORGANISERS = frozenset({Role.OFFICE_OFFICER, Role.SYSTEM_OFFICER})
DIVIDERS = frozenset({Role.OFFICE_OFFICER, Role.REVIEWER})
ISSUERS = DIVIDERS | {Role.CLERK}

REORGANISATION_MOVES = MoveTable(
    Move("apply", "Áp dụng", {R.DRAFT}, R.APPLIED, REORGANISERS),
    Move("undo", "Hoàn tác", {R.APPLIED}, R.UNDONE, REORGANISERS, needs_note=True),
    Move("cancel", "Hủy phương án", {R.DRAFT}, R.CANCELLED, REORGANISERS),
)

# Of divisions into blocs, and of the amendments to them.
DIVISION_MOVES = MoveTable(
    Move("issue", "Ban hành", {D.DRAFT}, D.ISSUED, ISSUERS),
    Move("record", "Ghi theo quyết định giấy", {D.DRAFT}, D.RECORDED, ISSUERS),
    Move("drop", "Hủy dự thảo", {D.DRAFT}, D.DROPPED, DIVIDERS),
)

REORGANISATION_CLOSED = frozenset({R.UNDONE, R.CANCELLED})
DIVISION_CLOSED = frozenset({D.ISSUED, D.RECORDED, D.DROPPED})

# What a line of the journal of a division, or of an amendment to it, says.
DIVISION_WORDS = {
    "draft": "Lập dự thảo",
    "edit": "Sửa lời văn",
    "add_bloc": "Thêm khối",
    "rename_bloc": "Đổi tên khối",
    "drop_bloc": "Bỏ khối",
    "place": "Xếp đơn vị",
    "issue": "Ban hành",
    "record": "Ghi theo quyết định giấy",
    "drop": "Hủy dự thảo",
    "set_line": "Ghi thay đổi",
    "drop_line": "Bỏ thay đổi",
    "appoint": "Thay trưởng, phó khối",
    "post": "Đăng văn bản",
    "withdraw": "Rút văn bản",
    "sign": "Ký giao ước",
    "remind": "Nhắc ký giao ước",
}
