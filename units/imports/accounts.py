"""People to invite, from a workbook: every mistake with row and column at once; nothing written here."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from thiduakt.base.sheets import Row, UnreadableError, Value, letter_of, read_sheets
from thiduakt.base.text import search_key
from units.actions.accounts import LOGIN_RULE, Newcomer, is_login, login_from, logins_taken
from units.choices import Role
from units.exports.accounts import COLUMNS
from units.intake import values
from units.models import Post, Unit
from units.policies.accounts import may_give, roles_given_by, units_governed

HEADER_WITHIN = 10
MOST_ROWS = 500
REQUIRED = ("full_name", "unit", "role")
HEADINGS = {field: heading for field, heading, _ in COLUMNS}
LONGEST = {"full_name": 100, "username": 60, "email": 254, "unit": 200, "role": 60, "title": 150}
OTHER_HEADINGS = {"ho ten": "full_name", "email": "email", "e mail": "email", "chuc danh": "title"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and in which cell."""

    row: int
    column: str
    label: str
    message: str


@dataclass(frozen=True, slots=True)
class AccountSheet:
    """What a workbook says: (row number, newcomer) for each good line, and the cells to mend first."""

    rows: tuple[tuple[int, Newcomer], ...]
    mistakes: tuple[Mistake, ...]
    read: int

    @property
    def newcomers(self) -> list[Newcomer]:
        return [newcomer for _, newcomer in self.rows]


def read_accounts(content: bytes, *, actor: Post, on: date) -> AccountSheet:
    """Read a workbook that has passed the check of uploads. Raises ValidationError when it is no list of ours."""
    try:
        sheets = read_sheets(content, "xlsx")
    except UnreadableError as error:
        raise ValidationError(error.sentence) from error
    rows, places = _found_in(sheets)
    if len(rows) > MOST_ROWS:
        raise ValidationError(f"Bảng có hơn {MOST_ROWS} dòng. Hãy chia thành nhiều tệp.")
    reader = _Reader(places, actor, on)
    good = [(row.number, newcomer) for row in rows if (newcomer := reader.newcomer(row))]
    mistakes = sorted(reader.mistakes, key=lambda one: (one.row, one.column))
    return AccountSheet(tuple(good), tuple(mistakes), len(rows))


def _found_in(sheets) -> tuple[list[Row], dict[str, int]]:
    """The filled rows under the first row of our headings, and where each column stands."""
    for sheet in sheets:
        for n, row in enumerate(sheet.rows[:HEADER_WITHIN]):
            found = {field: place for place, cell in reversed([*enumerate(row.cells)]) if (field := _field_of(cell))}
            if all(field in found for field in REQUIRED):
                rows = [one for one in sheet.rows[n + 1 :] if any(one.at(place) for place in found.values())]
                if rows:
                    return rows, found
    needed = ", ".join(f"“{HEADINGS[field]}”" for field in REQUIRED)
    raise ValidationError(f"Không thấy bảng nào có các cột {needed} và ít nhất một dòng. Hãy dùng tệp mẫu.")


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", search_key(text)).strip()


FIELD_OF = {_plain(heading): field for field, heading in HEADINGS.items()} | OTHER_HEADINGS


def _field_of(cell: Value) -> str | None:
    return FIELD_OF.get(_plain(cell)) if isinstance(cell, str) else None


class _Reader:
    """Compares lines with the units and accounts there are; a few queries for all of them."""

    def __init__(self, places: dict[str, int], actor: Post, on: date):
        self.places, self.actor, self.on = places, actor, on
        self.mistakes: list[Mistake] = []
        self.taken = logins_taken()
        self.roles = {_plain(role.label): role for role in Role}
        self.units = defaultdict(list)
        for unit in units_governed(actor, on):
            for name in {search_key(unit.name), search_key(unit.short_name), unit.symbol.lower()} - {""}:
                self.units[name].append(unit)
        self.holders = {
            (search_key(name), unit, role)
            for name, unit, role in Post.objects.in_force(on).values_list("user__full_name", "unit", "role")
        }

    def newcomer(self, row: Row) -> Newcomer | None:
        """The person of a line; None, with the mistakes noted, when a cell is to be mended first."""
        before = len(self.mistakes)
        said = {field: self._cell(row, field) for field in HEADINGS}
        unit, role = self._unit(row, said["unit"]), self._role(row, said["role"])
        login = self._login(row, said["username"])
        self._mail(row, said["email"])
        if unit and role:
            self._require_right(row, unit, role)
        known = unit and role and said["full_name"] and (search_key(said["full_name"]), unit.pk, role) in self.holders
        if known and not login:
            message = f"{said['full_name']} đã có tài khoản với vai trò này. Nếu là người khác, hãy ghi tên đăng nhập."
            self._wrong(row, "full_name", message)
        if len(self.mistakes) > before:
            return None
        login = login or login_from(said["full_name"], self.taken)
        self.taken.add(login)
        return Newcomer(
            full_name=said["full_name"], username=login, email=said["email"], unit=unit, role=role,
            title=said["title"], starts_on=said["starts_on"] or self.on,
        )  # fmt: skip

    def _cell(self, row: Row, field: str):
        value = row.at(self.places[field]) if field in self.places else None
        try:
            said = _day(value, self.on) if field == "starts_on" else values.text(value, LONGEST[field])
        except values.WrongError as error:
            return self._wrong(row, field, str(error))
        if field in REQUIRED and not said:
            return self._wrong(row, field, f"Hãy ghi {HEADINGS[field].lower()}.")
        return said

    def _unit(self, row: Row, said: str) -> Unit | None:
        found = self.units.get(search_key(said), []) if said else []
        if said and len(found) != 1:
            several = f"Có {len(found)} đơn vị tên “{said}”; hãy ghi ký hiệu của đơn vị."
            none = f"Không có đơn vị nào bạn quản lý tên “{said}”. Hãy ghi đủ tên, tên ngắn hoặc ký hiệu."
            return self._wrong(row, "unit", several if found else none)
        return found[0] if found else None

    def _role(self, row: Row, said: str) -> Role | None:
        role = self.roles.get(_plain(said)) if said else None
        if said and role is None:
            labels = "; ".join(role.label for role in roles_given_by(self.actor))
            return self._wrong(row, "role", f"Không có vai trò “{said}”. Hãy ghi một trong: {labels}.")
        return role

    def _login(self, row: Row, said: str) -> str:
        login = (said or "").lower()
        if login and not is_login(login):
            return self._wrong(row, "username", LOGIN_RULE) or ""
        if login in self.taken:
            return self._wrong(row, "username", f"Tên đăng nhập {login} đã có người dùng. Hãy chọn tên khác.") or ""
        return login

    def _mail(self, row: Row, said: str) -> None:
        try:
            if said:
                validate_email(said)
        except ValidationError:
            self._wrong(row, "email", f"“{said[:60]}” không phải là địa chỉ thư điện tử.")

    def _require_right(self, row: Row, unit: Unit, role: Role) -> None:
        verdict = may_give(self.actor, role=role, unit=unit)
        if not verdict:
            self._wrong(row, "role", verdict.reason)

    def _wrong(self, row: Row, field: str, message: str) -> None:
        column = letter_of(self.places[field]) if field in self.places else ""
        self.mistakes.append(Mistake(row.number, column, HEADINGS[field], message))


def _day(value: Value, on: date) -> date | None:
    found = values.day(value, "ngày bắt đầu", on)
    if found and found.day is None:
        raise values.WrongError(f"Hãy ghi đủ ngày/tháng/năm; ô chỉ có năm {found.year}.")
    return found.day if found else None
