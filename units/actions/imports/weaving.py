"""Which line of a list means which unit, and under which it stands."""

from collections import defaultdict
from datetime import date
from graphlib import CycleError, TopologicalSorter

from units.actions.tree import Entry
from units.actions.units import outlives
from units.exports.tree import CHOICES
from units.models import Unit
from units.querysets import LINK
from units.querysets.lives import MARK

# What only a reorganisation, or the hand of the administrator, may change in a unit that is there.
FIXED = ("name", "founded_on", "ended_on")


class Weaver:
    """Finds out which line means which unit and under which it stands; one query for all lines."""

    def __init__(self, lines: list):
        self.lines = {line.number: line for line in lines}
        self.known: dict[str, list[Unit]] = defaultdict(list)
        self.by_place: dict[tuple, list[Unit]] = defaultdict(list)
        for unit in Unit.objects.select_related("parent"):
            for word in {unit.mark, _key_mark(unit), unit.name, unit.short_name} - {""}:
                self.known[word].append(unit)
            self.by_place[unit.name, unit.parent_id].append(unit)
        self.said: dict[str, list] = defaultdict(list)
        for line in lines:
            for word in {line.text("mark"), line.text("name"), line.text("short_name")} - {""}:
                self.said[word].append(line)
        self.made: dict[int, Entry] = {}
        self.taken: dict[object, int] = {}

    def entries(self) -> list[Entry]:
        """Entries in an order in which those above come first; what is wrong is written on the lines."""
        above = {number: self._line_above(line) for number, line in self.lines.items()}
        for number in self._ordered(above):
            line = self.lines[number]
            if not line.mistakes:
                self._weave(line, above[number])
        return [self.made[number] for number in self.made if not self.lines[number].mistakes]

    def _line_above(self, line):
        """The line of the list that names its parent, if one does."""
        found = self.said.get(line.text("parent"), [])
        if len(found) > 1:
            line.wrong("parent", f"Trong bảng có {len(found)} dòng là “{line.text('parent')}”. Hãy ghi mã đơn vị.")
        return found[0] if len(found) == 1 else None

    def _ordered(self, above: dict) -> list[int]:
        """Lines above first. Lines that go round in a circle are told so and left out."""
        graph = {number: {line.number} if line else set() for number, line in above.items()}
        while True:
            try:
                return list(TopologicalSorter(graph).static_order())
            except CycleError as error:
                for number in set(error.args[1]):
                    self.lines[number].wrong("parent", "Đơn vị trực thuộc chính nó hoặc đơn vị bên dưới nó.")
                    graph[number] = set()

    def _weave(self, line, above) -> None:
        parent = self._parent(line, above)
        unit = None if line.mistakes else self._meant(line, parent)
        if line.mistakes:
            return
        entry = Entry(line.number, unit, False) if unit else self._new(line, parent)
        if unit:
            self._compare(line, entry, parent)
        place = (entry.unit.name, parent.pk if parent else None, unit.pk if unit else 0)
        first = self.taken.setdefault(place, line.number)
        if first != line.number:
            line.wrong("name", f"Đơn vị này đã có ở dòng {first}.")
        self.made[line.number] = entry

    def _parent(self, line, above) -> Unit | None:
        if above:
            if above.number not in self.made or above.mistakes:
                line.wrong("parent", f"Dòng {above.number} (đơn vị cấp trên) còn chỗ phải sửa.")
                return None
            return self.made[above.number].unit
        text = line.text("parent")
        found = self.known.get(text, []) if text else []
        found = [unit for unit in found if not unit.ended_on] if len(found) > 1 else found
        if text and len(found) != 1:
            why = "Có nhiều đơn vị" if found else "Không có đơn vị nào"
            line.wrong("parent", f"{why} là “{text[:80]}”. Hãy ghi mã đơn vị hoặc đúng tên đầy đủ.")
        return found[0] if len(found) == 1 else None

    def _meant(self, line, parent: Unit | None) -> Unit | None:
        """The unit that is there already: by its mark, else by name and parent."""
        mark, name = line.text("mark"), line.said["name"]
        found = self.known.get(mark, []) if mark else []
        exact = [unit for unit in found if mark in (unit.mark, _key_mark(unit))]
        if exact:
            return exact[0]
        if mark.startswith(MARK):
            line.wrong("mark", f"Không có đơn vị nào mang mã {mark}. Xóa ô này nếu là đơn vị mới.")
            return None
        there = self.by_place.get((name, parent.pk if parent else None), [])
        twins = [unit for unit in there if not unit.ended_on or unit.founded_on == line.said["founded_on"]]
        return next((unit for unit in twins if not mark or not unit.code), None)

    def _new(self, line, parent: Unit | None) -> Entry:
        fields = {field: value for field, value in line.said.items() if field not in ("mark", "parent")}
        unit = Unit(parent=parent, code=line.text("mark"), **fields)
        if parent and not (parent.founded_on <= unit.founded_on <= (parent.ended_on or unit.founded_on)):
            line.wrong("founded_on", f"{parent.name} không hoạt động vào ngày {unit.founded_on:%d/%m/%Y}.")
        elif parent and parent.ended_on and (unit.ended_on is None or unit.ended_on > parent.ended_on):
            line.wrong("parent", outlives(parent))
        if unit.code and self.taken.setdefault(("code", unit.code), line.number) != line.number:
            line.wrong("mark", f"Mã {unit.code} đã có ở dòng {self.taken['code', unit.code]}.")
        return Entry(line.number, unit, True)

    def _compare(self, line, entry: Entry, parent: Unit | None) -> None:
        unit = entry.unit
        if "parent" in line.said and unit.parent_id != (parent.pk if parent else None):
            there = unit.parent.name if unit.parent else "không trực thuộc đơn vị nào"
            line.wrong("parent", f"Đơn vị đang ở: {there}. Chuyển cơ quan chủ quản phải qua sắp xếp đơn vị.")
        for field, value in line.said.items():
            if field in ("mark", "parent"):
                continue
            old = getattr(unit, field)
            if field in FIXED and old != value:
                shown = f"{old:%d/%m/%Y}" if isinstance(old, date) else old or "để trống"
                line.wrong(field, f"Đang ghi: {shown}. Đổi tên, lập, kết thúc đơn vị phải qua sắp xếp đơn vị.")
            elif old != value and (value or field not in CHOICES):
                entry.changed[field] = (old, value)
        mark = line.text("mark")
        if mark and not mark.startswith(MARK) and mark != unit.code:
            entry.changed["code"] = (unit.code, mark)


def _key_mark(unit: Unit) -> str:
    """The mark of a unit that has no code; it stays good when a code is given later."""
    return f"{MARK}{unit.pk.hex[: LINK - 1]}"
