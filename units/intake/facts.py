"""One line of a list as facts about a person, with every cell that cannot be taken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from thiduakt.base.sheets import Value, letter_of
from thiduakt.base.text import squeeze
from units.intake import columns, values
from units.intake.columns import label_of
from units.intake.layouts import Line
from units.intake.values import Day, WrongError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in a cell; one that `is_error` must be mended before anything is written."""

    column: str
    label: str
    message: str
    is_error: bool = True


@dataclass(slots=True)
class Facts:
    """What a line says of a person; empty where it says nothing."""

    name: str = ""
    birth: Day | None = None
    sex: str = ""
    citizen_id: str = ""
    ethnic: str = ""
    party: bool | None = None
    party_on: Day | None = None
    position: str = ""
    unit: str = ""
    since: Day | None = None
    ratings: dict[int, str] = field(default_factory=dict)
    typed_name: str = ""
    """The name as the list has it, where its capitals were put right."""


def facts_of(line: Line, on: date) -> tuple[Facts, list[Finding]]:
    """The facts of a line and its findings; `on` is the day the list was drawn up."""
    reader = Cells(line)
    name, typed = _name(reader)
    facts = Facts(name=name, typed_name=typed, sex=_sex(reader), birth=_birth(reader, on))
    facts.citizen_id = reader.take(columns.CITIZEN, values.citizen_id) or ""
    facts.ethnic = reader.take(columns.ETHNIC, lambda cell: values.words(cell, 40)) or ""
    facts.position = reader.take(columns.POSITION, lambda cell: values.words(cell, 150)) or ""
    facts.unit = reader.take(columns.UNIT, lambda cell: values.text(cell, 200)) or ""
    facts.since = _first_day(reader.take(columns.SINCE, lambda cell: values.day(cell, "ngày", on)))
    if facts.since and facts.since.day > on:
        reader.wrong(columns.SINCE, f"Ngày {facts.since} sau ngày của danh sách ({Day(on.year, on)}). Hãy xem lại.")
    if columns.PARTY in line.places:
        facts.party, facts.party_on = reader.take(columns.PARTY, lambda cell: values.party(cell, on)) or (None, None)
    for meaning in line.cells:
        kind, _, year = meaning.partition(":")
        if kind == columns.RATING and (grade := reader.take(meaning, values.grade)):
            facts.ratings[int(year)] = grade
    return facts, reader.findings


class Cells:
    """Reads cells by meaning and collects what is wrong."""

    def __init__(self, line: Line):
        self.line, self.findings = line, []

    def take(self, meaning: str, read: Callable[[Value], T]) -> T | None:
        """The meaning of a cell; None when it is empty or wrong."""
        if meaning not in self.line.cells:
            return None
        try:
            return read(self.line.cells[meaning])
        except WrongError as error:
            self.wrong(meaning, str(error))
            return None

    def wrong(self, meaning: str, message: str, *, is_error: bool = True) -> None:
        """Note a finding in the column of the meaning."""
        place = self.line.places.get(meaning)
        letter = letter_of(place) if place is not None else ""
        self.findings.append(Finding(letter, label_of(meaning), message, is_error))


def _name(reader: Cells) -> tuple[str, str]:
    """The name from one column or from two; and as it was typed, where only its capitals are others."""
    cells = reader.line.cells
    if columns.GIVEN in reader.line.places:
        parts = [values.text_of(cells.get(key)) for key in (columns.FAMILY, columns.GIVEN)]
        whole, meaning = squeeze(" ".join(parts)), columns.GIVEN
    else:
        whole, meaning = cells.get(columns.NAME), columns.NAME
    try:
        name = values.name(whole)
    except WrongError as error:
        reader.wrong(meaning, str(error))
        return "", ""
    typed = squeeze(values.text_of(whole))
    return name, typed if name not in typed else ""


def _sex(reader: Cells) -> str:
    """From a column of words, from boxes, or from the column the birth date stands in."""
    places, cells = reader.line.places, reader.line.cells
    if columns.SEX in places:
        return reader.take(columns.SEX, values.sex) or ""
    if columns.MALE in places or columns.FEMALE in places:
        return _of_boxes(reader, reader.take(columns.MALE, values.ticked), reader.take(columns.FEMALE, values.ticked))
    if columns.BIRTH_MALE in cells:
        return "male"
    return "female" if columns.BIRTH_FEMALE in cells else ""


def _of_boxes(reader: Cells, male: bool | None, female: bool | None) -> str:
    if male and female:
        reader.wrong(columns.FEMALE, "Cả nam và nữ đều có dấu. Hãy chỉ đánh dấu một ô.")
        return ""
    if female:
        return "female"
    if male or columns.MALE not in reader.line.places:
        return "male"
    return "" if columns.FEMALE in reader.line.places else "female"


def _birth(reader: Cells, on: date) -> Day | None:
    """From one column, or from one for each sex."""
    keys = (columns.BIRTH, columns.BIRTH_MALE, columns.BIRTH_FEMALE)
    filled = [key for key in keys if key in reader.line.cells]
    if len(filled) > 1 and columns.BIRTH not in filled:
        reader.wrong(filled[1], "Ngày sinh ghi ở cả cột nam và cột nữ. Hãy chỉ để ở một cột.")
        return None
    return reader.take(filled[0], lambda cell: values.birth(cell, on)) if filled else None


def _first_day(found: Day | None) -> Day | None:
    """The day from which something holds; of a year its first."""
    return found if found is None or found.day else Day(found.year, date(found.year, 1, 1))
