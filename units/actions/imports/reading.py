"""From the file to rows: cells read by the chosen columns, units found by name, citizen ids checked."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath

from thiduakt.base import files
from thiduakt.base.sheets import Sheet, letter_of, read_sheets, text_of
from thiduakt.base.sheets.table import MOST_ROWS
from thiduakt.base.text import search_key
from units.actions.imports.facts import kept
from units.actions.imports.shares import with_shares_checked
from units.choices import ImportKind, ImportOutcome
from units.intake import columns
from units.intake.entries import entries_of
from units.intake.facts import Facts, facts_of
from units.intake.kinds import KINDS
from units.intake.layouts import Group, Layout, Line, lines_of
from units.matching.citizen_id import LENGTH, hidden_in, problems
from units.models import ImportBatch, ImportRow, Unit


def sheets_of(batch: ImportBatch, *, most_rows: int = MOST_ROWS) -> list[Sheet]:
    """The sheets of the batch's file. Raises UnreadableError; FileNotFoundError when the file is gone."""
    kind = PurePath(batch.file.name).suffix.lower().lstrip(".")
    return read_sheets(files.read(batch.file.sha256), kind, most_rows=most_rows)


def layout_in(said: dict) -> Layout:
    """The layout of a sheet as the mapping keeps it."""
    meanings = {int(place): meaning for place, meaning in said["columns"].items()}
    return Layout(said["header"], said["depth"], meanings)


def rows_of(batch: ImportBatch, sheets: list[Sheet]) -> Iterator[ImportRow]:
    """Unsaved rows of all used sheets: facts and findings, outcome not yet judged (errors are)."""
    rows = _rows_of(batch, sheets)
    return iter(with_shares_checked(list(rows))) if batch.kind == ImportKind.INITIATIVES else rows


def _rows_of(batch: ImportBatch, sheets: list[Sheet]) -> Iterator[ImportRow]:
    places = UnitNames(batch)
    count = 0
    for sheet, said in zip(sheets, batch.mapping, strict=True):
        if not said["used"]:
            continue
        reader = _SheetReader(batch, sheet, said, places)
        for found in lines_of(sheet, layout_in(said), of_units=KINDS[batch.kind].of_units):
            row = reader.group(found) if isinstance(found, Group) else reader.line(found)
            if row:
                count += 1
                row.place = count
                row.nth = count if batch.is_of_records else 0
                yield row


class UnitNames:
    """Units of the list's unit that lived on its day, by their names; one query."""

    def __init__(self, batch: ImportBatch):
        self.home = batch.unit
        self.by_key: dict[str, set[Unit]] = defaultdict(set)
        for unit in Unit.objects.within(batch.unit).alive(batch.as_of):
            for name in {unit.name, unit.short_name, unit.symbol} - {""}:
                self.by_key[search_key(name)].add(unit)

    def find(self, name: str) -> set[Unit]:
        """Units of this name: word for word without marks, or with more words about where (`Phòng Nội vụ huyện X`)."""
        key = search_key(name)
        exact = self.by_key.get(key, set())
        if exact or not key:
            return exact
        longer = {unit for said, units in self.by_key.items() if said.startswith(f"{key} ") for unit in units}
        home = {search_key(self.home.name), search_key(self.home.short_name)} - {""}
        shorter = {
            unit for said, units in self.by_key.items() if any(f"{said} {h}" == key for h in home) for unit in units
        }
        return longer | shorter


class _SheetReader:
    """Rows of one sheet."""

    def __init__(self, batch: ImportBatch, sheet: Sheet, said: dict, units: UnitNames):
        self.batch, self.sheet, self.units = batch, sheet, units
        self.is_grouped = said["grouped"]
        (self.home,) = units.find(sheet.name) if len(units.find(sheet.name)) == 1 else (batch.unit,)

    def group(self, found: Group) -> ImportRow | None:
        """A heading of a group is a row only when its unit is unknown: that is for the officer to see."""
        if not self.is_grouped or len(self.units.find(found.name)) == 1:
            return None
        row = self._row(found.number, found.name)
        row.findings = [_error("A", "Dòng nhóm", self._unknown(found.name))]
        return row

    def line(self, line: Line) -> ImportRow:
        """The row of a line: of a person, or of a unit where the list, or the line, names no person."""
        if not self.batch.is_of_records:
            return self.person(line)
        entries, findings = entries_of(line, self.batch.kind, self.batch.as_of)
        is_nobody = columns.UNIT in line.cells and not {columns.NAME, columns.GIVEN} & line.cells.keys()
        row = self._unit(line) if is_nobody and self.batch.kind != ImportKind.INITIATIVES else self.person(line)
        row.findings += [_error(f.column, f.label, f.message, is_error=f.is_error) for f in findings]
        row.facts |= {"entries": entries}
        return row

    def _unit(self, line: Line) -> ImportRow:
        """The row of a unit, which the line names."""
        name = text_of(line.cells[columns.UNIT])
        row, found = self._row(line.number, name), self.units.find(name)
        if len(found) == 1:
            (row.unit,) = found
        else:
            where = _letter(line, columns.UNIT), columns.label_of(columns.UNIT)
            row.findings = [_error(*where, self._unknown(name))]
        row.facts = {"of_unit": True}
        return row

    def person(self, line: Line) -> ImportRow:
        """The row of a person."""
        facts, findings = facts_of(line, self.batch.as_of)
        row = self._row(line.number, facts.name)
        said = [_error(f.column, f.label, f.message, is_error=f.is_error) for f in findings]
        row.unit, wrong = self._place(line, facts)
        row.findings = [*said, *wrong, *self._citizen(line, facts), *self._hidden(line)]
        row.facts = kept(facts)
        return row

    def _row(self, number: int, name: str) -> ImportRow:
        name = name[:100]
        row = ImportRow(batch=self.batch, sheet=self.sheet.name[:100], number=number, name=name)
        row.name_key, row.outcome = search_key(name), ImportOutcome.ERROR
        return row

    def _place(self, line: Line, facts: Facts) -> tuple[Unit, list[dict]]:
        """The unit that the column names, else the group's, else the sheet's."""
        name = facts.unit or (line.group if self.is_grouped else "")
        found = self.units.find(name)
        if len(found) == 1:
            return next(iter(found)), []
        if not name or not facts.unit:
            return self.home, []
        return self.home, [_error(_letter(line, columns.UNIT), columns.label_of(columns.UNIT), self._unknown(name))]

    def _unknown(self, name: str) -> str:
        count = len(self.units.find(name))
        if count > 1:
            return f"Có {count} đơn vị tên “{name[:80]}” trong {self.batch.unit.label}. Hãy ghi tên đầy đủ."
        return (
            f"Không có đơn vị nào tên “{name[:80]}” trong {self.batch.unit.label}. "
            "Hãy sửa tên hoặc thêm đơn vị trước khi nhập."
        )

    def _hidden(self, line: Line) -> list[dict]:
        """A row that does not show was perhaps struck from the list: it is taken, and said."""
        if line.number not in self.sheet.hidden:
            return []
        text = "Dòng này đang bị ẩn trong tệp. Nếu không thuộc danh sách nữa, hãy bỏ qua dòng."
        return [_error("", "", text, is_error=False)]

    def _citizen(self, line: Line, facts: Facts) -> list[dict]:
        """What is wrong with the citizen id; an old card of nine digits is left out with a word."""
        if not facts.citizen_id:
            return []
        where = _letter(line, columns.CITIZEN), columns.label_of(columns.CITIZEN)
        if len(facts.citizen_id) != LENGTH:
            facts.citizen_id = ""
            return [_error(*where, "Số chứng minh nhân dân 9 chữ số không được lưu nữa.", is_error=False)]
        year = facts.birth.year if facts.birth else None
        return [_error(*where, text) for text in problems(facts.citizen_id, birth_year=year, sex=facts.sex)]


def _letter(line: Line, meaning: str) -> str:
    return letter_of(line.places[meaning])


def _error(column: str, label: str, message: str, *, is_error: bool = True) -> dict:
    """A finding as it is kept: a cell it quotes may hold a citizen id that stands in the wrong column."""
    return {"column": column, "label": label, "message": hidden_in(message), "is_error": is_error}
