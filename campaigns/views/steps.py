"""The journal of a plan, registration or report as a list of what happened."""

from campaigns.workflow import PLAN_MOVES, REGISTRATION_MOVES
from thiduakt.base.vietnamese import moment

NAMES = {
    **{move.name: move.label for move in (*PLAN_MOVES, *REGISTRATION_MOVES)},
    "draft": "Lập dự thảo",
    "edit": "Sửa dự thảo",
    "remind": "Nhắc đơn vị chưa đăng ký",
    "open": "Mở bản đăng ký",
    "fill": "Sửa nội dung đăng ký",
    "write": "Soạn báo cáo",
    "hand_in": "Nộp báo cáo",
    "follow": "Chuyển về đơn vị kế thừa",
}
SHOWN = 30


def steps_of(steps) -> list[dict]:
    """Done steps, the newest first: label, who and when, the note."""
    rows = steps.select_related("actor__user", "actor__unit").order_by("-pk")[:SHOWN]
    return [{"label": NAMES.get(row.move, row.move), "state": "done", "note": _note(row)} for row in rows]


def _note(row) -> str:
    where = f", {row.actor.unit.label}" if row.actor_id else ""
    said = f" · {row.note}" if row.note else ""
    return f"{moment(row.at)} · {row.who}{where}{said}"
