"""A list of people who go elsewhere than the rule says: every mistake with row and column at once, nothing written."""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from thiduakt.base.sheets import Row, Sheet, UnreadableError, letter_of, read_sheets
from thiduakt.base.text import has_control, search_key
from units.actions.person_moves import Wish
from units.choices import ChangeAct
from units.facts.movements import still_on
from units.facts.plans import Plan
from units.intake import values
from units.intake.unit_names import unit_key
from units.models import Employment, Person, UnitChange

HEADER_WITHIN = 15
NAMED = 6
COLUMNS = {
    "name": ("Họ và tên", r"^ho (va )?ten|^ten\b"),
    "birth": ("Năm sinh", r"\bsinh\b"),
    "position": ("Chức vụ mới", r"^chuc (vu|danh)"),
    "source": ("Đơn vị cũ", r"\b(cu|hien nay|hien tai|di)$|^tu don vi|^noi di"),
    "target": ("Đơn vị mới", r"\b(moi|den)$|^den don vi|^noi den|^chuyen ve"),
}
REQUIRED = ("name", "target")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and in which cell."""

    row: int
    column: str
    label: str
    message: str


@dataclass(frozen=True, slots=True)
class MoveSheet:
    """What a list says: wishes to keep, and the cells to mend first."""

    wishes: tuple[Wish, ...]
    mistakes: tuple[Mistake, ...]
    read: int


def read_moves(content: bytes, kind: str, plan: Plan) -> MoveSheet:
    """Read a list (a checked file, or pasted text as "csv"). Raises ValidationError when it is no list of ours."""
    try:
        sheets = read_sheets(content, kind)
    except UnreadableError as error:
        raise ValidationError(error.sentence) from error
    sheet, start, places = _list_in(sheets)
    lines = [_Line(row, places, plan.day) for row in sheet.rows[start + 1 :]]
    lines = [line for line in lines if line.said or line.mistakes]
    if not lines:
        raise ValidationError("Danh sách không có dòng nào dưới hàng tiêu đề. Hãy điền rồi gửi lại.")
    matcher = _Matcher(plan, lines)
    wishes = [wish for line in lines if (wish := matcher.wish(line))]
    mistakes = tuple(mistake for line in lines for mistake in line.mistakes)
    return MoveSheet(tuple(wishes), mistakes, len(lines))


def _list_in(sheets: list[Sheet]) -> tuple[Sheet, int, dict[str, int]]:
    for sheet in sheets:
        for start, row in enumerate(sheet.rows[:HEADER_WITHIN]):
            places: dict[str, int] = {}
            for place, value in enumerate(row.cells):
                key = _column_of(value)
                if key:
                    places.setdefault(key, place)
            if all(key in places for key in REQUIRED):
                return sheet, start, places
    raise ValidationError(
        "Không thấy hàng tiêu đề có cột “Họ và tên” và “Đơn vị mới”. Hãy thêm hàng tiêu đề: "
        "Họ và tên, Năm sinh, Đơn vị cũ, Đơn vị mới, Chức vụ mới."
    )


def _column_of(value: object) -> str | None:
    words = re.sub(r"[^a-z0-9]+", " ", search_key(values.text_of(value))).strip()
    found = [key for key, (_, wording) in COLUMNS.items() if words and re.search(wording, words)]
    return found[0] if found else None


class _Line:
    """One row: what its cells say by the key of their column, and what is wrong with them."""

    def __init__(self, row: Row, places: dict[str, int], on):
        self.number, self.places = row.number, places
        self.said: dict[str, object] = {}
        self.mistakes: list[Mistake] = []
        for key, place in places.items():
            try:
                self._read(key, row.at(place), on)
            except values.WrongError as error:
                self.wrong(key, str(error))

    def wrong(self, key: str, message: str) -> None:
        column = letter_of(self.places[key]) if key in self.places else ""
        self.mistakes.append(Mistake(self.number, column, COLUMNS[key][0], message))

    def text(self, key: str) -> str:
        return self.said.get(key) or ""

    def _read(self, key: str, value, on) -> None:
        said = values.day(value, "năm sinh", on) if key == "birth" else values.text(value, 200)
        if isinstance(said, str) and has_control(said):
            raise values.WrongError("Ô có ký tự không đọc được. Hãy gõ lại.")
        if said:
            self.said[key] = said


class _Matcher:
    """Compares lines with the people and the units of the plan; one query for all lines."""

    def __init__(self, plan: Plan, lines: list[_Line]):
        self.plan, self.seen = plan, set()
        keys = {search_key(line.text("name")) for line in lines}
        there = Employment.objects.filter(still_on(plan), unit__in=plan.units, person__search_key__in=keys)
        self.by_name: dict[str, dict[tuple, Person]] = defaultdict(dict)
        for job in there.select_related("person").order_by("pk"):
            place = (plan.by_unit[job.unit_id].pk, job.person_id)
            self.by_name[job.person.search_key][place] = job.person
        self.called = defaultdict(list)
        for change in plan.changes:
            for name in _names_of(change):
                self.called[unit_key(name)].append(change)

    def wish(self, line: _Line) -> Wish | None:
        """The wish of the line; None, with the reasons noted on it, when something has to be mended."""
        if line.mistakes:
            return None
        target = self._target(line)
        found = self._person(line)
        if target is None or found is None:
            return None
        source, person = found
        if source.pk == target.pk:
            line.wrong("target", f"{person.full_name} đang ở {source.label}. Hãy chọn đơn vị khác.")
        elif (source.pk, person.pk) in self.seen:
            line.wrong("name", f"{person.full_name} đã có ở dòng trên. Hãy bỏ một dòng.")
        else:
            self.seen.add((source.pk, person.pk))
            return Wish(person, source, target, line.text("position")[:150])
        return None

    def _target(self, line: _Line) -> UnitChange | None:
        living = [row for row in self.plan.changes if row.act != ChangeAct.END]
        return self._unit(line, "target", living)

    def _unit(self, line: _Line, key: str, allowed: list[UnitChange]) -> UnitChange | None:
        said = line.text(key)
        found = [change for change in self.called.get(unit_key(said), []) if change in allowed]
        if len({change.pk for change in found}) == 1:
            return found[0]
        names = ", ".join(change.label for change in allowed[:NAMED]) + (" …" if len(allowed) > NAMED else "")
        label = COLUMNS[key][0].lower()
        asked = f"Phương án không có {label} “{said[:80]}”." if said else f"Hãy ghi {label}."
        line.wrong(key, f"{asked} Chọn một trong: {names}.")
        return None

    def _person(self, line: _Line) -> tuple[UnitChange, Person] | None:
        name, birth = line.text("name"), line.said.get("birth")
        if not name:
            line.wrong("name", "Hãy ghi họ và tên.")
            return None
        found = self.by_name.get(search_key(name), {})
        if line.text("source"):
            source = self._unit(line, "source", [row for row in self.plan.changes if row.unit_id])
            if source is None:
                return None
            found = {place: person for place, person in found.items() if place[0] == source.pk}
        exact = {place: person for place, person in found.items() if person.full_name.lower() == name.lower()}
        found = exact or found
        born = {place: person for place, person in found.items() if birth and person.birth_year in (birth.year, None)}
        if birth and found and not born:
            line.wrong("birth", f"{name} có trong đơn vị nhưng năm sinh không khớp. Hãy xem lại năm sinh.")
            return None
        return self._only(line, name, born if birth else found)

    def _only(self, line: _Line, name: str, found: dict[tuple, Person]) -> tuple[UnitChange, Person] | None:
        if len(found) == 1:
            (source, _), person = next(iter(found.items()))
            return self.plan.by_pk[source], person
        if found:
            line.wrong("birth", f"Có {len(found)} người tên {name}. Hãy ghi năm sinh và đơn vị cũ để phân biệt.")
        else:
            line.wrong("name", f"Không có {name} ở các đơn vị trong phương án. Hãy xem lại họ tên và đơn vị cũ.")
        return None


def _names_of(change: UnitChange) -> set[str]:
    """All a unit may be called in a list: before and after."""
    names = {change.name, change.short_name}
    if change.unit_id:
        names |= {change.unit.name, change.unit.short_name}
    return names - {""}
