"""Whether an invitation still opens the door, and if not, what to do instead."""

from datetime import datetime

from thiduakt.base.verdict import YES, Verdict, no
from thiduakt.base.vietnamese import moment
from units.choices import InvitationState
from units.models import Invitation

UNKNOWN = (
    "Mã mời không đúng. Hãy xem lại từng chữ trên thư hoặc trên giấy; nếu vẫn không được, hãy nhờ người quản lý tài "
    "khoản của đơn vị gửi lời mời mới."
)


def may_accept(invitation: Invitation | None, *, now: datetime) -> Verdict:
    """Whether a password may be set with it; the reason says how to get a new one."""
    if invitation is None:
        return no(UNKNOWN)
    again = f"Hãy nhờ {invitation.by.user} ({invitation.by.unit.label}) gửi lời mời mới."
    state = invitation.state_at(now)
    if state == InvitationState.USED:
        return no(
            f"Mã mời này đã được dùng lúc {moment(invitation.used_at)}; mỗi mã chỉ dùng một lần. Nếu bạn đã đặt mật "
            f"khẩu thì hãy đăng nhập; nếu không phải bạn, hãy báo ngay cho {invitation.by.user}."
        )
    if state == InvitationState.EXPIRED:
        return no(f"Mã mời này đã hết hạn lúc {moment(invitation.expires_at)}. {again}")
    if state == InvitationState.REVOKED or not invitation.user.is_active:
        return no(f"Mã mời này đã được thu hồi hoặc thay bằng lời mời khác. {again}")
    return YES
