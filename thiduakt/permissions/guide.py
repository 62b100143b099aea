"""The page of the handbook that says who may do what, written from the declared table."""

from collections.abc import Iterable, Iterator

from thiduakt.permissions.door import ALL, MISSING, OFFICE, PARTIES, UNITS, Door
from thiduakt.permissions.situations import PLAIN, SITUATIONS
from thiduakt.permissions.table import DOORS
from thiduakt.permissions.words import AREAS
from units.choices import Role

HEAD = """\
# Ai được làm gì

Trang này do máy viết ra từ bảng quyền, chính là bảng mà kiểm thử dùng để thử từng địa chỉ với từng vai trò; đừng sửa
tay. Bảng thay đổi thì viết lại bằng `manage.py permission_table --guide`.

* **Vai trò của tỉnh** là {office}. **Vai trò của đơn vị** là {units}.
* Cột **Khi nào** để trống: lúc nào cũng vậy. Vai trò không được kể thì không thấy, hoặc thấy mà không làm được; khi
  ấy trang nói lý do.
* Cột **Đơn vị khác**: vai trò cùng tên ở một đơn vị không liên quan. “không thấy” là trang báo không tìm thấy.
* Lãnh đạo, văn thư, chuyên viên văn phòng của một sở chỉ thấy sở ấy và đơn vị trực thuộc; của tỉnh thì thấy toàn tỉnh.
* Ai đăng nhập được mà hôm nay không giữ vai trò nào thì chỉ còn: thư của mình, dữ liệu của mình, đổi mật khẩu, phiên
  đăng nhập, đăng xuất. Trang nào khác cũng nói vai trò nào đã hết ngày nào.
"""
# Addresses for machines, and those that are there only when switched on.
UNSAID = frozenset({"health", "units:office_login", "units:office_back"})
GROUPS = (
    (ALL, "mọi vai trò"),
    (PARTIES, "mọi vai trò trừ Quản trị hệ thống"),
    (ALL - UNITS, "vai trò của tỉnh và Quản trị hệ thống"),
    (OFFICE, "vai trò của tỉnh"),
    (UNITS, "vai trò của đơn vị"),
)


def forgotten_words() -> list[str]:
    """Names and situations of the table for which this page has no words."""
    named = {name for area in AREAS.values() for name in area}
    names = {door.name for door in DOORS} - named - UNSAID
    return sorted(names | {door.about for door in DOORS} - PLAIN - SITUATIONS.keys())


def guide() -> str:
    """The whole page as Markdown."""
    head = HEAD.format(office=_listed(OFFICE), units=_listed(UNITS))
    parts = [head, *(_area(title, words) for title, words in AREAS.items() if _doors(words))]
    return "\n".join([*parts, "## Từng vai trò\n", _for_all(), *(_role(role) for role in Role)])


def _doors(words: Iterable[str]) -> list[Door]:
    order = {name: place for place, name in enumerate(words)}
    return sorted((door for door in DOORS if door.name in order), key=lambda door: order[door.name])


def _area(title: str, words: dict[str, str]) -> str:
    lines = [f"## {title}\n", "| Việc | Khi nào | Được xem | Được làm | Đơn vị khác |", "|---|---|---|---|---|"]
    for door in _doors(words):
        sees, may = _seeing(door), door.may
        cells = [words[door.name], SITUATIONS.get(door.about, ""), _cell(sees), _cell(may), _elsewhere(door)]
        lines.append("|".join(["", *(f" {cell} " if cell else " " for cell in cells), ""]))
    return "\n".join([*lines, ""])


def _seeing(door: Door) -> frozenset[str] | None:
    return None if door.sees is None else door.sees | door.onward


def _cell(roles: frozenset[str] | None) -> str:
    if roles is None:
        return ""
    return next((words for group, words in GROUPS if group == roles), _listed(roles) or "không ai")


def _listed(roles: Iterable[str]) -> str:
    return ", ".join(role.label for role in Role if role in roles)


def _elsewhere(door: Door) -> str:
    if not door.elsewhere:
        return ""
    return "không thấy" if door.elsewhere == MISSING else "không được"


def _acts(allows) -> Iterator[tuple[str, list[str]]]:
    """Areas with the words of their doors that lead to an act for whom `allows(door.may)` holds."""
    for title, words in AREAS.items():
        names = dict.fromkeys(door.name for door in _doors(words) if door.may and allows(door.may))
        if names:
            yield title, [words[name] for name in names]


def _for_all() -> str:
    return _section("Mọi vai trò", _acts(lambda may: may == ALL))


def _role(role: Role) -> str:
    return _section(role.label, _acts(lambda may: role in may and may != ALL))


def _section(title: str, acts: Iterator[tuple[str, list[str]]]) -> str:
    lines = [f"* **{area}**: {', '.join(words)}." for area, words in acts]
    return "\n".join([f"### {title}\n", "Làm được:\n", *(lines or ["* chỉ những việc chung."]), ""])
