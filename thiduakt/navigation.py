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
    ("Kế hoạch, phong trào", "campaigns:plans", ALL),
    ("Đăng ký thi đua", "campaigns:registrations", ALL),
    ("Hồ sơ khen thưởng", "awards:dossiers", ALL),
    ("Hội đồng", "awards:sessions", VOTERS),
    ("Quyết định", "awards:decisions", ALL),
    ("Sổ thành tích", "awards:register", ALL),
    ("Báo cáo", "reports:statistics", ALL),
    ("Tổ chức", "units:units", ALL | {Role.SYSTEM_OFFICER}),
    ("Quản trị", "admin:index", frozenset({Role.SYSTEM_OFFICER})),
)
# The pages of the last entry but one stand side by side, as tabs.
TABS = (
    ("Đơn vị", "units:units", ALL | {Role.SYSTEM_OFFICER}),
    ("Con người", "units:people", ALL | {Role.SYSTEM_OFFICER}),
    ("Hộ gia đình", "units:households", ALL | {Role.SYSTEM_OFFICER}),
    ("Khối thi đua", "units:blocs", ALL | {Role.SYSTEM_OFFICER}),
    ("Sắp xếp đơn vị", "units:reorganisations", ALL | {Role.SYSTEM_OFFICER}),
    ("Nhập danh sách", "units:imports", IMPORTERS),
    ("Tài khoản", "units:accounts", frozenset({Role.UNIT_HEAD, Role.REVIEWER, Role.SYSTEM_OFFICER})),
    ("Nhật ký xem số", "units:sensitive_reads", frozenset({Role.OFFICE_OFFICER, Role.SYSTEM_OFFICER})),
)
# Pages with an address of their own that belong to an entry.
BELOW = {"campaigns:plans": "campaigns:rounds", "awards:dossiers": "awards:appraisals"}
LATE_AFTER = timedelta(minutes=2)


def surroundings(request) -> dict:
    """Context of every page: `navigation` and `tabs` as (label, url, is_current), and what the header shows."""
    actor = getattr(request, "actor", None)
    return {
        "navigation": _menu(request.path, actor.role) if actor else [],
        "tabs": _tabs(request.path, actor.role) if actor else [],
        "province": settings.PROVINCE_NAME,
        "idle_seconds": settings.SESSION_IDLE_MINUTES * 60,
        "unread_letters": Letter.objects.visible_to(actor).unread().count() if actor else 0,
        "work_waits": bool(actor) and work_waits(timezone.now() - LATE_AFTER),
    }


def _menu(path: str, role: str) -> list[tuple[str, str, bool]]:
    entries = [(label, name, reverse(name)) for label, name, roles in MENU if role in roles]
    return [(label, url, _is_current(path, name, url)) for label, name, url in entries]


def _tabs(path: str, role: str) -> list[tuple[str, str, bool]]:
    """The tabs, on pages under one of them and where there is more than one."""
    open_to = [(label, reverse(name)) for label, name, roles in TABS if role in roles]
    tabs = [(label, url, path.startswith(url)) for label, url in open_to]
    return tabs if len(tabs) > 1 and any(is_current for *_, is_current in tabs) else []


def _is_current(path: str, name: str, url: str) -> bool:
    if url == "/":
        return path == url
    if name == TABS[0][1]:
        return any(path.startswith(reverse(tab)) for _, tab, _ in TABS)
    return path.startswith((url, reverse(BELOW[name])) if name in BELOW else url)
