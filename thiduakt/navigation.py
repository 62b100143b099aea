"""What stands around every page: the menu of the reader's role, the province, waiting background work."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from thiduakt.base.jobs import work_waits
from units.choices import IMPORTERS, OFFICE_ROLES, UNIT_ROLES, Role
from units.models import Letter

ALL = OFFICE_ROLES | UNIT_ROLES
VOTERS = frozenset({Role.REVIEWER, Role.SECRETARY, Role.LEADER, Role.CLERK})
MENU = (
    ("Bàn làm việc", "desk", ALL | {Role.SYSTEM_OFFICER}),
    ("Kế hoạch", "campaigns:plans", ALL),
    ("Đăng ký thi đua", "campaigns:registrations", ALL),
    ("Hồ sơ khen thưởng", "awards:dossiers", ALL),
    ("Hội đồng", "awards:sessions", VOTERS),
    ("Quyết định", "awards:decisions", ALL),
    ("Sổ thành tích", "awards:register", ALL),
    ("Báo cáo", "reports:statistics", ALL),
    ("Quy định", "awards:law", ALL | {Role.SYSTEM_OFFICER}),
    ("Tổ chức", "units:units", ALL | {Role.SYSTEM_OFFICER}),
    ("Quản trị", "admin:index", frozenset({Role.SYSTEM_OFFICER})),
)
# Entries of the menu whose pages stand side by side as tabs; the entry leads to the first of them.
TAB_GROUPS = {
    "Quy định": (
        ("Đang áp dụng", "awards:law", ALL | {Role.SYSTEM_OFFICER}),
        ("Gói quy định", "awards:packs", ALL | {Role.SYSTEM_OFFICER}),
        ("Thay đổi theo ngày", "awards:law_changes", ALL | {Role.SYSTEM_OFFICER}),
        ("Thử áp dụng", "awards:simulation", OFFICE_ROLES),
        ("Hạn mức", "awards:quotas", ALL),
    ),
    "Sổ thành tích": (
        ("Sổ thành tích", "awards:register", ALL),
        ("Có thể đề nghị", "awards:prospects", ALL),
        ("Nhập lịch sử", "awards:history", frozenset({Role.OFFICE_OFFICER, Role.REVIEWER, Role.SECRETARY})),
        ("Xác nhận cơ quan khác", "awards:clearances", frozenset({Role.OFFICE_OFFICER, Role.REVIEWER})),
        ("Sổ vàng", "awards:honour_roll", ALL),
        ("Chi thưởng, quỹ", "awards:payments", OFFICE_ROLES),
        ("Tính tiền thưởng", "awards:prize_calculator", ALL),
        ("Tra cứu công khai", "awards:lookup_setting", OFFICE_ROLES),
    ),
    "Tổ chức": (
        ("Đơn vị", "units:units", ALL | {Role.SYSTEM_OFFICER}),
        ("Con người", "units:people", ALL | {Role.SYSTEM_OFFICER}),
        ("Hộ gia đình", "units:households", ALL | {Role.SYSTEM_OFFICER}),
        ("Khối thi đua", "units:blocs", ALL | {Role.SYSTEM_OFFICER}),
        ("Sắp xếp đơn vị", "units:reorganisations", ALL | {Role.SYSTEM_OFFICER}),
        ("Nhập danh sách", "units:imports", IMPORTERS),
        ("Tài khoản", "units:accounts", frozenset({Role.UNIT_HEAD, Role.REVIEWER, Role.SYSTEM_OFFICER})),
        ("Nhật ký xem số", "units:sensitive_reads", frozenset({Role.OFFICE_OFFICER, Role.SYSTEM_OFFICER})),
    ),
}
# Pages with an address of their own that belong to an entry.
BELOW = {"campaigns:plans": "campaigns:rounds", "awards:dossiers": "awards:appraisals"}
LATE_AFTER = timedelta(minutes=2)


def surroundings(request) -> dict:
    """Context of every page: `navigation` and `tabs` as (label, url, is_current), and what the header shows."""
    actor = getattr(request, "actor", None)
    path = getattr(request, "stands_at", request.path)  # a page shared by storeys says where it stands
    return {
        "navigation": _menu(path, actor.role) if actor else [],
        "tabs": _tabs(path, actor.role) if actor else None,
        "province": settings.PROVINCE_NAME,
        "idle_seconds": settings.SESSION_IDLE_MINUTES * 60,
        "unread_letters": Letter.objects.visible_to(actor).unread().count() if actor else 0,
        "work_waits": bool(actor) and work_waits(timezone.now() - LATE_AFTER),
    }


def _menu(path: str, role: str) -> list[tuple[str, str, bool]]:
    entries = [(label, name, reverse(name)) for label, name, roles in MENU if role in roles]
    return [(label, url, _is_current(path, label, name, url)) for label, name, url in entries]


def _tabs(path: str, role: str) -> dict | None:
    """The tabs of the group that the page stands in, where there is more than one to choose from."""
    group = next((label for label in TAB_GROUPS if _stands_in(path, label)), None)
    open_to = [(label, reverse(name)) for label, name, roles in TAB_GROUPS.get(group, ()) if role in roles]
    current = max((url for _, url in open_to if path.startswith(url)), key=len, default=None)
    if len(open_to) < 2 or current is None:
        return None
    return {"label": group, "entries": [(label, url, url == current) for label, url in open_to]}


def _stands_in(path: str, group: str) -> bool:
    return any(path.startswith(reverse(name)) for _, name, _ in TAB_GROUPS[group])


def _is_current(path: str, label: str, name: str, url: str) -> bool:
    if url == "/":
        return path == url
    if label in TAB_GROUPS:
        return _stands_in(path, label)
    return path.startswith((url, reverse(BELOW[name])) if name in BELOW else url)
