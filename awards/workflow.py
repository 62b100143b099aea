"""Which moves dossiers, nominees, sessions and decisions may make, and whose they are."""

from awards.choices import AwardState, DecisionState, DossierState, NomineeState, PackState, SessionState
from thiduakt.base.moves import Move, MoveTable
from units.choices import Role

D, N, S, Q, A = DossierState, NomineeState, SessionState, DecisionState, AwardState
BOARD = {Role.REVIEWER}

DOSSIER_MOVES = MoveTable(
    Move("submit", "Trình hồ sơ", {D.DRAFT}, D.SUBMITTED, {Role.UNIT_HEAD}),
    Move("withdraw", "Rút hồ sơ", {D.DRAFT, D.SUBMITTED}, D.WITHDRAWN, {Role.UNIT_HEAD}, needs_note=True),
    Move("take", "Nhận thẩm định", {D.SUBMITTED}, D.IN_APPRAISAL, BOARD),
    Move("return", "Yêu cầu bổ sung", {D.IN_APPRAISAL}, D.RETURNED, BOARD),
    Move("resubmit", "Trình lại", {D.RETURNED}, D.SUBMITTED, {Role.UNIT_HEAD}),
    Move("conclude", "Kết luận thẩm định", {D.IN_APPRAISAL}, D.APPRAISED, BOARD),
    Move("reject", "Không đủ điều kiện", {D.IN_APPRAISAL}, D.REJECTED, BOARD, needs_note=True),
    Move("decide", "Ghi nhận quyết định", {D.APPRAISED}, D.DECIDED, {Role.CLERK, Role.SECRETARY, Role.REVIEWER}),
    Move("archive", "Đưa vào lưu trữ", {D.DECIDED}, D.ARCHIVED, BOARD),
)

NOMINEE_MOVES = MoveTable(
    Move("approve", "Đồng ý đề nghị", {N.PROPOSED, N.AGAINST}, N.FOR, BOARD),
    Move("decline", "Không đồng ý đề nghị", {N.PROPOSED, N.FOR}, N.AGAINST, BOARD, needs_note=True),
    Move("reconsider", "Xem xét lại", {N.FOR, N.AGAINST}, N.PROPOSED, BOARD),
    Move("withdraw", "Rút đề nghị", {N.PROPOSED, N.FOR}, N.WITHDRAWN, {Role.UNIT_OFFICER, Role.UNIT_HEAD}),
    Move("exempt", "Không phải qua Hội đồng", {N.FOR}, N.NOT_NEEDED, BOARD),
    Move("pass", "Hội đồng thông qua", {N.FOR}, N.PASSED, {Role.SECRETARY}),
    Move("fail", "Hội đồng không thông qua", {N.FOR}, N.FAILED, {Role.SECRETARY}),
    Move("award", "Khen thưởng", {N.PASSED, N.NOT_NEEDED}, N.DECIDED, {Role.CLERK, Role.SECRETARY}),
    Move("drop", "Không khen thưởng", {N.PASSED, N.NOT_NEEDED}, N.NOT_DECIDED, {Role.SECRETARY}, needs_note=True),
)

SESSION_MOVES = MoveTable(
    Move("open", "Bắt đầu họp", {S.PLANNED}, S.OPEN, {Role.SECRETARY}),
    Move("close", "Kết thúc phiên họp", {S.OPEN}, S.CLOSED, {Role.SECRETARY}),
)

DECISION_MOVES = MoveTable(
    Move("sign", "Ký quyết định", {Q.DRAFT}, Q.SIGNED, {Role.LEADER}),
    Move("number", "Cấp số", {Q.SIGNED}, Q.NUMBERED, {Role.CLERK}),
    Move("apply", "Áp dụng quyết định", {Q.NUMBERED}, Q.APPLIED, {Role.CLERK, Role.SECRETARY}),
    Move(
        "cancel",
        "Không dùng quyết định",
        {Q.DRAFT, Q.SIGNED, Q.NUMBERED},
        Q.CANCELLED,
        {Role.SECRETARY},
        needs_note=True,
    ),
    Move("revoke", "Hủy bỏ quyết định", {Q.APPLIED}, Q.REVOKED, {Role.LEADER}, needs_note=True),
)

KEEPERS = {Role.REVIEWER, Role.SECRETARY}
AWARD_MOVES = MoveTable(
    Move("replace", "Sửa bằng dòng thay thế", {A.VALID, A.RESTORED}, A.REPLACED, KEEPERS, needs_note=True),
    Move("revoke", "Hủy bỏ khen thưởng", {A.VALID, A.RESTORED}, A.REVOKED, KEEPERS, needs_note=True),
    Move("restore", "Phục hồi khen thưởng", {A.REVOKED}, A.RESTORED, KEEPERS, needs_note=True),
)

DECISION_CLOSED = frozenset({Q.REVOKED, Q.CANCELLED})

P = PackState
PACK_MOVES = MoveTable(
    Move("activate", "Đưa vào áp dụng", {P.OFFERED}, P.ACTIVE, BOARD),
    Move("drop", "Bỏ gói này", {P.OFFERED}, P.DROPPED, BOARD, needs_note=True),
    Move("offer", "Nhận lại gói", {P.DROPPED}, P.OFFERED, BOARD),
    Move("end", "Kết thúc áp dụng", {P.ACTIVE}, P.ENDED, BOARD, needs_note=True),
)
PACK_CLOSED = frozenset({P.ENDED})
